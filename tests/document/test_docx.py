"""What the reader of Word files takes from a page, what it leaves, and what it says about it."""

from __future__ import annotations

import unicodedata

import pytest

from checker.document.readers import docx as reader
from checker.language.normal import clean
from tests.document.docx_files import (
    LINES,
    NAMESPACES,
    OUTLINE,
    XML,
    abstract,
    blocks,
    call,
    listed,
    lvl,
    note,
    num,
    p,
    printed,
    r,
    read,
    tbl,
    tc,
    texts,
    tr,
)

# Text -------------------------------------------------------------------------------------------


def test_paragraphs_come_in_order_and_empty_ones_do_not_come():
    assert texts(p("Thứ nhất") + p("") + p("  ") + p("Thứ hai")) == ["Thứ nhất", "Thứ hai"]


def test_a_line_end_in_the_xml_of_a_text_is_a_blank():
    assert texts(p("Cơ quan\nĐã họp") + p(r("Cơ quan\nĐã ", "<w:b/>") + r("họp"))) == ["Cơ quan Đã họp"] * 2


def test_text_is_nfc_on_one_line_with_plain_spaces_and_nothing_invisible():
    decomposed = unicodedata.normalize("NFD", "Uỷ ban nhân dân")
    (text,) = texts(p(f"\u200b{decomposed}\u00a0 xã\u00ad Hoà\u200d \ufeff Bình\u2009"))
    assert text == "Uỷ ban nhân dân xã Hoà Bình"


def test_clean_keeps_what_is_written_and_folds_what_is_not_seen():
    assert clean("a\u0001b\tc\u2028d  e ") == "ab c d e"
    assert clean("NĐ\u2011CP – “dân biết” … 50 %") == "NĐ-CP – “dân biết” … 50 %"
    assert clean("e\u200b\u0301") == "é"


def test_runs_hyperlinks_smart_tags_and_content_controls_make_one_sentence():
    body = p(
        r("Nghị định ")
        + '<w:hyperlink r:id="x">'
        + r("04/2015")
        + "</w:hyperlink>"
        + '<w:smartTag w:element="place">'
        + r(" của Chính")
        + "</w:smartTag>"
        + "<w:sdt><w:sdtPr/><w:sdtContent>"
        + r(" phủ")
        + "</w:sdtContent></w:sdt>"
    )
    assert texts(body) == ["Nghị định 04/2015 của Chính phủ"]


def test_content_controls_around_paragraphs_rows_and_cells_are_transparent():
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    row = f"<w:tr>{control(tc('Ô một'))}{tc('Ô hai')}</w:tr>"
    body = p("Đầu") + control(p("Trong ô nhập")) + tbl(control(row), tr("1", "2"), tr("3", "4"), tr("5", "6"))
    assert texts(body) == ["Đầu", "Trong ô nhập", "Ô một | Ô hai", "1 | 2", "3 | 4", "5 | 6"]


def test_prompts_of_unfilled_controls_are_not_content_and_the_notes_say_so():
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    reading = read(
        p("Đã điền") + prompt.format(p("Bấm để nhập")) + p(r("Số: ") + prompt.format(r("nhập số")))
    )
    assert [block.text for block in reading.blocks] == ["Đã điền", "Số:"]
    assert "2 ô nhập liệu" in reading.notes[0][0]


def test_results_of_fields_are_read_and_their_codes_are_not():
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> REF muc1 </w:instrText></w:r>"
    inner = mark("begin") + code + mark("separate") + r("lồng trong mã") + mark("end")
    body = p(
        r("Ngày ")
        + '<w:fldSimple w:instr=" DATE ">'
        + r("30/6/2022")
        + "</w:fldSimple>"
        + mark("begin")
        + code
        + inner
        + mark("separate")
        + r(", mục II")
        + mark("end")
    )
    assert texts(body) == ["Ngày 30/6/2022, mục II"]


def test_a_field_without_an_end_does_not_swallow_the_document():
    body = p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("mã")) + p("Nội dung sau đó")
    assert texts(body) == ["Nội dung sau đó"]


