"""Model wording in the terms of the unit that reports, and what it must never do: invent, or cost the verdict."""

from __future__ import annotations

import re

import pytest

from checker.check import check
from checker.judging.terms import reworded
from checker.ruleset.load import load_ruleset
from checker.ruleset.model import Terms, Text

RULESET = load_ruleset("nd-04-2015")
AGENCIES = {
    "agency.school": "TRƯỜNG TIỂU HỌC ĐỒI THÔNG",
    "agency.college": "TRƯỜNG CAO ĐẲNG NGHỀ SÔNG THƯƠNG",
    "agency.hospital": "BỆNH VIỆN ĐA KHOA HUYỆN SƠN HÒA",
    "agency.centre": "TRUNG TÂM KHUYẾN NÔNG",
    "agency.commune": "UỶ BAN NHÂN DÂN XÃ ĐÔNG LĨNH",
    "agency.ward": "UBND PHƯỜNG AN HÒA ĐÔNG",
    "agency.township": "ỦY BAN NHÂN DÂN THỊ TRẤN BÌNH TRUNG",
    "agency.sub-department": "CHI CỤC KIỂM LÂM",
    "agency.department": "SỞ TƯ PHÁP",
}
BLANK = re.compile(r"\[[^\[\]]*…\]|…")
ALTERNATIVE = re.compile(r"\[(?:Nếu|Chỉ|Thay)(?:[^\[\]]|\[[^\[\]]*\])*\]")


def report(agency, *results, opening=""):
    lines = (agency, "BÁO CÁO", "Kết quả thực hiện dân chủ trong hoạt động của cơ quan năm 2019")
    return "\n".join([*lines, "", opening, "II. KẾT QUẢ THỰC HIỆN", *results, ""])


def verdicts(agency, *results, opening=""):
    data = report(agency, *results, opening=opening).encode()
    return check("bao-cao.txt", ["nd-04-2015"], data=data).parts[0].verdicts


def filled(wording):
    """The sentence as a unit would send it: the blanks filled in, the notes to the writer gone."""
    text = ALTERNATIVE.sub("", wording)
    text = text.replace("[ngày … tháng … năm …]", "ngày 15 tháng 3 năm 2019").replace("[số …]", "số 12/QĐ")
    text = re.sub(r"\[hình thức[^\[\]]*\]", "niêm yết tại bảng tin", text)
    return re.sub(r"\[([^\]/…]*)[^\]]*\]", r"\1", text).replace("…", "12")


def test_every_kind_of_unit_has_an_agency_here():
    assert set(AGENCIES) == {terms.unit for terms in RULESET.terms}


@pytest.mark.parametrize("terms", RULESET.terms, ids=lambda terms: terms.unit)
def test_a_kind_is_known_by_its_name_and_addressed_in_its_terms(terms):
    first = verdicts(AGENCIES[terms.unit], "Không có gì.")[0]
    assert first.item.wording == reworded(RULESET.items[0].wording, terms)
    assert dict(terms.vi)["người đứng đầu"] in first.item.wording.vi
    assert dict(terms.en)["the head"] in first.item.wording.en


@pytest.mark.parametrize(
    "agency",
    ["KHO BẠC NHÀ NƯỚC SÔNG LAM", "CỤC QUẢN LÝ THỊ TRƯỜNG", "CƠ SỞ CAI NGHIỆN SỐ 1", "VIỆN QUY HOẠCH"],
)
def test_a_unit_of_no_known_kind_is_addressed_in_general_terms(agency):
    assert verdicts(agency, "Không có gì.")[0].item == RULESET.items[0]


@pytest.mark.parametrize("terms", RULESET.terms, ids=lambda terms: terms.unit)
def test_blanks_stay_blanks_and_nothing_general_is_left(terms):
    kept = "đơn vị trực thuộc|các đơn vị này|tên đơn vị"
    for item in RULESET.items:
        own = reworded(item.wording, terms)
        assert BLANK.findall(own.vi) == BLANK.findall(item.wording.vi)
        assert not re.search(r"(?i)\b(đơn vị|người đứng đầu)\b", re.sub(kept, "", own.vi))
        assert not re.search(r"(?i)\bthe (unit|head)\b(?! of the sub)", own.en)
        assert re.findall(kept, own.vi) == re.findall(kept, item.wording.vi)


@pytest.mark.parametrize("terms", RULESET.terms, ids=lambda terms: terms.unit)
def test_whoever_fills_in_the_model_wording_meets_the_items(terms):
    sentences = {item.id: filled(reworded(item.wording, terms).vi) for item in RULESET.items}
    opening = sentences.pop("bc.can-cu")
    found = verdicts(AGENCIES[terms.unit], *sentences.values(), opening=opening)
    assert [verdict.item.id for verdict in found if verdict.verdict != "met"] == []


def test_terms_are_whole_words_and_a_capital_stays_one():
    terms = Terms(
        "x", (("đơn vị", "nhà trường"), ("đơn vị khác", "đơn vị khác")), (("the unit", "the school"),)
    )
    text = Text("Đơn vị và đơn vị khác, đơn vịt.", "The unit, the unity, the unit's.")
    assert reworded(text, terms) == Text(
        "Nhà trường và đơn vị khác, đơn vịt.", "The school, the unity, the school's."
    )


def test_what_is_met_is_left_alone():
    sentence = filled(RULESET.items[0].wording.vi)
    (first, *_) = verdicts(AGENCIES["agency.school"], sentence)
    assert first.verdict == "met"
    assert first.item == RULESET.items[0]
