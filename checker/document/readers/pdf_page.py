"""What PDFium says of a page: lines of text with their places, ruled lines, and how much is pictures.

All measures are points (1/72 inch); y grows upwards, as in ISO 32000-1, 8.3.2. PDFium gives the text in the
order in which the producer wrote it, which for word processors is the order of reading, cell by cell.
"""

from __future__ import annotations

import ctypes
import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from checker.document.readers.pdf_probe import turned_box

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfTextPage

    from checker.document.readers.pdf_probe import Probe

CALL, CALL_END = "\ue000", "\ue001"
"""What a raised number is set between, until it is known whether it calls a note. Private characters of
the file itself are taken out before."""
HYPHEN = "\ufffe"
"""PDFium writes this for a hyphen at the end of a line, and goes on with the next line."""
WIDE_GAP = 0.6
"""From so much of the font size on, a gap in a line may be that between two columns."""
CALL_LABEL = re.compile(r"\d{1,3}|[ivxlc]{1,6}|\*{1,3}")
"""What a note may be called by: a number, a small Roman number, stars."""
_RAISED = re.compile(r"(?<=\S)(?:\d+|[ivxlc]+|\*+)(?![^\W_])")
_LETTER = re.compile(r"[^\W_]")
_PRIVATE = str.maketrans(dict.fromkeys([*range(0xE000, 0xE010)], " "))


class Segment(NamedTuple):
    """A line of text, or the part of it that stands in one column.

    ``base`` is the baseline, ``first`` the width of the first word: what the line before would have
    needed more to take it. ``bold`` is the look at the start and at the end.
    """

    text: str
    page: int
    left: float
    right: float
    base: float
    size: float
    first: float
    bold: tuple[bool, bool] = (False, False)

    @property
    def top(self) -> float:
        """The height of capitals over the baseline."""
        return self.base + 0.75 * self.size