def test_a_field_over_several_paragraphs_keeps_its_result():
    begin = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText>'
    body = p(begin + '<w:fldChar w:fldCharType="separate"/></w:r>' + r("Mục I")) + p("Mục II")
    assert texts(body + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')) == ["Mục I", "Mục II"]


def test_no_break_hyphens_tabs_and_symbols_are_text():
    body = p(
        "<w:r><w:t>Số 04/2015/NĐ</w:t><w:noBreakHyphen/><w:t>CP</w:t><w:tab/><w:t>ngày</w:t></w:r>"
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
        + r("đạt ")
        + '<w:r><w:sym w:font="Times New Roman" w:char="2265"/></w:r>'
        + r("50\uf025")
    )
    assert texts(body) == ["Số 04/2015/NĐ-CP ngày☑đạt ≥50%"]


def test_unknown_symbols_are_counted_in_a_note():
    reading = read(p(r("Điện thoại ") + '<w:r><w:sym w:font="Wingdings" w:char="F0CC"/></w:r>' + r("0123")))
    assert reading.blocks[0].text == "Điện thoại 0123"
    assert "1 ký hiệu" in reading.notes[0][0]


def test_text_of_formulas_is_read():
    assert texts(p(r("Tỷ lệ ") + "<m:oMath><m:r><m:t>a/b</m:t></m:r></m:oMath>")) == ["Tỷ lệ a/b"]


# Line breaks ------------------------------------------------------------------------------------

BREAK = "<w:r><w:br/></w:r>"


def test_a_line_break_in_a_heading_or_a_centred_title_is_a_space():
    heading = p(r("ĐÁNH GIÁ") + BREAK + r("CHUNG"), '<w:outlineLvl w:val="0"/>')
    title = p(r("BÁO CÁO") + BREAK + r("Kết quả thực hiện"), '<w:jc w:val="center"/>')
    assert texts(heading + title) == ["ĐÁNH GIÁ CHUNG", "BÁO CÁO Kết quả thực hiện"]


def test_a_line_break_in_unjustified_text_begins_a_new_block_unless_the_sentence_goes_on():
    body = p(r("Công khai ngân sách.") + BREAK + r("Lấy ý kiến") + BREAK + r("của công chức."))
    assert texts(body) == ["Công khai ngân sách.", "Lấy ý kiến của công chức."]


def test_a_line_break_in_justified_text_begins_a_new_block_only_before_a_list_entry():
    lines = r("Đã thực hiện:") + BREAK + r("Năm 2022") + BREAK + r("- Công khai") + BREAK + r("a) Lấy ý kiến")
    assert texts(p(lines, '<w:jc w:val="both"/>')) == [
        "Đã thực hiện: Năm 2022",
        "- Công khai",
        "a) Lấy ý kiến",
    ]


# Tracked changes and hidden text -----------------------------------------------------------------


def test_insertions_are_content_and_deletions_are_kept_apart():
    body = p(
        r("Có ")
        + "<w:ins>"
        + r("công khai ")
        + "</w:ins><w:del><w:r><w:delText>không </w:delText></w:r></w:del>"
        + r("dự toán")
    )
    reading = read(body)
    assert [block.text for block in reading.blocks] == ["Có công khai dự toán"]
    assert reading.deleted == ("không",)
    assert "Track Changes" in reading.notes[0][0]
    assert "tracked" in reading.notes[0][1]


def test_moved_text_is_read_where_it_went():
    body = p("<w:moveFrom>" + r("Đoạn dời") + "</w:moveFrom>") + p("Giữa")
    reading = read(body + p("<w:moveTo>" + r("Đoạn dời") + "</w:moveTo>"))
    assert [block.text for block in reading.blocks] == ["Giữa", "Đoạn dời"]
    assert reading.deleted == ("Đoạn dời",)


def test_a_paragraph_whose_end_was_deleted_joins_the_next():
    body = p("Công khai ", "<w:rPr><w:del/></w:rPr>") + p("ngân sách", '<w:jc w:val="center"/>')
    (block,) = blocks(body)
    assert (block.text, block.centered) == ("Công khai ngân sách", True)


def test_a_deleted_list_entry_does_not_count():
    gone = p(
        "<w:del><w:r><w:delText>Bỏ</w:delText></w:r></w:del>",
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr>',
    )
    assert printed(listed("Một", 1) + gone + listed("Hai", 1), numbering=OUTLINE) == ["1. Một", "2. Hai"]


def test_a_deleted_row_and_a_deleted_cell_are_not_read():
    gone = tr("Bỏ", "dòng này", properties="<w:del/>")
    table = tbl(tr("A", "B"), gone, tr("C", tc("Bỏ ô", "<w:cellDel/>")), tr("D", "E"))
    reading = read(p("Trước") + table + p("Sau"))
    assert [block.text for block in reading.blocks] == ["Trước", "A | B", "C | ", "D | E", "Sau"]
    assert reading.deleted == ("Bỏdòng này", "Bỏ ô")


@pytest.mark.parametrize("value", ["", ' w:val="1"', ' w:val="true"'])
def test_hidden_text_is_left_out_and_noted(value):
    reading = read(p(r("Thấy ") + r("ẩn", f"<w:vanish{value}/>") + r("được")))
    assert reading.blocks[0].text == "Thấy được"
    assert "ẩn" in reading.notes[0][0]


def test_text_hidden_by_its_style_is_left_out_unless_the_run_shows_it():
    styles = '<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>'
    shown = r("hiện", '<w:rStyle w:val="An"/><w:vanish w:val="0"/>')
    assert texts(p(r("ẩn", '<w:rStyle w:val="An"/>') + shown), styles=styles) == ["hiện"]


def test_comments_are_not_content():
    comment = f"{XML}<w:comments {NAMESPACES}><w:comment w:id='0'>{p('Nhận xét')}</w:comment></w:comments>"
    body = p(
        '<w:commentRangeStart w:id="0"/>' + r("Có nhận xét") + '<w:r><w:commentReference w:id="0"/></w:r>'
    )
    assert texts(body, extra={"word/comments.xml": comment}) == ["Có nhận xét"]


# Numbering ---------------------------------------------------------------------------------------


def test_automatic_numbers_are_labels_as_they_are_printed():
    body = (
        listed("KHÁI QUÁT")
        + listed("Đặc điểm", 1)
        + listed("Tổ chức", 2)
        + listed("Nhân sự", 2)
        + listed("Công chức", 3)
        + listed("Loại A", 4)
        + listed("Tình hình", 1)
        + listed("Chung", 2)
        + listed("KẾT QUẢ")
        + listed("Chỉ đạo", 1)
    )
    assert printed(body, numbering=OUTLINE) == [
        "I. KHÁI QUÁT",
        "1. Đặc điểm",
        "a) Tổ chức",
        "b) Nhân sự",
        "- Công chức",
        "+ Loại A",
        "2. Tình hình",
        "a) Chung",
        "II. KẾT QUẢ",
        "1. Chỉ đạo",
    ]
    assert [block.indent for block in blocks(body, numbering=OUTLINE)][:6] == [0, 1, 2, 2, 3, 4]


def test_letters_are_those_of_word_and_double_after_z():
    body = "".join(listed("x", 2) for _ in range(28))
    labels = [block.label for block in blocks(body, numbering=OUTLINE)]
    assert labels[:6] == ["a)", "b)", "c)", "d)", "e)", "f)"]
    assert labels[25:] == ["z)", "aa)", "bb)"]


@pytest.mark.parametrize(
    ("form", "fourth"),
    [
        ("decimal", "4"),
        ("decimalZero", "04"),
        ("upperRoman", "IV"),
        ("lowerRoman", "iv"),
        ("upperLetter", "D"),
        ("lowerLetter", "d"),
        ("none", ""),
        ("vietnameseCounting", "4"),
    ],
)
def test_each_number_format_writes_its_fourth_number(form, fourth):
    numbering = abstract(1, lvl(0, form, "%1")) + num(1, 1)
    assert [block.label for block in blocks(listed("x") * 4, numbering=numbering)][3] == fourth


def test_numbers_of_several_levels_join_and_legal_numbering_writes_digits():
    numbering = abstract(
        1,
        lvl(0, "upperRoman", "Phần %1"),
        lvl(1, "decimal", "%1.%2."),
        lvl(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    ) + num(1, 1)
    body = listed("x") + listed("y", 1) + listed("z", 1) + listed("t", 2)
    assert [block.label for block in blocks(body, numbering=numbering)] == ["Phần I", "I.1.", "I.2.", "1.2.1"]


def test_a_list_may_start_elsewhere_and_start_again():
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    later = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(1, lvl(0, "decimal", "%1.")) + num(1, 1) + num(2, 1, restart) + num(3, 1, later)
    lists = (1, 1, 2, 2, 3, 3, 1)
    body = "".join(listed("x", 0, number) for number in lists)
    assert [block.label for block in blocks(body, numbering=numbering)] == [
        "1.",
        "2.",
        "1.",
        "2.",
        "5.",
        "6.",
        "7.",
    ]


def test_a_level_that_never_restarts_counts_on():
    numbering = abstract(
        1, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
    ) + num(1, 1)
    body = listed("x") + listed("y", 1) + listed("x") + listed("y", 1)
    assert [block.label for block in blocks(body, numbering=numbering)] == ["I.", "1.", "II.", "2."]


def test_a_level_can_be_redefined_for_one_list():
    override = f'<w:lvlOverride w:ilvl="0">{lvl(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    numbering = abstract(1, lvl(0, "decimal", "%1.")) + num(1, 1) + num(2, 1, override)
    body = listed("x", 0, 2)
    assert blocks(body, numbering=numbering)[0].label == "a)"


@pytest.mark.parametrize(
    ("glyph", "font", "label"),
    [
        ("\uf0b7", "Symbol", "-"),
        ("\uf0a7", "Wingdings", "-"),
        ("v", "Wingdings", "-"),
        ("o", "Courier New", "-"),
        ("•", "Arial", "-"),
        ("–", "Times New Roman", "-"),
        ("+", "Times New Roman", "+"),
        ("\uf02b", "Symbol", "+"),
    ],
)
def test_every_bullet_is_a_dash_but_the_plus(glyph, font, label):
    look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    numbering = abstract(1, lvl(0, "bullet", glyph, look)) + num(1, 1)
    assert blocks(listed("x"), numbering=numbering)[0].label == label


def test_numbers_come_through_the_style_and_those_it_is_based_on():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Khoan"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    numbering = abstract(
        1, lvl(0, "upperRoman", "%1."), lvl(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>')
    ) + num(1, 1)
    body = "".join(
        p("x", f'<w:pStyle w:val="{style}"/>') for style in ("Muc", "MucCon", "Khoan", "Khoan", "Muc")
    )
    labels = [block.label for block in blocks(body, styles=styles, numbering=numbering)]
    assert labels == ["I.", "II.", "1.", "2.", "III."]


def test_list_zero_switches_the_number_of_the_style_off():
    styles = (
        '<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    body = p("x", '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert blocks(body, styles=styles, numbering=OUTLINE)[0].label == ""


def test_a_list_that_only_names_a_list_style_uses_its_levels():
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="BaoCao"/></w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="BaoCao"/>'
        + lvl(0, "upperRoman", "%1.")
        + "</w:abstractNum>"
        + num(1, 1)
    )
    assert blocks(listed("x"), numbering=numbering)[0].label == "I."


def test_empty_paragraphs_of_a_list_count_as_they_do_on_paper():
    assert printed(listed("Một", 1) + listed("", 1) + listed("Ba", 1), numbering=OUTLINE) == [
        "1. Một",
        "3. Ba",
    ]


# Headings and looks ------------------------------------------------------------------------------

HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Rieng"><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="heading 3"/></w:style>'
)


def test_the_level_of_a_heading_comes_from_the_style_its_base_its_name_or_the_paragraph():
    body = (
        p("x", '<w:pStyle w:val="H1"/>')
        + p("x", '<w:pStyle w:val="Rieng"/>')
        + p("x", '<w:pStyle w:val="H3"/>')
        + p("x", '<w:outlineLvl w:val="1"/>')
        + p("x", '<w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/>')
        + p("x")
    )
    assert [block.heading for block in blocks(body, styles=HEADINGS)] == [1, 1, 3, 2, None, None]


def test_a_block_is_bold_when_all_that_is_seen_of_it_is():
    body = (
        p(r("Đậm ", "<w:b/>") + r("hết", "<w:b/>"))
        + p(r("Đậm ", "<w:b/>") + r("một nửa"))
        + p(r("Đậm", "<w:b/>") + r("  "))
        + p("Theo kiểu", '<w:pStyle w:val="H1"/>')
        + p(r("Kiểu đậm, chữ không", '<w:b w:val="0"/>'), '<w:pStyle w:val="H1"/>')
        + p("Thường")
    )
    assert [block.bold for block in blocks(body, styles=HEADINGS)] == [True, False, True, True, False, False]


def test_centred_and_indented_paragraphs_are_known_as_such():
    body = p("x", '<w:jc w:val="center"/>') + p("x", '<w:ind w:left="1440"/>') + p("x")
    assert [(block.centered, block.indent) for block in blocks(body)] == [
        (True, None),
        (False, 2),
        (False, None),
    ]


def test_styles_based_on_each_other_do_not_hang_the_reader():
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/><w:rPr><w:b/></w:rPr></w:style>'
    )
    assert blocks(p("x", '<w:pStyle w:val="A"/>'), styles=styles)[0].bold


