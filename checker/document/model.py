"""What was submitted: a document as blocks of text with addresses.

A reader turns bytes into a ``Reading``; ``checker.document.read`` adds the outline and the
metadata and makes a ``Document`` of it. All text is NFC, with the spaces of a line folded to one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from checker.document.form import Forming

Part = Literal["body", "tables", "footnotes", "textboxes", "headers", "footers", "comments"]
Status = Literal["ok", "degraded", "unreadable"]

CELL_BREAK = " | "
"""What stands between two cells in the text of a table row."""


class Row(NamedTuple):
    """Where a block that is a table row stands: cells as offsets into the block's text."""

    table: int
    number: int
    cells: tuple[tuple[int, int], ...]
    headers: tuple[str, ...] = ()


class RawBlock(NamedTuple):
    """One paragraph or one table row as a reader found it.

    ``label`` is the automatic number or bullet as it is printed ("II.", "a)", "-"); a number that
    was typed stands in ``text`` and is split off by the outline. ``heading`` is the outline level
    of a heading style (1 = top), ``indent`` the level of the list or the indentation, if known.
    ``origin`` is where it hangs in the main part of a Word file: the number, from 0, of that paragraph
    (``w:p``) among all of them in the order of the file; -1 for what hangs on none.
    """

    text: str
    part: Part = "body"
    label: str = ""
    heading: int | None = None
    indent: int | None = None
    bold: bool = False
    centered: bool = False
    page: int | None = None
    row: Row | None = None
    origin: int = -1


class Reading(NamedTuple):
    """What a reader got out of a file, and what it has to say about it.

    ``notes`` are sentences for the user, in Vietnamese and English, on what was not read or
    was repaired. ``deleted`` is text that stands in the file only as a tracked deletion. ``ocr``:
    text was recognised from pictures. ``form`` reads the form of the file, where its format has one.
    """

    blocks: tuple[RawBlock, ...]
    format: str
    status: Status = "ok"
    notes: tuple[tuple[str, str], ...] = ()
    deleted: tuple[str, ...] = ()
    ocr: bool = False
    form: Forming | None = None


class Block(NamedTuple):
    """One paragraph, heading, list entry or table row, at its place in the outline.

    ``number`` counts the blocks of the document from 1. ``section`` is the path of labels
    ("II.2.a"). ``parent`` is the index (from 0) of the block that governs this one: the heading
    it stands under, or the sentence that introduces the list it belongs to; -1 at the top.
    ``origin`` is that of the ``RawBlock``.
    """

    number: int
    text: str
    part: Part
    label: str
    section: str
    parent: int
    kind: Literal["heading", "paragraph", "entry", "row", "note"]
    page: int | None = None
    row: Row | None = None
    origin: int = -1


class Metadata(NamedTuple):
    """What the frame of the document says about itself; empty where it does not."""

    title: str = ""
    kind: str = ""
    agency: str = ""
    superior: str = ""
    number: str = ""
    place: str = ""
    date: str = ""
    period_from: str = ""
    period_to: str = ""
    signer: str = ""
    recipients: tuple[str, ...] = ()


class Document(NamedTuple):
    """A submission that was read: blocks in order, and what is known about it.

    ``form`` reads page, type and paragraphs off the file; None for formats that have none of their own.
    """

    name: str
    sha256: str
    format: str
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    status: Status = "ok"
    notes: tuple[tuple[str, str], ...] = ()
    deleted: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    """The paragraphs of the comments in the margin; they stand apart from the blocks."""
    ocr: bool = False
    form: Forming | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the file that had text, in a fixed order."""
        order = ("body", "tables", "footnotes", "textboxes", "headers", "footers", "comments")
        present: set[str] = {block.part for block in self.blocks} | ({"comments"} if self.comments else set())
        return tuple(part for part in order if part in present)
