"""Text in .VnTime and VNI-Times is read as Vietnamese in every format, and only where it is not Unicode yet."""

from __future__ import annotations

import pytest

from checker.document.read import read
from tests.document.docx_files import docx, p, r
from tests.document.odt_files import flat, style
from tests.document.odt_files import p as odt_p

UNICODE = "Cơ quan đã niêm yết công khai kế hoạch năm 2022 tại trụ sở."
TCVN3 = "C¬ quan ®· niªm yÕt c«ng khai kÕ ho¹ch n¨m 2022 t¹i trô së."
VNI = "Cô quan ñaõ nieâm yeát coâng khai keá hoaïch naêm 2022 taïi truï sôû."


def word(text, font):
    return docx(p(r(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')))


def opendocument(text, font):
    face = style("T", "text", f'<style:text-properties style:font-name="{font}"/>')
    half = len(text) // 2
    spans = (f'<text:span text:style-name="T">{piece}</text:span>' for piece in (text[:half], text[half:]))
    return flat(odt_p("".join(spans)), automatic=face)


def rich_text(text, font):
    escaped = "".join(
        char
        if char.isascii()
        else f"\\'{char.encode('cp1252', 'replace').hex()}"
        if len(char.encode("cp1252", "ignore"))
        else f"\\u{ord(char)}?"
        for char in text
    )
    return f"{{\\rtf1\\ansi{{\\fonttbl{{\\f0\\fcharset0 {font};}}}}\\f0 {escaped}\\par}}".encode("ascii")


def page(text, font):
    return f"<html><body><p><font face='{font}'>{text}</font></p></body></html>".encode()


def styled_page(text, font):
    return f'<html><style>p.a {{font-family: "{font}", serif}}</style><p class=a>{text}</p></html>'.encode()


FORMATS = [word, opendocument, rich_text, page, styled_page]


@pytest.mark.parametrize("make", FORMATS)
@pytest.mark.parametrize(("text", "font"), [(TCVN3, ".VnTime"), (VNI, "VNI-Times")])
def test_old_text_is_converted_and_the_notes_say_so(make, text, font):
    document = read("a", make(text, font))

    assert [block.text for block in document.blocks] == [UNICODE]
    assert "bảng mã cũ" in document.notes[0][0]


@pytest.mark.parametrize("make", FORMATS)
def test_text_that_only_kept_the_name_of_its_font_stays_as_it_is(make):
    document = read("a", make(UNICODE, ".VnTime"))

    assert [block.text for block in document.blocks] == [UNICODE]
    assert document.notes == ()


@pytest.mark.parametrize("make", FORMATS)
def test_fonts_of_capitals_are_read_as_they_are_printed(make):
    document = read("a", make("b¸o c¸o kÕt qu¶ thùc hiÖn", ".VnTimeH"))

    assert [block.text for block in document.blocks] == ["BÁO CÁO KẾT QUẢ THỰC HIỆN"]
