"""From the law to the items to their examples, and the holes."""

from __future__ import annotations

import pytest

from checker.ruleset.coverage import coverage
from checker.ruleset.source import shipped_ids
from tests.ruleset.small import item, ruleset, text, write


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path):
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def covered(tmp_path):
    def run(**changes):
        examples = changes.pop("examples", ("met-a", "met-b", "partial-a", "missing-a"))
        return coverage(write(tmp_path / "mau", ruleset(**changes), examples=examples))

    return run


def cites(article, clause=""):
    return {"article": article, "verified": True} | ({"clause": clause} if clause else {})


def test_items_stand_under_the_provision_that_they_cite(covered):
    rows = covered(
        provisions=[{"article": "Điều 1", "clause": "khoản 1"}, {"article": "Điều 1", "clause": "khoản 2"}],
        items=[
            item("a.hai", "x", citation=cites("Điều 1", "khoản 2")),
            item("a.mot", "y", citation=cites("Điều 1", "khoản 1")),
        ],
    )
    assert [[one.item.id for one in row.items] for row in rows] == [["a.mot"], ["a.hai"]]
    assert not any(row.is_hole for row in rows)


def test_a_provision_that_nothing_asks_for_is_a_hole(covered):
    first, second = covered(provisions=[{"article": "Điều 1"}, {"article": "Điều 2"}])
    assert not first.is_hole
    assert second.is_hole


def test_a_provision_that_says_why_nothing_asks_for_it_is_none(covered):
    _, second = covered(
        provisions=[{"article": "Điều 1"}, {"article": "Điều 2", "not_asked": text("Chỉ nói về thời hạn.")}]
    )
    assert not second.is_hole


def test_items_that_cite_no_listed_provision_are_shown_as_a_hole(covered):
    rows = covered(provisions=[{"article": "Điều 1"}], items=[item("a.mot", "x", citation=cites("Điều 9"))])
    assert rows[-1].provision is None
    assert rows[-1].is_hole


def test_an_article_without_its_clause_stands_with_the_article(covered):
    rows = covered(provisions=[{"article": "Điều 1", "clause": "khoản 1"}])
    assert [one.item.id for one in rows[0].items] == ["a.mot", "a.hai"]


def test_an_item_with_too_few_examples_is_a_hole(covered):
    (row,) = covered(provisions=[{"article": "Điều 1"}], examples=("met-a",))
    assert all(one.is_hole for one in row.items)
    assert row.items[0].examples["met"] == 1


def test_an_optional_item_needs_an_example_that_is_not_applicable_instead_of_missing(covered):
    optional = item("a.mot", "x", optional=text("Không bắt buộc."))
    (row,) = covered(
        provisions=[{"article": "Điều 1"}],
        items=[optional],
        examples=("met-a", "met-b", "partial-a", "not_applicable-a"),
    )
    assert not row.items[0].is_hole


@pytest.mark.parametrize("name", shipped_ids())
def test_the_shipped_rulesets_have_no_hole(name):
    rows = coverage(name)
    assert rows
    assert not [row for row in rows if row.is_hole]
    assert not [one.item.id for row in rows for one in row.items if one.is_hole]
