"""Tables that are drawn with lines: from the rules of a page to cells.

A table is a net of level and upright rules that touch; where a rule is missing between two fields of the net,
they are one merged cell.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from checker.document.readers.pdf_page import Rule, Segment

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOUCH = 3.0
"""Points between the end of one rule and another that still touch."""
_SAME = 4.0
"""Points between two rules that are one line drawn twice."""
_MOST = 60_000
"""Pairs of rules that are compared at most: a page with more is a drawing."""
_MOST_FIELDS = 4_000


@dataclass(slots=True, eq=False)
class Field:
    """A cell: its first row and column, how far it reaches, and the lines of text in it."""

    row: int
    column: int
    rows: int
    columns: int
    right: float
    lines: list[Segment] = field(default_factory=list)
    inner: list[Grid] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Grid:
    """A net of rules: the places of its lines, and the cell of every field."""

    page: int
    across: list[float]
    down: list[float]
    fields: dict[tuple[int, int], Field]

    @property
    def cells(self) -> list[Field]:
        """The cells in the order of reading."""
        return sorted({id(f): f for f in self.fields.values()}.values(), key=lambda f: (f.row, f.column))

    def at(self, x: float, y: float) -> Field | None:
        """The cell that a place lies in."""
        column = next((n for n, (a, b) in enumerate(_pairs(self.across)) if a <= x <= b), None)
        row = next((n for n, (a, b) in enumerate(_pairs(self.down)) if b <= y <= a), None)
        return None if column is None or row is None else self.fields[row, column]


Placed: TypeAlias = "list[Segment] | Grid"
"""What stands on a page: a row of segments, or a table."""


def grids(rules: Sequence[Rule], page: int) -> list[Grid]:
    """The nets of rules on a page, those inside the cells of others first."""
    level = _merged([rule for rule in rules if not rule.upright], upright=False)
    upright = _merged([rule for rule in rules if rule.upright], upright=True)
    if not level or not upright or len(level) * len(upright) > _MOST:
        return []
    found = []
    for group in _touching(level, upright):
        across = _distinct(sorted(r.left for r in group if r.upright))
        down = _distinct(sorted((r.bottom for r in group if not r.upright), reverse=True))
        if len(across) > 1 and len(down) > 1 and len(across) * len(down) <= _MOST_FIELDS:
            found.append(Grid(page, across, down, _fields(across, down, group)))
    found.sort(key=lambda grid: (grid.across[-1] - grid.across[0]) * (grid.down[0] - grid.down[-1]))
    return found


def place_lines(rows: Sequence[Sequence[Segment]], nets: Sequence[Grid]) -> list[Placed]:
    """Put the lines into the cells they stand in; a table stands where its first line stood.

    A single field with text around it is a frame and no table, unless it stands within a cell.
    """
    tables = [net for net in nets if len(net.cells) > 1 or _around(net, nets)]
    placed: list[Placed] = []
    met: set[int] = set()
    for row in rows:
        rest = []
        for segment in row:
            x, y = (segment.left + segment.right) / 2, segment.base + 0.3 * segment.size
            grid = next((net for net in tables if net.at(x, y)), None)
            cell = grid.at(x, y) if grid else None
            if grid is None or cell is None:
                rest.append(segment)
                continue
            cell.lines.append(segment)
            if id(grid) not in met:
                met.add(id(grid))
                outer = _around(grid, tables)
                if outer is None:
                    placed.append(grid)
                else:
                    outer.inner.append(grid)
        if rest:
            placed.append(rest)
    return [item for item in placed if not isinstance(item, Grid) or any(_texts(item))]


def _texts(grid: Grid) -> list[bool]:
    return [bool(cell.lines or cell.inner) for cell in grid.cells]


def _around(grid: Grid, others: Sequence[Grid]) -> Field | None:
    """The cell of another net that a net stands in."""
    x, y = (grid.across[0] + grid.across[-1]) / 2, (grid.down[0] + grid.down[-1]) / 2
    for other in others:
        if other is not grid and len(other.cells) > 1 and (cell := other.at(x, y)):
            wider = other.across[0] <= grid.across[0] and grid.across[-1] <= other.across[-1]
            if wider and other.down[0] >= grid.down[0] and grid.down[-1] >= other.down[-1]:
                return cell
    return None


def _pairs(values: Sequence[float]) -> list[tuple[float, float]]:
    return list(pairwise(values))


def _merged(rules: list[Rule], *, upright: bool) -> list[Rule]:
    """The rules with those drawn in pieces, or twice, made one."""

    def axis(rule: Rule) -> float:
        return rule.left + rule.right if upright else rule.bottom + rule.top

    found: list[Rule] = []
    for rule in sorted(rules, key=lambda r: (round(axis(r) / 2), r.bottom if upright else r.left)):
        near = found[-1] if found else None
        if near is not None and abs(axis(near) - axis(rule)) <= _TOUCH:
            gap = rule.bottom - near.top if upright else rule.left - near.right
            if gap <= _TOUCH:
                found[-1] = Rule(
                    near.left if upright else min(near.left, rule.left),
                    min(near.bottom, rule.bottom) if upright else near.bottom,
                    near.right if upright else max(near.right, rule.right),
                    max(near.top, rule.top) if upright else near.top,
                )
                continue
        found.append(rule)
    return found


def _touching(level: list[Rule], upright: list[Rule]) -> list[list[Rule]]:
    """The rules in groups that hang together."""
    rules = level + upright
    group = list(range(len(rules)))

    def head(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    for a, first in enumerate(level):
        for b, second in enumerate(upright, start=len(level)):
            if (
                first.left - _TOUCH <= second.right
                and second.left <= first.right + _TOUCH
                and second.bottom - _TOUCH <= first.top
                and first.bottom <= second.top + _TOUCH
            ):
                group[head(a)] = head(b)
    together: dict[int, list[Rule]] = {}
    for number, rule in enumerate(rules):
        together.setdefault(head(number), []).append(rule)
    return list(together.values())


def _distinct(places: Sequence[float]) -> list[float]:
    found: list[float] = []
    for place in places:
        if not found or abs(place - found[-1]) > _SAME:
            found.append(place)
    return found


def _fields(across: list[float], down: list[float], rules: list[Rule]) -> dict[tuple[int, int], Field]:
    """The cell of every field of a net: fields with no rule between them are one."""
    upright = [rule for rule in rules if rule.upright]
    level = [rule for rule in rules if not rule.upright]
    fields: dict[tuple[int, int], Field] = {}
    rows, columns = len(down) - 1, len(across) - 1
    for row in range(rows):
        for column in range(columns):
            if (row, column) in fields:
                continue
            middle = (down[row] + down[row + 1]) / 2
            last = column
            while last + 1 < columns and (row, last + 1) not in fields:
                if any(
                    abs(r.left - across[last + 1]) <= _SAME and r.bottom <= middle <= r.top for r in upright
                ):
                    break
                last += 1
            centre = (across[column] + across[column + 1]) / 2
            end = row
            while end + 1 < rows:
                if any(abs(r.bottom - down[end + 1]) <= _SAME and r.left <= centre <= r.right for r in level):
                    break
                end += 1
            cell = Field(row, column, end - row + 1, last - column + 1, across[last + 1])
            for r in range(row, end + 1):
                for c in range(column, last + 1):
                    fields.setdefault((r, c), cell)
    return fields
