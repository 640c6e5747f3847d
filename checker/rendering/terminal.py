"""The gap report as text: plain for files and pipes, in colour on a terminal. The layout is the same."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from checker.rendering.gap_report import build
from checker.rendering.layout import WIDTH, fold, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from checker.rendering.layout import Line
    from checker.report import Report

_STYLES = {
    "title": "bold",
    "heading": "bold cyan",
    "group": "bold",
    "missing": "bold red",
    "partial": "bold yellow",
    "met": "green",
    "bare": "yellow",
    "score": "bold",
    "quote": "italic",
    "wording": "green",
    "warning": "yellow",
    "error": "bold red",
    "note": "dim",
}
_WIDEST = 120
"""Longer rows than this are hard to read, however wide the window."""


def render(report: Report, lang: str = "vi", *, brief: bool = False, width: int = WIDTH) -> str:
    """The gap report without colours, wrapped at ``width`` columns."""
    return plain(build(report, lang, brief=brief, width=width), width)


def render_brief(report: Report, lang: str = "vi") -> str:
    """Only the score and a line per open item."""
    return render(report, lang, brief=True)


def show(report: Report, lang: str = "vi", *, brief: bool = False) -> None:
    """Print the gap report to the terminal that stdout is, in colour and at its width."""
    show_page(lambda width: build(report, lang, brief=brief, width=width))


def show_page(page: Callable[[int], Iterable[Line]]) -> None:
    """Print a page of text to the terminal that stdout is; ``page`` gives its lines for a width."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    width = max(40, min(console.width, _WIDEST))
    for line, margin, text in fold(page(width), width):
        # Text objects, never markup: square brackets in a quote stay what they are.
        row = Text.assemble((margin, "dim" if margin.strip() else ""), (text, _STYLES.get(line.style, "")))
        console.print(row, soft_wrap=True)