# Boxes, notes, margins, pages --------------------------------------------------------------------


def boxed(text: str) -> str:
    box = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>'
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_after_its_paragraph():
    found = blocks(p(r("Trước ") + boxed("Trong hộp") + r("sau")) + p("Kế tiếp"))
    assert [(block.text, block.part) for block in found] == [
        ("Trước sau", "body"),
        ("Trong hộp", "textboxes"),
        ("Kế tiếp", "body"),
    ]


def test_a_text_box_of_old_word_is_read():
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Hộp cũ')}</w:txbxContent></v:textbox></w:pict></w:r>"
    assert [block.part for block in blocks(p(r("x") + box))] == ["body", "textboxes"]


def test_notes_follow_the_paragraph_that_calls_them():
    notes = (
        f'<w:footnote w:type="separator" w:id="0">{p("gạch ngang")}</w:footnote>'
        + note(2, "Nghị định 04")
        + note(3, "Không ai gọi")
    )
    found = blocks(
        p(r("Thực hiện") + call(2) + r(" quy chế") + call(4, "endnote")) + p("Sau"),
        footnotes=notes,
        endnotes=note(4, "Cuối bài", "endnote"),
    )
    assert [(block.text, block.part) for block in found] == [
        ("Thực hiện quy chế", "body"),
        ("Nghị định 04", "footnotes"),
        ("Cuối bài", "footnotes"),
        ("Sau", "body"),
    ]


