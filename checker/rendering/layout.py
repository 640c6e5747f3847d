"""Lines of a plain text page: cleaning what comes from outside, wrapping, shortening.

A page is a list of ``Line``; ``fold`` turns it into the printed rows, the same for a file and for a terminal.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WIDTH = 80
"""The width of a page that is not printed to a terminal."""

LABEL = 15
"""The column in which the text after a label starts."""

_ESCAPES = (
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # OSC: window titles, hyperlinks
    r"|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?"  # CSI: colours, cursor
    r"|\x1b[ -/]*[0-~]?"
)
_SPACES = "[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]"
_HIDDEN = (
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)
_SURROGATES = "[\ud800-\udfff]"


class Line(NamedTuple):
    """One logical line: ``style`` is its role, ``label`` stands in a column of its own before the text.

    ``hang`` is how much further in the rows after the first begin. ``single`` lines are cut at a word
    instead of wrapped.
    """

    style: str
    indent: int
    text: str
    label: str = ""
    hang: int = 0
    single: bool = False


BLANK = Line("plain", 0, "")


def clean(text: str) -> str:
    """The text without what steers a terminal or reorders what is read: it comes from a stranger."""
    if text.isprintable():
        return text
    text = re.sub(_SPACES, " ", re.sub(_ESCAPES, "", text))
    return re.sub(_SURROGATES, "\ufffd", re.sub(_HIDDEN, "", text))


def tidy(text: str) -> str:
    """Cleaned, with every run of spaces folded to one."""
    return " ".join(clean(text).split())


def shorten(text: str, width: int) -> str:
    """At most ``width`` characters of the text, cut after a word."""
    if len(text) <= width:
        return text
    cut = text[: max(width - 1, 1)]
    if not text[len(cut)].isspace() and " " in cut:
        cut = cut[: cut.rindex(" ")]
    return cut.rstrip(" ,;:.-") + "…"


def fold(lines: Iterable[Line], width: int = WIDTH) -> Iterator[tuple[Line, str, str]]:
    """The printed rows: the line each belongs to, its margin with the label, and its text."""
    for line in lines:
        text, label = clean(line.text), clean(line.label)
        margin = " " * line.indent
        if label:
            margin += label.ljust(LABEL) if len(label) < LABEL else f"{label} "
        room = max(width - len(margin), 20)
        if line.single:
            yield line, margin, shorten(text, room)
            continue
        if len(text) <= room:
            yield line, margin, text.rstrip(" ")
            continue
        rows = textwrap.wrap(
            text, room, subsequent_indent=" " * line.hang, break_on_hyphens=False, break_long_words=True
        )
        yield line, margin, rows[0] if rows else ""
        for row in rows[1:]:
            yield line, " " * len(margin), row


def plain(lines: Iterable[Line], width: int = WIDTH) -> str:
    """The page as text, without colours; every row ends with a line feed."""
    return "".join(f"{margin}{text}".rstrip() + "\n" for _, margin, text in fold(lines, width))
