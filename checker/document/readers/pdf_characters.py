"""Lines put together from single characters, by where they stand and not by their order in the file.

Needed for files whose producer had no font with all Vietnamese letters: it drew the accented ones from
another font after the rest of the line, so that reading in the order of the file gives "Đ u tư ầ". Also for
pages that are turned. Costs several times as much as taking the lines from PDFium.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from checker.document.readers.pdf_page import CALL, CALL_END, CALL_LABEL, WIDE_GAP, Segment, cut_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document.readers.pdf_page import Rule
    from checker.document.readers.pdf_probe import Probe

_MOST_ALONE = 0.05
"""Measured: 0.1 to 1.2 % of the words of good files are one accented letter, 28 % of those in pieces."""
_WORDS = frozenset("ýởôơàáạừủổúđ")
"""Accented letters that are words."""
_FEWEST = 40
_SPACE = 0.12
"""From so much of the font size on, a gap between characters written apart from each other is a space: the
boxes are as wide as the font advances, so that within a word there is none."""
_SAME_LINE = 1.2
"""Points by which the baselines of one line may differ."""
_HYPHEN = 0x2D
_HYPHENS = frozenset((0, 2, 0xFFFE))
"""What PDFium writes for a hyphen at the end of a line."""
_NO_CHARACTERS = frozenset((0xFFFE, 0xFFFF))


class _Char(NamedTuple):
    left: float
    right: float
    base: float
    size: float
    text: str
    place: int
    spaced: bool
    """Whether the file has a space before it."""


def comes_apart(text: str, *, so_far: bool) -> bool:
    """Whether the letters of a text have come apart: too many words are one accented letter.

    A page with few words is like those before it (``so_far``).
    """
    words = text.split()
    alone = sum(
        1 for w in words if len(w) == 1 and w.isalpha() and not w.isascii() and w.lower() not in _WORDS
    )
    if len(words) < _FEWEST:
        return so_far or alone > max(2, _MOST_ALONE * len(words))
    return alone > _MOST_ALONE * len(words)


def rows_of_characters(probe: Probe, page: int, walls: Sequence[Rule]) -> list[list[Segment]]:
    """The lines of a page, each cut into its columns, in the order in which the file begins them."""
    rows = []
    for line in _lines(_chars(probe)):
        base = line[0].base
        crossing = [wall.left for wall in walls if wall.bottom < base < wall.top]
        ordered = sorted(line, key=lambda char: (char.left, char.place))
        cuts = cut_places([(c.left, c.right, c.place) for c in ordered], line[0].size, crossing)
        parts = [ordered[a:b] for a, b in zip([0, *cuts], [*cuts, len(ordered)], strict=True)]
        rows.append(
            (min(char.place for char in line), [_segment(probe, part, line[0], page) for part in parts])
        )
    return [row for _, row in sorted(rows, key=lambda row: row[0])]


def _chars(probe: Probe) -> list[_Char]:
    found: list[_Char] = []
    spaced = False
    size = base = 0.0
    level = False
    for place in range(pdfium.FPDFText_CountChars(probe.raw)):
        code = pdfium.FPDFText_GetUnicode(probe.raw, place)
        if code in _HYPHENS and pdfium.FPDFText_IsHyphen(probe.raw, place) == 1:
            code = _HYPHEN
        if code < 0x20 or 0xD800 <= code < 0xE010 or code in _NO_CHARACTERS:
            continue
        text = chr(code)
        if text.isspace():
            spaced = True
            continue
        if 0x300 <= code < 0x370 and found and not spaced:  # a mark that stands on the letter before
            found[-1] = found[-1]._replace(text=found[-1].text + text)
            continue
        x, y = probe.origin(place)
        if y != base or not found:  # on one baseline the size hardly changes
            base, size = y, probe.size(place)
            level = size > 0 and not probe.aslant()
        if not level:
            continue
        left, right = probe.reach(place)
        if right <= left:
            left, right = x, x + 0.25 * size
        found.append(_Char(left, right, base, size, text, place, spaced))
        spaced = False
    return found


def _lines(chars: Sequence[_Char]) -> list[list[_Char]]:
    """The characters of each line, the one with the line's own size and baseline first.

    Large characters make the lines; smaller raised ones join the line that they are raised over.
    """
    lines: list[list[_Char]] = []
    near: dict[int, list[list[_Char]]] = {}
    exact: dict[float, list[_Char]] = {}
    for char in sorted(chars, key=lambda char: (-round(char.size), char.place)):
        line = exact.get(char.base)
        if line is None:
            place = round(char.base)
            others = (line for key in range(place - 8, place + 3) for line in near.get(key, ()))
            line = next((other for other in others if _belongs(char, other)), None)
            if line is None:
                line = []
                lines.append(line)
                near.setdefault(place, []).append(line)
            if not line or abs(char.base - line[0].base) <= _SAME_LINE:
                exact[char.base] = line
        line.append(char)
    return lines


def _belongs(char: _Char, line: Sequence[_Char]) -> bool:
    head = line[0]
    if abs(char.base - head.base) <= _SAME_LINE:
        return True
    raised = 0 < char.base - head.base < 0.6 * head.size and char.size < 0.85 * head.size
    return raised and any(-1 < char.left - other.right < 0.4 * head.size for other in line)


def _segment(probe: Probe, chars: Sequence[_Char], head: _Char, page: int) -> Segment:
    text = ""
    word_end = 0.0
    previous: _Char | None = None
    raised = False
    for char in chars:
        up = char.base - head.base > _SAME_LINE
        if raised and not up:
            text, raised = _close(text), False
        if previous is not None and _apart(char, previous):
            text += " "
            word_end = word_end or previous.right
        if up and not raised and text and not text.endswith(" "):
            text, raised = text + CALL, True
        text += char.text
        previous = char
    if raised:
        text = _close(text)
    letters = [char for char in chars if char.text.isalnum()] or list(chars)
    look = probe.bold(letters[0].place), probe.bold(letters[-1].place)
    left, right = chars[0].left, max(char.right for char in chars)
    return Segment(text, page, left, right, head.base, head.size, (word_end or right) - left, look)


def _apart(char: _Char, previous: _Char) -> bool:
    """Whether a space is between two neighbours: as the file says, if it wrote one after the other."""
    gap = char.left - previous.right
    if 0 < char.place - previous.place <= 3 and gap < WIDE_GAP * char.size:
        return char.spaced and gap > 0.05 * char.size
    return gap > _SPACE * char.size


def _close(text: str) -> str:
    """End a raised passage; what cannot be the number of a note is text like any other."""
    start = text.rindex(CALL)
    return text + CALL_END if CALL_LABEL.fullmatch(text[start + 1 :]) else text[:start] + text[start + 1 :]
