"""What a new version of a ruleset changes, and what its number must say."""

from __future__ import annotations

import pytest

from checker.examples import lost
from checker.ruleset.compare import compare, enough
from tests.ruleset.small import item, ruleset, text, write


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path):
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def changes(tmp_path):
    """The changes from the small ruleset to one with these contents: (step, item, English text)."""

    def run(before=None, **contents):
        old = write(tmp_path / "cu", before or ruleset())
        new = write(tmp_path / "moi", ruleset(**contents))
        return [(change.step, change.item, change.text.en) for change in compare(old, new)]

    return run


def test_the_same_ruleset_has_no_changes(changes):
    assert changes() == []


def test_a_new_item_may_cost_a_report_points(changes):
    found = changes(items=[*ruleset()["items"], item("a.ba", "nội quy")])
    assert ("major", "a.ba", "a new item is asked for") in found


def test_an_item_taken_out_is_a_widening(changes):
    found = changes(items=ruleset()["items"][:1])
    assert ("minor", "a.hai", "the item is no longer asked for") in found


def test_a_phrase_taken_out_may_cost_and_one_added_may_not(changes):
    before = ruleset(items=[item("a.mot", "quy chế làm việc", "nội quy")])
    assert changes(before, items=[item("a.mot", "quy chế làm việc")]) == [
        ("major", "a.mot", "1 phrases taken out")
    ]
    assert changes(ruleset(items=[item("a.mot", "x")]), items=[item("a.mot", "x", "y")]) == [
        ("minor", "a.mot", "1 phrases added")
    ]


def test_an_exception_added_may_cost(changes):
    own = item("a.mot", "quy chế làm việc", unless=["quy chế làm việc cũ"])
    assert ("major", "a.mot", "1 exceptions added") in changes(items=[own, ruleset()["items"][1]])


def test_texts_are_a_patch(changes):
    own = item("a.mot", "quy chế làm việc", title=text("Tên khác"))
    assert changes(items=[own, ruleset()["items"][1]]) == [("patch", "a.mot", "texts or citation changed")]


def test_other_weights_may_cost(changes):
    own = [item("a.mot", "quy chế làm việc", weight=3), ruleset()["items"][1]]
    assert {step for step, *_ in changes(items=own)} == {"major"}


@pytest.mark.parametrize(
    ("versions", "held"),
    [
        (("1.0.0", "2.0.0"), True),
        (("1.0.0", "1.1.0"), False),
        (("1.4.0", "1.4.1"), False),
        (("1.0.0", "1.0.0"), False),
    ],
)
def test_what_may_cost_asks_for_a_new_major_number(tmp_path, versions, held):
    old = write(tmp_path / "cu", ruleset())
    new = write(tmp_path / "moi", ruleset(items=[*ruleset()["items"], item("a.ba", "nội quy")]))
    assert enough(compare(old, new), versions) is held


def test_the_examples_that_get_worse_are_named(tmp_path):
    old = write(tmp_path / "cu", ruleset(), examples=())
    file = tmp_path / "cu" / "examples" / "a.mot" / "met-co-quy-che.txt"
    file.parent.mkdir(parents=True)
    file.write_text("# also: none\n\nĐã ban hành quy chế làm việc.\n", encoding="utf-8")
    new = write(tmp_path / "moi", ruleset(items=[item("a.mot", "nội quy"), ruleset()["items"][1]]))
    assert list(lost(old, new)) == [("examples/a.mot/met-co-quy-che.txt", "a.mot", "met", "missing")]


def form_item(*checks):
    told = item("a.mot", "x", checks=[{"title": text("lề"), **check} for check in checks])
    return {key: value for key, value in told.items() if key not in {"mode", "facets"}}


LEFT = {"id": "trai", "check": "margin", "side": "left", "from": 30, "to": 35}


def test_a_figure_of_form_that_changes_may_cost_points(changes):
    before = ruleset(items=[form_item(LEFT)])
    found = changes(before, items=[form_item({**LEFT, "from": 32})])
    assert ("major", "a.mot", "new or other checks: trai") in found


def test_a_check_of_form_taken_out_is_a_widening(changes):
    before = ruleset(items=[form_item(LEFT, {"id": "doc", "check": "upright"})])
    assert ("minor", "a.mot", "checks taken out: doc") in changes(before, items=[form_item(LEFT)])
