"""What is on a page and is no content: running headers and footers, page numbers, stamps of signatures."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from checker.document.readers.pdf_tables import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.document.readers.pdf_page import Segment
    from checker.document.readers.pdf_tables import Placed

_EDGE = 0.16
"""The share of the height of a page, above and below, in which headers and footers stand."""
_STEP = 4.0
"""Points by which the height of a running line may differ from page to page."""
_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:trang|page|tr\.?)\s*)?(\d{1,4})(?:\s*(?:/|of|trên)\s*\d{1,4})?[-–—\s.]*", re.IGNORECASE
)
_SIGNED = re.compile(
    r"^(?:(?:được\s+)?ký(?: số)? bởi|người ký|(?:digitally )?signed by|thời gian ký|signing time)\s*:?",
    re.IGNORECASE,
)
"""The line that makes a stamp of a signature one."""
_STAMP = re.compile(
    r"^(?:(?:được\s+)?ký(?: số)? bởi|người ký|(?:digitally )?signed by|thời gian ký|signing time|ngày ký|"
    r"cơ quan|tổ chức|đơn vị|chức vụ|chức danh|e-?mail|date|reason|location|lý do|địa điểm|"
    r"signature (?:not )?(?:valid|verified)|chữ ký (?:hợp lệ|số)|foxit\b.*version|dn)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"^[\d.:/+\s'TZ-]{5,}$")
_WRAPPED = 2
"""Lines that a value in a stamp may go on for."""


class Margins(NamedTuple):
    """What repeats on the pages, each text once, and how many page numbers were left out."""

    headers: tuple[str, ...]
    footers: tuple[str, ...]
    numbers: int


def take_margins(pages: list[list[Placed]], heights: Sequence[tuple[float, float]]) -> Margins:
    """Take the running headers, footers and page numbers off the pages.

    Running is what stands at the same height on most pages (digits apart). ``heights`` are the lower and
    upper ends of the pages.
    """
    edges = [_at_edges(page, *ends) for page, ends in zip(pages, heights, strict=True)]
    seen: Counter[tuple[str, int]] = Counter()
    for edge in edges:
        seen.update({(text, height) for segment, height in edge for text in _forms(segment)})
    enough = max(2, (len(pages) + 1) // 2)
    offsets = Counter(
        int(found[1]) - segment.page
        for edge in edges
        for segment, _ in edge
        if (found := _PAGE_NUMBER.fullmatch(segment.text))
    )
    gone: set[int] = set()
    running: dict[bool, dict[str, None]] = {True: {}, False: {}}
    numbers = 0
    for edge in edges:
        for segment, height in edge:
            number = _PAGE_NUMBER.fullmatch(segment.text)
            offset = int(number[1]) - segment.page if number else None
            if offset is not None and (offset == 1 or offsets[offset] > 1):
                numbers += 1
                gone.add(id(segment))
            elif any(
                sum(seen[form, place] for place in (height - 1, height, height + 1)) >= enough
                for form in _forms(segment)
            ):
                gone.add(id(segment))
                running[height > 0].setdefault(segment.text)
    for page in pages:
        page[:] = _without(page, gone)
    return Margins(_once(running[True]), _once(running[False]), numbers)


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts, those that differ in their numbers alone once."""
    return tuple({_NUMBERS.sub("#", text): text for text in reversed(list(texts))}.values())[::-1]


def take_stamps(pages: list[list[Placed]]) -> int:
    """Take the visible stamps of digital signatures off the pages; return how many there were."""
    count = 0
    for page in pages:
        segments = [segment for item in page if not isinstance(item, Grid) for segment in item]
        gone: set[int] = set()
        for position, segment in enumerate(segments):
            if id(segment) in gone or not _SIGNED.match(segment.text):
                continue
            found = _stamp(segments, position)
            gone.update(id(other) for other in found)
            count += 1
        if gone:
            page[:] = _without(page, gone)
    return count


def _stamp(segments: Sequence[Segment], position: int) -> list[Segment]:
    """The lines of the stamp that a line belongs to: the labelled ones around it, and where they go on."""
    anchor = segments[position]

    def near(other: Segment, last: Segment) -> bool:
        return (
            abs(other.size - anchor.size) <= 0.12 * anchor.size
            and abs(other.base - last.base) <= 2 * anchor.size
            and abs(other.left - anchor.left) <= 3 * anchor.size
        )

    found = [anchor]
    for step in (-1, 1):
        last = anchor
        waiting: list[Segment] = []
        index = position + step
        while 0 <= index < len(segments) and near(segments[index], last) and len(waiting) < _WRAPPED:
            last = segments[index]
            waiting.append(last)
            if _STAMP.match(last.text) or _TIME.match(last.text):
                found += waiting
                waiting = []
            index += step
        if step == 1 and waiting and waiting[0].text[0].islower():
            found.append(waiting[0])
    return found


def _at_edges(page: Sequence[Placed], bottom: float, top: float) -> list[tuple[Segment, int]]:
    """The lines near the edges, with their distance in steps: positive from above, negative from below."""
    reach = _EDGE * (top - bottom)
    found = []
    for item in page:
        for segment in () if isinstance(item, Grid) else item:
            if segment.base > top - reach:
                found.append((segment, 2 + round((top - segment.base) / _STEP)))
            elif segment.base < bottom + reach:
                found.append((segment, -2 - round((segment.base - bottom) / _STEP)))
    return found


def _forms(segment: Segment) -> set[str]:
    """What a running line may look like on another page: the same, or with the number of that page in it."""
    numbers = [found.span() for found in _NUMBERS.finditer(segment.text)]
    forms = {segment.text}
    for start, end in (numbers[0], numbers[-1]) if numbers else ():
        if end - start <= 4:
            difference = int(segment.text[start:end]) - segment.page
            forms.add(f"{segment.text[:start]}#{difference}{segment.text[end:]}")
    return forms


def _without(page: Sequence[Placed], gone: set[int]) -> list[Placed]:
    kept: list[Placed] = []
    for item in page:
        if isinstance(item, Grid):
            kept.append(item)
        elif rest := [segment for segment in item if id(segment) not in gone]:
            kept.append(rest)
    return kept
