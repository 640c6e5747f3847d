"""Footnotes and endnotes: which lines they are, and the raised numbers that call them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.document.readers.pdf_page import CALL, CALL_END
from checker.document.readers.pdf_tables import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document.readers.pdf_page import Page, Rule, Segment
    from checker.document.readers.pdf_tables import Placed

_LABEL = re.compile(
    rf"{CALL}?(?:(\d{{1,3}})|([ivxlc]{{1,6}})|(\*{{1,3}})){CALL_END}?(?:[.)]\s*|\s+|(?=[^\W\d_a-z]))"
)
_CALLED = re.compile(f"{CALL}([^{CALL_END}]*){CALL_END}")
_SHORTEST, _LONGEST = 30.0, 0.5
"""A rule above footnotes has at least so many points, at most so much of the width of the page."""
_SMALLER = 0.93


def calls(pages: Sequence[Sequence[Placed]]) -> list[set[str]]:
    """The raised numbers in the text of each page."""
    return [
        {
            label
            for item in page
            if not isinstance(item, Grid)
            for s in item
            for label in _CALLED.findall(s.text)
        }
        | {
            label
            for item in page
            if isinstance(item, Grid)
            for cell in item.cells
            for s in cell.lines
            for label in _CALLED.findall(s.text)
        }
        for page in pages
    ]


def take_notes(
    page: list[Placed], about: Page, called: set[str], body: float, *, last: bool
) -> list[tuple[str, list[Segment]]]:
    """Take the notes off a page: (label, lines) each; a label of "" goes on with the note before.

    Notes stand below a short rule, or are small lines at the end, and begin with a number that the text
    calls; on the last page they may stand alone (endnotes). ``body`` is the size of the running text.
    """
    rows = [item for item in page if not isinstance(item, Grid)]
    below = _under_rule(rows, about, called) or _small(rows, called, body)
    if not below and last and rows and _label(rows[0][0], called):
        below = rows
    if not below:
        return []
    gone = {id(row) for row in below}
    page[:] = [item for item in page if id(item) not in gone]
    notes: list[tuple[str, list[Segment]]] = []
    for row in below:
        for segment in row:
            label = _label(segment, called)
            if label or not notes:
                rest = _LABEL.sub("", segment.text, count=1) if label else segment.text
                notes.append((label, [segment._replace(text=rest)]))
            else:
                notes[-1][1].append(segment)
    return notes


def _label(segment: Segment, called: set[str]) -> str:
    found = _LABEL.match(segment.text)
    label = next(filter(None, found.groups()), "") if found else ""
    return label if label in called else ""


def _under_rule(rows: Sequence[list[Segment]], about: Page, called: set[str]) -> list[list[Segment]]:
    for rule in sorted(about.rules, key=lambda rule: rule.top):
        if not _may_divide(rule, about.width):
            continue
        below = [row for row in rows if row[0].base < rule.bottom]
        first = max(below, key=lambda row: row[0].base, default=None)
        if first is None or rule.bottom - first[0].base > 3 * first[0].size:
            continue
        small = all(row[0].size < _SMALLER * above[0].size for row in below for above in rows[:1])
        near = abs(first[0].left - rule.left) < 3 * first[0].size
        if near and (_label(first[0], called) or (small and _trailing(rows, below))):
            return below
    return []


def _may_divide(rule: Rule, width: float) -> bool:
    return not rule.upright and _SHORTEST <= rule.right - rule.left <= _LONGEST * width


def _trailing(rows: Sequence[list[Segment]], below: Sequence[list[Segment]]) -> bool:
    """Whether lines are the last that were written on the page."""
    chosen = {id(row) for row in below}
    return all(id(row) in chosen for row in rows[len(rows) - len(below) :])


def _small(rows: Sequence[list[Segment]], called: set[str], body: float) -> list[list[Segment]]:
    """The small lines at the end of a page, from the first on that has the number of a note."""
    start = len(rows)
    while start > 0 and rows[start - 1][0].size < _SMALLER * body:
        start -= 1
    while start < len(rows) and not _label(rows[start][0], called):
        start += 1
    return list(rows[start:])


def without_calls(text: str, known: set[str]) -> tuple[str, list[str]]:
    """The text without the numbers that call a known note, and these numbers; others stay as text."""
    met: list[str] = []

    def drop(found: re.Match[str]) -> str:
        if found[1] in known:
            met.append(found[1])
            return ""
        return found[1]

    return _CALLED.sub(drop, text), met
