"""Every report at hand is recognised for what it is: its subject by the title, its ruleset by the period."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.choose import choose
from checker.document.read import read

ROOT = Path(__file__).resolve().parent.parent
REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
CORPUS = ROOT.parent / "shared" / "corpus"
MOBILISATION = {"003", "004", "dan-van-dept"}
COMBINED = {"cchc-dept"}


def expected(name, period_to):
    """What a report of that name gets: all but a few are on democracy."""
    if name in MOBILISATION:
        return {"dan-van-chinh-quyen"}
    democracy = "nd-04-2015" if period_to < "2023-07-01" else "luat-10-2022"
    return {democracy, "cchc-76-2021"} if name in COMBINED else {democracy}


def assert_recognised(file):
    document = read(file.name, file.read_bytes())
    choices = choose(document)
    assert document.metadata.period_to
    assert {choice.ruleset for choice in choices} == expected(file.stem, document.metadata.period_to)
    assert all(choice.reason.vi.startswith(("tên báo cáo có", "đầu báo cáo có")) for choice in choices)


@pytest.mark.parametrize("file", REPORTS, ids=lambda file: file.stem)
def test_the_reports_of_this_repository(file):
    assert_recognised(file)


def test_the_word_report_of_this_repository():
    assert_recognised(ROOT / "fixtures" / "reports" / "bao-cao-mau.docx")


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside the repository")
def test_the_reports_of_the_shared_corpus():
    files = sorted(CORPUS.glob("*.txt"))
    assert {"000", "003", "004"} <= {file.stem for file in files}
    for file in files:
        assert_recognised(file)


@pytest.mark.parametrize(
    ("title", "rulesets"),
    [
        ("Kết quả thực hiện dân chủ ở cơ sở năm 2024", {"luat-10-2022"}),
        ("Tình hình thực hiện QCDC ở cơ sở 6 tháng đầu năm 2023", {"nd-04-2015"}),
        ("Tình hình thực hiện QCDC ở cơ sở 6 tháng cuối năm 2023", {"luat-10-2022"}),
        ("Công tác CCHC quý III năm 2024", {"cchc-76-2021"}),
        ("Công tác dân vận của cơ quan hành chính nhà nước năm 2024", {"dan-van-chinh-quyen"}),
        ("Hoạt động của BCĐ thực hiện QCDC ngành Y tế năm 2024", {"qcdc-khung"}),
        ("Kết quả công tác dân vận và thực hiện dân chủ năm 2024", {"dan-van-chinh-quyen", "luat-10-2022"}),
        ("Kết quả CCHC, dân vận chính quyền năm 2025", {"cchc-76-2021", "dan-van-chinh-quyen"}),
    ],
)
def test_titles_as_offices_write_them(title, rulesets):
    document = read("x.txt", f"BÁO CÁO\n{title}\n\nI. KẾT QUẢ\n\nĐơn vị đã họp giao ban hằng tuần.".encode())
    assert {choice.ruleset for choice in choose(document)} == rulesets