def test_headers_and_footers_come_once_at_the_end_and_page_numbers_do_not_come():
    def section(*kinds: str) -> str:
        return "".join(f'<w:{kind[:-1]}Reference w:type="default" r:id="{kind}"/>' for kind in kinds)

    first = p("Phần một", f"<w:sectPr>{section('header1', 'footer1')}</w:sectPr>")
    body = (
        first + p("Phần hai") + f"<w:sectPr>{section('header1', 'footer1', 'footer2', 'header2')}</w:sectPr>"
    )
    margins = {
        "header1": p("MẬT"),
        "header2": p("MẬT"),
        "footer1": p("Trang 2/15") + p("- 2 -"),
        "footer2": p("Sở Nội vụ"),
    }
    found = blocks(body, margins=margins)
    assert [(block.text, block.part) for block in found] == [
        ("Phần một", "body"),
        ("Phần hai", "body"),
        ("MẬT", "headers"),
        ("Sở Nội vụ", "footers"),
    ]


def test_a_watermark_is_a_part_of_the_header():
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('DỰ THẢO')}</w:txbxContent></v:textbox></w:pict></w:r>"
    section = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'

    found = blocks(p("Đã họp.") + section, margins={"header1": p(box)})

    assert [(block.part, block.text) for block in found] == [("body", "Đã họp."), ("headers", "DỰ THẢO")]


