"""The grid of an HTML table: its rows, and where cells reach into rows below (HTML, "Forming a table")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document.readers.flow import Cell

if TYPE_CHECKING:
    from lxml.etree import _Element

_GROUPS = ("thead", "tbody", "tfoot")


def rows_of(table: _Element) -> list[tuple[_Element, bool]]:
    """Find the rows of a table, and whether each stands in its head."""
    rows: list[tuple[_Element, bool]] = []
    for element in table:
        if element.tag == "tr":
            rows.append((element, False))
        elif element.tag in _GROUPS:
            rows += [(row, element.tag == "thead") for row in element.iterchildren("tr")]
    return rows


def fill_below(cells: list[Cell], reach: dict[int, int], column: int, *, last: bool = False) -> int:
    """Enter the cells that reach down into this row, and return the next free column."""
    end = max((place + 1 for place, rows in reach.items() if rows > 0), default=0) if last else column
    while reach.get(column, 0) > 0 or column < end:
        if reach.get(column, 0) > 0:
            cells.append(Cell([], column, continued=True))
        column += 1
    return column


def number_of(cell: _Element, name: str) -> int:
    """Return how many rows or columns a cell covers."""
    try:
        return max(int(cell.get(name) or 1), 1)
    except ValueError:
        return 1
