"""Tables of Word: their grid, their merged cells, and whether any line of them is visible."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.document.readers import docx_tags as w
from checker.document.readers.tables import MOST_COLUMNS, arranges_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

    from checker.document.readers.docx_styles import Styles

_INVISIBLE = frozenset((None, "nil", "none"))


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
        column = min(max(w.number(w.value_of(properties, w.GRID_BEFORE)) or 0, 0), MOST_COLUMNS)
        cells: list[Cell] = []
        below: set[int] = set()
        for cell in w.flat(element):
            if cell.tag != w.TC:
                continue
            span, continued = 1, False
            for about in _properties(cell, w.TC_PR):
                tag = about.tag
                if tag == w.GRID_SPAN:
                    span = min(max(w.number(about.get(w.VAL)) or 1, 1), MOST_COLUMNS)
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
    """Tell whether a table only arranges text on the page."""
    return arranges_page(
        rows,
        edge=edge,
        lined=lambda: _has_lines(table, rows, styles),
        first=lambda: ["".join(text.text or "" for text in cell.element.iter(w.T)) for cell in rows[0].cells],
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