def test_the_header_of_a_first_page_is_read_only_where_there_is_one():
    body = p("x") + '<w:sectPr><w:headerReference w:type="first" r:id="header1"/>{}</w:sectPr>'
    margins = {"header1": p("Bìa")}
    assert texts(body.format(""), margins=margins) == ["x"]
    assert texts(body.format("<w:titlePg/>"), margins=margins) == ["x", "Bìa"]


RENDERED = "<w:r><w:lastRenderedPageBreak/></w:r>"
BY_HAND = '<w:r><w:br w:type="page"/></w:r>'


def test_pages_are_counted_where_word_last_broke_them():
    body = p("Một") + p(RENDERED + r("Hai")) + p(r("Hai, rồi ") + RENDERED + r("ba")) + p("Ba")
    assert [block.page for block in blocks(body)] == [1, 2, 2, 3]


def test_a_page_begun_by_hand_counts_once_though_word_marks_it_again():
    body = (
        p("Một")
        + p(BY_HAND)
        + p(RENDERED + r("Hai"))
        + p("Ba", "<w:pageBreakBefore/>")
        + p(RENDERED + r("Bốn"))
    )
    assert [block.page for block in blocks(body)] == [1, 2, 3, 4]


def test_without_marks_of_word_no_page_is_claimed():
    assert [block.page for block in blocks(p("Một") + p(BY_HAND + r("Hai")))] == [None, None]


