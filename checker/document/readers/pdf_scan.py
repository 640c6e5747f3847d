"""Recognising the text of scanned pages with Tesseract, a program of its own that the user may install.

A page is drawn by PDFium in shades of grey and handed over on standard input, without a shell and without
files in between; what comes back is words with their boxes (Tesseract's TSV), which become lines as on any
other page. Tesseract says nothing about fonts, so there is no bold and no small print on these pages.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from checker.document.limits import out_of_time
from checker.document.readers import pdf_messages as messages
from checker.document.readers.pdf_page import Segment, cut_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdfium2 import PdfDocument

    from checker.document.limits import Limits
    from checker.document.readers.pdf_page import Page

_DPI = 300
"""What Tesseract is trained for."""
_MOST_PIXELS = 40_000_000
"""A page of A3 has 17 million at this resolution; a larger one is drawn more coarsely."""
_ENLARGED = 2.0
"""A coarse picture is drawn at most so much larger than it is. Measured on a scan of 72 dpi: words right at
twice the size 95 %, at four times 73 %."""
_LANGUAGE = "vie"
_WORD = "5"
"""The level of the rows of the TSV that hold words."""
_NOISE = 40.0
"""Signs without letters that are less sure than this are specks."""
_BELOW = re.compile("[gjpqyQ,;()\\[\\]{}/|_\u0323-]")
"""Signs that reach below the baseline, or do not stand on it."""
_ASK_SECONDS = 20.0
_LEAST_SECONDS = 0.1


DEFAULT_FOLDERS: dict[str, tuple[tuple[str, str], ...]] = {
    "win32": (
        ("ProgramW6432", "Tesseract-OCR"),
        ("ProgramFiles", "Tesseract-OCR"),
        ("ProgramFiles(x86)", "Tesseract-OCR"),
        ("LOCALAPPDATA", "Programs/Tesseract-OCR"),
    ),
    "darwin": (("", "opt/homebrew/bin"), ("", "usr/local/bin"), ("", "opt/local/bin")),
    "linux": (("", "usr/bin"), ("", "usr/local/bin"), ("", "snap/bin")),
}
"""By platform, where installers put it: the variable that names a folder ("": the root), and a path in it."""


class Picture(NamedTuple):
    """A page as drawn: a PGM file, and how many pixels a point has."""

    page: Page
    content: bytes
    scale: float


class Tesseract(NamedTuple):
    """The program, found and known to read Vietnamese."""

    program: str
    name: str
    limits: Limits

    @staticmethod
    def find(name: str, limits: Limits) -> Tesseract:
        """Find the program and its data; raise OcrError that says what to install.

        ``name`` is that of the document, for messages.
        """
        program = next(_places(), None)
        if program is None:
            raise messages.no_tesseract(name, data=False)
        try:
            done = subprocess.run(
                [program, "--list-langs"], capture_output=True, timeout=_ASK_SECONDS, check=False
            )
        except (OSError, subprocess.TimeoutExpired):
            raise messages.no_tesseract(name, data=False) from None
        if _LANGUAGE.encode() not in (done.stdout + done.stderr).split():
            raise messages.no_tesseract(name, data=True)
        return Tesseract(program, name, limits)

    def read(self, document: PdfDocument, pages: Sequence[Page]) -> Iterator[list[list[Segment]]]:
        """Recognise pages: for each its rows, in order. Raises OcrError or LimitError.

        PDFium draws one page after the other; as many are recognised at a time as there are processors.
        """
        workers = os.cpu_count() or 1
        with ThreadPoolExecutor(workers) as pool:
            for start in range(0, len(pages), workers):
                self.limits.check_time(self.name)
                pictures = [_draw(document, page) for page in pages[start : start + workers]]
                yield from pool.map(self._recognise, pictures)

    def _recognise(self, picture: Picture) -> list[list[Segment]]:
        number = picture.page.number + 1
        command = [
            self.program,
            "stdin",
            "stdout",
            "-l",
            _LANGUAGE,
            "--dpi",
            str(round(picture.scale * 72)),
            "--psm",
            "3",
        ]
        try:
            done = subprocess.run(
                [*command, "-c", "tessedit_create_tsv=1"],
                input=picture.content,
                capture_output=True,
                timeout=max(self.limits.seconds_left(), _LEAST_SECONDS),
                check=False,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
        except subprocess.TimeoutExpired:
            raise out_of_time(self.name, self.limits) from None
        except OSError as error:
            raise messages.ocr_failed(self.name, number, str(error.strerror)) from None
        if done.returncode:
            raise messages.ocr_failed(self.name, number, f"exit {done.returncode}")
        return rows_of_words(done.stdout.decode("utf-8", "replace"), picture.page, picture.scale)


def _places() -> Iterator[str]:
    """Where the program stands: on the path, or where its installers put it.

    Only absolute folders are looked into: a file of that name beside the report is nobody's installation.
    """
    file = "tesseract.exe" if sys.platform == "win32" else "tesseract"
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    for variable, below in DEFAULT_FOLDERS.get(sys.platform, ()):
        base = os.environ.get(variable) if variable else os.sep
        if base:
            folders.append(Path(base) / below)
    for folder in folders:
        program = folder / file
        if folder.is_absolute() and program.is_file() and os.access(program, os.X_OK):
            yield str(program)


def _draw(document: PdfDocument, page: Page) -> Picture:
    sheet = document[page.number]
    try:
        width, height = sheet.get_size()
        fine = page.pictures.fineness * _ENLARGED or _DPI / 72
        scale = min(_DPI / 72, max(fine, 1.0), (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
        bitmap = sheet.render(scale=scale, grayscale=True)
        try:
            lines = memoryview(bitmap.buffer).cast("B")
            stride = bitmap.stride
            pixels = b"".join(lines[y * stride : y * stride + bitmap.width] for y in range(bitmap.height))
            head = f"P5 {bitmap.width} {bitmap.height} 255\n".encode()
        finally:
            bitmap.close()
    finally:
        sheet.close()
    return Picture(page, head + pixels, scale)


def rows_of_words(table: str, page: Page, scale: float) -> list[list[Segment]]:
    """The lines of a page out of Tesseract's TSV, cut into columns; ``scale``: pixels per point."""
    lines: dict[tuple[str, ...], list[tuple[float, float, float, float, str]]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) != 12 or cells[0] != _WORD or not (text := cells[11].strip()):
            continue
        left, top, width, height = (int(cell) / scale for cell in cells[6:10])
        if float(cells[10]) < _NOISE and not any(char.isalnum() for char in text):
            continue
        place = (left, left + width, page.top - top - height, height, text)
        lines.setdefault(tuple(cells[2:5]), []).append(place)
    if not lines:
        return []
    size = median(max(word[3] for word in words) for words in lines.values())
    rows = []
    for words in lines.values():
        words.sort()
        on_it = [word[2] for word in words if not _BELOW.search(normalize("NFD", word[4]))]
        base = median(on_it) if on_it else median(word[2] for word in words) + 0.2 * size
        cuts = cut_places([(word[0], word[1], 0) for word in words], size)
        parts = [words[a:b] for a, b in zip([0, *cuts], [*cuts, len(words)], strict=True)]
        rows.append([_segment(part, page.number, base, size) for part in parts])
    return rows


def _segment(
    words: Sequence[tuple[float, float, float, float, str]], page: int, base: float, size: float
) -> Segment:
    text = " ".join(word[4] for word in words)
    first = words[0][1] - words[0][0]
    return Segment(text, page, words[0][0], words[-1][1], base, size, first)
