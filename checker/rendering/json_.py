"""The report as JSON: one object (``json``), or one object a line (``jsonl``)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.report import to_json

if TYPE_CHECKING:
    from checker.report import Report

_SCHEMAS = Path(__file__).resolve().parent / "schema"
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_BREAKS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def render(report: Report, lang: str = "vi") -> str:
    """The documented object, indented, keys sorted."""
    return text_of(to_json(report, lang))


def render_line(report: Report, lang: str = "vi") -> str:
    """The documented object on one line, keys sorted."""
    return text_of(to_json(report, lang), indent=None)


def schema_text(name: str = "report") -> str:
    """The published JSON Schema of a report or of a "receipt", as it stands in its file."""
    return (_SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")


def schema(name: str = "report") -> dict[str, Any]:
    """The published JSON Schema of a report or of a "receipt"."""
    loaded: dict[str, Any] = json.loads(schema_text(name))
    return loaded


def text_of(value: Any, indent: int | None = 2) -> str:
    """JSON that any reader takes: no lone surrogates (file names may hold them), no hidden line breaks.

    Keys are sorted, so that the same value is the same text; it ends with a line feed.
    """
    separators = None if indent else (",", ":")
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, allow_nan=False, indent=indent, separators=separators
    )
    text = _SURROGATES.sub("\ufffd", text)
    for char, escape in _LINE_BREAKS.items():
        text = text.replace(char, escape)
    return text + "\n"
