"""The order of reading on a page.

Word processors write a page in the order of reading, and PDFium keeps it. Where lines of several columns
were written across (by the row), the columns are told apart here: two are read one after the other, three or
more that stand below each other in rows are a table without lines.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from checker.document.readers.pdf_tables import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document.readers.pdf_page import Segment
    from checker.document.readers.pdf_tables import Placed

LIST_LABEL = re.compile(
    r"(?:[-–—+*•●▪■➢✓o·\uf000-\uf0ff]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVXLivx]{1,6}|[A-ZĐa-zđ])[.)/]{1,2}|"
    r"(?:\d{1,2}\.){1,4}\d{1,2})"
)
"""A number or bullet that stands alone before the text it belongs to."""
_NEXT = 2.6
"""Lines further apart than so many font sizes do not belong to one group of columns."""
_FEWEST_ROWS = 3


class Columns(NamedTuple):
    """Rows of cells that stand below each other without rules: a table if it has three columns or more."""

    rows: list[list[list[Segment]]]


def in_order(page: Sequence[Placed]) -> list[Segment | Grid | Columns]:
    """The lines and tables of a page in the order of reading."""
    found: list[Segment | Grid | Columns] = []
    rows: list[list[Segment]] = []
    for item in _downwards(page):
        if isinstance(item, Grid):
            found += _ordered(rows)
            rows = []
            found.append(item)
        else:
            rows.append(item)
    return found + _ordered(rows)


def _downwards(page: Sequence[Placed]) -> list[Placed]:
    """The page as it stands, or from top to bottom where the file has its lines in no order at all."""
    rows = [(item, item[0]) for item in page if not isinstance(item, Grid)]
    steps = [(a, b) for (_, a), (_, b) in pairwise(rows)]
    back = sum(1 for a, b in steps if b.base > a.base + a.size and b.left < a.right and a.left < b.right)
    if len(steps) < 4 or back * 3 < len(steps):
        return list(page)
    return sorted(page, key=lambda item: -item.down[0] if isinstance(item, Grid) else -item[0].base)


def _ordered(rows: Sequence[list[Segment]]) -> list[Segment | Grid | Columns]:
    lines = _rows_side_by_side(rows)
    found: list[Segment | Grid | Columns] = []
    position = 0
    while position < len(lines):
        end = _group_end(lines, position) if len(lines[position]) > 1 else position + 1
        group = lines[position:end]
        if len(group) == 1 and len(group[0]) > 1:
            found.append(_joined(group[0]))
        elif len(group) == 1:
            found.append(group[0][0])
        else:
            start = position
            while (
                start > 0
                and found
                and _may_open(lines[start - 1], group)
                and found[-1] is lines[start - 1][0]
            ):
                start -= 1
                group.insert(0, lines[start])
                found.pop()
            found += _columns(group)
        position = end
    return found


def with_labels(row: list[Segment]) -> list[Segment]:
    """A number or bullet is no column: it belongs to the text after it."""
    joined: list[Segment] = []
    for segment in row:
        if joined and LIST_LABEL.fullmatch(joined[-1].text) and segment.left > joined[-1].right:
            joined[-1] = _joined([joined[-1], segment])
        else:
            joined.append(segment)
    return joined


def _joined(parts: Sequence[Segment]) -> Segment:
    """Parts of one line as one segment."""
    first, last = parts[0], parts[-1]
    label = LIST_LABEL.fullmatch(first.text) and len(parts) > 1
    return first._replace(
        text=" ".join(part.text for part in parts),
        right=last.right,
        bold=(parts[1].bold[0] if label else first.bold[0], last.bold[1]),
    )


def _rows_side_by_side(rows: Sequence[list[Segment]]) -> list[list[Segment]]:
    """Lines that were written one after the other but stand on one height are one row."""
    found: list[list[Segment]] = []
    for row in rows:
        last = found[-1][-1] if found else None
        if (
            last is not None
            and abs(last.base - row[0].base) < 0.5 * min(last.size, row[0].size)
            and row[0].left > last.right
        ):
            found[-1] = found[-1] + row
        else:
            found.append(row)
    return found


def _gutters(group: Sequence[list[Segment]]) -> list[tuple[float, float]]:
    """The columns of rows: the ranges that their parts cover together, from left to right."""
    reach: list[list[float]] = []
    for segment in sorted((s for row in group for s in row), key=lambda s: s.left):
        if reach and segment.left < reach[-1][1] + 0.3 * segment.size:
            reach[-1][1] = max(reach[-1][1], segment.right)
        else:
            reach.append([segment.left, segment.right])
    return [(left, right) for left, right in reach]


def _group_end(lines: Sequence[list[Segment]], start: int) -> int:
    """Where the rows end that share the columns of the row at ``start``."""
    columns = len(lines[start])
    end = start + 1
    last_full = start
    while end < len(lines):
        above, row = lines[end - 1], lines[end]
        step = max(s.base for s in above) - max(s.base for s in row)
        if not 0 < step <= _NEXT * row[0].size or len(_gutters(lines[start : end + 1])) < columns:
            break
        if len(row) > 1:
            last_full = end
            columns = max(columns, len(_gutters(lines[start : end + 1])))
        end += 1
    # Single lines below the last full row belong to the columns only if they follow closely.
    kept = last_full + 1
    while kept < end and lines[kept - 1][0].base - lines[kept][0].base <= 1.7 * lines[kept][0].size:
        kept += 1
    return kept


def _may_open(row: Sequence[Segment], group: Sequence[list[Segment]]) -> bool:
    """Whether a single line above a group of columns is the first line of one of them."""
    step = row[0].base - max(s.base for s in group[0])
    if len(row) > 1 or not 0 < step <= 1.7 * row[0].size:
        return False
    ranges = _gutters(group)
    alone = len(_gutters([*group, list(row)])) == len(ranges)
    return alone and row[0].left > ranges[0][1]


def _columns(group: Sequence[list[Segment]]) -> list[Segment | Grid | Columns]:
    ranges = _gutters(group)
    full = sum(1 for row in group if len(row) > 1)
    if len(ranges) > 2 and full >= _FEWEST_ROWS:
        return [Columns(_cells(group, ranges))]
    if len(ranges) == 1:
        return [_joined(row) for row in group]
    if full == 1 and all(_column(row[0], ranges) == 0 for row in group if len(row) == 1):
        # One line with a gap in it, above ordinary lines.
        return [_joined(row) for row in group]
    return [
        segment
        for number in range(len(ranges))
        for row in group
        for segment in row
        if _column(segment, ranges) == number
    ]


def _column(segment: Segment, ranges: Sequence[tuple[float, float]]) -> int:
    return next(n for n, (left, right) in enumerate(ranges) if left <= segment.left <= right)


def _cells(
    group: Sequence[list[Segment]], ranges: Sequence[tuple[float, float]]
) -> list[list[list[Segment]]]:
    """The rows of a table: a line whose first column is empty goes on with the row above."""
    rows: list[list[list[Segment]]] = []
    for line in group:
        columns = {_column(segment, ranges) for segment in line}
        if not rows or 0 in columns or len(columns) > len(ranges) // 2 + 1:
            rows.append([[] for _ in ranges])
        for segment in line:
            rows[-1][_column(segment, ranges)].append(segment)
    return rows
