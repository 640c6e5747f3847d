"""What is drawn on a page and is no text: ruled lines, which make tables, and pictures, which make scans."""

from __future__ import annotations

import ctypes
from typing import TYPE_CHECKING

import pypdfium2.raw as pdfium

from checker.document.readers.pdf_page import Pictures, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdfium2 import PdfPage

_MOST_RULES = 3_000
"""A page with more is a drawing and no table."""
_MOST_POINTS = 500
_THIN = 3.0
"""Points up to which a box is a line."""


def objects(page: PdfPage) -> tuple[list[Rule], Pictures]:
    """The ruled lines of a page, and its pictures."""
    left, bottom, right, top = page.get_bbox()
    area = max((right - left) * (top - bottom), 1.0)
    rules: list[Rule] = []
    cover = fineness = 0.0
    across, down = ctypes.c_uint(), ctypes.c_uint()
    for kind, item in _items(page):
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _bounds(item)
            cover += (box.right - box.left) * (box.top - box.bottom) / area
            if box.right > box.left and pdfium.FPDFImageObj_GetImagePixelSize(item, across, down):
                fineness = max(fineness, across.value / (box.right - box.left))
        elif len(rules) < _MOST_RULES:
            rules += _rules(item)
    return rules, Pictures(min(cover, 1.0), fineness)


def _items(page: PdfPage) -> Iterator[tuple[int, object]]:
    """The pictures and paths of a page, and those of its forms (whose places PDFium gives as drawn alone)."""
    for number in range(pdfium.FPDFPage_CountObjects(page.raw)):
        item = pdfium.FPDFPage_GetObject(page.raw, number)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            for inner in range(pdfium.FPDFFormObj_CountObjects(item)):
                part = pdfium.FPDFFormObj_GetObject(item, inner)
                kind = pdfium.FPDFPageObj_GetType(part)
                if kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
                    yield kind, part
        elif kind in (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH):
            yield kind, item


def _bounds(item: object) -> Rule:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *sides)
    return Rule(*(side.value for side in sides))


def _rules(item: object) -> list[Rule]:
    """The level and upright lines of a path: a thin box is one, the sides of a drawn box are four."""
    box = _bounds(item)
    width, height = box.right - box.left, box.top - box.bottom
    if min(width, height) <= _THIN:
        return [box] if max(width, height) > _THIN else []
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, mode, stroke)
    if not stroke.value:
        return []
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, matrix)
    rules = []
    x, y = ctypes.c_float(), ctypes.c_float()
    last = begin = (0.0, 0.0)
    for number in range(min(pdfium.FPDFPath_CountSegments(item), _MOST_POINTS)):
        segment = pdfium.FPDFPath_GetPathSegment(item, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begin = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            rules += _straight(last, point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            rules += _straight(point, begin)
        last = point
    return rules


def _straight(a: tuple[float, float], b: tuple[float, float]) -> list[Rule]:
    width, height = abs(a[0] - b[0]), abs(a[1] - b[1])
    if min(width, height) > 1 or max(width, height) <= _THIN:
        return []
    return [Rule(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))]