def test_a_row_over_two_pages_counts_one_page_though_each_cell_breaks():
    row = tr(tc(p("a") + p(RENDERED + r("b"))), tc(p("c") + p(RENDERED + r("d"))))
    body = p("Trước") + tbl(tr("x", "y"), row, tr("x", "y"), tr("x", "y")) + p("Sau")
    assert blocks(body)[-1].page == 2


# Tables ------------------------------------------------------------------------------------------

GRID = (
    tr("STT", "Nội dung", "Hình thức", "Kết quả", properties="<w:tblHeader/>"),
    tr("A", "Những việc công khai", "", ""),
    tr("1", "Dự toán", "Niêm yết", "Đã công khai"),
)


def test_a_row_is_one_block_with_its_cells_and_column_headers():
    found = blocks(p("Bảng:") + tbl(*GRID) + p("Hết"))
    assert [block.text for block in found] == [
        "Bảng:",
        "STT | Nội dung | Hình thức | Kết quả",
        "A | Những việc công khai | | ",
        "1 | Dự toán | Niêm yết | Đã công khai",
        "Hết",
    ]
    last = found[3]
    assert last.part == "tables"
    assert last.row is not None
    assert (last.row.table, last.row.number) == (1, 3)
    assert last.row.headers == ("STT", "Nội dung", "Hình thức", "Kết quả")
    assert [last.text[a:b] for a, b in last.row.cells] == ["1", "Dự toán", "Niêm yết", "Đã công khai"]
    second = found[2]
    assert second.row is not None
    assert [second.text[a:b] for a, b in second.row.cells] == ["A", "Những việc công khai", "", ""]


def test_merged_cells_are_read_once_and_the_others_keep_their_columns():
    wide = tc("Gộp ngang", '<w:gridSpan w:val="2"/>')
    top, below = tc("Gộp dọc", '<w:vMerge w:val="restart"/>'), tc("bỏ", "<w:vMerge/>")
    found = blocks(
        p("x") + tbl(tr(wide, "c"), tr(top, "b", "c"), tr(below, "e", "f"), tr("g", "h", "i")) + p("y")
    )
    assert [block.text for block in found[1:5]] == [
        "Gộp ngang | | c",
        "Gộp dọc | b | c",
        "| e | f",
        "g | h | i",
    ]
    rows = [block.row for block in found[1:5] if block.row is not None]
    assert [len(row.cells) for row in rows] == [3, 3, 3, 3]


def test_headers_of_two_rows_are_joined_column_by_column():
    first = tr(
        tc("STT", '<w:vMerge w:val="restart"/>'),
        tc("Kết quả", '<w:gridSpan w:val="2"/>'),
        properties="<w:tblHeader/>",
    )
    second = tr(tc("", "<w:vMerge/>"), "Số lượng", "Tỷ lệ")
    found = blocks(p("x") + tbl(first, second, tr("1", "20", "50%"), tr("2", "3", "4%")) + p("y"))
    assert found[3].row is not None
    assert found[3].row.headers == ("STT", "Kết quả Số lượng", "Kết quả Tỷ lệ")


def test_rows_without_a_header_claim_none():
    found = blocks(p("x") + tbl(*(tr(str(n), f"Ông {n}", "1980") for n in range(4))) + p("y"))
    assert {block.row.headers for block in found if block.row} == {()}


def test_paragraphs_and_automatic_numbers_of_a_cell_stand_on_one_line():
    cell = tc(listed("Công khai", 1) + listed("Lấy ý kiến", 1) + p("Khác"))
    body = p("x") + tbl(tr("A", "B"), tr(cell, tc(listed("", 2))), tr("C", "D"), tr("E", "F")) + p("y")
    assert texts(body, numbering=OUTLINE)[2] == "1. Công khai 2. Lấy ý kiến Khác | a)"


