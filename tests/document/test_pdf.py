"""PDF files: lines to paragraphs, columns, tables, notes, margins, and letters that producers damaged."""

from __future__ import annotations

import pytest

from checker.document.limits import Limits
from checker.document.readers.pdf import read_pdf
from checker.errors import DamagedError, EncryptedError, LimitError, ScannedError
from tests.document.pdf_files import LOCKED, Page, build, read, texts, width

BODY = (
    "Đơn vị đã tổ chức hội nghị công chức, viên chức vào ngày 15",
    "tháng 01 năm 2022 và thông qua quy chế chi tiêu nội bộ của",
    "cơ quan, có biên bản kèm theo.",
)
WHOLE = " ".join(BODY)
FULL = "công khai tài chính, công khai tuyển dụng, công khai mua sắm"
"""A line as long as the widest one."""


def body(page=None, y=700):
    return (page or Page()).lines(70, y, *BODY)


# Lines and paragraphs


def test_lines_that_are_full_make_one_paragraph():
    assert texts(read(body())) == [WHOLE]


def test_a_line_that_had_room_for_the_next_word_ends_its_paragraph():
    page = body().lines(
        70, 652, "Ban Thanh tra nhân dân gồm 03 người.", "Kết quả giám sát được gửi từng phòng."
    )

    assert texts(read(page)) == [
        WHOLE,
        "Ban Thanh tra nhân dân gồm 03 người.",
        "Kết quả giám sát được gửi từng phòng.",
    ]


def test_a_wider_gap_opens_a_paragraph_even_after_a_full_line():
    page = body(Page().lines(70, 720 + 16, FULL + ".")).lines(70, 600, "Hết.")

    assert texts(read(page)) == [FULL + ".", WHOLE, "Hết."]


def test_an_indented_line_opens_a_paragraph_after_a_full_line():
    page = Page().text(100, 748, FULL[:-6] + ".").lines(70, 732, FULL, FULL + ".")
    body(page.text(100, 700, "Năm qua, lãnh đạo đơn vị đã tiếp dân 24 buổi và tiếp thu"), 684)

    assert len(texts(read(page))) == 2


def test_a_number_or_a_bullet_opens_a_paragraph():
    page = Page().lines(
        70, 700, FULL + ";", "1. Công khai dự toán.", "a) Tại bảng tin.", "- Tại hội nghị.", "+ Qua thư."
    )

    assert texts(read(page)) == [
        FULL + ";",
        "1. Công khai dự toán.",
        "a) Tại bảng tin.",
        "- Tại hội nghị.",
        "+ Qua thư.",
    ]


def test_a_dash_between_two_words_opens_none():
    first = "Công tác phối hợp giữa các đơn vị trên cả tuyến từ Hòa Bình"
    page = body(Page().lines(70, 732, first, "- Sơn La được duy trì thường xuyên."))

    assert texts(read(page))[0] == f"{first} - Sơn La được duy trì thường xuyên."


def test_the_number_of_an_entry_is_one_with_its_text_however_far_it_stands():
    page = (
        Page()
        .text(70, 700, "I.")
        .text(106, 700, "KẾT QUẢ THỰC HIỆN")
        .text(70, 680, "-")
        .text(106, 680, "Đã làm.")
    )

    assert texts(read(page)) == ["I. KẾT QUẢ THỰC HIỆN", "- Đã làm."]


def test_a_hyphen_or_a_stroke_at_the_end_of_a_line_stays():
    page = Page().lines(
        70,
        700,
        "Thực hiện theo đúng tinh thần của Quyết định số 57/QĐ-",
        "STTTT và của Nghị định có hiệu lực thi hành số 04/2015/",
        "NĐ-CP của Chính phủ.",
    )

    assert texts(read(page)) == [
        "Thực hiện theo đúng tinh thần của Quyết định số 57/QĐ-STTTT và của Nghị định có hiệu lực thi hành số 04/2015/NĐ-CP của Chính phủ."
    ]


def test_a_sentence_goes_on_over_the_end_of_the_page():
    reading = read(Page().lines(70, 100, *BODY[:2]), Page().lines(70, 780, BODY[2], "Hết."))

    assert texts(reading) == [WHOLE, "Hết."]
    assert [block.page for block in reading.blocks] == [1, 2]


def test_bold_and_centred_lines_are_told():
    page = body(Page().text(251, 760, "BÁO CÁO", bold=True, size=14).text(70, 735, "1. Kết quả", bold=True))
    title, heading, paragraph = read(page).blocks

    assert (title.text, title.bold, title.centered) == ("BÁO CÁO", True, True)
    assert (heading.bold, heading.centered) == (True, False)
    assert (paragraph.bold, paragraph.centered) == (False, False)


