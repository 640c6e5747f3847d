"""A policy: pass mark, items that must be met, waivers that end."""

from __future__ import annotations

import pytest
import yaml

from checker.check import check_document
from checker.document.read import read
from checker.errors import UsageError
from checker.policy import accept, load_policy
from checker.ruleset.load import load_ruleset
from tests.ruleset.small import ruleset, write

TODAY = "2026-06-01"
WAIVER = {"item": "a.hai", "reason": "Mới thành lập", "approver": "Văn phòng Sở", "expires": "2026-12-31"}


@pytest.fixture
def policy(tmp_path):
    def run(text=None, **contents):
        file = tmp_path / "chinh-sach.yaml"
        told = yaml.safe_dump({"schema": "rasoat-policy/1", **contents}, allow_unicode=True)
        file.write_text(told if text is None else text, encoding="utf-8")
        return load_policy(file)

    return run


@pytest.fixture
def report(tmp_path, monkeypatch):
    """A report that meets a.mot and lacks a.hai: 50 points."""
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))
    rules = load_ruleset(write(tmp_path / "mau", ruleset()))
    text = "SỞ XÂY DỰNG\n\nSố: 5/BC\n\nBÁO CÁO\n\nKết quả năm 2025\n\nI. KẾT QUẢ\n\nĐã ban hành quy chế làm việc."
    return check_document(read("x.txt", text.encode()), [rules])


def test_a_report_over_the_pass_mark_is_accepted(policy, report):
    assert accept(report, policy(pass_mark=50), TODAY).accepted


def test_a_report_under_the_pass_mark_is_not(policy, report):
    result = accept(report, policy(pass_mark=60), TODAY)
    assert not result.accepted
    assert [told.en for told in result.shortfalls] == [
        "The score of 50.0 is under the pass mark of 60 (mau)."
    ]


def test_an_item_that_must_be_met_decides_whatever_the_score(policy, report):
    assert accept(report, policy(must=["a.mot"]), TODAY).accepted
    assert not accept(report, policy(must=["a.hai"]), TODAY).accepted


def test_a_waiver_lets_a_gap_pass_and_is_shown(policy, report):
    result = accept(report, policy(must=["a.hai"], pass_mark=90, waivers=[WAIVER]), TODAY)
    assert result.accepted
    assert [waiver.approver for waiver in result.waived] == ["Văn phòng Sở"]


@pytest.mark.parametrize(("today", "accepted"), [("2026-12-31", True), ("2027-01-01", False)])
def test_a_waiver_ends(policy, report, today, accepted):
    result = accept(report, policy(must=["a.hai"], waivers=[WAIVER]), today)
    assert result.accepted is accepted
    assert bool(result.notes) is not accepted


@pytest.mark.parametrize(
    "fault",
    [
        {"reason": ""},
        {"approver": None},
        {"expires": "2026-02-30"},
        {"expires": "mai"},
        {"thêm": "gì đó"},
    ],
)
def test_a_waiver_with_a_mistake_hides_nothing_and_is_named(policy, report, fault):
    result = accept(report, policy(must=["a.hai"], waivers=[WAIVER | fault]), TODAY)
    assert not result.accepted
    assert [told.en.split(":")[0] for told in result.notes] == [
        "Waiver 1 of the policy is not valid and has no effect"
    ]


def test_a_day_may_be_written_without_quotes(policy, report):
    text = (
        "schema: rasoat-policy/1\nmust: [a.hai]\nwaivers:\n"
        "  - {item: a.hai, reason: Mới lập, approver: Văn phòng, expires: 2026-12-31}\n"
    )
    assert accept(report, policy(text), TODAY).accepted


def test_a_waiver_for_one_agency_is_for_no_other(policy, report):
    own = policy(must=["a.hai"], waivers=[WAIVER | {"agency": "Sở Xây dựng"}])
    other = policy(must=["a.hai"], waivers=[WAIVER | {"agency": "Sở Y tế"}])
    assert accept(report, own, TODAY).accepted
    assert not accept(report, other, TODAY).accepted


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("schema: rasoat-policy/1\npass_mark: 120\n", "chinh-sach.yaml:2:12"),
        ("schema: rasoat-policy/1\nmust: a.hai\n", "chinh-sach.yaml:2:7"),
        ("- a\n", "chinh-sach.yaml:1:1"),
    ],
)
def test_a_mistake_elsewhere_is_named_with_its_place(policy, text, place):
    with pytest.raises(UsageError) as caught:
        policy(text)
    assert caught.value.en.startswith(place)


def test_a_policy_that_is_not_there():
    with pytest.raises(UsageError) as caught:
        load_policy("khong-co.yaml")
    assert "khong-co.yaml" in caught.value.vi


def test_an_item_that_no_ruleset_asks_for_is_named(policy, report):
    result = accept(report, policy(must=["a.mot", "khong.co"]), TODAY)
    assert result.accepted
    assert [told.en for told in result.notes] == [
        "The policy asks for the item khong.co, which the rulesets in use do not have."
    ]


def test_a_bare_off_switches_a_rule_off(policy):
    text = "schema: rasoat-policy/1\nfindings: {numbering-gap: error, instrument-undated: off}\n"
    assert policy(text).findings == (("instrument-undated", "off"), ("numbering-gap", "error"))


def test_the_pass_mark_is_held_against_the_points_of_the_office(policy, report):
    assert not accept(report, policy(pass_mark=80), TODAY).accepted
    result = accept(report, policy(pass_mark=80, points={"a.mot": 9, "a.hai": 1}), TODAY)
    assert result.accepted
    assert [told.en for told in result.notes] == ["Score by the office's own table: 90.0 of 100 (mau)."]
    assert [told.vi for told in result.notes] == ["Điểm theo bảng điểm của cơ quan: 90,0 trên 100 (mau)."]
    assert not accept(report, policy(pass_mark=80, points={"a.mot": 1, "a.hai": 9}), TODAY).accepted


def test_a_waived_gap_gets_its_points(policy, report):
    own = policy(pass_mark=100, points={"a.mot": 1, "a.hai": 9}, waivers=[WAIVER])
    assert accept(report, own, TODAY).accepted


def test_points_for_an_item_that_no_ruleset_has_are_told_and_count_nothing(policy, report):
    result = accept(report, policy(pass_mark=100, points={"a.mot": 1, "khong.co": 9}), TODAY)
    assert result.accepted
    assert any("khong.co" in told.vi for told in result.notes)


def test_with_points_of_the_office_the_ruleset_has_no_threshold(policy):
    assert policy(pass_mark=80).threshold == 80
    assert policy(pass_mark=80, points={"a.mot": 1}).threshold is None
