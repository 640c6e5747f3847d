"""From lines to paragraphs.

A line was full when the first word of the next one would not have fitted; text goes on over the end of a full
line, of a page and of a column unless something speaks against it: a wider gap, an indented first line, the
number or bullet of a list entry, another font.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.document.readers.pdf_reach import Line

_ENDED = re.compile(r"[.;:!?…][\"”’')\]\ue000-\ue001\d*]*$")
_LABEL = re.compile(
    r"(?:[-–—+*•●▪■➢✓·\uf000-\uf0ff]\s*(?=\S)|(?:[IVXL]{1,6}|[A-ZĐa-zđ]|\d{1,2}(?:\.\d{1,2})*)(?:[.)](?=\s|[^\W\d_])|/(?=\s))|"
    r"(?:\d{1,2}\.){1,4}\d{1,2}\s|\((?:\d{1,2}|[a-zđ])\)\s)"
)
_DASHES = frozenset("-–—+")
_SHORT = 2
"""Lines that a heading or an entry without a stop has at most."""
_FORM = re.compile(r"(?:CỘNG H[ÒO]|Độc lập\s*-|Số\s*:|Nơi nhận|Kính gửi|BÁO CÁO$)")
"""What begins a line of its own in the frame of every document."""
_MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM")
"""The national motto, which often stands in a cell that is too narrow for it."""
_GLUED = re.compile(r"[^\W_]-$")
_GLUED_SLASH = re.compile(r"[^\W_]/$")
_GOES_ON = re.compile(r"\d|[A-ZĐ]{2}|[^\W\d_A-ZĐ]")
"""How a number or a pair of words goes on behind a stroke: not with a word of its own ("3/ Ban hành")."""
_SPACE = 0.4
"""The width of a space as a share of the font size, and what boxes of ink are narrower than their letters."""
_INDENT = 4.0
"""Points by which a first line is indented at least."""
_MIDDLE = 3.0
"""Points by which the two sides of a centred line may differ."""


class Style(NamedTuple):
    """How the paragraphs of a document look: what is not said stays at its default."""

    body: float = 12.0
    """Size of the running text."""
    pitches: dict[int, float] = {}  # noqa: RUF012 - never changed
    """From one line to the next, by font size."""
    indented: bool = False
    """First lines are indented, so that a line that is not goes on."""

    def pitch(self, size: float) -> float:
        """How far apart the lines of a paragraph are in that size."""
        return self.pitches.get(round(size), 1.25 * size)


def style_of(lines: Sequence[Line]) -> Style:
    """Learn from all lines how the paragraphs of a document look."""
    sizes: Counter[int] = Counter()
    steps: dict[int, Counter[float]] = {}
    indented = flush = 0
    for before, line in pairwise(lines):
        a, b = before.segment, line.segment
        sizes[round(b.size * 2)] += len(b.text)
        if line.fresh or a.page != b.page:
            continue
        if _is_full(before, line):
            if round(a.size) == round(b.size):
                steps.setdefault(round(b.size), Counter())[round((a.base - b.base) * 2) / 2] += 1
        elif not _LABEL.match(b.text) and b.right - b.left > 0.7 * (line.right - line.left):
            if b.left > line.left + _INDENT:
                indented += 1
            else:
                flush += 1
    pitches = {size: _usual(counts) for size, counts in steps.items() if sum(counts.values()) > 2}
    body = sizes.most_common(1)[0][0] / 2 if sizes else 12.0
    return Style(body, pitches, indented > flush)


def _usual(counts: Counter[float]) -> float:
    """The distance that is most frequent; of two as frequent the smaller."""
    return min(counts, key=lambda step: (-counts[step], step))


def paragraphs(lines: Iterable[Line], style: Style) -> list[list[Line]]:
    """Group the lines into paragraphs."""
    found: list[list[Line]] = []
    for line in lines:
        if found and not opens(found[-1], line, style):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def opens(paragraph: Sequence[Line], line: Line, style: Style) -> bool:
    """Whether a line opens a new paragraph, and does not go on with the one before it."""
    before, a, b = paragraph[-1], paragraph[-1].segment, line.segment
    is_open = not _ENDED.search(a.text)
    small = b.text.lstrip("“\"'(")[:1].islower()
    full = _is_full(before, line)
    label = _LABEL.match(b.text)
    runs_on = small and is_open and not label
    gap = 0.0 if line.fresh else a.base - b.base - style.pitch(b.size)
    if gap > (0.6 if full and runs_on else 0.35) * b.size or _FORM.match(b.text):
        return True
    so_far = " ".join(earlier.segment.text for earlier in (*paragraph[-2:], line))
    if not line.fresh and (_GLUED.search(a.text) or any(motto.startswith(so_far) for motto in _MOTTO)):
        return False
    if line.fresh and a.page == b.page and not 0.8 < _width(before) / max(_width(line), 1.0) < 1.25:
        # Text goes on in the next column of a page, not in another cell.
        return True
    if abs(a.size - b.size) > 0.08 * a.size or not full:
        return not (runs_on and gap <= max(1.5, 0.1 * b.size) and abs(a.size - b.size) <= 0.15 * a.size)
    if a.bold == (True, True) and not b.bold[0] and not small:
        return True
    if not all(a.bold) and all(b.bold) and not is_open:
        return True
    if a.bold != b.bold and a.text.isupper() and b.text.isupper():
        return True
    if _are_centred(before, line):
        return not small and (a.bold != b.bold or a.text.isupper() != b.text.isupper())
    shift = (b.left - line.left) - (a.left - before.left)
    first = len(paragraph) == 1
    if label:
        deeper = shift > _INDENT if first else abs(shift) > _INDENT
        return not is_open or deeper or _may_follow(label[0], paragraph)
    if not first and abs(shift) > _INDENT:
        return True
    if first and shift > _INDENT:
        return not _LABEL.match(a.text)
    if first and style.indented and abs(shift) <= _INDENT and b.left - line.left > _INDENT and not is_open:
        return True
    if line.fresh and not is_open and not small:
        return not style.indented
    return gap > max(1.5, 0.1 * b.size) and not (small or is_open)


def _may_follow(label: str, paragraph: Sequence[Line]) -> bool:
    """Whether a number or bullet is one where the text before has no stop, and its last line was full.

    After a heading or an entry it is; within a sentence it is a dash between two words, "(khóa / XI)".
    """
    text = "".join(line.segment.text for line in paragraph)
    if label.strip() in _DASHES:
        return text.startswith(label.strip())
    return len(paragraph) <= _SHORT and text.count("(") <= text.count(")")


def _width(line: Line) -> float:
    return line.right - line.left


def _is_full(before: Line, line: Line) -> bool:
    """Whether the first word of ``line`` would not have fitted on the line before it."""
    a = before.segment
    used = a.right - (a.left if _are_centred(before, line) else before.left)
    return used + _SPACE * a.size + line.segment.first > _width(before)


def _aside(line: Line) -> float:
    """How far a line stands from both ends of its column, if it is as far from the one as from the other."""
    left, right = line.segment.left - line.left, line.right - line.segment.right
    return max(left, 0.0) if abs(left - right) <= _MIDDLE else -1.0


def _are_centred(before: Line, line: Line) -> bool:
    """Whether two lines stand in the middle; the first may fill its column, as in a title of two lines."""
    return _aside(before) >= 0 and _aside(line) > _INDENT


def centred(paragraph: Sequence[Line]) -> bool:
    """Whether the lines of a paragraph stand in the middle of their column."""
    return _aside(paragraph[-1]) > 2 * _INDENT and all(_aside(line) >= 0 for line in paragraph)


def join(texts: Iterable[str]) -> str:
    """The text of lines that belong together.

    Vietnamese does not divide words, so a hyphen at the end of a line belongs to a number or a name
    ("57/QĐ-" + "STTTT") and stays; so does a stroke.
    """
    whole = ""
    for text in texts:
        if not whole or _GLUED.search(whole) or (_GLUED_SLASH.search(whole) and _GOES_ON.match(text)):
            whole += text
        else:
            whole += f" {text}"
    return whole
