"""The arithmetic of the score, on a ruleset of two groups made for it."""

from __future__ import annotations

import pytest

from checker.judging.model import Verdict
from checker.judging.score import credit, score
from checker.ruleset.load import load_ruleset

RULESET = load_ruleset("nd-04-2015")


def judged(**verdicts):
    """One verdict for every item of the ruleset: ``default``, or by id with "_" for "."."""
    default = verdicts.pop("default", "met")
    named = {key.replace("_", ".", 1).replace("_", "-"): value for key, value in verdicts.items()}
    assert named.keys() <= {item.id for item in RULESET.items}
    return [Verdict(item, named.get(item.id, default), "test") for item in RULESET.items]


def weight(item_id):
    return next(item.weight for item in RULESET.items if item.id == item_id)


def test_the_weights_of_all_items_make_a_hundred():
    assert sum(item.weight for item in RULESET.items) == pytest.approx(100)
    for group in RULESET.groups:
        assert sum(item.weight for item in RULESET.items if item.group == group.id) == pytest.approx(
            group.weight
        )


@pytest.mark.parametrize(("verdict", "points"), [("met", 100), ("partial", 50), ("missing", 0)])
def test_the_same_verdict_throughout_gives_its_share_of_a_hundred(verdict, points):
    total, _ = score(judged(default=verdict), RULESET)

    assert total.value == points


def test_nothing_applicable_gives_no_points_and_no_division_by_zero():
    total, verdicts = score(judged(default="not_applicable"), RULESET)

    assert total.value == 0
    assert all(verdict.gain == 0 for verdict in verdicts)


def test_a_missing_item_costs_its_weight_and_a_partial_one_half_of_it():
    missing, _ = score(judged(d7_k1="missing"), RULESET)
    partial, _ = score(judged(d7_k1="partial"), RULESET)

    assert missing.value == round(100 - weight("d7.k1"), 1)
    assert partial.value == round(100 - weight("d7.k1") / 2, 1)


def test_what_is_not_applicable_leaves_the_denominator():
    total, _ = score(judged(d16_cap_duoi="not_applicable", d7_k1="missing"), RULESET)

    assert total.value == round(100 * (1 - weight("d7.k1") / (100 - weight("d16.cap-duoi"))), 1)
    groups = {group.group: group for group in total.groups}
    own = next(item.group for item in RULESET.items if item.id == "d16.cap-duoi")
    assert groups[own].not_applicable == 1
    assert groups[own].points == groups[own].possible


def test_the_groups_add_up_to_the_score_and_to_a_hundred():
    mixed = judged(d7_k1="missing", d9_k2="partial", d16_cap_duoi="not_applicable", bc_can_cu="partial")

    total, _ = score(mixed, RULESET)

    assert sum(group.points for group in total.groups) == pytest.approx(total.value, abs=0.1)
    assert sum(group.possible for group in total.groups) == pytest.approx(100, abs=0.1)
    counted = sum(g.met + g.partial + g.missing + g.not_applicable for g in total.groups)
    assert counted == len(RULESET.items)


def test_the_gains_of_all_gaps_are_what_lacks_to_a_hundred():
    mixed = judged(default="partial", d7_k1="missing", d9_k2="met", d16_cap_duoi="not_applicable")

    total, verdicts = score(mixed, RULESET)

    assert total.value + sum(verdict.gain for verdict in verdicts) == pytest.approx(100, abs=0.3)
    assert all((verdict.gain > 0) == (verdict.verdict in {"partial", "missing"}) for verdict in verdicts)


def test_meeting_an_item_adds_its_gain():
    before, verdicts = score(judged(default="partial", d7_k1="missing"), RULESET)
    gain = next(verdict.gain for verdict in verdicts if verdict.item.id == "d7.k1")

    after, _ = score(judged(default="partial", d7_k1="met"), RULESET)

    assert after.value - before.value == pytest.approx(gain, abs=0.1)


@pytest.mark.parametrize(
    ("points", "grade"),
    [
        (100, "Tốt"),
        (80, "Tốt"),
        (79.9, "Khá"),
        (65, "Khá"),
        (64.9, "Trung bình"),
        (50, "Trung bình"),
        (49.9, "Yếu"),
        (0, "Yếu"),
    ],
)
def test_a_grade_begins_at_its_border(points, grade):
    first = RULESET.items[0]
    rest = RULESET.items[1]
    two = RULESET._replace(
        items=(first._replace(weight=points), rest._replace(weight=100 - points)),
    )

    total, _ = score([Verdict(two.items[0], "met", "test"), Verdict(two.items[1], "missing", "test")], two)

    assert total.value == points
    assert total.grade.vi == grade


def test_credit_is_whole_half_or_none():
    assert [credit(name, 0.5) for name in ("met", "partial", "missing", "not_applicable")] == [1, 0.5, 0, 0]
