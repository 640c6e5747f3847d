"""What a Word file says about its form: page, number of the page, type, paragraphs."""

from __future__ import annotations

import pickle

import pytest

from checker.document.form import Page, PageNumber, Paragraph, Run
from checker.document.readers.docx_form import read_form
from tests.document.docx_files import LIMITS, docx, p, parts, r, read, relations, tbl, tc, tr, zipped

A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = '<w:pgMar w:top="1134" w:bottom="1134" w:left="1701" w:right="851"/>'
PAGE_FIELD = '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:t>2</w:t></w:r>'
SIZE_14 = '<w:sz w:val="28"/>'


def form(body, **rest):
    return read_form(docx(body, **rest), "bao-cao.docx", LIMITS)


def only(body, **rest):
    (paragraph,) = form(body, **rest).paragraphs
    return paragraph


def look(body, **rest):
    (run,) = only(body, **rest).runs
    return run


def section(content):
    return p("Văn bản.") + f"<w:sectPr>{content}</w:sectPr>"


def test_paper_and_margins_are_told_in_millimetres():
    assert form(section(A4 + MARGINS)).pages == (Page(210.0, 297.0, 20.0, 20.0, 30.0, 15.0),)


def test_a_section_on_its_side_is_landscape():
    (page,) = form(section('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')).pages
    assert page.landscape


def test_what_a_section_does_not_say_is_not_known():
    assert form(section("")).pages == (Page(),)


def numbered(paragraph, *, first="", title="", kind="header"):
    margins = {f"{kind}1": paragraph} | ({f"{kind}2": first} if first else {})
    references = f'<w:{kind}Reference w:type="default" r:id="{kind}1"/>'
    references += f'<w:{kind}Reference w:type="first" r:id="{kind}2"/>' if first else ""
    return form(section(references + title), margins=margins).number


def test_the_number_of_the_page_stands_in_the_header():
    found = numbered(p(PAGE_FIELD, '<w:jc w:val="center"/>'), title="<w:titlePg/>")
    assert (found.place, found.align, found.first) == ("header", "center", False)


def test_without_a_first_page_of_its_own_every_page_shows_the_number():
    assert numbered(p(PAGE_FIELD)).first is True


def test_a_first_header_with_the_number_shows_it():
    assert numbered(p(PAGE_FIELD), first=p(PAGE_FIELD), title="<w:titlePg/>").first is True


def test_the_number_may_stand_in_the_footer():
    assert numbered(p(PAGE_FIELD), kind="footer").place == "footer"


def test_a_simple_field_is_a_number_as_well():
    assert (
        numbered(p('<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>')).place == "header"
    )


def test_a_frame_or_a_tab_centres_the_number():
    assert numbered(p(PAGE_FIELD, '<w:framePr w:xAlign="center"/>')).align == "center"
    assert numbered(p(f"<w:r><w:tab/></w:r>{PAGE_FIELD}")).align == "center"


def test_the_count_of_pages_is_no_number_of_the_page():
    assert numbered(p("<w:r><w:instrText> NUMPAGES </w:instrText></w:r>")) == PageNumber()


def test_a_run_says_how_it_looks():
    own = f'<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:b/><w:i/><w:color w:val="ff0000"/>{SIZE_14}'
    assert look(p(r("chữ", own))) == Run("chữ", "Arial", 14.0, True, True, "FF0000")  # noqa: FBT003


def test_what_nobody_says_is_as_word_has_it():
    assert look(p("chữ")) == Run("chữ", "Times New Roman", 10.0, False, False, "auto")  # noqa: FBT003


DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    '<w:sz w:val="24"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" '
    'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:rPr><w:sz w:val="26"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Than"><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="both"/>'
    '<w:ind w:firstLine="567"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Dam"><w:rPr><w:b/></w:rPr></w:style>'
)


