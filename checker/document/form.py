"""The form of a document: page, type and paragraphs, which only the properties of a file tell.

Lengths of pages and indents are in millimetres, sizes of type and spacing in points. None stands for what is
not known: a check of the form then says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """The paper and the margins of one section."""

    width: float | None = None
    height: float | None = None
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None

    @property
    def landscape(self) -> bool:
        """Whether the page is wider than high."""
        return bool(self.width and self.height and self.width > self.height)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page: ``place`` is "header", "footer" or "" where there is none.

    ``first`` tells whether the first page shows it.
    """

    place: str = ""
    align: str | None = None
    size: float | None = None
    first: bool | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that looks the same. ``colour`` is "auto" or six hexadecimal digits."""

    text: str
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """How one paragraph is set. ``align`` is "left", "right", "center" or "both".

    ``spacing`` is the space above and below together, ``line`` the distance of lines as a multiple of the
    single one. ``drawn``: a line or a picture belongs to it (a border, an underline, a drawing).
    """

    runs: tuple[Run, ...] = ()
    align: str | None = None
    first_line: float | None = None
    spacing: float | None = None
    line: float | None = None
    drawn: bool | None = None

    def runs_of(self, text: str) -> tuple[Run, ...]:
        """The runs, cut to the words of ``text``; all of them where those do not stand together."""
        whole = "".join("".join(run.text.split()) for run in self.runs)
        wanted = "".join(text.split())
        start = whole.find(wanted)
        if start < 0 or not wanted:
            return tuple(run for run in self.runs if run.text.strip())
        end = start + len(wanted)
        found = []
        at = 0
        for run in self.runs:
            length = len("".join(run.text.split()))
            if at < end and at + length > start and length:
                found.append(run)
            at += length
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a document: its sections, the number of the page, its paragraphs by their ``origin``."""

    pages: tuple[Page, ...] = ()
    number: PageNumber | None = None
    paragraphs: tuple[Paragraph, ...] = ()

    def paragraph(self, origin: int) -> Paragraph | None:
        """The paragraph of that number, None where there is none such."""
        return self.paragraphs[origin] if 0 <= origin < len(self.paragraphs) else None


Forming = Callable[[], Form]
"""Reads the form of a document when a ruleset asks for it: that costs about as much as reading the text."""
