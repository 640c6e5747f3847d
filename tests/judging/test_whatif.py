"""The shortest list of fixes to a grade or a threshold, against trying all lists."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.judging.model import VERDICTS, Verdict
from checker.judging.score import score
from checker.judging.whatif import ways
from checker.ruleset.load import load_ruleset

RULESET = load_ruleset("nd-04-2015")
FEW = (*RULESET.items[:3], *RULESET.items[14:17], *RULESET.items[25:27], *RULESET.items[-2:])
"""Ten items of several groups: a thousand lists of fixes can all be tried."""


def scored(verdicts):
    decided = [Verdict(item, name, "test") for item, name in zip(FEW, verdicts, strict=True)]
    total, with_gains = score(decided, RULESET)
    return total, with_gains


def fixed(verdicts, ids):
    return [v._replace(verdict="met") if v.item.id in ids else v for v in verdicts]


def all_lists(verdicts):
    gaps = [v.item.id for v in verdicts if v.verdict in {"partial", "missing"}]
    for count in range(len(gaps) + 1):
        yield from combinations(gaps, count)


@given(st.lists(st.sampled_from(VERDICTS), min_size=len(FEW), max_size=len(FEW)), st.integers(1, 100))
def test_no_shorter_list_reaches_the_goal_and_none_as_short_brings_more(names, threshold):
    total, verdicts = scored(names)
    tried = {ids: score(fixed(verdicts, ids), RULESET)[0].value for ids in all_lists(verdicts)}
    found = {way.goal: way for way in ways(verdicts, RULESET, threshold)}
    for goal in {threshold, *(grade.minimum for grade in RULESET.grades)}:
        reaching = [ids for ids, value in tried.items() if value >= goal]
        if total.value >= goal or not reaching:
            assert goal not in found
            continue
        fewest = min(len(ids) for ids in reaching)
        most = max(tried[ids] for ids in reaching if len(ids) == fewest)
        way = found[goal]
        assert len(way.steps) == fewest
        assert way.steps[-1].score == most


def test_every_step_tells_the_score_that_stands_after_it():
    _, verdicts = scored(["missing", "partial"] * 5)
    steps = ways(verdicts, RULESET, 100)[-1].steps
    done = set()
    for step in steps:
        done.add(step.verdict.item.id)
        assert step.score == score(fixed(verdicts, done), RULESET)[0].value
        assert step.gain == step.verdict.gain > 0
    assert steps[-1].score == 100


def test_the_goals_come_in_order_each_with_its_grade():
    _, verdicts = scored(["missing"] * 10)
    found = ways(verdicts, RULESET, 70)
    assert [way.goal for way in found] == [50, 65, 70, 80]
    assert [way.grade and way.grade.vi for way in found] == ["Trung bình", "Khá", None, "Tốt"]


def test_a_threshold_at_a_grade_is_that_grade():
    _, verdicts = scored(["missing"] * 10)
    assert ways(verdicts, RULESET, 80) == ways(verdicts, RULESET)


def test_of_equal_gains_what_is_met_in_part_comes_first():
    """Half a weight of two is a whole one of one: the partial item has less left to write."""
    heavy, light = FEW[0]._replace(weight=2.0), FEW[1]._replace(weight=1.0)
    _, verdicts = score([Verdict(light, "missing", "test"), Verdict(heavy, "partial", "test")], RULESET)
    assert [step.verdict.item.id for step in ways(verdicts, RULESET, 100)[-1].steps] == [heavy.id, light.id]


@pytest.mark.parametrize("verdict", ["met", "not_applicable"])
def test_where_nothing_can_be_closed_there_is_no_way(verdict):
    _, verdicts = scored([verdict] * 10)
    assert ways(verdicts, RULESET, 100) == ()
