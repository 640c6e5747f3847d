"""Last period's report and this one's: fixed, worse, carried over, left behind."""

from __future__ import annotations

import json

import pytest

from checker.cli.app import run
from checker.comparison import compare, copies
from checker.document.read import read
from checker.ruleset.load import load_ruleset
from tests.ruleset.small import ruleset, write

OLD = """BÁO CÁO
Kết quả thực hiện dân chủ năm 2021

I. KẾT QUẢ THỰC HIỆN

Trong năm 2021, cơ quan đã ban hành quy chế làm việc mới thay cho quy chế cũ.

Bộ phận văn thư đã chuyển 1.245 văn bản đến các phòng trong ngày làm việc.

Các phòng đã tổ chức 24 cuộc họp giao ban vào sáng thứ hai hằng tuần.

II. CÔNG TÁC THANH TRA NHÂN DÂN

Ban đã họp định kỳ theo lịch của công đoàn cơ sở trong cả bốn quý.
"""
NEW = """BÁO CÁO
Kết quả thực hiện dân chủ năm 2022

I. KẾT QUẢ THỰC HIỆN

Trong năm 2021, cơ quan đã ban hành quy chế làm việc mới thay cho quy chế cũ.

Bộ phận văn thư đã chuyển 1.245 văn bản đến các phòng trong ngày làm việc.

Các phòng đã tổ chức 31 cuộc họp giao ban vào sáng thứ hai hằng tuần.

Lãnh đạo cơ quan đã tổ chức tiếp công dân vào ngày 15 hằng tháng đúng lịch.
"""


@pytest.fixture
def rules(tmp_path, monkeypatch):
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))
    return load_ruleset(write(tmp_path / "mau", ruleset()))


def document(text, name="x.txt"):
    return read(name, text.replace("\n\n", "\n \n").encode())


def compared(rules, old=OLD, new=NEW):
    return compare(document(old), document(new), [rules])


def test_what_was_fixed_and_what_stayed(rules):
    result = compared(rules)
    assert [change.item.id for change in result.items("fixed")] == ["a.hai"]
    assert [change.item.id for change in result.items("unchanged")] == ["a.mot"]


def test_what_got_worse(rules):
    assert [change.item.id for change in compared(rules, NEW, OLD).items("regressed")] == ["a.hai"]


def test_sentences_carried_over_word_for_word_and_with_other_figures(rules):
    carried = compared(rules).carried
    assert [(one.new.text[:12], one.verbatim) for one in carried] == [
        ("Trong năm 20", True),
        ("Bộ phận văn ", True),
        ("Các phòng đã", False),
    ]


def test_a_figure_that_stayed_the_same_to_the_digit_is_named(rules):
    carried = {one.new.text[:9]: one.figures for one in compared(rules).carried}
    assert carried["Bộ phận v"] == ("1.245",)
    assert carried["Các phòng"] == ()


def test_the_year_of_the_former_period_left_in_is_named(rules):
    assert [one.stale for one in compared(rules).carried] == ["2021", "", ""]


def test_a_section_that_vanished_is_named(rules):
    assert [block.text for block in compared(rules).vanished] == ["CÔNG TÁC THANH TRA NHÂN DÂN"]


def test_a_heading_with_another_year_has_not_vanished(rules):
    new = OLD.replace("I. KẾT QUẢ THỰC HIỆN", "I. KẾT QUẢ THỰC HIỆN NĂM 2022").replace(
        "năm 2021\n", "năm 2022\n"
    )
    assert compared(rules, OLD, new).vanished == ()


def test_case_spaces_and_marks_make_no_difference(rules):
    new = NEW.replace("Bộ phận văn thư đã", "bộ phận  văn thư, đã")
    assert sum(one.verbatim for one in compared(rules, OLD, new).carried) == 2


def test_the_shares_are_parts_of_the_new_text(rules):
    verbatim, adapted = compared(rules).shares
    assert 0 < adapted < verbatim < 1
    assert verbatim + adapted < 1
    assert compared(rules, OLD, OLD).shares == (1.0, 0.0)


OTHER = "BÁO CÁO\n \nTrường đã tổ chức hội nghị vào đầu năm học với đủ thành phần theo quy định."


def test_reports_of_two_units_that_share_their_text_are_a_pair():
    copied = NEW.replace("31 cuộc", "9 cuộc")
    documents = [document(NEW, "a.txt"), document(OTHER, "b.txt"), document(copied, "c.txt")]
    (pair,) = copies(documents)
    assert (pair.one.name, pair.other.name, pair.share) == ("a.txt", "c.txt", 1.0)


def test_sentences_of_a_common_outline_make_no_pair():
    outline = "Các phòng đã tổ chức họp giao ban vào sáng thứ hai hằng tuần theo lịch."
    others = [
        f"Phòng {name} đã nộp đủ hồ sơ của mình vào kho lưu trữ {name} trong quý." * 2 for name in "abcde"
    ]
    assert copies([document(f"BÁO CÁO\n \n{outline}\n \n{own}", own[:7]) for own in others]) == ()


def test_the_command_takes_a_folder(tmp_path, capsys):
    for name, text in (("a.txt", NEW), ("b.txt", OTHER), ("c.txt", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert run(["compare", str(tmp_path)]) == 0
    assert "100% lời văn chung" in capsys.readouterr().out
    assert run(["compare", str(tmp_path), "-f", "json"]) == 0
    assert [pair["share"] for pair in json.loads(capsys.readouterr().out)["pairs"]] == [1.0]


def test_one_report_alone_cannot_be_compared(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(NEW, encoding="utf-8")
    assert run(["compare", str(tmp_path / "a.txt")]) == 2
    assert "Cần hai báo cáo" in capsys.readouterr().err


def test_the_command_prints_the_page_and_the_object(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))
    for name, text in (("cu.txt", OLD), ("moi.txt", NEW)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    call = ["compare", str(tmp_path / "cu.txt"), str(tmp_path / "moi.txt")]
    assert run(call) == 0
    page = capsys.readouterr().out
    assert "ĐÃ KHẮC PHỤC" in page
    assert "Còn ghi năm của kỳ trước (1):" in page
    assert run([*call, "-f", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["schema"] == "rasoat-comparison/1"
    assert [one["stale_year"] for one in told["carried"]["sentences"]] == ["2021", "", ""]


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    (tmp_path / "moi.txt").write_text(NEW, encoding="utf-8")
    assert run(["compare", str(tmp_path / "cu.txt"), str(tmp_path / "moi.txt")]) == 3
    assert "cu.txt" in capsys.readouterr().err
