"""What the frame of a report says of itself: agency, number, place and date, title, period."""

from __future__ import annotations

import pytest

from checker.document.metadata import period
from checker.document.read import read
from tests.document.docx_files import docx, p, r, tbl, tc, tr

BREAK = "<w:r><w:br/></w:r>"
FRAME = """{agency}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

{number}

{place}

{title}

{opening}

I. KẾT QUẢ THỰC HIỆN

Cơ quan đã họp giao ban hằng tháng.
"""


def metadata(
    agency="SỞ NỘI VỤ TỈNH ĐÔNG HÀ\nCHI CỤC VĂN THƯ - LƯU TRỮ",
    number="Số: 57/BC-CCVTLT",
    place="Đông Hà, ngày 05 tháng 12 năm 2020",
    title="BÁO CÁO\nKết quả thực hiện dân chủ năm 2020",
    opening="Chi cục Văn thư - Lưu trữ báo cáo kết quả thực hiện dân chủ trong hoạt động của cơ quan như sau, kèm theo các "
    "phụ lục số liệu:",
):
    text = FRAME.format(agency=agency, number=number, place=place, title=title, opening=opening)
    return read("bao-cao.txt", text.encode()).metadata


# -- agency, number, place and date -------------------------------------------------------------


def test_the_agency_is_the_last_of_the_capital_lines_and_its_superior_the_first():
    found = metadata()

    assert (found.agency, found.superior) == ("CHI CỤC VĂN THƯ - LƯU TRỮ", "SỞ NỘI VỤ TỈNH ĐÔNG HÀ")


def test_the_motto_may_stand_to_the_right_of_the_agency():
    text = """PHÒNG GIÁO DỤC HUYỆN ĐÔNG HÀ          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TRƯỜNG TIỂU HỌC SỐ 2                     Độc lập - Tự do - Hạnh phúc

Số: 38/BC-TH                         Đông Hà, ngày 25 tháng 5 năm 2018

BÁO CÁO
Kết quả thực hiện dân chủ năm 2018

I. KẾT QUẢ
Nhà trường họp giao ban hằng tháng.
"""
    found = read("bao-cao.txt", text.encode()).metadata

    assert (found.agency, found.superior) == ("TRƯỜNG TIỂU HỌC SỐ 2", "PHÒNG GIÁO DỤC HUYỆN ĐÔNG HÀ")
    assert (found.number, found.place, found.date) == ("38/BC-TH", "Đông Hà", "2018-05-25")


def test_an_agency_without_a_superior_stands_alone():
    found = metadata(agency="ỦY BAN NHÂN DÂN XÃ ĐÔNG LĨNH")

    assert (found.agency, found.superior) == ("ỦY BAN NHÂN DÂN XÃ ĐÔNG LĨNH", "")


def test_without_the_frame_the_opening_sentence_names_the_agency():
    text = (
        "BÁO CÁO\nKết quả năm 2020\n\nThực hiện Công văn số 12/SNV-CCVC ngày 05/11/2020 của Sở Nội vụ về việc báo cáo dân "
        "chủ, Trung tâm Kiểm định đo lường báo cáo kết quả như sau:"
    )

    assert read("bao-cao.txt", text.encode()).metadata.agency == "Trung tâm Kiểm định đo lường"


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("Sở Nội vụ báo cáo kết quả thực hiện dân chủ", "Sở Nội vụ"),
        ("Ủy ban nhân dân xã Đông Lĩnh báo cáo kết quả", "Ủy ban nhân dân xã Đông Lĩnh"),
        ("Thực hiện Kế hoạch của tỉnh; Sở Nội vụ (SNV) xin báo cáo kết quả", "Sở Nội vụ"),
        ("Thực hiện Công văn số 12/SNV của Sở Nội vụ về việc báo cáo kết quả", ""),
        ("Công văn số 12/SNV của Sở Nội vụ yêu cầu báo cáo kết quả", ""),
        ("Theo Hướng dẫn của Sở Nội vụ báo cáo kết quả", ""),
        ("Trong năm 2020 nhà trường tổng hợp kết quả", ""),
    ],
)
def test_who_reports_is_no_instrument_that_asks_for_it(opening, agency):
    text = f"BÁO CÁO\nKết quả năm 2020\n\n{opening} thực hiện dân chủ trong hoạt động của cơ quan năm 2020 như sau đây:"

    assert read("bao-cao.txt", text.encode()).metadata.agency == agency


