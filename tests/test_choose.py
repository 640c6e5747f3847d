"""Which rulesets a report gets when none is named, and the reason that it is given."""

from __future__ import annotations

import json

import pytest

from checker import choose as chooser
from checker.check import check
from checker.choose import choose
from checker.document.read import read
from checker.ruleset.lexicon import compile_lexicon
from checker.ruleset.model import Text, Validity
from checker.ruleset.selection import Entry, Selection

OK = Text("", "")


def entry(name, subject, start, until="", *, status="ok", preferred=False):
    return Entry(name, Text(name, name), subject, preferred, (Validity(start, until, status, OK),))


@pytest.fixture(autouse=True)
def library(monkeypatch):
    """Two rulesets on democracy, one after the other, one on reform, one for steering boards."""
    entries = (
        entry("cu", "dan-chu", "2015-01-01", "2023-06-30", preferred=True),
        entry("moi", "dan-chu", "2023-07-01"),
        entry("cchc", "cai-cach", "2011-01-01"),
        entry("ban", "ban-chi-dao", "1998-01-01"),
    )
    phrases = {
        "cu:titles": ["dân chủ"],
        "moi:titles": ["dân chủ"],
        "cchc:titles": ["cải cách hành chính"],
        "ban:titles": ["ban chỉ đạo <8> dân chủ"],
        "cu:citations": ["nghị định 04/2015"],
    }
    monkeypatch.setattr(chooser, "load_selection", lambda: Selection(entries, compile_lexicon(phrases)))


def chosen(*lines):
    return {choice.ruleset: choice.reason.vi for choice in choose(read("x.txt", "\n\n".join(lines).encode()))}


@pytest.mark.parametrize(
    ("year", "ruleset"), [("2019", "cu"), ("2022", "cu"), ("2023", "moi"), ("2024", "moi")]
)
def test_the_one_in_force_at_the_end_of_the_period_is_taken(year, ruleset):
    assert list(chosen("BÁO CÁO", f"Kết quả thực hiện dân chủ năm {year}")) == [ruleset]


def test_the_reason_names_the_words_and_the_day():
    (reason,) = chosen("BÁO CÁO", "Kết quả thực hiện Dân chủ năm 2024").values()
    assert reason == "tên báo cáo có “Dân chủ”; kỳ báo cáo kết thúc ngày 31/12/2024"


def test_a_combined_report_gets_both():
    assert set(chosen("BÁO CÁO", "Kết quả cải cách hành chính và thực hiện dân chủ năm 2019")) == {
        "cu",
        "cchc",
    }


def test_a_report_on_one_subject_does_not_get_the_other():
    assert set(chosen("BÁO CÁO", "Kết quả cải cách hành chính năm 2019", "I. THỰC HIỆN DÂN CHỦ")) == {"cchc"}


def test_words_inside_the_name_of_another_subject_do_not_count():
    assert set(chosen("BÁO CÁO", "Hoạt động của Ban Chỉ đạo thực hiện quy chế dân chủ năm 2019")) == {"ban"}


def test_the_same_words_beside_that_name_count():
    title = "Hoạt động của Ban Chỉ đạo quy chế dân chủ và kết quả thực hiện dân chủ năm 2019"
    assert set(chosen("BÁO CÁO", title)) == {"ban", "cu"}


def test_without_a_title_the_first_lines_decide():
    (reason,) = chosen("Việc thực hiện dân chủ của Sở", "Năm 2019, Sở đã họp.").values()
    assert reason.startswith("đầu báo cáo có “dân chủ”")


def test_without_either_the_instruments_cited_decide():
    lines = ["Đơn vị báo cáo như sau."] + ["Đã họp giao ban hằng tuần theo lịch của đơn vị."] * 14
    (reason,) = chosen(*lines, "Thực hiện Nghị định 04/2015/NĐ-CP của Chính phủ.").values()
    assert reason.startswith("báo cáo dẫn “Nghị định 04/2015”")


def test_of_an_unknown_period_the_preferred_one_is_taken_and_it_is_said():
    found = chosen("BÁO CÁO", "Kết quả thực hiện dân chủ")
    assert list(found) == ["cu"]
    assert "không rõ kỳ báo cáo" in found["cu"]


def test_of_an_unknown_subject_the_default_is_taken_and_it_is_said():
    found = chosen("BÁO CÁO", "Kết quả trồng rừng năm 2019")
    assert list(found) == ["cu"]
    assert "không nhận ra báo cáo viết về việc gì" in found["cu"]


def test_the_reason_stands_in_the_report_only_when_nobody_chose(monkeypatch, tmp_path):
    monkeypatch.undo()
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path))
    text = "BÁO CÁO\n\nKết quả thực hiện dân chủ năm 2019\n\nI. KẾT QUẢ\n\nĐã họp giao ban.\n\nII. KIẾN NGHỊ\n\nKhông."
    assert check("x.txt", data=text.encode()).parts[0].because
    assert check("x.txt", ["nd-04-2015"], data=text.encode()).parts[0].because is None


def test_the_selection_is_kept_and_a_broken_cache_is_made_anew(monkeypatch, tmp_path):
    monkeypatch.undo()
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path))
    document = read("x.txt", "BÁO CÁO\n\nKết quả thực hiện dân chủ năm 2019".encode())
    first = choose(document)
    (file,) = tmp_path.glob("selection-*.json")
    assert json.loads(file.read_text(encoding="utf-8"))["entries"]
    file.write_text("[]", encoding="utf-8")
    assert choose(document) == first
