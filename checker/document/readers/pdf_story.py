"""The pages of a PDF as one story: paragraphs across page ends, tables, notes after their paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from checker.document.readers.flow import Cell, Flow, Paragraph, Table, TableRow
from checker.document.readers.numbers import symbol
from checker.document.readers.pdf_notes import calls, take_notes, without_calls
from checker.document.readers.pdf_order import Columns, in_order
from checker.document.readers.pdf_page import Segment
from checker.document.readers.pdf_paragraphs import Style, centred, join, opens, paragraphs, style_of
from checker.document.readers.pdf_reach import Line, margins_of, reaches
from checker.document.readers.pdf_tables import Grid
from checker.language.marks import mend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document.readers.pdf_page import Page
    from checker.document.readers.pdf_tables import Placed

_BULLETS = "•●▪■◦➢✓❖·"
_SYMBOL = re.compile("[\uf000-\uf0ff]")
_MOST_HEADINGS = 3
"""So many rows of headings may be repeated on top of the next page."""


def story(pages: Sequence[Page], placed: list[list[Placed]]) -> Flow:
    """Put the lines and tables of all pages together, page after page."""
    body = _body_size(placed)
    called = calls(placed)
    everywhere = set().union(*called)
    notes: dict[tuple[int, str], list[Segment]] = {}
    ends: dict[str, int] = {}
    latest: list[Segment] | None = None
    for page, items in zip(pages, placed, strict=True):
        open_calls = called[page.number] | {
            label for label in everywhere if not any(known == label for _, known in notes)
        }
        last = page.number == len(pages) - 1
        for label, lines in take_notes(items, page, open_calls, body, last=last):
            if label or latest is None:
                latest = lines
                notes[page.number, label] = lines
                if label not in called[page.number]:
                    ends[label] = page.number
            else:
                latest += lines
    writer = _Writer(notes, ends)
    margins = margins_of(pages, placed)
    ordered = [in_order(items) for items in placed]
    known = [_lines(items, margins[page.number]) for page, items in zip(pages, ordered, strict=True)]
    writer.style = style_of([line for page in known for line in page.values()])
    for things, lines_of in zip(ordered, known, strict=True):
        for thing in things:
            if isinstance(thing, Segment):
                writer.line(lines_of[id(thing)])
            else:
                writer.table(thing)
    writer.close()
    return writer.flow


def _lines(items: Sequence[Segment | Grid | Columns], margins: tuple[float, float]) -> dict[int, Line]:
    segments = [item for item in items if isinstance(item, Segment)]
    return {id(line.segment): line for line in reaches(segments, margins)}


def _body_size(placed: Sequence[Sequence[Placed]]) -> float:
    sizes: Counter[int] = Counter()
    for page in placed:
        for item in page:
            if not isinstance(item, Grid):
                for segment in item:
                    sizes[round(segment.size * 2)] += len(segment.text)
    return sizes.most_common(1)[0][0] / 2 if sizes else 12.0


class _Writer:
    """Writes lines and tables, one after the other, as paragraphs and tables of a flow."""

    def __init__(self, notes: dict[tuple[int, str], list[Segment]], ends: dict[str, int]) -> None:
        self.flow: Flow = []
        self.style = Style()
        self._notes = notes
        self._labels = frozenset(notes)
        self._ends = ends
        self._open: list[Line] = []
        self._grid: tuple[Grid, Table] | None = None

    def line(self, line: Line) -> None:
        """Go on with the paragraph that is open, or open the next."""
        self._grid = None
        if self._open and opens(self._open, line, self.style):
            self._end()
        self._open.append(line)

    def table(self, item: Grid | Columns) -> None:
        """Write a table, or go on with the one at the end of the page before."""
        self._end()
        if isinstance(item, Columns):
            self.flow.append(self._columns(item))
            self._grid = None
            return
        table = self._table(item)
        if self._grid and _goes_on(self._grid[0], item):
            _append(self._grid[1], table)
            self._grid = (item, self._grid[1])
        else:
            self.flow.append(table)
            self._grid = (item, table)

    def close(self) -> None:
        """Write what is still open, and the notes that nothing called."""
        self._end()
        for _, lines in sorted(self._notes.items()):
            note = self._paragraph([Line(s, s.left, s.right, fresh=True) for s in lines])
            last = next((item for item in reversed(self.flow) if isinstance(item, Paragraph)), None)
            if last is None:
                self.flow.append(note)
            else:
                last.after.append(("footnotes", [note]))
        self._notes = {}

    def _end(self) -> None:
        if self._open:
            self.flow.append(self._paragraph(self._open))
            self._open = []

    def _paragraph(self, lines: Sequence[Line]) -> Paragraph:
        first = lines[0].segment
        paragraph = Paragraph(alignment="center" if centred(lines) else "")
        paragraph.page = first.page + 1
        met: list[tuple[int, str]] = []
        texts = []
        for line in lines:
            page = line.segment.page
            text, labels = without_calls(line.segment.text, self._known(page))
            texts.append(text)
            met += [(page, label) for label in labels]
        bold = all(all(line.segment.bold) for line in lines)
        text = _in_unicode(mend(join(texts)))
        if text[:1] in _BULLETS and text[1:2] == " ":
            paragraph.label, text = "-", text[2:]
        paragraph.write(text, bold=bold, page=first.page + 1)
        for page, label in met:
            place = page if (page, label) in self._notes else self._ends.get(label, -1)
            if (note := self._notes.pop((place, label), None)) is not None:
                content = self._paragraph([Line(s, s.left, s.right, fresh=True) for s in note])
                paragraph.after.append(("footnotes", [content]))
        return paragraph

    def _known(self, page: int) -> set[str]:
        return {label for at, label in self._labels if at == page} | set(self._ends)

    def _table(self, grid: Grid) -> Table:
        columns = len(grid.across) - 1
        rows = [TableRow([], columns) for _ in grid.down[1:]]
        for cell in grid.cells:
            content = self._cell(cell.lines, cell.right)
            content += [self._table(inner) for inner in cell.inner]
            rows[cell.row].cells.append(Cell(content, cell.column, cell.columns))
            for below in range(cell.row + 1, cell.row + cell.rows):
                rows[below].cells.append(Cell([], cell.column, cell.columns, continued=True))
        for row in rows:
            row.cells.sort(key=lambda cell: cell.column)
        return Table(rows, lined=True)

    def _columns(self, columns: Columns) -> Table:
        rows = []
        for row in columns.rows:
            ends = [max((segment.right for segment in cell), default=0.0) for cell in row]
            flows = [self._cell(cell, end) for cell, end in zip(row, ends, strict=True)]
            rows.append(TableRow([Cell(flow, column) for column, flow in enumerate(flows)], len(row)))
        return Table(rows)

    def _cell(self, segments: Sequence[Segment], right: float) -> Flow:
        if not segments:
            return []
        left = min(segment.left for segment in segments)
        lines = [Line(s, left, right - 4, fresh=number == 0) for number, s in enumerate(segments)]
        return [self._paragraph(group) for group in paragraphs(lines, self.style)]


def _goes_on(before: Grid, grid: Grid) -> bool:
    """Whether a table at the top of a page has the columns of the one at the end of the page before."""
    return (
        grid.page == before.page + 1
        and len(grid.across) == len(before.across)
        and all(
            abs((a - before.across[0]) - (b - grid.across[0])) <= 3
            for a, b in zip(before.across, grid.across, strict=True)
        )
    )


def _append(table: Table, more: Table) -> None:
    """Add the rows of the next page, without headings said again; a row cut by the page end is one."""
    rows = more.rows
    repeated = 0
    while repeated < min(_MOST_HEADINGS, len(rows), len(table.rows)) and (
        _texts(rows[repeated]) == _texts(table.rows[repeated])
    ):
        repeated += 1
    rows = rows[repeated:]
    if rows and _continues(table.rows[-1], rows[0]):
        for cell, rest in zip(table.rows[-1].cells, rows[0].cells, strict=True):
            cell.content.extend(rest.content)
        rows = rows[1:]
    table.rows.extend(rows)


def _texts(row: TableRow) -> list[str]:
    return [
        " ".join("".join(item.pieces) for item in cell.content if isinstance(item, Paragraph))
        for cell in row.cells
    ]


def _continues(row: TableRow, below: TableRow) -> bool:
    """Whether the first row of a page is the rest of the last row of the page before: it has no number."""
    first, rest = _texts(row), _texts(below)
    return (
        len(first) == len(rest) > 1
        and bool(first[0])
        and not rest[0]
        and all(a or not b for a, b in zip(first, rest, strict=True))
        and not any(cell.continued for cell in below.cells)
    )


def _in_unicode(text: str) -> str:
    """The text with the characters of symbol fonts as what they stand for."""
    if not _SYMBOL.search(text):
        return text
    return "".join((symbol(ord(c)) or "") if "\uf000" <= c <= "\uf0ff" else c for c in text)
