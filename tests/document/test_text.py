"""Plain text and Markdown: what extraction and editors did to a text is repaired, and no word is lost."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.document.limits import Limits
from checker.document.readers.text import read_text
from checker.errors import EmptyDocumentError, UnsupportedFormatError

LONG = "Trong năm 2020, Trung tâm đã tổ chức hội nghị viên chức, người lao động theo đúng quy định và đã"


def blocks(text, *, markdown=False):
    data = text if isinstance(text, bytes) else text.encode()
    return read_text(data, "van-ban.md" if markdown else "van-ban.txt", Limits()).blocks


def texts(text, *, markdown=False):
    return [block.text for block in blocks(text, markdown=markdown)]


# -- the five damages ---------------------------------------------------------------------------


def test_a_line_broken_at_a_page_end_is_joined():
    assert texts(f"{LONG}\n\n12\n\nbầu Ban Thanh tra nhân dân.") == [f"{LONG} bầu Ban Thanh tra nhân dân."]


def test_a_line_broken_inside_a_sentence_is_joined():
    assert texts(f"{LONG}\nbầu Ban Thanh tra nhân dân.") == [f"{LONG} bầu Ban Thanh tra nhân dân."]


@pytest.mark.parametrize("last", ["Thông báo số", "các bộ phận và", "theo Quyết định ngày"])
def test_a_line_that_stops_at_a_word_no_line_can_end_with_is_joined(last):
    first = f"- Chủ tịch phân công nhiệm vụ các thành viên tại {last}"
    assert texts(f"{first}\n17/TB-UBND ngày 05/3.") == [f"{first} 17/TB-UBND ngày 05/3."]


def test_an_open_sentence_goes_on_behind_one_line_break_where_blank_lines_part_paragraphs():
    apart = "".join(f"Nội dung thứ {n}.\n\n" for n in range(9))
    first = "Năm 2017, Chi cục không phát sinh đơn thư khiếu nại, tố cáo. Nghị định"
    assert (
        texts(f"{apart}{first}\n04/2015/NĐ-CP được phổ biến.")[-1] == f"{first} 04/2015/NĐ-CP được phổ biến."
    )


def test_a_numbered_title_stays_apart_from_the_text_right_under_it():
    apart = "".join(f"Nội dung thứ {n}.\n\n" for n in range(9)) + "Một.\nHai.\nBa.\nBốn.\n" * 4
    title = "2. Kết quả thực hiện những việc phải công khai trong nội bộ cơ quan"
    assert texts(f"{apart}{title}\nCơ quan đã công khai.")[-2:] == [title, "Cơ quan đã công khai."]


def test_a_sentence_broken_after_a_comma_is_joined():
    assert texts(f"{LONG} kiện toàn,\nBan Chỉ đạo.") == [f"{LONG} kiện toàn, Ban Chỉ đạo."]


@pytest.mark.parametrize("number", ["3", "- 3 -", "– 12 –", "Trang 4", "trang 4/12", "4/12"])
def test_a_page_number_on_a_line_of_its_own_is_dropped(number):
    reading = read_text(f"Câu thứ nhất.\n\n{number}\n\nCâu thứ hai.".encode(), "a.txt", Limits())

    assert [block.text for block in reading.blocks] == ["Câu thứ nhất.", "Câu thứ hai."]
    assert any("số trang" in vi for vi, _ in reading.notes)


def test_a_figure_inside_a_paragraph_is_no_page_number():
    assert " ".join(texts("Dân chủ năm\n2020\nđược phát huy.")) == "Dân chủ năm 2020 được phát huy."
    assert " ".join(texts("Tổng số đơn là\n12\nđơn.")) == "Tổng số đơn là 12 đơn."


@pytest.mark.parametrize("call", ["1 ", "[1] ", "(1) "])
def test_a_footnote_between_two_halves_of_a_sentence_is_put_after_it(call):
    note = f"{call}Quyết định số 12/QĐ-TTKĐ ngày 04/5/2020."

    found = blocks(f"{LONG}\n\n{note}\n\nbầu Ban Thanh tra nhân dân.")

    assert [block.text for block in found] == [f"{LONG} bầu Ban Thanh tra nhân dân.", note.strip()]
    assert [block.part for block in found] == ["body", "footnotes"]


def test_a_footnote_at_the_end_of_the_text_is_not_lost():
    found = blocks(f"{LONG}\n\n[1] Quyết định số 12/QĐ-TTKĐ.")

    assert [block.part for block in found] == ["body", "footnotes"]


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("**Kết quả** thực hiện", "Kết quả thực hiện"),
        ("***Kết quả*** thực hiện", "Kết quả thực hiện"),
        ("__Kết quả__ thực hiện", "Kết quả thực hiện"),
        ("*Kết quả* thực hiện", "Kết quả thực hiện"),
        ("~~Kết quả~~ thực hiện", "Kết quả thực hiện"),
        ("`Kết quả` thực hiện", "Kết quả thực hiện"),
        ("Kết quả** thực hiện", "Kết quả thực hiện"),
        ("Xem [kế hoạch](https://example.vn/kh(1).pdf) năm", "Xem kế hoạch năm"),
        ("Xem ![sơ đồ](so-do.png) tổ chức", "Xem sơ đồ tổ chức"),
        ("Trang <https://example.vn> của Sở", "Trang https://example.vn của Sở"),
        (r"1\. Kết quả \* thực hiện", "1. Kết quả * thực hiện"),
        ("> Kết quả thực hiện", "Kết quả thực hiện"),
        ("* Kết quả thực hiện", "- Kết quả thực hiện"),
    ],
)
def test_stray_markdown_marks_go_and_their_text_stays(marked, plain):
    assert texts(marked) == [plain]


@pytest.mark.parametrize("text", ["2 * 3 * 4 = 24", "tên_tệp_báo_cáo", "5 > 4", "a*b", "số: 12*"])
def test_what_only_looks_like_a_mark_stays(text):
    assert texts(text) == [text]


def test_lost_marks_are_left_as_they_are():
    assert texts("Trung tam da niem yet ke hoach.") == ["Trung tam da niem yet ke hoach."]


# -- what must not be joined --------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Các việc đã làm:\n- một việc;\n- việc khác.",
        "SỞ NỘI VỤ\nCHI CỤC VĂN THƯ",
        "I. KẾT QUẢ\nĐã họp giao ban.",
        "Câu thứ nhất.\nCâu thứ hai.",
        "1. Một việc\n2. Hai việc",
        "a) một việc;\nb) hai việc.",
        "+ một\n+ hai",
        f"{LONG} họp.\nNơi nhận:",
    ],
)
def test_lines_that_stand_for_themselves_stay_apart(text):
    assert texts(text) == text.split("\n")


def test_a_heading_after_an_open_sentence_stays_apart():
    assert texts(f"{LONG}\n\nIII. ĐÁNH GIÁ\n\nTốt.") == [LONG, "III. ĐÁNH GIÁ", "Tốt."]


# -- hard-wrapped text --------------------------------------------------------------------------


def wrapped(paragraph, width):
    lines, rest = [], paragraph
    while rest:
        cut = len(rest) if len(rest) <= width else rest.rfind(" ", 0, width + 1)
        lines.append(rest[:cut])
        rest = rest[cut:].strip()
    return "\n".join(lines)


PARAGRAPHS = [
    (
        "Trung tâm có 04 phòng với 42 viên chức, người lao động. Năm 2020, Trung tâm kiểm định 3.412 phương tiện đo, đạt 104% "
        "kế hoạch; thu sự nghiệp đạt 6,2 tỷ đồng. Trung tâm luôn chấp hành chế độ báo cáo với Sở và Ủy ban nhân dân tỉnh."
    ),
    (
        "Giám đốc điều hành theo nguyên tắc tập trung dân chủ. Trung tâm họp giao ban vào thứ Hai đầu tháng. Cuối năm, Trung "
        "tâm đã đánh giá, xếp loại 42 viên chức; kết quả được niêm yết tại bảng tin và gửi Phòng Tổ chức của Sở."
    ),
    (
        "Ban Thanh tra nhân dân đã giám sát việc sử dụng kinh phí, tài sản tại phòng Hành chính và việc thực hiện Quy chế chi "
        "tiêu nội bộ. Qua giám sát, Ban Thanh tra nhân dân kiến nghị Giám đốc khắc phục 02 thiếu sót trong quý III."
    ),
]


@pytest.mark.parametrize("width", [60, 72, 80, 90, 100, 120])
def test_paragraphs_wrapped_at_a_column_are_whole_again(width):
    text = "\n\n".join(wrapped(paragraph, width) for paragraph in PARAGRAPHS)

    assert texts(text) == PARAGRAPHS


# -- tables -------------------------------------------------------------------------------------

TABLE = "| TT | Nội dung | Hình thức |\n| --- | :---: | ---: |\n| 1 | Kế hoạch | Niêm yết |\n| 2 | | Zalo |"


def test_a_pipe_table_becomes_rows_with_the_headers_of_their_columns():
    rows = blocks(f"Đã công khai:\n\n{TABLE}\n\nHết.")[1:-1]

    assert [row.text for row in rows] == [
        "TT | Nội dung | Hình thức",
        "1 | Kế hoạch | Niêm yết",
        "2 |  | Zalo",
    ]
    assert {row.part for row in rows} == {"tables"}
    assert rows[1].row.headers == ("TT", "Nội dung", "Hình thức")
    start, end = rows[1].row.cells[1]
    assert rows[1].text[start:end] == "Kế hoạch"


def test_two_tables_are_two():
    rows = [block.row for block in blocks(f"{TABLE}\n\nCâu giữa.\n\n{TABLE}") if block.row]

    assert [row.table for row in rows] == [1, 1, 1, 2, 2, 2]
    assert [row.number for row in rows] == [1, 2, 3, 1, 2, 3]


def test_marks_in_cells_go():
    assert blocks("| a | b |\n|---|---|\n| **Kế hoạch** | x<br>y |")[1].text == "Kế hoạch | x y"


# -- headings -----------------------------------------------------------------------------------


def test_markdown_headings_keep_their_level_and_lose_their_mark():
    found = blocks("# BÁO CÁO\n\n## I. Kết quả ##\n\nĐã họp.", markdown=True)

    assert [(block.text, block.heading) for block in found] == [
        ("BÁO CÁO", 1), ("I. Kết quả", 2), ("Đã họp.", None),
    ]  # fmt: skip


def test_a_whole_line_in_bold_is_marked_bold():
    found = blocks("**I. Kết quả**\n\nĐã **họp** giao ban.")

    assert [(block.text, block.bold) for block in found] == [
        ("I. Kết quả", True),
        ("Đã họp giao ban.", False),
    ]


def test_rules_between_parts_are_no_text():
    assert texts("Một câu.\n\n---\n\nCâu khác.\n\n* * *\n\n_____\n\nHết.") == [
        "Một câu.",
        "Câu khác.",
        "Hết.",
    ]


# -- bytes --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        "Câu một.\n\nCâu hai.".encode("utf-8-sig"),
        "Câu một.\r\n\r\nCâu hai.\r\n".encode(),
        "Câu một.\r\rCâu hai.".encode(),
        "Câu một.\f\nCâu hai.".encode(),
        "Ca\u0302u mo\u0323\u0302t.\n\nCa\u0302u hai.".encode(),
        "C\u00adâu\u200b một.\n\nCâu\u00a0hai.".encode(),
        "Câu một.\r\n\r\nCâu hai.".encode("utf-16"),
        b"\xfe\xff" + "Câu một.\n\nCâu hai.".encode("utf-16-be"),
    ],
    ids=["byte order mark", "CRLF", "CR", "form feed", "NFD", "invisible characters", "UTF-16", "UTF-16 BE"],
)
def test_the_same_text_in_other_bytes(data):
    assert texts(data) == ["Câu một.", "Câu hai."]


@pytest.mark.parametrize(
    ("data", "vi", "en"),
    [
        (b"\x00\x01\x02\x03" * 100, "không phải tệp văn bản", "not a text file"),
        (
            "Отчёт о работе управления".encode("koi8-r"),
            "không nhận ra bảng mã",
            "encoding of the text is unknown",
        ),
        (b"K?t qu? th?c hi?n d?n ch? t?i ??n v?", "dấu hỏi", "question marks"),
    ],
    ids=["binary", "unknown", "lost"],
)
def test_what_is_no_readable_text_is_refused_with_what_to_do(data, vi, en):
    with pytest.raises(UnsupportedFormatError) as caught:
        blocks(data)

    assert vi in caught.value.vi
    assert en in caught.value.en
    assert "UTF-8" in caught.value.vi
    assert caught.value.vi.startswith("van-ban.txt: ")


def test_an_old_encoding_is_converted_and_noted():
    reading = read_text("Bé phËn v¨n th­ ®· c«ng khai.".encode("latin-1"), "a.txt", Limits())

    assert [block.text for block in reading.blocks] == ["Bộ phận văn thư đã công khai."]
    assert ["TCVN3" in vi and "TCVN3" in en for vi, en in reading.notes] == [True]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbf", b"\n\n \n", "\u200b\n\u00a0".encode()])
def test_a_text_without_letters_is_empty(data):
    with pytest.raises(EmptyDocumentError):
        blocks(data)


# -- no word is lost ----------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        "Báo",
        "cáo",
        "kết",
        "quả",
        "viên",
        "chức,",
        "đã",
        "công",
        "khai;",
        "Kế",
        "hoạch",
        "số",
        "12/KH-UBND",
        "năm",
        "2020:",
        "niêm",
        "yết.",
        "Giám",
        "đốc",
        "(CBCCVC)",
        "-",
        "và",
        "“dân",
        "chủ”",
        "I.",
        "1.",
        "a)",
        "+",
        "45,6%",
        "QĐ/TU",
        "hoà",
        "hòa",
    ]
)
LINE = st.lists(WORDS, min_size=1, max_size=30).map(" ".join)
SEPARATOR = st.sampled_from(["\n", "\n\n", "\r\n", "\n\n\n", "\n\n7\n\n"])


def words(text):
    return Counter(re.findall(r"\w+", text))


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(LINE, SEPARATOR), min_size=1, max_size=12))
def test_no_word_but_page_numbers_is_lost(parts):
    text = "".join(line + separator for line, separator in parts)
    without_pages = "".join(line + "\n" for line, _ in parts)

    missing = words(without_pages) - words(" ".join(texts(text)))

    assert missing == Counter()


def test_a_heading_that_ends_with_cap_tren_is_not_joined_with_the_line_below():
    heading = "6. Quan hệ với người học và cơ quan cấp trên"

    assert texts(f"{heading}\nThủ tục nhập học được niêm yết.")[0] == heading


def test_a_line_that_ends_before_a_number_goes_on_with_it_only():
    line = "Thực hiện kế hoạch công tác và chương trình của cơ quan năm"

    assert texts(f"{line}\n2019 đạt kết quả.") == [f"{line} 2019 đạt kết quả."]
    assert texts(f"{line}\nNội dung như sau.")[0] == line


@settings(max_examples=100, deadline=None)
@given(st.lists(LINE, min_size=1, max_size=8))
def test_reading_what_was_read_changes_nothing(lines):
    once = texts("\n\n".join(lines))

    assert texts("\n\n".join(once)) == once


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused(text):
    try:
        found = texts(text)
    except (EmptyDocumentError, UnsupportedFormatError):
        return
    assert all("\n" not in line for line in found)
