"""What a file is, by its content."""

from __future__ import annotations

import io
import os
import zipfile

import pytest

from checker.document.signature import is_bundle, kind_of
from tests.document.compound_files import compound, fib
from tests.document.docx_files import docx, p, zipped

MHT = (
    b"From: <Saved by Word>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=x\r\n\r\n"
)
FLAT = b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument/>'


def opendocument(kind):
    """Its type stands in its first member, which is not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx(p("Báo cáo")), "docx"),
        (docx(p("Báo cáo"), main="tai-lieu/chinh.xml"), "docx"),
        (docx(p("Báo cáo" * 900))[:-400], "docx"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "workbook"),
        (zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}), "presentation"),
        (opendocument("text"), "odt"),
        (zipped({"content.xml": "", "META-INF/manifest.xml": ""}), "odt"),
        (opendocument("spreadsheet"), "open-document"),
        (zipped({"bao-cao.docx": docx(p("Báo cáo"))}), "archive"),
        (zipped({}), "archive"),
        (compound({"WordDocument": fib()}), "doc"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\r\n{\\rtf1\\ansi", "rtf"),
        (b"\xef\xbb\xbf<!DOCTYPE html><html>", "html"),
        (b"<?xml version='1.0'?><!-- x --><html xmlns='http://www.w3.org/1999/xhtml'>", "html"),
        ("<html><body>".encode("utf-16"), "html"),
        (b"<?xml version='1.0'?><office:document office:mimetype='x'>", "odt"),
        (MHT, "mht"),
        (FLAT, "flat-word"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"Rar!\x1a\x07\x01\x00", "other-archive"),
        (b"MZ\x90\x00", "program"),
        ("BÁO CÁO".encode(), "text"),
        (b"", "text"),
        (b"<b>", "text"),
    ],
)
def test_the_content_tells_the_kind(data, kind):
    assert kind_of(data) == kind


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_not_looked_into(tmp_path):
    os.mkfifo(tmp_path / "ong")

    assert not is_bundle(tmp_path / "ong")


def test_a_folder_and_an_archive_are_bundles_and_a_word_file_is_none(tmp_path):
    archive, word, text = tmp_path / "a.docx", tmp_path / "b.zip", tmp_path / "c.txt"
    archive.write_bytes(zipped({"x.txt": "x"}))
    word.write_bytes(docx(p("x")))
    text.write_bytes(b"PK is how it begins")

    assert [is_bundle(path) for path in (tmp_path, archive, word, text, tmp_path / "none")] == [
        *(True, True, False, False, False)
    ]
