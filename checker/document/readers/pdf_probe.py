"""Questions about single characters of a page, as PDFium answers them."""

from __future__ import annotations

import ctypes
import re
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
"""A flag of the font descriptor (ISO 32000-1, table 123)."""


class Probe:
    """Questions about single characters of a text page, with the buffers that PDFium fills.

    Places are given as the page is shown: ``turn`` quarters clockwise from how it is stored.
    """

    def __init__(self, textpage: PdfTextPage, turn: int = 0, width: float = 0.0, height: float = 0.0) -> None:
        self.raw = textpage.raw
        self._turn, self._width, self._height = turn % 4, width, height
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._loose = pdfium.FS_RECTF()
        self._matrix = pdfium.FS_MATRIX()
        self._name = ctypes.create_string_buffer(96)
        self._flags = ctypes.c_int()

    def origin(self, index: int) -> tuple[float, float]:
        """Where a character begins on its baseline."""
        pdfium.FPDFText_GetCharOrigin(self.raw, index, self._x, self._y)
        return turned(self._x.value, self._y.value, self._turn, self._width, self._height)

    def box(self, index: int) -> tuple[float, float, float, float]:
        """The box of the ink of a character: left, bottom, right, top."""
        left, right, bottom, top = self._sides
        pdfium.FPDFText_GetCharBox(self.raw, index, left, right, bottom, top)
        if not self._turn:
            return left.value, bottom.value, right.value, top.value
        return turned_box(
            (left.value, bottom.value, right.value, top.value), self._turn, self._width, self._height
        )

    def reach(self, index: int) -> tuple[float, float]:
        """How far a character reaches to the left and to the right, as the font advances."""
        pdfium.FPDFText_GetLooseCharBox(self.raw, index, self._loose)
        box = self._loose
        if not self._turn:
            return box.left, box.right
        sides = (box.left, box.bottom, box.right, box.top)
        left, _, right, _ = turned_box(sides, self._turn, self._width, self._height)
        return left, right

    def size(self, index: int) -> float:
        """The size of the font as drawn."""
        size = float(pdfium.FPDFText_GetFontSize(self.raw, index))
        if pdfium.FPDFText_GetMatrix(self.raw, index, self._matrix):
            size *= (self._matrix.c**2 + self._matrix.d**2) ** 0.5
        return size

    def aslant(self) -> bool:
        """Whether the character whose size was asked last is not shown level, from left to right."""
        a, b = self._matrix.a, self._matrix.b
        across, up = ((a, b), (b, -a), (-a, -b), (-b, a))[self._turn]
        return bool(abs(up) > 0.05 * abs(across) or across < 0)

    def bold(self, index: int) -> bool:
        """Whether the font of a character is a bold one, by name or by its flags."""
        pdfium.FPDFText_GetFontInfo(self.raw, index, self._name, 96, self._flags)
        return bool(_BOLD.search(self._name.value)) or bool(self._flags.value & _FORCE_BOLD)

    def boxes(self, start: int, count: int) -> list[tuple[float, float, float, float]]:
        """The boxes of the pieces that the producer wrote a range of characters in."""
        left, top, right, bottom = self._sides
        found = []
        for number in range(pdfium.FPDFText_CountRects(self.raw, start, count)):
            pdfium.FPDFText_GetRect(self.raw, number, left, top, right, bottom)
            found.append((left.value, bottom.value, right.value, top.value))
        return found


def turned(x: float, y: float, turn: int, width: float, height: float) -> tuple[float, float]:
    """A place on a page turned by quarters clockwise; ``width`` and ``height`` are those before turning."""
    return ((x, y), (y, width - x), (width - x, height - y), (height - y, x))[turn]


def turned_box(
    box: tuple[float, float, float, float], turn: int, width: float, height: float
) -> tuple[float, float, float, float]:
    """A box (left, bottom, right, top) on a page turned by quarters clockwise."""
    (x, y), (u, v) = turned(*box[:2], turn, width, height), turned(*box[2:], turn, width, height)
    return min(x, u), min(y, v), max(x, u), max(y, v)
