r"""What the reader of RTF takes from a page, what it leaves, and what it says about it."""

from __future__ import annotations

import pytest

from checker.document.limits import Limits
from checker.document.read import read as read_document
from checker.document.readers.rtf import read_rtf
from checker.errors import DamagedError, EmptyDocumentError, LimitError, ScannedError

LIMITS = Limits()
HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times New Roman;}{\f1\fcharset2 Symbol;}"
    r"{\f2\fcharset163 Arial{\*\falt Helvetica};}{\f3\fcharset128 \'82\'6c\'82\'72;}{\f4\fcharset0 .VnTime;}}"
    r"{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\s0 Normal;}{\s1\b\outlinelevel0 Muc lon;}{\s2 heading 2;}{\*\cs9 Char;}}"
    r"{\info{\author A}{\title Không đọc}}"
)
LINED = "".join(rf"\clbrdr{side}\brdrs\brdrw10" for side in "tlbr")


def rtf(body: str) -> bytes:
    """A file with this body; letters beyond ASCII are written as Word does."""
    escaped = "".join(
        char if char.isascii() else f"\\u{ord(char) - 0x10000 if ord(char) > 0x7FFF else ord(char)}?"
        for char in HEAD + body + "}"
    )
    return escaped.encode("ascii")


def read(body: str):
    return read_rtf(rtf(body), "bao-cao.rtf", LIMITS)


def blocks(body: str):
    return read(body).blocks


def printed(body: str):
    return [f"{block.label} {block.text}".strip() for block in blocks(body)]


def row(*cells: str, defined: str = "", line: str = LINED) -> str:
    edges = "".join(rf"{line}\cellx{2000 * number}" for number in range(1, len(cells) + 1))
    texts = "".join(rf"\pard\intbl {text}\cell" for text in cells)
    return rf"\trowd{defined or edges}{texts}\row" + r"\pard "


# Text -------------------------------------------------------------------------------------------


def test_paragraphs_end_at_par_and_line_ends_of_the_file_mean_nothing():
    assert printed("Một \r\ncâu\\par\nHai\\\nBa") == ["Một câu", "Hai", "Ba"]


def test_letters_come_as_unicode_with_their_replacement_skipped():
    assert printed(r"C\u244\'f4ng khai \u7889\'3f {\uc2 \u7889 ab\u7889\'3f\'3f}c\par") == ["Công khai ố ốốc"]
    assert printed(r"\uc0 \u272\u226y\uc1\par") == ["Đây"]


def test_a_replacement_never_reaches_beyond_its_group():
    assert printed(r"{\uc5 \u272}ABC\par") == ["ĐABC"]


def test_large_letters_are_negative_or_come_in_halves():
    assert printed(r"{\f1\u-3913?} \u-10179?\u-8704? \u-10179? x\par") == ["• 😀 x"]


def test_bytes_are_letters_of_the_code_page_of_the_font():
    # In windows-1258 a letter and the mark behind it are one letter of Vietnamese.
    assert printed(r"{\f2 \'d0\'f4\'cc th\'fa} {\f0 \'e9}\par") == ["Đồ thú é"]


def test_special_characters_are_words():
    assert printed(r"\{a\}\~\endash b\_c\tab d\ldblquote e\rdblquote\-\emdash\par") == ["{a} –b-c d“e”—"]


def test_line_breaks_split_as_in_word_files():
    assert printed(r"Một;\line - hai\line và tiếp\par") == ["Một;", "- hai và tiếp"]


def test_hidden_and_deleted_text_does_not_count():
    reading = read(r"Đơn vị {\deleted không }{\revised sẽ }họp{\v  ẩn \u7889?đi}.\par")
    assert [block.text for block in reading.blocks] == ["Đơn vị sẽ họp."]
    assert reading.deleted == ("không",)
    assert "1 đoạn chữ ẩn" in reading.notes[1][0]


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    assert printed(r"Một {\deleted\par}hai\par") == ["Một hai"]


def test_results_of_fields_are_read_and_their_codes_are_not():
    assert printed(r"Ngày {\field{\*\fldinst DATE {\b x}}{\fldrslt 05/12}}/2022\par") == ["Ngày 05/12/2022"]


def test_pictures_objects_bookmarks_and_unknown_groups_are_left_out_and_comments_stand_apart():
    body = (
        r"A{\pict\pngblip 89504e47}{\*\shppict{\pict 00}}{\nonshppict{\pict 00}}{\*\bkmkstart x}"
        r"{\*\atnid Q}{\*\annotation{\*\atndate 1}nhận xét}{\*\unknown gì đó}{\object{\*\objdata 00}{\result B}}C\par"
    )
    reading = read(body)
    assert [(block.part, block.text) for block in reading.blocks] == [
        ("body", "AC"),
        ("comments", "nhận xét"),
    ]
    assert "1 nhận xét" in reading.notes[0][0]
    assert "dưới dạng đối tượng" in reading.notes[1][0]


