"""Packages of Word: unusual ones that are read, hostile and broken ones that are refused."""

from __future__ import annotations

import io
import shutil
import struct
import subprocess
import zipfile
import zlib
from typing import TYPE_CHECKING

import pytest

from checker.document.container import open_zip, parse_xml
from checker.document.limits import Limits
from checker.document.readers.docx import read_docx
from checker.errors import (
    DamagedError,
    DocumentError,
    EmptyDocumentError,
    LimitError,
    ScannedError,
    UnsupportedFormatError,
)
from tests.document.docx_files import (
    LIMITS,
    XML,
    abstract,
    blocks,
    document,
    docx,
    listed,
    lvl,
    num,
    p,
    parts,
    r,
    read,
    relations,
    tbl,
    tc,
    texts,
    tr,
    zipped,
)

if TYPE_CHECKING:
    from checker.document.model import Reading


def refused(data: bytes, limits: Limits = LIMITS) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        read_docx(data, "bao-cao.docx", limits)
    error = caught.value
    for message in (error.vi, error.en):
        assert message.startswith("bao-cao.docx")
    assert "ãy " in error.vi, "says what to do"
    assert error.vi != error.en
    return error


# Packages ----------------------------------------------------------------------------------------


def test_the_main_part_is_found_by_its_relation_not_by_its_name():
    assert texts(p("Đọc được"), main="word/blah_blah.xml") == ["Đọc được"]


def test_strict_documents_are_read():
    strict = document(p("Đọc được", '<w:jc w:val="center"/>')).replace(
        "schemas.openxmlformats.org/wordprocessingml/2006/main", "purl.oclc.org/ooxml/wordprocessingml/main"
    )
    members = parts(xml=strict)
    members["_rels/.rels"] = str(members["_rels/.rels"]).replace(
        "schemas.openxmlformats.org/officeDocument/2006/relationships",
        "purl.oclc.org/ooxml/officeDocument/relationships",
    )
    (block,) = read_docx(zipped(members), "x.docx", LIMITS).blocks
    assert (block.text, block.centered) == ("Đọc được", True)


def test_other_prefixes_and_utf16_are_read():
    xml = document(p("Đọc được")).replace("w:", "ns0:").replace(":w=", ":ns0=")
    assert texts(xml=xml) == ["Đọc được"]
    assert texts(xml=document(p("Đọc được")).replace("UTF-8", "UTF-16").encode("utf-16")) == ["Đọc được"]


def test_embedded_files_that_are_not_read_degrade_the_reading():
    reading = read(p("x") + '<w:altChunk r:id="rId9"/>')
    assert reading.status == "degraded"
    assert "nhúng" in reading.notes[0][0]


def chunk(content, file="chunk.dat"):
    links = relations(("rId9", "aFChunk", file))
    return read(
        p("Đầu") + '<w:altChunk r:id="rId9"/>' + p("Cuối"),
        extra={f"word/{file}": content, "word/_rels/document.xml.rels": links},
    )


def test_an_embedded_text_is_read_where_it_stands():
    reading = chunk("Cơ quan đã họp.\n\nĐã công khai.".encode())

    assert [block.text for block in reading.blocks] == ["Đầu", "Cơ quan đã họp.", "Đã công khai.", "Cuối"]
    assert reading.status == "ok"


def test_a_word_file_in_a_word_file_is_not_followed():
    inner = docx(p("Bên trong") + '<w:altChunk r:id="rId9"/>')

    reading = chunk(inner, "chunk.docx")

    assert [block.text for block in reading.blocks] == ["Đầu", "Cuối"]
    assert reading.status == "degraded"


def test_embedded_workbooks_are_noted_and_old_equations_are_not():
    def embedded(program):
        return p(r("Bảng") + f'<w:r><w:object><o:OLEObject xmlns:o="x" ProgID="{program}"/></w:object></w:r>')

    assert "OLE" in read(embedded("Excel.Sheet.12")).notes[0][0]
    assert read(embedded("Equation.3")).notes == ()


def test_a_table_of_contents_is_not_content():
    style = '<w:style w:type="paragraph" w:styleId="Mucluc1"><w:name w:val="toc 1"/></w:style>'
    control = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    )
    body = control + f"<w:sdtContent>{p('I. KẾT QUẢ 2')}</w:sdtContent></w:sdt>"
    for contents in (body, p("I. KẾT QUẢ 2", '<w:pStyle w:val="Mucluc1"/>')):
        reading = read(contents + p("Đã họp."), styles=style)

        assert [block.text for block in reading.blocks] == ["Đã họp."]
        assert "Mục lục" in reading.notes[0][0]


