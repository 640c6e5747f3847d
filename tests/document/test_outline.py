"""The outline: what is a heading, in which section a block stands, and what governs it."""

from __future__ import annotations

import pytest

from checker.document.model import RawBlock
from checker.document.outline import outline
from checker.document.read import read


def document(text):
    return read("bao-cao.txt", text.encode()).blocks


def find(blocks, words):
    found = [block for block in blocks if words in block.text]
    assert found, f"no block holds {words!r}"
    return found[0]


def governor(blocks, words):
    """The text of what governs the block with these words, "" at the top."""
    parent = find(blocks, words).parent
    return blocks[parent].text if parent >= 0 else ""


def chain(blocks, words):
    """The texts of all governors, from near to far."""
    result = []
    parent = find(blocks, words).parent
    while parent >= 0:
        result.append(blocks[parent].text)
        parent = blocks[parent].parent
    return result


# -- numbering ----------------------------------------------------------------------------------

STYLES = [
    ("Phần I\nTÌNH HÌNH CHUNG", "Phần II\nKẾT QUẢ THỰC HIỆN", "Phần II"),
    ("PHẦN THỨ NHẤT\nTÌNH HÌNH CHUNG", "PHẦN THỨ HAI\nKẾT QUẢ THỰC HIỆN", "PHẦN THỨ HAI"),
    ("Phần thứ nhất\nTÌNH HÌNH CHUNG", "Phần thứ hai\nKẾT QUẢ THỰC HIỆN", "Phần thứ hai"),
    ("A. TÌNH HÌNH CHUNG", "B. KẾT QUẢ THỰC HIỆN", "B"),
    ("I. TÌNH HÌNH CHUNG", "II. KẾT QUẢ THỰC HIỆN", "II"),
    ("I- TÌNH HÌNH CHUNG", "II- KẾT QUẢ THỰC HIỆN", "II"),
    ("I/ TÌNH HÌNH CHUNG", "II/ KẾT QUẢ THỰC HIỆN", "II"),
    ("I - TÌNH HÌNH CHUNG", "II - KẾT QUẢ THỰC HIỆN", "II"),
    ("I) TÌNH HÌNH CHUNG", "II) KẾT QUẢ THỰC HIỆN", "II"),
    ("1. Tình hình chung", "2. Kết quả thực hiện", "2"),
    ("1- Tình hình chung", "2- Kết quả thực hiện", "2"),
    ("1/ Tình hình chung", "2/ Kết quả thực hiện", "2"),
    ("1) Tình hình chung", "2) Kết quả thực hiện", "2"),
    ("1.1. Tình hình chung", "1.2. Kết quả thực hiện", "1.2"),
    ("1.1 Tình hình chung", "1.2 Kết quả thực hiện", "1.2"),
    ("a) Tình hình chung", "b) Kết quả thực hiện", "b"),
    ("a. Tình hình chung", "b. Kết quả thực hiện", "b"),
    ("TÌNH HÌNH CHUNG", "KẾT QUẢ THỰC HIỆN", ""),
    ("**Tình hình chung**", "**Kết quả thực hiện**", ""),
    ("## Tình hình chung", "## Kết quả thực hiện", ""),
]


@pytest.mark.parametrize(
    ("first", "second", "section"), STYLES, ids=[style[1].split("\n")[0] for style in STYLES]
)
def test_a_heading_in_any_style_governs_what_stands_under_it(first, second, section):
    blocks = document(
        f"{first}\n\nCơ quan có 04 phòng với 42 công chức.\n\n{second}\n\nNăm 2020, cơ quan đã họp giao ban hằng tháng."
    )

    heading = next(block for block in blocks if "KẾT QUẢ THỰC HIỆN" in block.text.upper())
    assert heading.kind == "heading"
    assert "KẾT QUẢ THỰC HIỆN" in governor(blocks, "họp giao ban").upper()
    assert not any("TÌNH HÌNH CHUNG" in text.upper() for text in chain(blocks, "họp giao ban"))
    assert find(blocks, "họp giao ban").section.endswith(section)


@pytest.mark.parametrize("part", ["PHẦN THỨ NHẤT", "Phần thứ nhất", "PHẦN I", "Phần I", "Phần 1", "CHƯƠNG I"])
def test_the_title_of_a_part_on_the_next_line_belongs_to_it(part):
    blocks = document(f"{part}\nKẾT QUẢ THỰC HIỆN\n\nCơ quan đã họp giao ban hằng tháng.")

    titles = chain(blocks, "họp giao ban")
    assert any("KẾT QUẢ THỰC HIỆN" in title for title in titles)


# -- nesting ------------------------------------------------------------------------------------