def test_a_bullet_of_a_symbol_font_is_a_bullet():
    page = Page().lines(70, 700, "\uf0b7 Niêm yết tại trụ sở", "\uf0b7 Thông báo tại hội nghị")

    assert [(block.label, block.text) for block in read(page).blocks] == [
        ("-", "Niêm yết tại trụ sở"),
        ("-", "Thông báo tại hội nghị"),
    ]


# Columns


LEFT = ("UBND TỈNH HẢI NINH", "SỞ NỘI VỤ", "Số: 12/BC-SNV")
RIGHT = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hải Ninh, ngày 05 tháng 6 năm 2022",
)


@pytest.mark.parametrize("across", [True, False], ids=["written by the row", "written cell by cell"])
def test_the_letterhead_is_read_cell_by_cell(across):
    page = Page()
    cells = [(70, y, text) for y, text in zip((780, 765, 745), LEFT, strict=True)]
    right = [(290, y, text) for y, text in zip((780, 765, 740), RIGHT, strict=True)]
    order = sorted(cells + right, key=lambda cell: -cell[1]) if across else cells + right
    for x, y, text in order:
        page.text(x, y, text, size=11)

    assert texts(read(body(page))) == [*LEFT, *RIGHT, WHOLE]


def test_a_name_that_wraps_in_its_cell_is_one():
    page = Page().lines(70, 780, "SỞ THÔNG TIN VÀ TRUYỀN", "THÔNG", "Số: 3/BC-STTTT", size=12)
    page.lines(235, 780, *RIGHT[:2], size=12)

    assert texts(read(body(page)))[:3] == ["SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "Số: 3/BC-STTTT", RIGHT[0]]


def test_recipients_and_signature_are_read_one_after_the_other():
    page = body()
    left = [(y, f"- Phòng số {n};") for n, y in enumerate((584, 568, 552), start=1)]
    rows = [(600, "Nơi nhận:", "GIÁM ĐỐC"), *((y, text, "") for y, text in left), (540, "", "Trần Văn Mẫu")]
    for y, recipient, signer in rows:
        if recipient:
            page.text(70, y, recipient)
        if signer:
            page.text(380, y, signer)

    assert texts(read(page))[1:] == [
        "Nơi nhận:",
        "- Phòng số 1;",
        "- Phòng số 2;",
        "- Phòng số 3;",
        "GIÁM ĐỐC",
        "Trần Văn Mẫu",
    ]


@pytest.mark.parametrize("across", [True, False], ids=["written across", "written column by column"])
def test_two_columns_are_read_one_after_the_other(across):
    first = [
        "Cơ quan đã công khai kế hoạch",
        "công tác năm, dự toán kinh phí",
        "và kết quả tuyển dụng đến toàn",
    ]
    second = ["thể công chức, viên chức trong", "đơn vị bằng văn bản và tại hội", "nghị giao ban hằng tháng."]
    lines = [
        (x, 700 - 16 * n, text) for x, column in ((60, first), (320, second)) for n, text in enumerate(column)
    ]
    page = Page()
    for x, y, text in sorted(lines, key=lambda line: -line[1]) if across else lines:
        page.text(x, y, text)

    assert texts(read(page)) == [" ".join(first + second)]


def test_a_gap_in_a_single_line_makes_no_columns():
    page = body().text(70, 640, "Họ và tên:").text(250, 640, "Trần Văn Mẫu")

    assert texts(read(page)) == [WHOLE, "Họ và tên: Trần Văn Mẫu"]


def test_lines_in_no_order_at_all_are_read_from_top_to_bottom():
    lines = [(700 - 16 * n, text) for n, text in enumerate((*BODY, "Hết.", "1. Một.", "2. Hai."))]
    page = Page()
    for y, text in reversed(lines):
        page.text(70, y, text)

    assert texts(read(page)) == [WHOLE, "Hết.", "1. Một.", "2. Hai."]


# Tables


def table(page=None, y=600, rows=(("STT", "Nội dung", "Hình thức"), ("1", "Dự toán", "Niêm yết"))):
    page = page or Page()
    across = (70, 110, 280, 450)
    page.grid(across, [y - 24 * n for n in range(len(rows) + 1)])
    for n, row in enumerate(rows):
        for x, text in zip(across, row, strict=False):
            if text:
                page.text(x + 5, y - 24 * n - 16, text)
    return page


def test_a_ruled_table_is_read_by_the_row_under_its_headings():
    reading = read(table(body()).text(70, 500, "Hết."))
    rows = [block for block in reading.blocks if block.part == "tables"]

    assert texts(reading) == [WHOLE, "STT | Nội dung | Hình thức", "1 | Dự toán | Niêm yết", "Hết."]
    assert rows[1].row.headers == ("STT", "Nội dung", "Hình thức")
    assert [rows[1].text[a:b] for a, b in rows[1].row.cells] == ["1", "Dự toán", "Niêm yết"]


def test_lines_of_a_cell_belong_together():
    page = (
        table(rows=(("1", "", ""),))
        .text(115, 592, "Kế hoạch công tác", size=9)
        .text(115, 580, "năm 2022", size=9)
    )

    assert texts(read(body(page)), "tables") == ["1 | Kế hoạch công tác năm 2022 | "]


def test_a_text_that_runs_from_cell_to_cell_is_cut_at_the_rule():
    page = body().grid((70, 142, 300), (600, 576)).text(75, 584, "Nội dung: Hình thức:").text(70, 500, "Hết.")

    assert texts(read(page), "tables") == ["Nội dung: | Hình thức:"]


def test_merged_cells_are_read_once():
    page = body()
    for y in (600, 576, 552, 528):
        page.rule(70 if y != 552 else 150, y, 450, y)
    for x in (70, 150, 450):
        page.rule(x, 528, x, 600)
    page.rule(300, 528, 300, 576)
    page.text(75, 584, "Năm").text(155, 584, "Số việc").text(75, 560, "2022").text(155, 560, "Đã làm")
    page.text(305, 560, "09").text(155, 536, "Chưa làm").text(305, 536, "01")

    assert texts(read(page), "tables") == ["Năm | Số việc | ", "2022 | Đã làm | 09", "| Chưa làm | 01"]


def test_a_table_goes_on_over_the_page_end_without_its_headings():
    head = ("STT", "Nội dung", "Hình thức")
    first = table(body(), y=120, rows=(head, ("1", "Dự toán", "Niêm yết"), ("2", "Kế hoạch", "Họp")))
    second = table(y=780, rows=(head, ("", "năm 2022", "giao ban"), ("3", "Quy chế", "Gửi thư")))
    reading = read(first, second.text(70, 600, "Hết."))

    assert texts(reading, "tables") == [
        "STT | Nội dung | Hình thức",
        "1 | Dự toán | Niêm yết",
        "2 | Kế hoạch năm 2022 | Họp giao ban",
        "3 | Quy chế | Gửi thư",
    ]
    assert {block.row.table for block in reading.blocks if block.row} == {1}


def test_a_table_within_a_cell_follows_the_row():
    page = body().grid((70, 150, 450), (620, 560, 536)).grid((200, 280, 400), (590, 570))
    page.text(75, 602, "A").text(155, 602, "B").text(205, 576, "x").text(285, 576, "y").text(75, 542, "C")

    assert texts(read(page.text(70, 500, "Hết.")), "tables") == ["A | B", "x | y", "C | "]


def test_a_frame_around_a_paragraph_is_no_table():
    assert texts(read(body(Page().grid((60, 540), (720, 650)))), "tables") == []


def test_rows_of_three_columns_without_rules_are_a_table():
    page = body()
    for n, row in enumerate(
        (("STT", "Nội dung", "Kết quả"), ("1", "Dự toán", "Đã làm"), ("2", "Kế hoạch", "Chưa làm"))
    ):
        for x, text in zip((70, 150, 330), row, strict=True):
            page.text(x, 600 - 18 * n, text)

    assert texts(read(page), "tables") == [
        "STT | Nội dung | Kết quả",
        "1 | Dự toán | Đã làm",
        "2 | Kế hoạch | Chưa làm",
    ]


# Headers, footers, page numbers, notes, stamps


def test_running_lines_are_said_once_and_page_numbers_not_at_all():
    pages = [
        body(
            Page().text(70, 800, "SỞ NỘI VỤ - BÁO CÁO").text(70, 40, "Lưu hành nội bộ").text(290, 20, str(n))
        )
        for n in range(1, 5)
    ]
    reading = read(*pages)

    assert texts(reading, "headers") == ["SỞ NỘI VỤ - BÁO CÁO"]
    assert texts(reading, "footers") == ["Lưu hành nội bộ"]
    assert texts(reading, "body") == [WHOLE] * 4


def test_a_running_line_with_the_page_number_in_it_is_one():
    pages = [body(Page().text(70, 800, f"Sở Nội vụ - Trang {n}/3")) for n in range(1, 4)]

    assert texts(read(*pages)) == [*[WHOLE] * 3, "Sở Nội vụ - Trang 1/3"]


def test_a_sentence_on_top_of_a_page_is_no_header():
    done = ("họp giao ban", "tiếp công dân", "bầu Ban Thanh tra")
    pages = [body(Page().text(70, 780, f"{n}. Đã {what}.")) for n, what in enumerate(done, start=1)]

    assert texts(read(*pages), "headers") == []
    assert len(texts(read(*pages), "body")) == 6


def test_the_number_of_an_entry_on_top_of_a_page_is_no_page_number():
    reading = read(body(), Page().text(70, 780, "2.").text(100, 780, "Kết quả thực hiện"))

    assert texts(reading)[1] == "2. Kết quả thực hiện"


def test_a_footnote_stands_after_the_paragraph_that_calls_it():
    page = body().text(70 + width(BODY[2]), 668 + 4, "1", size=7).text(70, 640, "Đoạn sau.")
    page.rule(70, 100, 214, 100).text(70, 88, "1 Biên bản số 3/BB-SNV.", size=10)
    reading = read(page, body())

    assert [(block.part, block.text) for block in reading.blocks][:3] == [
        ("body", WHOLE),
        ("footnotes", "Biên bản số 3/BB-SNV."),
        ("body", "Đoạn sau."),
    ]


def test_a_footnote_between_two_halves_of_a_sentence_does_not_part_them():
    first = Page().lines(70, 132, *BODY[:2]).text(70 + width(BODY[1]) - 1, 116 + 4, "2", size=7)
    first.text(70, 80, "2 Quy chế số 4/QC.", size=9)
    reading = read(first, Page().text(70, 780, BODY[2]))

    assert [(block.part, block.text) for block in reading.blocks] == [
        ("body", WHOLE),
        ("footnotes", "Quy chế số 4/QC."),
    ]


def test_the_raised_number_of_a_footnote_is_no_page_number():
    page = body().text(70 + width(BODY[2]), 668 + 4, "1", size=7).rule(70, 100, 214, 100)
    reading = read(page.text(70, 88 + 5, "1", size=6).text(75, 88, "Biên bản số 3/BB-SNV.", size=10), body())

    assert texts(reading) == [WHOLE, "Biên bản số 3/BB-SNV.", WHOLE]
    assert reading.blocks[1].part == "footnotes"


def test_a_raised_number_that_calls_nothing_stays():
    page = body().text(70, 640, "Diện tích 100 m").text(70 + width("Diện tích 100 m"), 644, "2", size=7)

    assert texts(read(page))[1] == "Diện tích 100 m2"


STAMP = (
    "Ký bởi: Sở Nội vụ tỉnh Hải Ninh",
    "Email: snv@haininh.gov.vn",
    "Cơ quan: Tỉnh Hải Ninh",
    "Thời gian ký: 05.06.2022 10:22:33",
    "+07:00",
)


def test_the_stamp_of_a_signature_is_no_content():
    page = Page().lines(380, 800, *STAMP, size=7, step=9)
    reading = read(body(page).text(70, 640, "Cơ quan: Sở Nội vụ"))

    assert texts(reading) == [WHOLE, "Cơ quan: Sở Nội vụ"]
    assert "chữ ký số" in reading.notes[0][0]
    assert reading.status == "ok"


def test_what_stands_aslant_is_left_out():
    page = body()
    page.operators.append("BT /F 60 Tf .7 .7 -.7 .7 150 300 Tm \0DỰ THẢO\0 Tj ET")

    assert texts(read(page)) == [WHOLE]


# Letters


def test_letters_that_were_written_apart_are_put_back():
    apart = "ổứộịạệủầảọộấế"
    page = body(Page().lines(70, 780, FULL + ".", apart=apart)).lines(70, 600, *BODY, apart=apart)
    reading = read(page)

    assert texts(reading) == [FULL + ".", WHOLE, WHOLE]
    assert "tách rời" in reading.notes[0][0]
    assert reading.status == "ok"


@pytest.mark.parametrize(
    "meaning",
    [
        {"ế": "e\u0302\u0301", "ộ": "o\u0323\u0302"},
        {"ế": "e\u0301\u0302", "ộ": "o\u0302\u0323"},
        {"ế": "ê \u0301", "ộ": "ọ \u0302"},
        {"ế": "ê´", "ộ": "ọˆ"},
    ],
    ids=["decomposed", "swapped", "spaced", "standing alone"],
)
def test_marks_that_the_file_tells_apart_from_their_letters_are_put_on(meaning):
    assert texts(read(body(), meaning=meaning)) == [WHOLE]


def test_marks_that_are_lost_are_noticed():
    plain = {
        "ế": "e",
        "ộ": "o",
        "ơ": "o",
        "ị": "i",
        "ổ": "o",
        "ứ": "u",
        "ề": "e",
        "ã": "a",
        "Đ": "D",
        "à": "a",
    }
    plain |= {
        "ô": "o",
        "ê": "e",
        "ạ": "a",
        "ả": "a",
        "á": "a",
        "ố": "o",
        "đ": "d",
        "ă": "a",
        "ủ": "u",
        "ó": "o",
    }
    reading = read(*[body() for _ in range(4)], meaning=plain)

    assert reading.status == "degraded"
    assert "mất dấu" in reading.notes[0][0]


def test_characters_without_a_meaning_are_noticed():
    reading = read(*[body() for _ in range(4)], meaning=dict.fromkeys("ộịổứ", "\ufffd"))

    assert reading.status == "degraded"


def test_letters_drawn_as_pictures_are_read_by_their_table():
    assert texts(read(body(), type3=True)) == [WHOLE]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn):
    page = Page(turn=turn)
    matrix = {90: "0 1 -1 0 {y} {x}", 180: "-1 0 0 -1 {x} {y}", 270: "0 -1 1 0 {y} {x}"}[turn]
    for n, line in enumerate((*BODY, "Hết.")):
        down = 60 + 16 * n
        place = {
            90: {"x": 70, "y": down},
            180: {"x": 595 - 70, "y": down},
            270: {"x": 842 - 70, "y": 595 - down},
        }[turn]
        page.operators.append(f"BT /F 12 Tf {matrix.format(**place)} Tm \0{line}\0 Tj ET")

    assert texts(read(page)) == [WHOLE, "Hết."]