def test_charts_are_noted():
    reading = read(p(r("Biểu đồ") + '<w:r><w:drawing><c:chart r:id="x"/></w:drawing></w:r>'))
    assert "biểu đồ" in reading.notes[0][0]
    assert reading.status == "ok"


def test_an_ordinary_reading_has_nothing_to_say():
    reading = read(p("x"))
    assert (reading.format, reading.status, reading.notes, reading.deleted) == ("docx", "ok", (), ())


# Hostile and broken files ------------------------------------------------------------------------


def test_an_entity_bomb_is_refused():
    bomb = "<!DOCTYPE w:document [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(10)
    )
    xml = document(p("&k;")).replace("<w:document", bomb + "]><w:document", 1)
    error = refused(docx(xml=xml))
    assert isinstance(error, DamagedError)
    assert "thực thể" in error.vi


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_external_entity_is_refused_and_not_fetched(encoding, tmp_path):
    secret = tmp_path / "bi-mat.txt"
    secret.write_text("BÍ MẬT", encoding="utf-8")
    doctype = f'<!DOCTYPE w:document [<!ENTITY x SYSTEM "{secret.as_uri()}">]><w:document'
    xml = document(p("&x;")).replace("<w:document", doctype, 1).replace("UTF-8", encoding.upper())
    error = refused(docx(xml=xml.encode(encoding)))
    assert isinstance(error, DamagedError)
    assert "DTD" in error.en


def test_an_honest_zip_bomb_is_refused_before_it_is_unpacked():
    error = refused(docx(xml=document(p("x")).encode() + b" " * 30_000_000))
    assert isinstance(error, LimitError)
    assert "bom nén" in error.vi


def test_an_archive_that_declares_too_much_in_all_is_refused():
    data = docx(p("x"), extra={f"word/media/{n}.bin": bytes(100_000) for n in range(5)})
    with pytest.raises(LimitError) as caught:
        open_zip(data, "x.docx", Limits(unpacked_bytes=400_000))
    assert "unpacks to" in caught.value.en


@pytest.mark.parametrize("size", [1_000, 100_000_000])
def test_a_zip_bomb_that_lies_about_its_size_is_refused_while_unpacking(size):
    real = document(p("x")).encode() + b" " * size
    data = docx(xml=real)
    declared = 500
    lie = data.replace(struct.pack("<I", len(real)), struct.pack("<I", declared))
    assert lie != data
    error = refused(lie)
    assert isinstance(error, LimitError)
    assert "500" in error.vi


def test_too_many_parts_are_refused():
    data = docx(p("x"), extra={f"word/{n}.xml": "" for n in range(60)})
    error = refused(data, Limits(members=50))
    assert isinstance(error, LimitError)


def test_a_file_over_the_size_limit_is_refused():
    assert isinstance(refused(docx(p("x")), Limits(file_bytes=100)), LimitError)


@pytest.mark.parametrize("depth", [230, 10_000])
def test_too_deep_nesting_is_refused(depth):
    nested = "<w:ins>" * depth + r("x") + "</w:ins>" * depth
    error = refused(docx(f"<w:p>{nested}</w:p>"))
    assert isinstance(error, LimitError)
    assert "lồng nhau" in error.vi


def test_nesting_within_the_limit_is_read():
    assert texts("<w:p>" + "<w:ins>" * 190 + r("sâu") + "</w:ins>" * 190 + "</w:p>") == ["sâu"]


