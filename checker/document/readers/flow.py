"""What stands on the pages of a file: paragraphs and tables in order, before they become blocks.

The readers of OpenDocument, RTF and HTML each turn their file into this; how it becomes blocks, and
what counts as a table, as a line of its own, as a mere page number, is decided here for all of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from checker.document.model import Part, RawBlock, Row
from checker.document.readers.tables import arranges_page, headings, join_cells
from checker.language.normal import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE_NUMBER = re.compile(
    r"\W*(?:(?:trang|page|tr)\b\W*)?\d*(?:\W*(?:/|of|trên|của)?\W*\d+)?\W*", re.IGNORECASE
)
"""A line of a header or footer that only numbers the pages; it matches an empty one too."""
ASIDE: frozenset[Part] = frozenset(("headers", "footers", "footnotes", "comments"))
"""The parts where a table never holds data."""
_MARK = r"(?:[-+•*–—●▪■➢]|\d{1,2}[.)/]|[a-zđ]\)|[IVXLC]{1,6}[.)/])\s"
_LETTERHEAD = r"(?i)Số\s*:?\s*[\d.…_]*\s*/|Độc\s*lập\s*[-–]"


class Paragraph:
    """A paragraph as read, its line breaks as line ends; ``after`` are its boxes and notes."""

    def __init__(self, label: str = "", heading: int | None = None, alignment: str = "") -> None:
        self.pieces: list[str] = []
        self.label = label
        self.heading = heading
        self.indent: int | None = None
        self.bold = True
        self.alignment = alignment
        self.page: int | None = None
        self.after: list[tuple[Part, Flow]] = []
        self.fonts: dict[int, str] = {}
        """The names of the fonts of the pieces, by position; old fonts hold text that is not Unicode."""

    def write(self, text: str, *, bold: bool, page: int | None = None, font: str = "") -> None:
        """Add text that is seen."""
        if font:
            self.fonts[len(self.pieces)] = font
        self.pieces.append(text)
        if text.isspace():
            return
        self.bold = self.bold and bold
        self.page = page if self.page is None else self.page

    def is_blank(self) -> bool:
        """Tell whether nothing is written in it."""
        return not any(piece and not piece.isspace() for piece in self.pieces)

    def lines(self, *, framed: bool) -> list[str]:
        """Split the text where a line break stands for a new paragraph."""
        text = "".join(self.pieces)
        if "\n" not in text:
            return [clean(text)]
        return split_lines(text, alignment=self.alignment, heading=self.heading is not None, framed=framed)


class Cell(NamedTuple):
    """A cell, the columns it covers, and whether it only continues the cell above or before."""

    content: Flow
    column: int
    span: int = 1
    continued: bool = False


class TableRow(NamedTuple):
    """A row of a table; ``marked`` when the file says that it names the columns."""

    cells: list[Cell]
    columns: int
    marked: bool = False


class Table(NamedTuple):
    """A table; ``lined`` when any of its lines is visible."""

    rows: list[TableRow]
    lined: bool = False


Flow: TypeAlias = "list[Paragraph | Table]"


def split_lines(text: str, *, alignment: str, heading: bool, framed: bool) -> list[str]:
    """Split the text of a paragraph where a line break stands for a new one.

    A line break inside a heading or a centred title only balances the lines: never split. In
    justified text and in the cells of a layout table (``framed``) it does so too, unless the next
    line begins as a list entry does; but the lines of a letterhead stand for themselves ("UBND
    TỈNH / SỞ NỘI VỤ / Số: 12/BC-SNV"). Elsewhere people press Shift+Enter for Enter: split, unless
    the next line goes on in lower case.
    """
    whole = heading or alignment == "center"
    fixed = framed or alignment in {"both", "distribute"}
    lines: list[str] = []
    last = ""
    for line in filter(None, map(clean, text.split("\n"))):
        apart = not whole and (re.match(_MARK, line) or not (fixed or line[0].islower()))
        letterhead = framed and (re.match(_LETTERHEAD, line) or (line.isupper() and last.isupper()))
        if lines and not apart and not letterhead:
            lines[-1] += " " + line
        else:
            lines.append(line)
        last = line
    return lines


def blocks_of(body: Flow, headers: Flow, footers: Flow, comments: Flow) -> tuple[RawBlock, ...]:
    """Write the body, what repeats on every page (each text once), and the comments as blocks."""
    writer = _Writer()
    writer.story(body, "body")
    repeated: tuple[tuple[Flow, Part], ...] = ((headers, "headers"), (footers, "footers"))
    for flow, part in repeated:
        before = len(writer.blocks)
        writer.story(flow, part)
        writer.blocks[before:] = dict.fromkeys(writer.blocks[before:])
    writer.story(comments, "comments")
    return tuple(writer.blocks)


class _Writer:
    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self.tables = 0

    def story(self, flow: Flow, part: Part, *, framed: bool = False) -> None:
        outermost = part == "body" and not framed
        last = _last_with_text(flow) if outermost else 0
        for position, item in enumerate(flow):
            if isinstance(item, Paragraph):
                self._paragraph(item, part, framed=framed)
            else:
                begins = not any(block.part in ("body", "tables") for block in self.blocks)
                self._table(item, part, edge=outermost and (position >= last or begins))

    def _paragraph(self, paragraph: Paragraph, part: Part, *, framed: bool) -> None:
        label = paragraph.label
        margin = part in ("headers", "footers")
        for line in paragraph.lines(framed=framed):
            if line and not (margin and PAGE_NUMBER.fullmatch(line)):
                self.blocks.append(
                    RawBlock(
                        line,
                        part,
                        label,
                        paragraph.heading,
                        paragraph.indent,
                        paragraph.bold,
                        paragraph.alignment == "center",
                        None if margin or part == "comments" else paragraph.page,
                    )
                )
                label = ""
        self._after(paragraph.after)

    def _after(self, after: Sequence[tuple[Part, Flow]]) -> None:
        for part, flow in after:
            self.story(flow, part)

    def _table(self, table: Table, part: Part, *, edge: bool, nested: bool = False) -> None:
        rows = table.rows
        layout = part in ASIDE or arranges_page(
            rows, edge=edge, lined=lambda: table.lined, first=lambda: _read_cells(rows[0])[0]
        )
        if layout and not nested:
            for row in rows:
                for cell in row.cells:
                    if not cell.continued:
                        self.story(cell.content, part, framed=True)
            return
        self.tables += 1
        own = self.tables
        names: tuple[str, ...] = ()
        for number, row in enumerate(rows, start=1):
            texts, look, tables, after = _read_cells(row)
            line, places = join_cells(texts)
            heads, names = headings(rows, number, texts, names, bold=look.bold)
            if any(texts):
                place = Row(own, number, places, () if heads else names)
                self.blocks.append(RawBlock(line, "tables", bold=look.bold, page=look.page, row=place))
            for inner in tables:
                self._table(inner, part, edge=False, nested=True)
            self._after(after)


def _last_with_text(flow: Flow) -> int:
    return next((place for place in range(len(flow) - 1, -1, -1) if has_text([flow[place]])), 0)


def has_text(flow: Flow) -> bool:
    """Tell whether a flow shows any text of its own."""
    return any(
        not item.is_blank()
        if isinstance(item, Paragraph)
        else any(has_text(cell.content) for row in item.rows for cell in row.cells)
        for item in flow
    )


def _read_cells(row: TableRow) -> tuple[list[str], Paragraph, list[Table], list[tuple[Part, Flow]]]:
    """Read the cells of a row, one text for every column, and put aside what is to follow the row."""
    texts = [""] * row.columns
    look = Paragraph()
    tables: list[Table] = []
    after: list[tuple[Part, Flow]] = []
    for cell in row.cells:
        if cell.continued:
            continue
        lines: list[str] = []
        for item in cell.content:
            if isinstance(item, Table):
                tables.append(item)
                continue
            lines += (item.label, clean("".join(item.pieces)))
            after += item.after
            look.bold = look.bold and item.bold
            look.page = item.page if look.page is None else look.page
        texts[cell.column] = " ".join(filter(None, lines))
    return texts, look, tables, after