NESTED = """A. PHẦN ĐẦU

I. KẾT QUẢ

1. Trách nhiệm của giám đốc

Giám đốc điều hành dân chủ.

a) Về tài chính

Quy chế chi tiêu nội bộ được thực hiện.

b) Về tài sản

Tài sản được kiểm kê.

2. Công khai

2.1. Nội dung

Đã công khai kế hoạch.

2.2. Hình thức

Đã niêm yết.

II. HẠN CHẾ

Còn chậm.

B. PHẦN SAU

I. NHIỆM VỤ

Tiếp tục thực hiện.
"""


@pytest.mark.parametrize(
    ("words", "governors"),
    [
        ("điều hành dân chủ", ["Trách nhiệm của giám đốc", "KẾT QUẢ", "PHẦN ĐẦU"]),
        ("chi tiêu nội bộ", ["Về tài chính", "Trách nhiệm của giám đốc", "KẾT QUẢ", "PHẦN ĐẦU"]),
        ("kiểm kê", ["Về tài sản", "Trách nhiệm của giám đốc", "KẾT QUẢ", "PHẦN ĐẦU"]),
        ("công khai kế hoạch", ["Nội dung", "Công khai", "KẾT QUẢ", "PHẦN ĐẦU"]),
        ("Đã niêm yết", ["Hình thức", "Công khai", "KẾT QUẢ", "PHẦN ĐẦU"]),
        ("Còn chậm", ["HẠN CHẾ", "PHẦN ĐẦU"]),
        ("Tiếp tục", ["NHIỆM VỤ", "PHẦN SAU"]),
    ],
)
def test_sections_nest(words, governors):
    assert chain(document(NESTED), words) == governors


def test_the_section_path_is_made_of_the_labels():
    blocks = document(NESTED)

    assert find(blocks, "kiểm kê").section.split(".") == ["A", "I", "1", "b"]
    assert find(blocks, "Tiếp tục").section.split(".") == ["B", "I"]


def test_letters_after_b_are_letters_and_no_roman_numbers():
    blocks = document(
        "A. MỘT\n\nMột câu.\n\nB. HAI\n\nHai câu.\n\nC. BA\n\nBa câu.\n\nD. BỐN\n\nBốn câu.\n\nI. NĂM\n\nHết câu."
    )

    assert chain(blocks, "Ba câu") == ["BA"]
    assert chain(blocks, "Bốn câu") == ["BỐN"]


# -- lists --------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["- ", "+ ", "• ", "* ", "– ", "a) ", "1. ", "1) ", "(1) ", "-"])
def test_the_entries_of_a_list_stand_under_the_sentence_that_introduces_it(mark):
    second = {"a) ": "b) ", "1. ": "2. ", "1) ": "2) ", "(1) ": "(2) "}.get(mark, mark)
    blocks = document(
        f"Cơ quan đã công khai:\n\n{mark}Kế hoạch năm;\n\n{second}Quyết toán.\n\nMỗi tháng họp một lần."
    )

    assert governor(blocks, "Kế hoạch năm") == "Cơ quan đã công khai:"
    assert governor(blocks, "Quyết toán") == "Cơ quan đã công khai:"
    assert governor(blocks, "Mỗi tháng") == ""


def test_a_list_without_marks_stands_under_its_introducing_sentence():
    blocks = document("Cơ quan đã công khai:\n\nKế hoạch năm;\n\nQuyết toán năm trước;\n\nNội quy.")

    assert {governor(blocks, words) for words in ("Kế hoạch", "Quyết toán", "Nội quy")} == {
        "Cơ quan đã công khai:"
    }


def test_a_list_in_a_list_nests():
    blocks = document("Đã công khai:\n- Tài chính:\n+ Dự toán;\n+ Quyết toán;\n- Kế hoạch năm.")

    assert chain(blocks, "Quyết toán") == ["Tài chính:", "Đã công khai:"]
    assert chain(blocks, "Kế hoạch năm") == ["Đã công khai:"]


def test_a_heading_ends_a_list():
    blocks = document("I. MỘT\n\nĐã công khai:\n\n- Kế hoạch;\n\nII. HAI\n\nĐã họp giao ban.")

    assert chain(blocks, "họp giao ban") == ["HAI"]


def test_a_label_with_nothing_under_it_is_a_heading_that_says_nothing():
    blocks = document("1. Kế hoạch công tác:\n\n2. Kinh phí:\n\nĐã công khai quyết toán năm 2019.")

    assert find(blocks, "Kế hoạch công tác").kind == "heading"


def test_numbered_sentences_are_entries_and_no_headings():
    blocks = document(
        "I. KẾT QUẢ\n\n1. Cơ quan đã họp giao ban hằng tháng.\n\n2. Cơ quan đã đánh giá công chức."
    )

    assert find(blocks, "họp giao ban").kind == "entry"
    assert governor(blocks, "đánh giá công chức") == "KẾT QUẢ"


# -- tables -------------------------------------------------------------------------------------