# Scans


def test_a_scan_is_refused_and_says_what_to_do():
    with pytest.raises(ScannedError) as caught:
        read(Page().picture(), Page().picture())

    assert "bản quét, chưa kiểm tra được" in caught.value.vi
    assert "--ocr" in caught.value.vi
    assert "Word" in caught.value.vi
    assert caught.value.exit_code == 3


def test_a_scan_with_the_stamp_of_its_signature_is_still_a_scan():
    stamped = Page().picture().lines(380, 800, *STAMP, size=7, step=9).text(100, 700, "12")

    with pytest.raises(ScannedError, match="dấu ký số"):
        read(stamped, Page().picture())


def test_scanned_pages_among_others_are_named():
    reading = read(body(), body(), Page().picture(), Page().picture(), body(), Page().picture())

    assert texts(reading) == [WHOLE] * 3
    assert reading.status == "degraded"
    assert "Trang 3-4, 6" in reading.notes[0][0]


def test_a_text_behind_the_picture_of_the_page_is_named():
    reading = read(body(Page().picture()), body(Page().picture()))

    assert texts(reading) == [WHOLE] * 2
    assert reading.status == "degraded"
    assert "lớp chữ ẩn" in reading.notes[0][0]


def test_a_picture_in_a_text_changes_nothing():
    reading = read(body(Page().picture(70, 300, 300, 200)))

    assert (texts(reading), reading.status, reading.notes) == ([WHOLE], "ok", ())


# What is refused


def test_a_password_is_named():
    with pytest.raises(EncryptedError, match="mật khẩu"):
        read(body(), security=LOCKED)


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"\xff" * 4000, build(body())[:300]])
def test_a_broken_file_is_named(content):
    with pytest.raises(DamagedError, match="bị hỏng"):
        read_pdf(content, "bao-cao.pdf", Limits())


def test_too_many_pages_are_refused_before_any_is_read():
    with pytest.raises(LimitError, match="12 trang"):
        read(*[Page() for _ in range(12)], limits=Limits(pages=11))


def test_reading_ends_when_its_time_is_over():
    with pytest.raises(LimitError, match="--limit seconds"):
        read(body(), body(), limits=Limits(until=0))


def test_more_text_than_allowed_is_refused():
    with pytest.raises(LimitError, match="MB"):
        read(body(), limits=Limits(unpacked_bytes=100))


def test_pages_without_anything_hold_no_blocks():
    assert read(Page(), Page()).blocks == ()


def test_the_same_file_is_read_in_the_same_way_twice():
    content = build(table(body()), body())

    assert read_pdf(content, "a.pdf", Limits()) == read_pdf(content, "a.pdf", Limits())
