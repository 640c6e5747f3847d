"""How far a line could have gone: to the margin of the page, or to the end of its column.

Only then can be told whether a line is full, and so whether its paragraph goes on.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from checker.document.readers.pdf_tables import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document.readers.pdf_page import Page, Segment
    from checker.document.readers.pdf_tables import Placed

_PADDING = 5.4
"""Word's distance between the side of a cell and its text; tables jut out by it on the left alone."""
_BOUND, _SHIFTED = 12, 6.0
"""So many lines on left and right pages show margins of their own if they differ by so many points."""
_COLUMN = 6
"""So many lines show themselves how wide their column is."""


class Line(NamedTuple):
    """A line with the space it has: from the left end of its column to the right one.

    ``fresh``: it begins a page or a column, so that its distance from the line before says nothing.
    """

    segment: Segment
    left: float
    right: float
    fresh: bool


def margins_of(pages: Sequence[Page], placed: Sequence[Sequence[Placed]]) -> list[tuple[float, float]]:
    """The left and right ends of the text of each page, as on all pages of its width.

    Left and right pages that are bound have margins of their own.
    """
    groups: dict[tuple[int, int], list[Segment]] = {}
    for page, items in zip(pages, placed, strict=True):
        group = groups.setdefault((round(page.width), page.number % 2), [])
        group += [segment for item in items if not isinstance(item, Grid) for segment in item]
    found: dict[tuple[int, int], tuple[float, float]] = {}
    for (width, side), own in groups.items():
        other = groups.get((width, 1 - side), [])
        bound = min(len(own), len(other)) >= _BOUND and abs(_ends(own)[0] - _ends(other)[0]) > _SHIFTED
        found[width, side] = _ends(own if bound else own + other)
    return [found[round(page.width), page.number % 2] for page in pages]


def _ends(segments: Sequence[Segment]) -> tuple[float, float]:
    """Where lines usually begin, and where the longest end; one that juts out alone does not count."""
    if not segments:
        return 0.0, 0.0
    wide = max(segment.right - segment.left for segment in segments) / 2
    lefts = Counter(round(s.left) for s in segments if s.right - s.left > wide)
    left = min(lefts, key=lambda place: (-lefts[place], place))
    rights = sorted((segment.right for segment in segments), reverse=True)
    right = rights[0]
    if len(rights) > 2 and rights[0] - rights[1] > 12 and rights[1] - rights[2] <= 12:
        right = rights[1]
    return min(float(left), *(s.left for s in segments if abs(s.left - left) <= 2)), right


def reaches(segments: Sequence[Segment], margins: tuple[float, float]) -> list[Line]:
    """The lines with the space they have, column by column.

    ``margins`` are the left and right ends of the text of the page.
    """
    flows: list[list[Segment]] = []
    for segment in segments:
        last = flows[-1][-1] if flows else None
        down = last is not None and 0.3 * segment.size < last.base - segment.base
        if last is None or not down or not _under(flows[-1], segment):
            flows.append([])
        flows[-1].append(segment)
    lines: list[Line] = []
    for flow in flows:
        own = {id(segment) for segment in flow}
        others = [segment for segment in segments if id(segment) not in own]
        rooms = [_room(segment, others, margins) for segment in flow]
        for start, end in _runs(flow, [room != margins for room in rooms]):
            left, right = _space(flow[start:end], rooms[start:end], margins)
            lines += [Line(s, left, right, s is flow[0]) for s in flow[start:end]]
    return lines


def _under(flow: Sequence[Segment], segment: Segment) -> bool:
    """Whether a line stands below the lines of a flow, and not beside them."""
    return any(other.left < segment.right and segment.left < other.right for other in flow[-4:])


def _room(segment: Segment, others: Sequence[Segment], margins: tuple[float, float]) -> tuple[float, float]:
    """Where the text left of a line ends and that right of it begins; the margins where there is none."""
    level = [s for s in others if abs(s.base - segment.base) < s.size]
    return (
        max((s.right for s in level if s.right <= segment.left), default=margins[0]),
        min((s.left for s in level if s.left >= segment.right), default=margins[1]),
    )


def _runs(flow: Sequence[Segment], confined: Sequence[bool]) -> list[tuple[int, int]]:
    """The parts of a flow that have text beside them, or not.

    The last lines of a column may stand alone: they still end where the column does.
    """
    runs: list[tuple[int, int]] = []
    for position in range(len(flow)):
        if runs:
            start = runs[-1][0]
            tail = confined[start] and _within(flow[position:], flow[start:position])
            if confined[position] == confined[start] or tail:
                runs[-1] = (start, position + 1)
                continue
        runs.append((position, position + 1))
    return runs


def _within(rest: Sequence[Segment], column: Sequence[Segment]) -> bool:
    return (
        min(s.left for s in rest) >= min(s.left for s in column) - 2
        and max(s.right for s in rest) <= max(s.right for s in column) + 2
    )


def _space(
    run: Sequence[Segment], rooms: Sequence[tuple[float, float]], margins: tuple[float, float]
) -> tuple[float, float]:
    """How far the lines of a run can reach: to the margins, to the text beside them, or as they do."""
    start, edge = min(s.left for s in run), max(s.right for s in run)
    left, right = max(room[0] for room in rooms), min(room[1] for room in rooms)
    if (left, right) == margins:
        return min(left, start), max(right, edge)
    if len(run) >= _COLUMN:
        return start, edge
    pad = 0.5 * run[0].size
    middles = [(s.left + s.right) / 2 for s in run]
    if len(run) > 1 and max(middles) - min(middles) < 3 and max(s.left for s in run) - start > 3:
        # Centred text stands in the middle of its column, which ends before the margin or other text.
        right -= 2 * _PADDING if right == margins[1] and left != margins[0] else 0.0
        half = min(middles[0] - left, right - middles[0])
        left, right = middles[0] - half, middles[0] + half
    else:
        left = left if left == margins[0] else start
        right = right if right == margins[1] else right - pad
    return min(left, start), max(right, edge)
