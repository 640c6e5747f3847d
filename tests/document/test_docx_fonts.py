"""How the letters of Word files look and what they are: old fonts, capitals by format, comments."""

from __future__ import annotations

import pytest

from checker.document.read import read as read_document
from checker.document.readers.docx import read_docx
from tests.document.docx_files import (
    LIMITS,
    NAMESPACES,
    XML,
    abstract,
    blocks,
    document,
    listed,
    lvl,
    num,
    p,
    printed,
    r,
    read,
    relations,
    texts,
    zipped,
)
from tests.language.old_text import old

SENTENCE = "Cơ quan đã công khai quỹ khen thưởng, kết quả nâng lương."


def font(name):
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:cs="{name}"/>'


def in_font(text, name):
    encoding = {".": "tcvn3", "V": "vni"}[name[0]] if not name.startswith("VI ") else "viscii"
    return r(old(text, encoding), font(name))


@pytest.mark.parametrize("name", [".VnTime", ".VnArial Narrow", "VNI-Times", "VI Times"])
def test_a_run_in_an_old_font_is_converted_and_the_note_says_so(name):
    reading = read(p(in_font(SENTENCE, name) + r(" Đã họp.", font("Times New Roman"))))

    assert [block.text for block in reading.blocks] == [f"{SENTENCE} Đã họp."]
    ((vi, en),) = reading.notes
    assert "bảng mã cũ" in vi
    assert "old encoding" in en


def test_a_font_of_capitals_prints_capitals():
    assert texts(p(r("b¸o c¸o", font(".VnTimeH")) + r(" kÕt qu¶", font(".VnTime")))) == ["BÁO CÁO kết quả"]


def test_a_letter_of_vni_may_be_spread_over_two_runs():
    assert texts(p(r("ca", font("VNI-Times")) + r("ùn boä", font("VNI-Times")))) == ["cán bộ"]


def test_symbols_of_an_old_font_are_letters():
    symbol = '<w:r><w:sym w:font=".VnTime" w:char="F0AB"/></w:r>'

    assert texts(p(r("c", font(".VnTime")) + symbol + r("ng", font(".VnTime")))) == ["công"]


def test_a_soft_hyphen_is_a_letter_in_an_old_font_and_nothing_elsewhere():
    hyphen = "<w:softHyphen/>"
    run = f"<w:r><w:rPr>{font('.VnTime')}</w:rPr><w:t>nh÷ng n</w:t>{hyphen}<w:t>íc</w:t></w:r>"

    assert texts(p(run)) == ["những nước"]
    assert texts(p(f"<w:r><w:t>nước</w:t>{hyphen}<w:t>ngoài</w:t></w:r>")) == ["nướcngoài"]


def test_the_font_may_stand_in_a_style_or_in_the_defaults():
    stored = old(SENTENCE, "tcvn3")
    paragraph = f'<w:style w:type="paragraph" w:styleId="Cu"><w:rPr>{font(".VnTime")}</w:rPr></w:style>'
    character = f'<w:style w:type="character" w:styleId="Chu"><w:rPr>{font(".VnTime")}</w:rPr></w:style>'
    based = '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Cu"/></w:style>'
    default = f"<w:docDefaults><w:rPrDefault><w:rPr>{font('.VnTime')}</w:rPr></w:rPrDefault></w:docDefaults>"
    table = {"word/fontTable.xml": f'{XML}<w:fonts {NAMESPACES}><w:font w:name=".VnTime"/></w:fonts>'}

    def found(body, styles):
        members = {"_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml"))}
        members["word/document.xml"] = document(body)
        members["word/styles.xml"] = f"{XML}<w:styles {NAMESPACES}>{styles}</w:styles>"
        members["word/_rels/document.xml.rels"] = relations(
            ("s", "styles", "styles.xml"), ("f", "fontTable", "fontTable.xml")
        )
        return [block.text for block in read_docx(zipped(members | table), "a.docx", LIMITS).blocks]

    assert found(p(stored, '<w:pStyle w:val="Con"/>'), paragraph + based) == [SENTENCE]
    assert found(p(r(stored, '<w:rStyle w:val="Chu"/>')), character) == [SENTENCE]
    assert found(p(stored), default) == [SENTENCE]
    assert found(p(r(SENTENCE, font("Arial")), '<w:pStyle w:val="Cu"/>'), paragraph) == [SENTENCE]


def test_old_fonts_that_are_only_names_on_unicode_text_change_nothing():
    body = p(r(SENTENCE, font(".VnTime"))) + p(r("nâng lên", font(".VnTime")))
    reading = read(body)

    assert [block.text for block in reading.blocks] == [SENTENCE, "nâng lên"]
    assert reading.notes == ()


def test_numbers_are_printed_in_the_font_of_their_level():
    level = lvl(0, "decimal", old("Phần %1.", "tcvn3"), f"<w:rPr>{font('.VnTime')}</w:rPr>")

    assert printed(listed("x"), numbering=abstract(1, level) + num(1, 1)) == ["Phần 1. x"]


# -- capitals -------------------------------------------------------------------------------------


def test_text_that_is_shown_in_capitals_is_read_in_capitals():
    style = '<w:style w:type="paragraph" w:styleId="Ten"><w:rPr><w:caps/></w:rPr></w:style>'

    assert texts(p(r("Báo cáo", "<w:caps/>") + r(" kết quả"))) == ["BÁO CÁO kết quả"]
    assert texts(p("Báo cáo", '<w:pStyle w:val="Ten"/>'), styles=style) == ["BÁO CÁO"]
    off = r("kết quả", '<w:caps w:val="0"/>')
    assert texts(p(r("Báo cáo ") + off, '<w:pStyle w:val="Ten"/>'), styles=style) == ["BÁO CÁO kết quả"]


# -- comments -------------------------------------------------------------------------------------

COMMENTS = (
    f'{XML}<w:comments {NAMESPACES}><w:comment w:id="0" w:author="A">{p("Bổ sung số liệu.")}{p("Xem lại.")}</w:comment>'
    f'<w:comment w:id="1" w:author="B">{p("")}</w:comment></w:comments>'
)


def commented(body):
    members = {"_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml"))}
    members["word/document.xml"] = document(body)
    members["word/comments.xml"] = COMMENTS
    members["word/_rels/document.xml.rels"] = relations(("c", "comments", "comments.xml"))
    return zipped(members)


def test_comments_are_kept_apart_from_what_the_report_says():
    body = p(
        '<w:commentRangeStart w:id="0"/>' + r("Cơ quan đã họp.") + '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    document_ = read_document("a.docx", commented(body + p("Hết.")))

    assert [block.text for block in document_.blocks] == ["Cơ quan đã họp.", "Hết."]
    assert document_.comments == ("Bổ sung số liệu.", "Xem lại.")
    assert document_.parts == ("body", "comments")
    assert [vi for vi, _ in document_.notes] == [
        "Văn bản có 1 nhận xét bên lề (Comments); nhận xét không được tính là nội dung."
    ]


def test_a_file_without_comments_says_nothing_of_them():
    assert read(p("Đã họp.")).notes == ()
    assert {block.part for block in blocks(p("Đã họp."))} == {"body"}