def test_styles_build_on_each_other_and_on_the_defaults():
    paragraph = only(
        p(r("chữ", '<w:rStyle w:val="Dam"/>'), '<w:pStyle w:val="Than"/>'), styles=DEFAULTS + STYLES
    )
    (run,) = paragraph.runs
    assert (run.size, run.bold, run.italic) == (13.0, True, True)
    assert (paragraph.align, paragraph.first_line, paragraph.spacing, paragraph.line) == (
        "both",
        10.0,
        8.0,
        1.08,
    )


def test_the_own_properties_come_last():
    off = '<w:pStyle w:val="Than"/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:firstLine="720"/>'
    paragraph = only(p(r("chữ", '<w:i w:val="0"/>'), off), styles=DEFAULTS + STYLES)
    assert (paragraph.runs[0].italic, paragraph.first_line, paragraph.spacing, paragraph.line) == (
        False,
        12.7,
        0.0,
        1.0,
    )


def test_the_fonts_of_the_theme_have_names():
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    theme = (
        f'<a:theme xmlns:a="{a}"><a:fontScheme name="x"><a:minorFont><a:latin typeface="Calibri"/></a:minorFont>'
        "</a:fontScheme></a:theme>"
    )
    members = parts(p("chữ"), styles=DEFAULTS, extra={"word/theme1.xml": theme})
    links = relations(("styles", "styles", "styles.xml"), ("theme", "theme", "theme1.xml"))
    members["word/_rels/document.xml.rels"] = links
    (paragraph,) = read_form(zipped(members), "x.docx", LIMITS).paragraphs
    assert paragraph.runs[0].font == "Calibri"


@pytest.mark.parametrize(
    ("spacing", "line"),
    [
        ('w:line="360" w:lineRule="auto"', 1.5),
        ('w:line="322" w:lineRule="exact"', 1.0),
        ('w:line="200" w:lineRule="atLeast"', 1.0),
    ],
)
def test_the_distance_of_lines_counts_by_the_single_line(spacing, line):
    assert only(p(r("chữ", SIZE_14), f"<w:spacing {spacing}/>")).line == line


def test_a_first_line_that_a_tab_indents_is_not_known():
    assert only(p("<w:r><w:tab/><w:t>Trong kỳ</w:t></w:r>")).first_line is None


@pytest.mark.parametrize(
    "paragraph",
    [
        p("chữ", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'),
        p(r("chữ", '<w:u w:val="single"/>')),
        p("<w:r><w:t>chữ</w:t><w:pict/></w:r>"),
    ],
)
def test_a_border_an_underline_and_a_drawing_are_lines(paragraph):
    assert only(paragraph).drawn is True


def test_plain_text_has_no_line():
    assert only(p("chữ")).drawn is False


def test_hidden_and_deleted_text_has_no_look():
    deleted = "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
    assert [run.text for run in only(p(r("chữ") + r("ẩn", "<w:vanish/>") + deleted)).runs] == ["chữ"]


def test_the_paragraphs_are_numbered_as_the_blocks_say():
    body = tbl(tr(tc("SỞ NỘI VỤ"), tc(p(r("CỘNG HÒA", "<w:b/>")))), properties="") + p("BÁO CÁO")
    reading = read(body)
    found = reading.form()
    looks = {
        block.text: found.paragraph(block.origin).runs_of(block.text)[0].bold for block in reading.blocks
    }
    assert looks == {"SỞ NỘI VỤ": False, "CỘNG HÒA": True, "BÁO CÁO": False}


def test_lines_of_one_paragraph_have_their_own_runs():
    paragraph = Paragraph((Run("UBND TỈNH\n", bold=False), Run("SỞ NỘI VỤ", bold=True)))
    assert [run.bold for run in paragraph.runs_of("SỞ NỘI VỤ")] == [True]
    assert [run.bold for run in paragraph.runs_of("khác hẳn")] == [False, True]


def test_a_document_with_its_form_can_be_sent_to_another_process():
    reading = pickle.loads(pickle.dumps(read(section(A4))))
    assert reading.form().pages[0].width == 210.0
