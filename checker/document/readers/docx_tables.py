"""Tables of Word: which are data and which only arrange the page, and what a row reads like."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.document.model import CELL_BREAK
from checker.document.readers import docx_tags as w

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from checker.document.readers.docx_styles import Styles

_INVISIBLE = frozenset((None, "nil", "none"))
_MOST_COLUMNS = 63
"""Word's own limit; a file may claim more."""
_LONGEST_HEADER = 80


class Cell(NamedTuple):
    """A cell and the columns it covers; ``continued`` when it only continues the cell above or before."""

    element: _Element
    column: int
    span: int
    continued: bool


class TableRow(NamedTuple):
    """A row of a table with its cells in order."""

    element: _Element
    cells: tuple[Cell, ...]
    columns: int
    marked: bool
    """Word repeats it as a header on every page."""


def rows_of(table: _Element) -> list[TableRow]:
    """Read the grid: where cells stand, how far they reach, which were merged into others."""
    rows: list[TableRow] = []
    merging: set[int] = set()
    for element in w.flat(table):
        if element.tag != w.TR:
            continue
        properties = element.find(w.TR_PR)
        column = min(max(w.number(w.value_of(properties, w.GRID_BEFORE)) or 0, 0), _MOST_COLUMNS)
        cells: list[Cell] = []
        below: set[int] = set()
        for cell in w.flat(element):
            if cell.tag != w.TC:
                continue
            span, continued = 1, False
            for about in _properties(cell, w.TC_PR):
                tag = about.tag
                if tag == w.GRID_SPAN:
                    span = min(max(w.number(about.get(w.VAL)) or 1, 1), _MOST_COLUMNS)
                elif tag == w.H_MERGE:
                    continued = continued or about.get(w.VAL) != "restart"
                elif tag == w.V_MERGE:
                    below.add(column)
                    # A continuation without anything above is a cell like any other.
                    continued = continued or (about.get(w.VAL) != "restart" and column in merging)
            cells.append(Cell(cell, column, span, continued))
            column += span
        merging = below
        marked = None if properties is None else properties.find(w.TBL_HEADER)
        rows.append(TableRow(element, tuple(cells), column, marked is not None and w.is_on(marked)))
    return rows


def is_layout(table: _Element, rows: list[TableRow], styles: Styles, *, edge: bool) -> bool:
    """Tell whether a table only arranges text on the page.

    So do tables without a visible line, small ones at the very beginning or end (agency beside
    national motto, recipients beside signature), and the single cell that frames a paragraph. A
    borderless table that has a row of column headings over two or more full rows is still data:
    that is what text pasted from a web page looks like.
    """
    columns = max((row.columns for row in rows), default=0)
    if columns <= 1 and len(rows) <= 1:
        return True
    if edge and columns <= 2 and len(rows) <= 3:
        return True
    if _has_lines(table, rows, styles):
        return False
    if any(row.marked for row in rows):
        return False
    if columns < 3 or len(rows) < 3:
        return True
    texts = ["".join(text.text or "" for text in cell.element.iter(w.T)) for cell in rows[0].cells]
    return not _short(texts)


def looks_like_header(row: TableRow, texts: list[str], *, bold: bool, more: bool) -> bool:
    """Tell whether the first row names the columns."""
    if row.marked:
        return True
    named = [texts[cell.column] for cell in row.cells if cell.column < len(texts)]
    # Two columns are as often a form ("Tên đơn vị | Trường X") as a table.
    return more and len(named) >= 2 and _short(named) and (bold or row.columns > 2)


def is_second_header(first: TableRow, second: TableRow) -> bool:
    """Tell whether the headings go on in the second row: some split there, the others reach down."""
    reaching = any(cell.continued for cell in second.cells)
    return reaching and any(cell.span > 1 and not cell.continued for cell in first.cells)


def spread(row: TableRow, texts: list[str]) -> list[str]:
    """Repeat the text of a merged cell over all the columns it covers."""
    filled = list(texts)
    for cell in row.cells:
        filled[cell.column : cell.column + cell.span] = [texts[cell.column]] * cell.span
    return filled


def join_cells(texts: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Write the cells of a row as one line, with the place of each in it.

    Spaces stay single around empty cells: "A | Những việc công khai | | ".
    """
    line = ""
    places: list[tuple[int, int]] = []
    for position, text in enumerate(texts):
        if position:
            line += CELL_BREAK.lstrip() if not line or line.endswith(" ") else CELL_BREAK
        places.append((len(line), len(line) + len(text)))
        line += text
    return line, tuple(places)


def _short(texts: list[str]) -> bool:
    return all(
        text.strip() and len(text) <= _LONGEST_HEADER and not text.strip()[0].isdigit() for text in texts
    )


def _properties(element: _Element, tag: str) -> Iterable[_Element]:
    """Return the properties of a cell, which stand first in it."""
    first = next(iter(element), None)
    return () if first is None or first.tag != tag else first


def _has_lines(table: _Element, rows: list[TableRow], styles: Styles) -> bool:
    """Tell whether any cell has a visible line, its own or else the table's."""
    properties = table.find(w.TBL_PR)
    sides: dict[str, str | None] = {}
    for style in reversed(styles.chain(w.value_of(properties, w.TBL_STYLE))):
        for borders in style.iter(w.TBL_BORDERS, w.TC_BORDERS):
            found = dict(_sides(borders))
            if borders.getparent() is not style.find(w.TBL_PR):
                # What the style says of single rows can add a line, not take one away.
                found = {side: value for side, value in found.items() if value not in _INVISIBLE}
            sides.update(found)
    if properties is not None and (own := properties.find(w.TBL_BORDERS)) is not None:
        sides.update(_sides(own))
    lines = [side for side, value in sides.items() if value not in _INVISIBLE]
    outer = [_name(side) for side in lines if "inside" not in side]
    for row in rows:
        for cell in row.cells:
            about = cell.element.find(w.TC_PR)
            drawn = None if about is None else about.find(w.TC_BORDERS)
            own_sides = {} if drawn is None else dict(_sides(drawn))
            if any(value not in _INVISIBLE for value in own_sides.values()):
                return True
            if (lines and not own_sides) or (own_sides and set(outer) - set(map(_name, own_sides))):
                return True
    return False


def _sides(borders: _Element) -> Iterator[tuple[str, str | None]]:
    return ((str(side.tag), side.get(w.VAL)) for side in borders)


def _name(side: str) -> str:
    """Name a side as older and newer files both do: left is start, right is end."""
    return side.replace("}start", "}left").replace("}end", "}right")
