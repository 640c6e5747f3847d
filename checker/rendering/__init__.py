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


def _html(report: Report, lang: str) -> str:
    from checker.rendering.html import render

    return render(report, lang)


def _xlsx(report: Report, lang: str) -> bytes:
    from checker.rendering.xlsx import render

    return render(report, lang)


def _markdown(report: Report, lang: str) -> str:
    from checker.rendering.markdown import render

    return render(report, lang)


def _csv(report: Report, lang: str) -> str:
    from checker.rendering.csv_ import render

    return render(report, lang)


RENDERERS: dict[str, Callable[[Report, str], str | bytes]] = {
    "terminal": _terminal,
    "json": _json,
    "jsonl": _jsonl,
    "html": _html,
    "xlsx": _xlsx,
    "markdown": _markdown,
    "csv": _csv,
}
"""Format -> function of a report and a language ("vi" or "en"); a text ends with a line feed."""

BINARY = frozenset({"xlsx"})
"""Formats that are no text: they are written to files, not to the screen."""

SINGLE = frozenset({"json", "html", "xlsx", "csv"})
"""Formats whose file is about one report: two of them one after the other are no such file any more."""