def test_raw_bytes_are_jumped_over_whatever_they_hold():
    assert printed(r"A{\pict\bin6 }}{{\\}B\par") == ["AB"]


def test_the_unicode_form_is_read_where_there_are_two():
    assert printed(r"{\upr{ban cu}{\*\ud bản mới}}\par") == ["bản mới"]


def test_formulas_give_their_letters():
    assert printed(r"{\mmath{\*\moMath{\mr x=1}{\msSup{\msSupPr{\mctrlPr bỏ}}}}}\par") == ["x=1"]


def test_signs_for_the_outline():
    (styled, named, direct, plain) = blocks(
        r"\pard\s1\b\qc Một\par\pard\plain\s2 Hai\par\pard\outlinelevel2\li1440 Ba\par"
        r"\pard\plain {\b Bốn} {\b0 năm}\par"
    )
    assert (styled.heading, styled.bold, styled.centered) == (1, True, True)
    assert (named.heading, named.bold) == (2, False)
    assert (direct.heading, direct.indent) == (3, 2)
    assert (plain.heading, plain.bold) == (None, False)


def test_capitals_that_only_the_look_makes_are_read_as_they_are_printed():
    assert printed(r"{\caps kết quả} năm\par") == ["KẾT QUẢ năm"]


def test_numbers_and_bullets_are_those_that_the_file_prints():
    body = (
        r"\pard{\listtext\pard\plain I.\tab}\ilvl0\ls1 Một\par"
        r"\pard{\listtext\f1\'b7\tab}\ilvl1\ls1 Hai\par"
        r"\pard{\pntext\f0 +\tab}{\*\pn\pnlvlblt} Ba\par"
        r"\pard{\listtext\f0 a)\tab}Bốn\line - năm\par"
    )
    assert printed(body) == ["I. Một", "- Hai", "+ Ba", "a) Bốn", "- năm"]
    assert blocks(body)[1].indent == 1


# Tables -----------------------------------------------------------------------------------------


def test_a_table_is_read_by_rows_with_its_headings():
    found = blocks(
        r"\pard Đầu\par"
        + row(
            "Nội dung",
            "Hình thức",
            "Số",
            defined=rf"\trhdr{LINED}\cellx2000{LINED}\cellx4000{LINED}\cellx6000",
        )
        + row("Kế hoạch", "Họp", "2")
        + r"Cuối\par"
    )
    assert [(block.part, block.text) for block in found] == [
        *(("body", "Đầu"), ("tables", "Nội dung | Hình thức | Số"), ("tables", "Kế hoạch | Họp | 2")),
        ("body", "Cuối"),
    ]
    assert found[2].row.headers == ("Nội dung", "Hình thức", "Số")


def test_merged_cells_are_read_once_at_their_columns():
    edges = [rf"{LINED}\cellx{edge}" for edge in (2000, 4000, 6000)]
    body = (
        row("A", "B", "C")
        + row("dài", "1", "2", defined=rf"\clvmgf{edges[0]}{edges[1]}{edges[2]}")
        + row("", "3", "4", defined=rf"\clvmrg{edges[0]}{edges[1]}{edges[2]}")
        + row("rộng", "5", defined=edges[1] + edges[2])
        + row("ngang", "", "6", defined=rf"\clmgf{edges[0]}\clmrg{edges[1]}{edges[2]}")
        + r"\pard x\par"
    )
    assert [block.text for block in blocks(body)][:5] == [
        *("A | B | C", "dài | 1 | 2", "| 3 | 4", "rộng | | 5", "ngang | | 6")
    ]


def test_edges_that_differ_by_a_hair_are_one_column():
    body = (
        row("A", "B", "C")
        + row("1", "2", "3", defined=r"\cellx1990\cellx4015\cellx6000")
        + row("4", "5", "6")
    )
    assert [len(block.row.cells) for block in blocks(body)] == [3, 3, 3]


def test_a_table_without_visible_lines_is_layout():
    none = r"\clbrdrt\brdrnone\clbrdrb\brdrnil"
    body = (
        r"\pard Đầu\par Giữa\par"
        + row("SỞ Y TẾ", "CỘNG HÒA", line=none)
        + r"\pard\brdrb\brdrs\brdrw10 Cuối\par"
    )
    assert {block.part for block in blocks(body)} == {"body"}


def test_paragraphs_of_a_cell_make_one_text_and_a_nested_table_follows_its_row():
    nested = (
        r"\pard\intbl\itap2 lồng\nestcell trong\nestcell{\*\nesttableprops\trowd\cellx900\cellx1800\nestrow}"
        r"{\nonesttables\par}"
    )
    body = row("A", "B", "C") + row(r"một\par hai", "ba", nested + r"\pard\intbl bốn") + r"\pard Cuối\par"
    assert [block.text for block in blocks(body)] == [
        *("A | B | C", "một hai | ba | bốn", "lồng | trong", "Cuối")
    ]