def test_nested_tables_boxes_and_notes_follow_the_row():
    inner = tbl(tr("trong 1", "trong 2"))
    cell = tc(p(r("ngoài") + call(1) + boxed("hộp")) + inner + p(""))
    body = p("x") + tbl(tr(cell, "bên"), tr("1", "2"), tr("3", "4"), tr("5", "6")) + p("y")
    assert texts(body, footnotes=note(1, "chú thích")) == [
        "x",
        "ngoài | bên",
        "trong 1 | trong 2",
        "chú thích",
        "hộp",
        "1 | 2",
        "3 | 4",
        "5 | 6",
        "y",
    ]


def test_the_header_block_and_the_signature_block_are_paragraphs_not_rows():
    head = tbl(
        tr(
            tc(p(r("UBND TỈNH A") + BREAK + r("SỞ NỘI VỤ")) + p("Số: 12/BC-SNV")),
            tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc")),
        )
    )
    foot = tbl(tr(tc(p("Nơi nhận:") + p("- Như trên;")), tc(p("GIÁM ĐỐC"))))
    found = blocks(p("") + head + p("BÁO CÁO") + p("Nội dung") + foot + p(""))
    assert [block.text for block in found] == [
        "UBND TỈNH A",
        "SỞ NỘI VỤ",
        "Số: 12/BC-SNV",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "BÁO CÁO",
        "Nội dung",
        "Nơi nhận:",
        "- Như trên;",
        "GIÁM ĐỐC",
    ]
    assert {block.part for block in found} == {"body"}
    assert all(block.row is None for block in found)


NO_LINES = LINES.replace("single", "none")
GRID_STYLE = (
    f'<w:style w:type="table" w:styleId="Luoi"><w:tblPr>{LINES}</w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Thua"><w:tblPr/></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "lined"),
    [
        ("", False),
        (NO_LINES, False),
        (LINES, True),
        ('<w:tblStyle w:val="Luoi"/>', True),
        ('<w:tblStyle w:val="Thua"/>', False),
        ('<w:tblStyle w:val="Luoi"/>' + NO_LINES, False),
    ],
)
def test_a_table_without_visible_lines_only_arranges_the_page(properties, lined):
    table = tbl(tr("1", "2", "3", "4"), tr("5", "6", "7", "8"), properties=properties)
    found = blocks(p("Trước") + table + p("Sau"), styles=GRID_STYLE)
    assert {block.part for block in found} == ({"body", "tables"} if lined else {"body"})


def test_lines_of_the_cells_make_a_table_too():
    cell = tc("x", '<w:tcBorders><w:top w:val="single"/></w:tcBorders>')
    table = tbl(tr(cell, "2", "3"), tr("5", "6", "7"), properties="")
    assert {block.part for block in blocks(p("Trước") + table + p("Sau"))} == {"body", "tables"}


def test_a_borderless_grid_under_column_headings_is_data():
    table = tbl(tr("Tên", "Nội dung", "Kết quả"), tr("a", "b", "c"), tr("d", "e", "f"), properties="")
    found = blocks(p("Trước") + table + p("Sau"))
    assert [block.text for block in found if block.row] == [
        "Tên | Nội dung | Kết quả",
        "a | b | c",
        "d | e | f",
    ]


def test_a_single_cell_is_a_frame_round_paragraphs():
    assert {block.part for block in blocks(p("x") + tbl(tr(tc(p("a") + p("b")))) + p("y"))} == {"body"}


def test_the_short_way_and_the_long_way_read_the_same(monkeypatch):
    body = (
        listed("Chỉ đạo ", 1)
        + p(r("Thường ") + r("đậm", "<w:b/>"))
        + p(r("Đậm", "<w:b/>"), "<w:rPr><w:b/></w:rPr>")
        + p("Kiểu", '<w:pStyle w:val="H1"/><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs>')
        + p("<w:ins>" + r("Thêm \uf0b7 ") + "</w:ins>" + RENDERED + r("trang hai"))
        + tbl(*GRID)
        + p("Hết")
    )
    short = blocks(body, styles=HEADINGS, numbering=OUTLINE)
    monkeypatch.setattr(reader, "look_over", lambda *_: None)
    assert blocks(body, styles=HEADINGS, numbering=OUTLINE) == short
    assert [block.bold for block in short] == [False, False, True, True, False, False, False, False, False]