@pytest.mark.parametrize("separator", ["paragraphs", "breaks", "centred breaks"])
def test_the_letterhead_of_a_word_file(separator):
    lines = ["UBND HUYỆN SƠN KHÊ", "TRƯỜNG TIỂU HỌC ĐỒI THÔNG", "Số: 12/BC-TH"]
    motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    look = '<w:pPr><w:jc w:val="center"/></w:pPr>' if separator == "centred breaks" else ""

    def cell(texts):
        if separator == "paragraphs":
            return tc("".join(p(text) for text in texts))
        return tc(p(look + BREAK.join(r(text) for text in texts)))

    body = tbl(tr(cell(lines), cell(motto))) + p("BÁO CÁO") + p("Kết quả thực hiện dân chủ năm 2020")
    found = read("bao-cao.docx", docx(body)).metadata

    assert (found.superior, found.agency, found.number) == tuple(line.removeprefix("Số: ") for line in lines)


def test_a_name_on_two_lines_is_one():
    found = metadata(agency="ỦY BAN NHÂN DÂN\n\nTỈNH ĐÔNG HÀ\n\nSỞ GIÁO DỤC\n\nVÀ ĐÀO TẠO")

    assert (found.superior, found.agency) == ("ỦY BAN NHÂN DÂN TỈNH ĐÔNG HÀ", "SỞ GIÁO DỤC VÀ ĐÀO TẠO")


def test_a_number_to_be_filled_in_does_not_replace_a_given_one():
    assert metadata(number="Số: 57/BC-SNV\n\nSố: /BC-SNV").number == "57/BC-SNV"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Số: 57/BC-CCVTLT", "57/BC-CCVTLT"),
        ("Số 57/BC-CCVTLT", "57/BC-CCVTLT"),
        ("Số:57/BC-TTKĐ", "57/BC-TTKĐ"),
        ("Số: /BC-SNV", "/BC-SNV"),
        ("Số: 112/BC-UBND.TH", "112/BC-UBND.TH"),
        ("SỐ: 09/BC-TH&THCS", "09/BC-TH&THCS"),
    ],
)
def test_the_number_of_the_document(line, number):
    assert metadata(number=line).number == number


@pytest.mark.parametrize(
    ("line", "place", "date"),
    [
        ("Đông Hà, ngày 05 tháng 12 năm 2020", "Đông Hà", "2020-12-05"),
        ("Đông Hà, ngày 5 tháng 6 năm 2021", "Đông Hà", "2021-06-05"),
        ("TP. Đông Hà, Ngày 15 Tháng 6 Năm 2021", "TP. Đông Hà", "2021-06-15"),
        ("Đông Hà, ngày tháng năm 2020", "Đông Hà", ""),
        ("Đông Hà, ngày    tháng 12 năm 2020", "Đông Hà", ""),
        ("Đông Hà, ngày 05 tháng 13 năm 2020", "Đông Hà", ""),
    ],
)
def test_place_and_date(line, place, date):
    found = metadata(place=line)

    assert (found.place, found.date) == (place, date)


# -- title --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("BÁO CÁO\nKết quả thực hiện dân chủ năm 2020", "Báo cáo Kết quả thực hiện dân chủ năm 2020"),
        ("BÁO CÁO\nKết quả thực hiện dân chủ\nnăm 2020", "Báo cáo Kết quả thực hiện dân chủ năm 2020"),
        ("BÁO CÁO\n\nV/v thực hiện dân chủ năm 2020", "Báo cáo V/v thực hiện dân chủ năm 2020"),
        ("BÁO CÁO KẾT QUẢ THỰC HIỆN DÂN CHỦ NĂM 2020", "Báo cáo KẾT QUẢ THỰC HIỆN DÂN CHỦ NĂM 2020"),
        ("BÁO CÁO", "Báo cáo"),
    ],
)
def test_the_title(lines, title):
    assert metadata(title=lines).title == title


