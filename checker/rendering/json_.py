"""The report as JSON: one object (``json``), or one object a line (``jsonl``)."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.report import to_json

if TYPE_CHECKING:
    from checker.report import Report

_SCHEMA = Path(__file__).resolve().parent / "schema" / "report.schema.json"
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_BREAKS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def render(report: Report, lang: str = "vi") -> str:
    """The documented object, indented, keys sorted."""
    return _text(to_json(report, lang), indent=2)


def text_of(value: dict[str, Any]) -> str:
    """Any plain object in the same form."""
    return _text(value, indent=2)


def render_line(report: Report, lang: str = "vi") -> str:
    """The documented object on one line, keys sorted."""
    return _text(to_json(report, lang), indent=None)


def schema_text() -> str:
    """The published JSON Schema of the object, as it stands in its file."""
    return _SCHEMA.read_text(encoding="utf-8")


def schema() -> dict[str, Any]:
    """The published JSON Schema of the object."""
    loaded: dict[str, Any] = json.loads(schema_text())
    return loaded


def _text(value: dict[str, Any], indent: int | None) -> str:
    """JSON that any reader takes: no lone surrogates (file names may hold them), no hidden line breaks."""
    separators = None if indent else (",", ":")
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, allow_nan=False, indent=indent, separators=separators
    )
    text = _SURROGATES.sub("\ufffd", text)
    for char, escape in _LINE_BREAKS.items():
        text = text.replace(char, escape)
    return text + "\n"
