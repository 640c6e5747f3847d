"""Whose act a sentence tells of, and in which mode: the agency by its name, its level, and the heading above."""

from __future__ import annotations

import pytest

from checker.check import check_document
from checker.document.read import read
from checker.ruleset.load import load_ruleset

RULESET = load_ruleset("nd-04-2015")


def verdict(item, body, agency="SỞ CÔNG THƯƠNG"):
    text = f"{agency}\n\nBÁO CÁO\nKết quả thực hiện dân chủ năm 2019\n\n{body}\n"
    report = check_document(read("bao-cao.txt", text.encode()), [RULESET])
    return next(v.verdict for v in report.parts[0].verdicts if v.item.id == item)


def test_an_agency_named_by_its_abbreviation_is_the_one_that_reports():
    body = (
        "BHXH tỉnh họp giao ban với các phòng vào ngày đầu mỗi tháng, phổ biến Luật Viên chức cho viên chức."
    )

    assert verdict("d7.k1", body, "BẢO HIỂM XÃ HỘI TỈNH BẠC LIÊU") == "met"


def test_a_committee_of_a_higher_level_is_a_superior_and_not_the_ward_itself():
    body = (
        "Cán bộ, công chức được thông báo các việc sau đây:\n"
        "- chỉ thị, công văn điều hành của UBND thành phố và của UBND tỉnh."
    )

    assert verdict("d7.k9", body, "ỦY BAN NHÂN DÂN PHƯỜNG TÂN AN") == "met"


def test_a_unit_that_is_asked_is_not_the_one_that_acts():
    body = "Phòng đã đề nghị Văn phòng UBND huyện lắp hòm thư góp ý cho người dân, đến nay chưa được bố trí."

    assert verdict("d13.tiep-dan", body, "PHÒNG TÀI CHÍNH - KẾ HOẠCH") == "partial"


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("Trong các cuộc họp cơ quan, công chức đã", "met"),
        ("Giám đốc", "missing"),
        ("Tổ kiểm tra của cơ quan", "missing"),
    ],
)
def test_staff_behind_a_comma_are_the_ones_who_supervise(subject, expected):
    assert verdict("d11.k2", f"{subject} kiểm tra việc sử dụng kinh phí, việc mua sắm.") == expected


@pytest.mark.parametrize(
    ("heading", "expected"), [("Những việc công khai", "met"), ("Những việc tham gia ý kiến", "missing")]
)
def test_a_heading_says_which_of_two_acts_in_an_introduction_the_list_is_about(heading, expected):
    body = (
        f"I. KẾT QUẢ\n1. {heading}\n"
        "Công chức được xem, ghi ý kiến vào bản gửi qua thư điện tử công vụ đối với các nội dung sau:\n"
        "- Quyết toán kinh phí năm 2018 và việc mua sắm tài sản."
    )

    assert verdict("d7.k3", body) == expected


def test_every_statement_that_exempts_is_kept_from_proving_the_item():
    body = (
        "Phòng không có đơn vị trực thuộc.\n"
        "Do không có tổ chức nào trực thuộc, Phòng không nêu phần chỉ đạo, kiểm tra đối với cấp dưới."
    )

    assert verdict("d16.cap-duoi", body) == "not_applicable"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Sở tổ chức 02 hội nghị đối thoại với doanh nghiệp; giải đáp 37 kiến nghị.", "missing"),
        ("Qua 03 cuộc đối thoại, Giám đốc đã giải đáp 41 kiến nghị của người lao động.", "met"),
    ],
)
def test_a_dialogue_counts_when_staff_stand_beside_it(body, expected):
    assert verdict("d4.lang-nghe", body) == expected


def test_what_an_instrument_is_named_after_is_no_unit_that_acts():
    assert verdict("d7.k1", "Công chức được quán triệt đầy đủ Nghị quyết Trung ương 4 khóa XII.") == "met"