def test_a_short_opening_sentence_is_no_part_of_the_title():
    found = metadata(opening="Chi cục báo cáo kết quả như sau:")

    assert found.title == "Báo cáo Kết quả thực hiện dân chủ năm 2020"


def test_a_draft_is_a_report():
    assert metadata(title="DỰ THẢO BÁO CÁO\nKết quả thực hiện dân chủ năm 2020").kind == "báo cáo"


def test_a_text_without_frame_leaves_everything_empty():
    found = read("a.txt", "Kế hoạch công tác được niêm yết tại bảng tin.".encode()).metadata

    assert (found.title, found.kind, found.agency, found.number, found.date, found.period_to) == ("",) * 6


# -- period -------------------------------------------------------------------------------------

PERIODS = [
    ("Kết quả thực hiện dân chủ năm 2020", "2020-01-01", "2020-12-31"),
    ("Kết quả thực hiện dân chủ Năm 2020", "2020-01-01", "2020-12-31"),
    ("KẾT QUẢ THỰC HIỆN DÂN CHỦ NĂM 2020", "2020-01-01", "2020-12-31"),
    ("Kết quả 6 tháng đầu năm 2021", "2021-01-01", "2021-06-30"),
    ("Kết quả 6 tháng cuối năm 2021", "2021-07-01", "2021-12-31"),
    ("Kết quả 06 tháng đầu năm 2021", "2021-01-01", "2021-06-30"),
    ("Kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm 2019", "2019-01-01", "2019-06-30"),
    ("Kết quả quý I/2022", "2022-01-01", "2022-03-31"),
    ("Kết quả quý II năm 2022", "2022-04-01", "2022-06-30"),
    ("Kết quả quý III-2022", "2022-07-01", "2022-09-30"),
    ("Kết quả quý 4 năm 2022", "2022-10-01", "2022-12-31"),
    ("Kết quả 9 tháng năm 2020", "2020-01-01", "2020-09-30"),
    ("Kết quả 9 tháng đầu năm 2020", "2020-01-01", "2020-09-30"),
    ("Kết quả 11 tháng năm 2020", "2020-01-01", "2020-11-30"),
    ("Kết quả năm học 2019-2020", "2019-09-01", "2020-05-31"),
    ("Kết quả năm học 2019 – 2020", "2019-09-01", "2020-05-31"),
    ("Kết quả giai đoạn 2016-2020", "2016-01-01", "2020-12-31"),
    ("Kết quả từ năm 2016 đến năm 2020", "2016-01-01", "2020-12-31"),
    ("Kết quả từ ngày 15/12/2019 đến ngày 14/6/2020", "2019-12-15", "2020-06-14"),
    ("Kết quả từ 01/01/2020 đến hết 30/11/2020", "2020-01-01", "2020-11-30"),
    ("Kết quả (từ ngày 16.12.2019 - 15.6.2020)", "2019-12-16", "2020-06-15"),
    ("Kết quả năm 2020 và phương hướng năm 2021", "2020-01-01", "2020-12-31"),
    pytest.param(
        "Kết quả tháng 2 năm 2020",
        "2020-02-01",
        "2020-02-29",
        marks=pytest.mark.xfail(reason="monthly periods are not read", strict=True),
    ),
    ("Kết quả sơ kết 6 tháng năm 2020", "2020-01-01", "2020-06-30"),
]


@pytest.mark.parametrize(("title", "start", "end"), PERIODS, ids=str)
def test_the_period_that_a_title_names(title, start, end):
    assert period(title) == (start, end)


@pytest.mark.parametrize("title", ["Kết quả thực hiện dân chủ", "Kết quả năm qua", "", "Kết quả quý V/2020"])
def test_no_period_is_none(title):
    assert period(title) == ("", "")


def test_a_half_year_without_a_year_takes_that_of_the_date():
    found = metadata(
        title="BÁO CÁO\nKết quả thực hiện dân chủ 6 tháng đầu năm", place="Đông Hà, ngày 10 tháng 6 năm 2019"
    )

    assert (found.period_from, found.period_to) == ("2019-01-01", "2019-06-30")


def test_years_of_carrying_out_end_with_the_year_of_the_report():
    assert period("10 năm thực hiện Chỉ thị số 30-CT/TW", "2008") == ("", "2008-12-31")