# Notes, boxes, margins --------------------------------------------------------------------------


def test_notes_and_boxes_follow_their_paragraph():
    body = (
        r"Đã họp{\super\chftn{\footnote\pard\plain\chftn  Kế hoạch 01\par}} xong"
        r"{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt\pard Trong khung\par}}{\shprslt{\*\do{\dptxbxtext lần hai\par}}}}"
        r"{\*\do\dobxpage{\dptxbx{\dptxbxtext\pard Khung cũ\par}}}.\par Tiếp\par"
    )
    assert [(block.part, block.text) for block in blocks(body)] == [
        *(("body", "Đã họp xong."), ("footnotes", "Kế hoạch 01"), ("textboxes", "Trong khung")),
        *(("textboxes", "Khung cũ"), ("body", "Tiếp")),
    ]


def test_headers_and_footers_come_once_and_those_of_first_pages_only_if_they_differ():
    margins = r"{\header\pard Nội bộ\par}{\footer\pard Trang {\field{\*\fldinst PAGE}{\fldrslt 1}}\par}"
    first = r"{\headerf\pard Trang bìa\par}"
    body = margins + first + r"Thân\par\sect" + margins + r"Phụ lục\par"
    parts = [("body", "Thân"), ("body", "Phụ lục"), ("headers", "Nội bộ")]
    assert [(block.part, block.text) for block in blocks(body)] == parts
    with_cover = [(block.part, block.text) for block in blocks(r"\titlepg" + body)]
    assert with_cover == [*parts[:2], ("headers", "Trang bìa"), parts[2]]


def test_pages_are_known_only_where_the_file_says_where_they_end():
    assert [block.page for block in blocks(r"Một\par\page Hai\par")] == [None, None]
    assert [block.page for block in blocks(r"Một\par\softpage Hai\par\page Ba\par")] == [1, 2, 3]


# Files ------------------------------------------------------------------------------------------


def test_the_content_decides_and_not_the_name():
    assert read_document("bao-cao.doc", rtf(r"Cơ quan đã họp.\par")).format == "rtf"


def test_the_code_page_of_the_file_holds_for_fonts_that_name_none():
    data = rb"{\rtf1\ansi\ansicpg1258{\fonttbl{\f0\fnil A;}}\f0 c\'f4ng t\'e1c \'fd\par}"
    (block,) = read_rtf(data, "a.rtf", LIMITS).blocks
    assert block.text == "công tác ư"


@pytest.mark.parametrize("number", ["0", "99999", "65001"])
def test_an_unknown_code_page_is_no_trap(number):
    data = b"{\\rtf1\\ansi\\ansicpg" + number.encode() + b" abc\\par}"
    assert read_rtf(data, "a.rtf", LIMITS).blocks[0].text == "abc"


def test_a_file_that_was_cut_off_is_damaged():
    whole = rtf(r"Một câu.\par {\b Hai.}\par")
    for end in (len(whole) - 1, len(whole) - 8, len(HEAD), 20):
        with pytest.raises(DamagedError, match="tải về chưa đủ"):
            read_rtf(whole[:end], "cut.rtf", LIMITS)


def test_what_stands_behind_the_end_is_not_read():
    assert [block.text for block in read_rtf(rtf(r"Một\par") + b"\0}{\\par}", "a.rtf", LIMITS).blocks] == [
        "Một"
    ]


@pytest.mark.parametrize(
    "body",
    [
        r"\cell\row\nestcell\nestrow x\par",
        r"\trowd\cellx\row x\par",
        r"\u\u-1?\u99999?\u1114112? x\par",
        r"{\listtext}{\footnote}{\fonttbl;;}{\stylesheet;}x\par",
        r"\itap-3\intbl\li-99999999 x\par",
        r"\bin-5 x\par",
        r"{\header}\f99 x\par",
    ],
)
def test_odd_words_do_no_harm(body):
    assert printed(body)[-1].endswith("x")


def test_deep_groups_and_deep_tables_meet_the_limit():
    with pytest.raises(LimitError, match="lồng nhau"):
        read("{" * 300 + "x" + "}" * 300)
    with pytest.raises(LimitError, match="lồng nhau"):
        read(r"\intbl\itap1000000 x\nestcell")


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(LimitError, match="quá giới hạn"):
        read_rtf(rtf("x" * 5000), "to.rtf", Limits(file_bytes=4000))


def test_a_text_without_letters_says_whether_it_has_pictures():
    with pytest.raises(EmptyDocumentError, match="không có chữ nào"):
        read(r"\par\par")
    with pytest.raises(ScannedError, match="hình ảnh"):
        read(r"{\pict 00}\par")


def test_many_columns_stop_at_the_limit_of_word():
    body = row(*("x" for _ in range(500)))
    assert blocks(body + row("1"))[0].text.count("x") == 63
