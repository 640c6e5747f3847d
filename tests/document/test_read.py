"""From a file to a document: what is refused, with which error, and what a document knows."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from checker.document.limits import Limits
from checker.document.read import read
from checker.errors import (
    DocumentError,
    EmptyDocumentError,
    EncryptedError,
    LimitError,
    NotFoundError,
    UnsupportedFormatError,
)
from tests.document.compound_files import compound
from tests.document.docx_files import docx, p
from tests.document.pdf_files import Page, build

ROOT = Path(__file__).resolve().parents[2]


def refused(path, data=None, **rest):
    with pytest.raises(DocumentError) as caught:
        read(path, data, **rest)
    error = caught.value
    assert Path(path).name in error.vi
    assert Path(path).name in error.en
    assert error.vi != error.en
    assert error.exit_code == 3
    return error


def test_a_missing_file(tmp_path):
    error = refused(tmp_path / "khong-co.docx")

    assert isinstance(error, NotFoundError)
    assert "không tìm thấy" in error.vi


def test_a_folder_is_no_file(tmp_path):
    folder = tmp_path / "thang-6"
    folder.mkdir()

    error = refused(folder)

    assert isinstance(error, NotFoundError)
    assert "thư mục" in error.vi


def test_no_message_shows_the_path_to_the_file(tmp_path):
    assert str(tmp_path) not in refused(tmp_path / "khong-co.docx").vi


@pytest.mark.parametrize("data", [b"", b"  \n\r\n\t", b"\xef\xbb\xbf \n"])
def test_an_empty_file(data):
    assert isinstance(refused("rong.txt", data), EmptyDocumentError)


def test_a_binary_file():
    assert isinstance(refused("anh.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), UnsupportedFormatError)


@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf", b"\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_pdf_is_told_by_its_header_wherever_it_stands(before):
    content = before + build(Page().text(70, 700, "BÁO CÁO"))

    assert read("bao-cao.docx", content).format == "pdf"


def test_a_file_with_a_password():
    assert isinstance(refused("mat.docx", compound({"EncryptedPackage": b""})), EncryptedError)


def test_a_file_over_the_limit_is_refused_without_reading_it(tmp_path, monkeypatch):
    file = tmp_path / "qua-lon.docx"
    with file.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)

    def no_reading(path):
        raise AssertionError(f"{path} was read")

    monkeypatch.setattr(Path, "read_bytes", no_reading)

    error = refused(file)

    assert isinstance(error, LimitError)
    assert "200 MB" in error.vi


def test_the_limit_on_the_size_can_be_set(tmp_path):
    file = tmp_path / "bao-cao.txt"
    file.write_text("Báo cáo " * 500, encoding="utf-8")

    assert isinstance(refused(file, limits=Limits(file_bytes=1_000)), LimitError)
    assert read(file).blocks


# -- what decides on the reader -----------------------------------------------------------------


def test_the_content_decides_and_not_the_name():
    assert read("bao-cao.txt", docx(p("Cơ quan đã họp giao ban."))).format == "docx"
    assert read("bao-cao.docx", "Cơ quan đã họp giao ban.".encode()).format == "txt"


@pytest.mark.parametrize(
    ("name", "kind"), [("a.md", "md"), ("a.MARKDOWN", "md"), ("a.txt", "txt"), ("a", "txt")]
)
def test_the_name_tells_markdown_from_text(name, kind):
    assert read(name, "Cơ quan đã họp giao ban.".encode()).format == kind


def test_a_word_file_and_its_text_are_the_same_blocks():
    lines = ["I. KẾT QUẢ", "1. Cơ quan đã họp giao ban.", "2. Cơ quan đã đánh giá công chức."]

    word = read("a.docx", docx("".join(p(line) for line in lines)))
    text = read("a.txt", "\n\n".join(lines).encode())

    assert [block._replace(origin=-1) for block in word.blocks] == list(text.blocks)


# -- what a document knows ----------------------------------------------------------------------


def test_a_document_knows_its_name_its_hash_and_its_parts(tmp_path):
    content = (
        "Cơ quan đã công khai:\n\n| Nội dung | Kết quả |\n|---|---|\n| Kế hoạch năm | Niêm yết |\n".encode()
    )
    file = tmp_path / "bao-cao.txt"
    file.write_bytes(content)

    document = read(file)

    assert document.name == "bao-cao.txt"
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    assert document.parts == ("body", "tables")
    assert document.status == "ok"


def test_what_was_repaired_is_noted_in_both_languages():
    document = read("a.txt", "Một câu.\n\n3\n\nCâu khác.".encode())

    assert [(bool(vi), bool(en)) for vi, en in document.notes] == [(True, True)]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "fixtures" / "reports").glob("*.txt")), ids=lambda path: path.stem
)
def test_every_report_is_read_whole(path):
    document = read(path)

    assert document.metadata.kind == "báo cáo"
    assert document.metadata.agency
    assert document.metadata.period_to
    shown = " ".join(f"{block.label} {block.text}" for block in document.blocks)
    letters = re.compile(r"[^\W\d_]{2,}")
    assert set(letters.findall(path.read_text(encoding="utf-8"))) <= set(letters.findall(shown))
