"""An item that asks for a section: the heading counts when the text under it says that something was done."""

from __future__ import annotations

import pytest

from checker.check import check_document
from checker.document.read import read
from checker.ruleset.load import load_ruleset
from tests.ruleset.small import item, ruleset, write

RULES = ["cải cách thể chế"]


@pytest.fixture
def verdict(tmp_path, monkeypatch):
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))
    vocabulary = ruleset()["vocabulary"] | {"assert.planned": ["sẽ"], "role.tasks": ["phương hướng"]}
    facet = {**item("a.mot", *RULES)["facets"][0], "section": True}
    name = write(tmp_path / "mau", ruleset(items=[item("a.mot", facets=[facet])], vocabulary=vocabulary))
    rules = load_ruleset(name)

    def run(*lines):
        document = read("x.txt", "\n\n".join(lines).encode())
        (decided,) = check_document(document, [rules]).parts[0].verdicts
        return decided

    return run


def test_a_heading_with_a_statement_under_it_is_met(verdict):
    decided = verdict("I. CẢI CÁCH THỂ CHẾ", "Đơn vị đã rà soát ba mươi văn bản trong kỳ.")
    assert decided.verdict == "met"
    assert [found.quote for found in decided.evidence] == [
        "CẢI CÁCH THỂ CHẾ",
        "Đơn vị đã rà soát ba mươi văn bản trong kỳ",
    ]


def test_the_statement_may_stand_under_an_inner_heading(verdict):
    lines = ("I. CẢI CÁCH THỂ CHẾ", "1. Rà soát văn bản", "Đơn vị đã rà soát ba mươi văn bản trong kỳ.")
    assert verdict(*lines).verdict == "met"


def test_a_heading_with_nothing_under_it_is_missing(verdict):
    decided = verdict("I. CẢI CÁCH THỂ CHẾ", "II. TÀI CHÍNH CÔNG", "Đơn vị đã giải ngân hết vốn trong kỳ.")
    assert (decided.verdict, decided.refusals[0].reason) == ("missing", "heading-only")


def test_a_heading_with_plans_alone_under_it_is_partial(verdict):
    decided = verdict("I. CẢI CÁCH THỂ CHẾ", "Đơn vị sẽ rà soát ba mươi văn bản.")
    assert (decided.verdict, decided.reason) == ("partial", "planned")


def test_a_section_of_the_plan_is_none_of_the_results(verdict):
    decided = verdict("II. PHƯƠNG HƯỚNG", "1. Cải cách thể chế", "Đơn vị rà soát ba mươi văn bản trong kỳ.")
    assert decided.verdict == "missing"


def test_a_sentence_without_a_heading_counts_as_elsewhere(verdict):
    assert verdict("Công tác cải cách thể chế được thực hiện nghiêm túc.").verdict == "met"
