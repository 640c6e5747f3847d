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


def _checklist(report: Report, lang: str) -> bytes:
    from checker.rendering.checklist import render

    return render(report, lang)


def _request_letter(report: Report, lang: str) -> bytes:
    from checker.rendering.request_letter import render

    return render(report, lang)


RENDERERS: dict[str, Callable[[Report, str], str | bytes]] = {
    "terminal": _terminal,
    "json": _json,
    "jsonl": _jsonl,
    "phieu": _checklist,
    "de-nghi": _request_letter,
}
"""Format -> function of a report and a language ("vi" or "en"); a text ends with a line feed."""

WORD = frozenset(("phieu", "de-nghi"))
"""The formats that are Word files: bytes, one file for each report, never for the screen."""
