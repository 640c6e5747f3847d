"""Reading PDF (ISO 32000): from characters with places on pages to paragraphs and rows in order.

pdf_page        what PDFium says of a page: lines of text with places
pdf_probe       what it says of single characters
pdf_drawing     ruled lines and pictures
pdf_characters  the same lines put together from single characters, for damaged files
pdf_scan        the same lines recognised by Tesseract, for pictures of pages
pdf_tables      ruled lines to tables
pdf_margins     running headers and footers, page numbers, stamps of signatures
pdf_notes       footnotes, and where they are called
pdf_order       columns, tables without lines
pdf_reach       how far lines could have gone
pdf_paragraphs  lines to paragraphs
pdf_story       all pages as one story
pdf_quality     whether the letters are good
pdf_messages    what the user is told
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.document.model import Reading
from checker.document.readers import pdf_messages as messages
from checker.document.readers.flow import Paragraph, blocks_of
from checker.document.readers.pdf_characters import comes_apart, rows_of_characters
from checker.document.readers.pdf_drawing import objects
from checker.document.readers.pdf_margins import take_margins, take_stamps
from checker.document.readers.pdf_order import with_labels
from checker.document.readers.pdf_page import Page, plain_rows, text_of, with_raised_labels
from checker.document.readers.pdf_probe import Probe, turned_box
from checker.document.readers.pdf_quality import quality_of
from checker.document.readers.pdf_story import story
from checker.document.readers.pdf_tables import Grid, grids, place_lines

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

    from checker.document.limits import Limits
    from checker.document.readers.flow import Flow
    from checker.document.readers.pdf_tables import Placed

_LAST_OF_ONE_UNIT = "\uffff"
"""Characters beyond take two units in PDFium, so that places in the text are not those of characters."""
_COVERED = 0.5
"""A page without text of which a picture covers so much is a scanned one."""
_BEHIND = 0.8
"""Text over a picture that covers so much of the page was put there by a program that recognised it."""
_FEW_WORDS = 25
"""A scanned page may have a number, a date and a stamp as text: still nothing to check."""
_BYTES = 4
"""What a character counts against the limit on unpacked content."""
_FEWEST_WORDS = 30
"""A file with scanned pages and fewer words on the others is a scan."""


class _Pages(NamedTuple):
    pages: list[Page]
    scanned: list[int]
    """Pages (from 1) that are pictures."""
    recognised: list[int]
    """Pages (from 1) that are pictures and were read by Tesseract."""
    behind: list[int]
    """Pages (from 1) with text over a picture of the page."""
    apart: bool
    """Whether letters had come apart and were put together by their places."""


def read_pdf(content: bytes, name: str, limits: Limits) -> Reading:
    """Read a PDF file into blocks, with page numbers.

    Raises ScannedError for a file without text, EncryptedError, DamagedError and LimitError.
    """
    return _read(content, name, limits, ocr=False)


def read_scanned_pdf(content: bytes, name: str, limits: Limits) -> Reading:
    """Read a PDF file; pages that are pictures are recognised with Tesseract, and the reading says so.

    Raises OcrError when Tesseract or its Vietnamese data is missing, and the errors of ``read_pdf``.
    """
    return _read(content, name, limits, ocr=True)


def _read(content: bytes, name: str, limits: Limits, *, ocr: bool) -> Reading:
    document = _open(content, name)
    try:
        found = _read_pages(document, name, limits, ocr=ocr)
    finally:
        # PDFium is one for all threads and files: what is open is closed at once.
        document.close()
    placed: list[list[Placed]] = [
        [item if isinstance(item, Grid) else with_labels(item) for item in place_lines(page.rows, nets)]
        for page in found.pages
        for nets in (grids(page.rules, page.number),)
    ]
    stamps = take_stamps(placed)
    left = [number for number in found.scanned if number not in found.recognised]
    read = [page for number, page in enumerate(placed, start=1) if number not in left]
    if found.scanned and _words(read) < _FEWEST_WORDS:
        raise messages.nothing_recognised(name) if ocr else messages.scanned(name, stamp=stamps > 0)
    margins = take_margins(placed, [(page.bottom, page.top) for page in found.pages])
    flow = story(found.pages, placed)
    headers: Flow = [_line(text) for text in margins.headers]
    footers: Flow = [_line(text) for text in margins.footers]
    blocks = blocks_of(flow, headers, footers, [])
    quality = quality_of(block.text for block in blocks)
    return Reading(
        blocks=blocks,
        format="pdf",
        status="degraded" if left or found.recognised or found.behind or quality.is_poor else "ok",
        notes=messages.notes(
            scanned=left,
            recognised=found.recognised,
            behind=found.behind,
            apart=found.apart,
            quality=quality,
            stamps=stamps,
        ),
        ocr=bool(found.recognised),
    )


def _line(text: str) -> Paragraph:
    paragraph = Paragraph()
    paragraph.write(text, bold=False)
    return paragraph


def _open(content: bytes, name: str) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise messages.encrypted(name) from None
        raise messages.damaged(name) from None


def _read_pages(document: PdfDocument, name: str, limits: Limits, *, ocr: bool) -> _Pages:
    import pypdfium2

    limits.check_pages(len(document), name)
    found = _Pages([], [], [], [], apart=False)
    characters = 0
    for number in range(len(document)):
        try:
            sheet = document[number]
        except pypdfium2.PdfiumError:
            raise messages.damaged(name) from None
        try:
            page, apart, words = _read_page(sheet, number, apart=found.apart)
        except pypdfium2.PdfiumError:
            raise messages.damaged(name) from None
        finally:
            sheet.close()
        characters += sum(len(segment.text) for row in page.rows for segment in row)
        found.pages.append(page)
        found = found._replace(apart=apart)
        if words < _FEW_WORDS and page.pictures.cover >= _COVERED:
            found.scanned.append(number + 1)
        elif page.pictures.cover >= _BEHIND:
            found.behind.append(number + 1)
        limits.check_time(name)
        if characters * _BYTES > limits.unpacked_bytes:
            raise messages.too_much(name, limits)
    if ocr and found.scanned:
        _recognise(document, found, name, limits)
    return found


def _recognise(document: PdfDocument, found: _Pages, name: str, limits: Limits) -> None:
    from checker.document.readers.pdf_scan import Tesseract

    tesseract = Tesseract.find(name, limits)
    pages = [found.pages[number - 1] for number in found.scanned]
    for page, rows in zip(pages, tesseract.read(document, pages), strict=True):
        found.pages[page.number] = page._replace(rows=rows, rules=[])
        found.recognised.append(page.number + 1)


def _read_page(sheet: PdfPage, number: int, *, apart: bool) -> tuple[Page, bool, int]:
    turn = sheet.get_rotation() // 90 % 4
    left, bottom, right, top = sheet.get_bbox()
    rules, pictures = objects(sheet)
    textpage = sheet.get_textpage()
    try:
        probe = Probe(textpage, turn, right, top)
        text = text_of(textpage)
        apart = comes_apart(text, so_far=apart)
        if turn:
            rules = [rule.turned(turn, right, top) for rule in rules]
        walls = [rule for rule in rules if rule.upright]
        if apart or turn or max(text, default="") > _LAST_OF_ONE_UNIT:
            rows = rows_of_characters(probe, number, walls)
        else:
            rows = plain_rows(probe, text, number, walls)
    finally:
        textpage.close()
    if turn:
        left, bottom, right, top = turned_box((left, bottom, right, top), turn, right, top)
    rows = with_raised_labels(rows)
    return Page(number, right - left, bottom, top, rows, rules, pictures), apart, len(text.split())


def _words(placed: list[list[Placed]]) -> int:
    return sum(
        len(segment.text.split())
        for page in placed
        for item in page
        for segment in (item if isinstance(item, list) else [s for cell in item.cells for s in cell.lines])
    )
