"""Scans: text recognised by Tesseract where it is installed, and what is said where it is not."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker.check import check
from checker.document.limits import Limits
from checker.document.read import read
from checker.document.readers.pdf import read_scanned_pdf
from checker.document.readers.pdf_page import Page, Pictures
from checker.document.readers.pdf_scan import rows_of_words
from checker.errors import LimitError, OcrError, ScannedError
from checker.explain import explain
from tests.document import pdf_files
from tests.document.pdf_files import build, texts

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
SCAN = FIXTURES / "scans" / "bao-cao-quet.pdf"
WORD = FIXTURES / "reports" / "bao-cao-mau.docx"


def installed():
    program = shutil.which("tesseract")
    if program is None:
        return False
    done = subprocess.run([program, "--list-langs"], capture_output=True, check=False)
    return b"vie" in (done.stdout + done.stderr).split()


needs_tesseract = pytest.mark.skipif(
    not installed(), reason="Tesseract with Vietnamese data is not installed"
)
posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Tesseract is a shell script")


@pytest.fixture(scope="module")
def report():
    return check(SCAN, ocr=True)


@needs_tesseract
def test_a_scan_is_read_and_says_so(report):
    document = report.document

    assert (document.format, document.status, document.ocr) == ("pdf", "degraded", True)
    assert "OCR" in document.notes[0][0]
    assert "Trang 1-5" in document.notes[0][0]
    assert document.metadata.number == "1187/BC-KBSL"
    assert {block.page for block in document.blocks if block.part == "body"} == {1, 2, 3, 4, 5}


@needs_tesseract
def test_most_words_of_a_scan_are_those_of_the_report(report):
    words = set(" ".join(block.text for block in read(WORD).blocks).split())
    found = set(" ".join(block.text for block in report.document.blocks).split())

    assert len(words & found) >= 0.93 * len(words)


@needs_tesseract
def test_most_verdicts_on_a_scan_are_those_on_the_report(report):
    verdicts = {verdict.item.id: verdict.verdict for verdict in check(WORD).parts[0].verdicts}
    same = [verdicts[verdict.item.id] == verdict.verdict for verdict in report.parts[0].verdicts]

    assert sum(same) >= 0.9 * len(verdicts)


@needs_tesseract
def test_every_verdict_on_a_scan_asks_for_a_second_look(report):
    marks = {
        verdict.review.code if verdict.review else None
        for verdict in report.parts[0].verdicts
        if verdict.verdict != "not_applicable"
    }

    assert marks == {"low-quality-text"}
    assert explain(SCAN, "d7.k1", ocr=True).verdict.review.code == "low-quality-text"


@needs_tesseract
def test_pictures_of_nothing_are_refused_with_recognition_too():
    with pytest.raises(ScannedError, match="không ra được nội dung"):
        read_scanned_pdf(build(pdf_files.Page().picture()), "anh.pdf", Limits())


@needs_tesseract
def test_recognition_ends_when_its_time_is_over():
    with pytest.raises(LimitError, match="--limit seconds"):
        read(SCAN, limits=Limits(seconds=1), ocr=True)


def test_a_text_needs_no_recognition(monkeypatch):
    monkeypatch.setenv("PATH", "")
    content = build(pdf_files.Page().lines(70, 700, "Đơn vị đã tổ chức hội nghị."))

    assert texts(read_scanned_pdf(content, "bao-cao.pdf", Limits())) == ["Đơn vị đã tổ chức hội nghị."]


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Puts a shell script in the place of Tesseract, or nothing."""

    def put(script=None):
        monkeypatch.setattr("checker.document.readers.pdf_scan.DEFAULT_FOLDERS", {})
        monkeypatch.setenv("PATH", str(tmp_path))
        if script is not None:
            program = tmp_path / "tesseract"
            program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            program.chmod(0o755)

    return put


def test_without_tesseract_is_said_what_to_install(stand_in):
    stand_in()

    with pytest.raises(OcrError) as caught:
        read(SCAN, ocr=True)

    for words in (
        "Tesseract",
        "Windows",
        "brew install tesseract",
        "apt install tesseract-ocr",
        "Vietnamese",
    ):
        assert words in caught.value.vi
        assert words in caught.value.en
    assert caught.value.exit_code == 3


@posix
def test_without_vietnamese_data_is_said_what_to_add(stand_in):
    stand_in("echo eng; echo osd")

    with pytest.raises(OcrError, match="tesseract-ocr-vie"):
        read(SCAN, ocr=True)


@posix
def test_a_tesseract_that_fails_is_named_with_the_page(stand_in):
    stand_in('[ "$1" = --list-langs ] && echo vie && exit 0; exit 3')

    with pytest.raises(OcrError, match=r"trang 1 .*exit 3"):
        read(SCAN, ocr=True)


@posix
def test_a_tesseract_that_does_not_end_is_ended(stand_in):
    stand_in('[ "$1" = --list-langs ] && echo vie && exit 0; exec /bin/sleep 60')

    with pytest.raises(LimitError, match="--limit seconds"):
        read(SCAN, limits=Limits(seconds=2), ocr=True)


@posix
def test_a_program_beside_the_report_is_not_run(stand_in, tmp_path, monkeypatch):
    stand_in("echo vie")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", ".")

    with pytest.raises(OcrError, match="chưa có"):
        read(SCAN, ocr=True)


def words(*rows):
    """Rows of Tesseract's TSV: (line, left, top, width, height, sureness, text), in pixels."""
    head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
    lines = [
        f"5\t1\t1\t1\t{line}\t1\t{left}\t{top}\t{width}\t{height}\t{sure}\t{text}"
        for line, left, top, width, height, sure, text in rows
    ]
    table = "\n".join([head, "4\t1\t1\t1\t1\t0\t0\t0\t9\t9\t-1\t", *lines])
    return rows_of_words(table, Page(0, 595, 0, 842, [], [], Pictures()), 2.0)


def test_words_become_lines_with_places_in_points():
    ((segment,),) = words((1, 100, 200, 60, 24, 96.0, "CÔNG"), (1, 170, 200, 50, 24, 95.5, "KHAI"))

    assert segment.text == "CÔNG KHAI"
    assert (segment.left, segment.right, segment.base, segment.first) == (50, 110, 842 - 112, 30)


def test_words_far_apart_stand_in_two_columns():
    (row,) = words(
        (1, 100, 200, 60, 24, 96, "UBND"),
        (1, 170, 200, 50, 24, 95, "TỈNH"),
        (1, 500, 200, 60, 24, 95, "CỘNG"),
    )

    assert [segment.text for segment in row] == ["UBND TỈNH", "CỘNG"]


def test_specks_are_no_words():
    assert words((1, 100, 200, 4, 4, 12.0, "'"), (2, 100, 300, 60, 24, 30.0, "mờ")) == words(
        (2, 100, 300, 60, 24, 30.0, "mờ")
    )