@pytest.mark.parametrize("label", ["V. ", "PHẦN V. ", ""])
def test_a_title_that_says_all_there_is_to_say_is_a_statement(label):
    styled = RawBlock(f"{label}KIẾN NGHỊ, ĐỀ XUẤT: Không có.", "body", heading=1)
    blocks = outline([RawBlock("IV. PHƯƠNG HƯỚNG", "body", heading=1), styled])
    assert find(blocks, "Không có").kind != "heading"


def test_group_rows_of_a_table_govern_the_rows_under_them():
    blocks = document(
        "| TT | Nội dung | Kết quả |\n|---|---|---|\n| A | Những việc công khai | |\n| 1 | Kế hoạch năm | Đã niêm yết |\n"
        "| B | Những việc lấy ý kiến | |\n| 1 | Quy chế làm việc | Đã thảo luận |"
    )

    assert "Những việc công khai" in governor(blocks, "Kế hoạch năm")
    assert "Những việc lấy ý kiến" in governor(blocks, "Quy chế làm việc")
    assert find(blocks, "Những việc công khai").kind == "heading"


def test_the_header_row_is_a_heading_and_the_others_are_rows():
    blocks = document("| Nội dung | Kết quả |\n|---|---|\n| Kế hoạch năm | Đã niêm yết |")

    assert [block.kind for block in blocks] == ["heading", "row"]


def test_a_table_stands_under_the_sentence_before_it():
    blocks = document(
        "Cơ quan đã công khai:\n\n| Nội dung | Kết quả |\n|---|---|\n| Kế hoạch năm | Niêm yết |"
    )

    assert "Cơ quan đã công khai:" in chain(blocks, "Kế hoạch năm")


# -- the ends of a report -----------------------------------------------------------------------


def test_the_frame_and_the_title_are_no_text_of_the_report():
    blocks = document(
        "SỞ NỘI VỤ\nCHI CỤC VĂN THƯ\n\nSố: 12/BC-CCVT\n\nBÁO CÁO\nKết quả thực hiện dân chủ\nnăm 2020\n\nChi cục đã họp giao ban."
    )

    assert {block.kind for block in blocks[:-1]} == {"heading"}
    assert governor(blocks, "họp giao ban") == ""


def test_recipients_and_signature_stand_apart_from_the_last_section():
    blocks = document(
        "V. KIẾN NGHỊ\n\nĐề nghị Sở tập huấn.\n\nNơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\n\nGIÁM ĐỐC\n(Đã ký)"
    )

    assert "KIẾN NGHỊ" not in chain(blocks, "Lưu: VT")
    assert "KIẾN NGHỊ" not in chain(blocks, "Đã ký")
    assert find(blocks, "Sở Nội vụ").parent == next(
        b.number - 1 for b in blocks if b.text.startswith("Nơi nhận")
    )


def test_an_annex_is_no_part_of_the_last_section():
    blocks = document("V. KIẾN NGHỊ\n\nĐề nghị Sở tập huấn.\n\nPHỤ LỤC\n\nDanh sách các đơn vị đã kiểm tra.")

    assert "KIẾN NGHỊ" not in chain(blocks, "Danh sách")


# -- what a reader knows ------------------------------------------------------------------------


def test_automatic_numbers_count_like_typed_ones():
    typed = outline([RawBlock("I. KẾT QUẢ"), RawBlock("1. Đã họp giao ban."), RawBlock("2. Đã đánh giá.")])
    automatic = outline(
        [
            RawBlock("KẾT QUẢ", label="I."),
            RawBlock("Đã họp giao ban.", label="1."),
            RawBlock("Đã đánh giá.", label="2."),
        ]
    )

    assert typed == automatic


def test_a_heading_style_makes_a_heading():
    blocks = outline([RawBlock("Kết quả", heading=1), RawBlock("Cơ quan đã họp giao ban hằng tháng.")])

    assert [block.kind for block in blocks] == ["heading", "paragraph"]
    assert blocks[1].parent == 0


def test_headers_footers_and_footnotes_are_notes():
    blocks = outline(
        [RawBlock("KẾT QUẢ"), RawBlock("Đã họp giao ban."), RawBlock("Chú thích.", part="footnotes"),
         RawBlock("Đầu trang", part="headers")]
    )  # fmt: skip

    assert [block.kind for block in blocks[2:]] == ["note", "note"]
    assert blocks[2].parent == 1
    assert blocks[3].parent == -1


def test_blocks_are_numbered_from_one_and_parents_stand_before_their_children():
    blocks = document(NESTED)

    assert [block.number for block in blocks] == list(range(1, len(blocks) + 1))
    assert all(block.parent < index for index, block in enumerate(blocks))


def test_i_after_h_is_a_letter_and_stands_beside_it():
    blocks = document(
        "1. Kết quả\n\ng) Việc thứ bảy đã xong.\nh) Việc thứ tám: gồm hai phần.\ni) Việc thứ chín đã xong."
    )

    assert (
        governor(blocks, "Việc thứ chín")
        == governor(blocks, "Việc thứ tám")
        == governor(blocks, "Việc thứ bảy")
    )
