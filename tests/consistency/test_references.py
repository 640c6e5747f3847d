"""References to instruments in all the ways they are written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.consistency.references import references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nghị định số 04/2015/NĐ-CP ngày 09 tháng 01 năm 2015 của Chính phủ về thực hiện dân chủ trong cơ quan.",
            (
                "Nghị định",
                "4/2015/NĐ-CP",
                date(2015, 1, 9),
                "Chính phủ",
                "về thực hiện dân chủ trong cơ quan",
            ),
        ),
        (
            "Kết luận số 31- KL/TU ngày 05/4/2021 của Ban Thường vụ Tỉnh ủy về công tác dân vận",
            ("Kết luận", "31-KL/TU", date(2021, 4, 5), "Ban Thường vụ Tỉnh ủy", "về công tác dân vận"),
        ),
        (
            "Công văn số 732/SNV-TCBC, ngày 09/10/2020 của Sở Nội vụ về việc báo cáo; Sở báo cáo",
            ("Công văn", "732/SNV-TCBC", date(2020, 10, 9), "Sở Nội vụ", "về việc báo cáo"),
        ),
        (
            "Quy định số 11-QĐi/TW ngày 18/02/2019 của Ban Bí thư “về trách nhiệm của người đứng đầu” được học tập",
            ("Quy định", "11-QĐi/TW", date(2019, 2, 18), "Ban Bí thư", "về trách nhiệm của người đứng đầu"),
        ),
        (
            "Kết luận 120-KL/TW ngày 07/01/2016 của Bộ Chính trị khóa XI “Về tiếp tục đẩy mạnh dân chủ”",
            ("Kết luận", "120-KL/TW", date(2016, 1, 7), "Bộ Chính trị", ""),
        ),
        (
            "Kế hoạch số 58/KH-UBND ngày 17/3/2022 triển khai Đề án dữ liệu dân cư",
            ("Kế hoạch", "58/KH-UBND", date(2022, 3, 17), "", "triển khai Đề án dữ liệu dân cư"),
        ),
        ("theo Nghị quyết 30c/NQ-CP.", ("Nghị quyết", "30c/NQ-CP", None, "", "")),
        ("Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15", ("", "10/2022/QH15", None, "", "")),
        ("(17/QĐ-THCS). Chế độ", ("", "17/QĐ-THCS", None, "", "")),
    ],
)
def test_a_reference_is_read(text, expected):
    (found,) = references(text)
    kind, key, dated, issuer, title = expected
    assert (found.key, found.date, found.issuer) == (key, dated, issuer)
    assert found.kind == kind or not kind
    assert found.title == title or not title


def test_several_in_a_row_are_told_apart():
    text = "Quyết định 217-QĐ/TW, Quyết định 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị"
    first, second = references(text)
    assert (first.key, first.date, second.key, second.date) == (
        "217-QĐ/TW",
        None,
        "218-QĐ/TW",
        date(2013, 12, 12),
    )


@pytest.mark.parametrize(
    "text",
    ["ngày 26/5/2022", "24/7 giờ", "41/41 người", "giai đoạn 2021-2025", "thôn 5-Tân Trào", "dịch COVID-19"],
)
def test_what_is_no_reference_is_left_alone(text):
    assert not list(references(text))


KINDS = st.sampled_from(["Nghị định", "Quyết định", "Kế hoạch", "Công văn", "Chỉ thị", "Kết luận"])
SYMBOLS = st.sampled_from(
    ["/QĐ-UBND", "/KH-SXD", "-CT/TW", "-KL/TU", "/2020/NĐ-CP", "/2019/TT-BNV", "/SNV-XDCQ", "-QĐ/ĐU"]
)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2026, 12, 31))


@given(KINDS, st.integers(min_value=1, max_value=9999), SYMBOLS, DAYS, st.booleans(), st.booleans())
def test_every_part_that_is_written_is_read(kind, number, symbol, dated, comma, spelled):
    day = (
        f"{dated.day} tháng {dated.month} năm {dated.year}"
        if spelled
        else f"{dated.day}/{dated.month}/{dated.year}"
    )
    text = f"Thực hiện {kind} số {number}{symbol}{',' if comma else ''} ngày {day} của Sở Nội vụ về việc báo cáo định kỳ."
    (found,) = references(text)
    assert (found.kind, found.key, found.date) == (kind, f"{number}{symbol}", dated)
    assert (found.issuer, found.title) == ("Sở Nội vụ", "về việc báo cáo định kỳ")
    assert text[found.start : found.end] == f"{number}{symbol}"


@given(st.text(alphabet="0123456789/-QĐKHTWUBND .số,ngày", max_size=120))
def test_any_text_can_be_read(text):
    assert all(0 <= found.start < found.end <= found.until <= len(text) for found in references(text))
