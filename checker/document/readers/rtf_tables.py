"""The tables of RTF: rows that each bring the right edges of their cells (RTF 1.9.1, "Table Definitions")."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from checker.document.readers.flow import Cell, Flow, Table, TableRow
from checker.document.readers.tables import MOST_COLUMNS

_TOLERANCE = 40
"""Edges of different rows that are this close (in twips, a twentieth of a point) are one edge."""
_NO_LINE = frozenset(("brdrnone", "brdrnil", "brdrtbl"))
_MEASURES = frozenset(("brdrw", "brdrcf"))
_PARAGRAPH_SIDES = frozenset(("brdrt", "brdrb", "brdrl", "brdrr", "brdrbtw", "brdrbar", "box"))


@dataclass(slots=True, eq=False, repr=False)
class RowLook:
    """The definition of a row, from the word ``trowd`` on."""

    left: int = 0
    edges: list[int] = field(default_factory=list)
    above: list[bool] = field(default_factory=list)
    """For each cell: it continues the one above or before it."""
    marked: bool = False
    lined: bool = False
    """A cell has a visible line, or the row has one that a cell does not take back."""
    continues: bool = False
    cell_says: bool = False
    row_line: bool = False
    side: str = ""
    """The side whose line is being defined: of the row ("tr"), of a cell ("cl") or of nothing here."""

    def apply(self, word: str, number: int | None) -> None:
        """Apply one control word."""
        if word == "cellx":
            self.edges.append(number or 0)
            self.above.append(self.continues)
            self.lined = self.lined or (self.row_line and not self.cell_says)
            self.continues = self.cell_says = False
        elif word in ("clmrg", "clvmrg"):
            self.continues = True
        elif word == "trhdr":
            self.marked = True
        elif word == "trleft":
            self.left = number or 0
        elif word.startswith(("trbrdr", "clbrdr")):
            self.side = word[:2]
        elif word in _PARAGRAPH_SIDES:
            self.side = ""
        elif self.side and word.startswith("brdr") and word not in _MEASURES:
            self._line(visible=word not in _NO_LINE)

    def _line(self, *, visible: bool) -> None:
        if self.side == "cl":
            self.cell_says = True
            self.lined = self.lined or visible
        else:
            self.row_line = self.row_line or visible


@dataclass(slots=True, eq=False, repr=False)
class OpenTable:
    """A table that is still being read."""

    rows: list[tuple[RowLook, list[Flow]]] = field(default_factory=list)
    cells: list[Flow] = field(default_factory=list)
    cell: Flow = field(default_factory=list)

    def end_cell(self) -> None:
        """Close the cell that is being read."""
        self.cells.append(self.cell)
        self.cell = []

    def end_row(self, look: RowLook) -> None:
        """Close the row that is being read."""
        if self.cell:
            self.end_cell()
        if self.cells:
            self.rows.append((look, self.cells))
        self.cells = []

    def close(self) -> Table | None:
        """Return what was read; None when there was not a single cell."""
        self.end_row(RowLook())
        if not self.rows:
            return None
        grid = _grid([look for look, _ in self.rows])
        rows = [_row(look, cells, grid) for look, cells in self.rows]
        return Table(rows, any(look.lined for look, _ in self.rows))


def _grid(looks: list[RowLook]) -> list[int]:
    """Gather the edges of all rows into the columns of one table."""
    grid: list[int] = []
    for edge in sorted({edge for look in looks for edge in look.edges}):
        if not grid or edge - grid[-1] > _TOLERANCE:
            grid.append(edge)
    return grid[:MOST_COLUMNS]


def _row(look: RowLook, contents: list[Flow], grid: list[int]) -> TableRow:
    cells: list[Cell] = []
    left, column = look.left, 0
    for place, content in enumerate(contents):
        span, continued = 1, False
        if place < len(look.edges):
            right = look.edges[place]
            column = max(column, bisect_right(grid, left + _TOLERANCE // 2))
            span = max(bisect_right(grid, right) - column, 1)
            continued = look.above[place]
            left = right
        if column >= MOST_COLUMNS:
            break
        cells.append(Cell(content, column, min(span, MOST_COLUMNS - column), continued))
        column += span
    return TableRow(cells, cells[-1].column + cells[-1].span if cells else 0, look.marked)