def test_a_title_without_period_leaves_it_to_the_opening_sentence():
    found = metadata(
        title="BÁO CÁO\nKết quả thực hiện dân chủ",
        opening="Thực hiện Công văn của Sở Nội vụ, Chi cục Văn thư - Lưu trữ báo cáo kết quả thực hiện dân chủ 6 tháng đầu "
        "năm 2018 như sau:",
    )

    assert (found.period_from, found.period_to) == ("2018-01-01", "2018-06-30")


# -- how it closes ------------------------------------------------------------------------------


def closing(*lines):
    text = FRAME.format(agency="SỞ NỘI VỤ", number="", place="", title="BÁO CÁO", opening="")
    return read("bao-cao.txt", (text + "\n" + "\n\n".join(lines)).encode()).metadata


def test_who_signed_stands_under_the_position_and_who_receives_it_in_the_list():
    found = closing(
        *("Nơi nhận:", "- UBND tỉnh (b/c);", "- Các phòng, đơn vị;", "- Lưu: VT, VP."),
        *("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "(Đã ký)", "Lê Thị Thu Hà"),
    )

    assert found.signer == "Lê Thị Thu Hà"
    assert found.recipients == ("UBND tỉnh (b/c)", "Các phòng, đơn vị", "Lưu: VT, VP")


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["HIỆU TRƯỞNG", "ThS. Nguyễn Văn An"], "Nguyễn Văn An"),
        (["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "NGUYỄN VĂN AN"], "NGUYỄN VĂN AN"),
        (["GIÁM ĐỐC", "BS.CKII. Đặng Ngọc Ánh"], "Đặng Ngọc Ánh"),
        (["TRƯỞNG CÔNG AN XÃ", "Đại úy Lò Văn Pẩu"], "Lò Văn Pẩu"),
        (["GIÁM ĐỐC", "(Đã ký)"], ""),
        (["GIÁM ĐỐC", "(Đã ký)", "Nơi nhận: Như trên; Lưu VT."], ""),
        (["Nguyễn Văn An"], ""),
        (["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN", "SỞ NỘI VỤ"], ""),
    ],
)
def test_a_name_is_a_name_with_or_without_a_degree_and_nothing_else_is(lines, name):
    assert closing(*lines).signer == name


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Nơi nhận: Sở Nội vụ; các phòng; lưu VT."], ("Sở Nội vụ", "các phòng", "lưu VT")),
        (["Nơi nhận", "- Như trên;", "GIÁM ĐỐC", "- không phải"], ("Như trên",)),
        (["Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- Như trên; CHỦ TỊCH", "- Lưu: VT."], ("Như trên", "Lưu: VT")),
        (["GIÁM ĐỐC"], ()),
    ],
)
def test_recipients_come_from_a_list_or_a_line(lines, names):
    assert closing(*lines).recipients == names


def test_the_frame_of_a_word_file_stands_in_two_tables_without_lines():
    head = tbl(
        tr(
            tc(p(r("UBND TỈNH ĐÔNG HÀ") + BREAK + r("SỞ NỘI VỤ")) + p("Số: 57/BC-SNV")),
            tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Đông Hà, ngày 5 tháng 12 năm 2020")),
        ),
        properties="",
    )
    foot = tbl(
        tr(
            tc(p(r("Nơi nhận:") + BREAK + r("- Bộ Nội vụ;") + BREAK + r("- Lưu: VT."))),
            tc(p("KT. GIÁM ĐỐC") + p("PHÓ GIÁM ĐỐC") + p("") + p("Trần Văn Bình")),
        ),
        properties="",
    )
    body = p("BÁO CÁO") + p("Kết quả thực hiện dân chủ năm 2020") + p("I. KẾT QUẢ") + p("Đã họp.")

    found = read("a.docx", docx(head + body + foot)).metadata

    assert (found.agency, found.superior, found.number) == ("SỞ NỘI VỤ", "UBND TỈNH ĐÔNG HÀ", "57/BC-SNV")
    assert (found.place, found.date) == ("Đông Hà", "2020-12-05")
    assert found.title == "Báo cáo Kết quả thực hiện dân chủ năm 2020"
    assert (found.signer, found.recipients) == ("Trần Văn Bình", ("Bộ Nội vụ", "Lưu: VT"))