class Rule(NamedTuple):
    """A ruled line, upright or level."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def upright(self) -> bool:
        """Whether it divides what stands left and right of it."""
        return self.top - self.bottom > self.right - self.left

    def turned(self, turn: int, width: float, height: float) -> Rule:
        """The rule on the page turned by quarters clockwise."""
        return Rule(*turned_box(self, turn, width, height))


class Pictures(NamedTuple):
    """How much of a page pictures cover (1: all of it), and how fine they are (pixels per point)."""

    cover: float = 0.0
    fineness: float = 0.0


class Page(NamedTuple):
    """A page as it was found: rows of segments in the order of the file, ruled lines, pictures."""

    number: int
    width: float
    bottom: float
    top: float
    rows: list[list[Segment]]
    rules: list[Rule]
    pictures: Pictures


def text_of(textpage: PdfTextPage) -> str:
    """All text of the page as PDFium has it: lines in the order of the file."""
    count = pdfium.FPDFText_CountChars(textpage.raw)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count * 2 + 2))()
    written = pdfium.FPDFText_GetText(textpage.raw, 0, count, buffer)
    return bytes(buffer)[: max(written - 1, 0) * 2].decode("utf-16-le", "replace")


def plain_rows(probe: Probe, text: str, page: int, walls: Sequence[Rule]) -> list[list[Segment]]:
    """The lines as PDFium puts them together, cut where columns or the rules of a table divide them."""
    identity = pdfium.FPDFText_CountChars(probe.raw) == len(text)
    rows: list[list[Segment]] = []
    for start, line in lines_of(text):
        index = start if identity else pdfium.FPDFText_GetCharIndexFromTextIndex(probe.raw, start)
        for segment, joined in _segments(probe, index, line, page, walls):
            if joined:
                rows[-1].append(segment)
            else:
                rows.append([segment])
    return rows


def lines_of(text: str) -> Iterator[tuple[int, str]]:
    """The lines with their place in the text; a hyphen at the end is a hyphen again."""
    start = 0
    for line in re.split(f"(?<={HYPHEN})|\r\n|\r|\n", text):
        begin = text.index(line, start) if line else start
        start = begin + len(line)
        bare = line.rstrip()
        lead = len(bare) - len(bare.lstrip())
        if bare[lead:]:
            yield begin + lead, bare[lead:].replace(HYPHEN, "-")


def _segments(
    probe: Probe, index: int, line: str, page: int, walls: Sequence[Rule]
) -> Iterator[tuple[Segment, bool]]:
    """The parts of a line, each with whether it stands in one row with the part before it."""
    size = probe.size(index)
    if size <= 0 or probe.aslant() or not (boxes := probe.boxes(index, len(line))):
        return
    _, base = probe.origin(index)
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    raised = any(box[1] > base + 0.15 * size and box[2] - box[0] < 2 * size for box in boxes)
    wide = right - left > 0.8 * size * len(line) > 0.8 * size
    gaps = any(b[0] - a[2] > WIDE_GAP * size or b[0] < a[0] for a, b in pairwise(boxes))
    crossing = [wall.left for wall in walls if wall.bottom < base < wall.top and left < wall.left < right]
    parts = [(0, len(line))]
    if wide or gaps or crossing:
        parts = _parts(probe, index, line, size, crossing)
    before: float | None = None
    for begin, end in parts:
        text = line[begin:end].rstrip()
        first, last = index + begin, index + begin + len(text) - 1
        if len(parts) > 1:
            left, right = probe.box(first)[0], probe.box(last)[2]
            base = probe.origin(first)[1]
        segment = Segment(
            _with_calls(probe, first, text, base, size) if raised else text.translate(_PRIVATE),
            page,
            left,
            right,
            base,
            size,
            probe.box(first + _word_end(text) - 1)[2] - left,
            _look(probe, first, text),
        )
        yield segment, before is not None and abs(base - before) < 0.5 * size
        before = base


def _word_end(text: str) -> int:
    space = text.find(" ")
    return len(text) if space < 0 else max(space, 1)


def _look(probe: Probe, index: int, text: str) -> tuple[bool, bool]:
    """Whether the first and the last letter are bold."""
    first = _LETTER.search(text)
    if first is None:
        return (probe.bold(index),) * 2
    last = next(at for at in range(len(text) - 1, -1, -1) if text[at].isalnum())
    return probe.bold(index + first.start()), probe.bold(index + last)


def _with_calls(probe: Probe, index: int, text: str, base: float, size: float) -> str:
    """The text with its raised numbers marked."""

    def raised(at: int) -> bool:
        return probe.size(index + at) < 0.85 * size or probe.origin(index + at)[1] > base + 0.15 * size

    def mark(found: re.Match[str]) -> str:
        start = next((at for at in range(found.start(), found.end()) if raised(at)), found.end())
        label = text[start : found.end()]
        if not CALL_LABEL.fullmatch(label):
            return found[0]
        return f"{text[found.start() : start]}{CALL}{label}{CALL_END}"

    return _RAISED.sub(mark, text.translate(_PRIVATE))


def _parts(probe: Probe, index: int, line: str, size: float, walls: Sequence[float]) -> list[tuple[int, int]]:
    """The ranges of a line between the gaps that are wider than a space."""
    places = [(*probe.reach(index + at), at) for at, char in enumerate(line) if not char.isspace()]
    cuts = cut_places(places, size, walls)
    begins = [0, *(places[cut][2] for cut in cuts)]
    ends = [*(places[cut - 1][2] + 1 for cut in cuts), len(line)]
    return list(zip(begins, ends, strict=True))


def cut_places(
    places: Sequence[tuple[float, float, int]], size: float, walls: Sequence[float] = ()
) -> list[int]:
    """Where a row of characters (left, right, ...) falls into columns: before which of them.

    The gap between columns is wider than the spaces of the same line, which in justified text may be wide
    themselves; a ruled line in it decides.
    """
    gaps = [b[0] - a[1] for a, b in pairwise(places)]
    spaces = sorted(gap for gap in gaps if gap > 0.15 * size)
    usual = spaces[(len(spaces) - 1) // 2] if len(spaces) > 2 else 0.3 * size
    found = []
    for number, gap in enumerate(gaps, start=1):
        walled = any(places[number - 1][1] - 1 <= wall <= places[number][0] + 1 for wall in walls)
        if walled or gap > max(WIDE_GAP * size, 2.5 * usual) or gap < -2 * size:
            found.append(number)
    return found


def with_raised_labels(rows: Sequence[list[Segment]]) -> list[list[Segment]]:
    """Put the raised number in front of a note, which PDFium takes for a line of its own, before its line."""
    found: list[list[Segment]] = []
    for row in rows:
        last = found[-1][0] if found and len(found[-1]) == 1 else None
        first = row[0]
        if (
            last is not None
            and CALL_LABEL.fullmatch(last.text)
            and last.size < 0.9 * first.size
            and 0 < last.base - first.base < first.size
            and -1 <= first.left - last.right < 2 * first.size
        ):
            found[-1] = [first._replace(text=f"{last.text} {first.text}", left=last.left), *row[1:]]
        else:
            found.append(row)
    return found
