"""From a Report to text: one function per format, in one registry.

A format is added by writing a module with ``render(report, lang)`` and naming it here; it is imported
when used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.report import Report


def _terminal(report: Report, lang: str) -> str:
    from checker.rendering.terminal import render

    return render(report, lang)


def _json(report: Report, lang: str) -> str:
    from checker.rendering.json_ import render

    return render(report, lang)


def _jsonl(report: Report, lang: str) -> str:
    from checker.rendering.json_ import render_line

    return render_line(report, lang)


RENDERERS: dict[str, Callable[[Report, str], str]] = {"terminal": _terminal, "json": _json, "jsonl": _jsonl}
"""Format -> function of a report and a language ("vi" or "en"); the text ends with a line feed."""