def test_a_truncated_file_is_damaged():
    data = docx(p("Nội dung " * 500))
    assert isinstance(refused(data[: len(data) // 2]), DamagedError)


def test_a_flipped_byte_is_noticed():
    data = bytearray(docx(p("Nội dung")))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        start = archive.getinfo("word/document.xml").header_offset
    data[start + 60] ^= 0xFF
    assert isinstance(refused(bytes(data)), DamagedError)


def test_broken_xml_is_damaged():
    assert isinstance(refused(docx(xml=document(p("x"))[:-20])), DamagedError)


def test_two_parts_of_one_name_are_damaged():
    with pytest.warns(UserWarning, match="Duplicate"):
        data = _twice()
    assert isinstance(refused(data), DamagedError)


def _twice() -> bytes:
    buffer = io.BytesIO(docx(p("Bản thứ nhất")))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("word/document.xml", document(p("Bản thứ hai")))
    return buffer.getvalue()


def test_a_workbook_named_docx_is_called_one():
    workbook = f'{XML}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    error = refused(docx(xml=workbook, main="xl/workbook.xml"))
    assert isinstance(error, UnsupportedFormatError)
    assert "Excel" in error.vi


def test_a_zip_or_anything_else_that_is_not_word_is_unsupported():
    assert isinstance(refused(zipped({"a.txt": "x"})), UnsupportedFormatError)
    assert isinstance(refused(b"{\\rtf1 xin chao}"), UnsupportedFormatError)


def test_an_empty_file_and_an_empty_document_are_empty():
    assert isinstance(refused(b""), EmptyDocumentError)
    assert isinstance(refused(docx(p("") + p("  "))), EmptyDocumentError)


def test_a_document_of_pictures_only_is_suspected_to_be_a_scan():
    error = refused(docx(p(""), extra={"word/media/image1.png": b"x"}))
    assert isinstance(error, ScannedError)
    assert "bản quét" in error.vi


def test_absurd_numbers_in_the_file_are_harmless():
    numbering = abstract(1, lvl(0, "upperRoman", "%1.", "").replace('"1"/>', '"999999999"/>', 1)) + num(1, 1)
    table = tbl(tr(tc("a", '<w:gridSpan w:val="999999999"/>'), "b"), tr("c", "d"), tr("e", "f"), tr("g", "h"))
    found = blocks(listed("x") + listed("y", 99) + table + p("y"), numbering=numbering)
    assert found[0].label == "999999999."
    assert found[1].label == ""
    assert len(found[2].text) < 200


def test_parse_xml_takes_the_depth_from_the_limits():
    xml = b"<a><b><c/></b></a>"
    assert parse_xml(xml, "x", Limits(depth=3)).tag == "a"
    with pytest.raises(LimitError):
        parse_xml(xml, "x", Limits(depth=2))


def test_members_are_read_by_any_spelling_of_their_path():
    container = open_zip(zipped({"Word\\Document.xml": b"x" * 10}), "x.docx", LIMITS)
    assert "word/document.xml" in container
    assert zlib.crc32(container.read("word/document.xml")) == zlib.crc32(b"x" * 10)


# A real producer ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def saved_by_libreoffice(tmp_path_factory) -> Reading:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: no file of another producer to read")
    folder = tmp_path_factory.mktemp("office")
    source = folder / "bao-cao.html"
    source.write_text(
        "<html><head><meta charset='utf-8'></head><body><h1>BÁO CÁO</h1><p>Mở đầu &ndash; Uỷ ban.</p>"
        "<ol type='I'><li>KHÁI QUÁT<ol><li>Đặc điểm</li><li>Tình hình</li></ol></li><li>KẾT QUẢ</li></ol>"
        "<ul><li>Công khai</li></ul>"
        "<table border='1'><tr><th>STT</th><th>Nội dung</th><th>Kết quả</th></tr>"
        "<tr><td>1</td><td>Dự toán</td><td></td></tr></table><p>Hết.</p></body></html>",
        encoding="utf-8",
    )
    profile = (folder / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--infilter=HTML (StarWriter)"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return read_docx((folder / "bao-cao.docx").read_bytes(), "bao-cao.docx", LIMITS)


def test_what_libreoffice_saved_is_read_whole(saved_by_libreoffice):
    lines = [f"{block.label} {block.text}".lstrip() for block in saved_by_libreoffice.blocks]
    assert lines == [
        "BÁO CÁO",
        "Mở đầu – Uỷ ban.",
        "I. KHÁI QUÁT",
        "1. Đặc điểm",
        "2. Tình hình",
        "II. KẾT QUẢ",
        "- Công khai",
        "STT | Nội dung | Kết quả",
        "1 | Dự toán | ",
        "Hết.",
    ]
    assert saved_by_libreoffice.blocks[0].heading == 1
    row = saved_by_libreoffice.blocks[8].row
    assert row is not None
    assert row.headers == ("STT", "Nội dung", "Kết quả")
