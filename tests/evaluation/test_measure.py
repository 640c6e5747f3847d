"""The arithmetic, on numbers counted by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.evaluation.measure import (
    LOWER_IS_BETTER,
    Case,
    Share,
    figures,
    kappa,
    mean,
    measure,
    rates,
)
from checker.judging.model import VERDICTS

PAIRS = [
    ("met", "met"),
    ("met", "met"),
    ("met", "met"),
    ("met", "partial"),
    ("partial", "partial"),
    ("partial", "missing"),
    ("partial", "met"),
    ("missing", "missing"),
    ("missing", "missing"),
    ("missing", "met"),
]
"""Ten answers: six right, one silent pass, one false alarm."""


def cases(pairs, **changes):
    values = {"report": "101", "kind": "written", "group": "g"} | changes
    return [
        Case(item=f"i{number}", label=label, verdict=verdict, **values)
        for number, (label, verdict) in enumerate(pairs)
    ]


def test_a_gap_is_whatever_is_not_met():
    gap = measure(cases(PAIRS)).gap
    assert (gap.hits, gap.false, gap.lost) == (4, 1, 2)
    assert gap.precision == pytest.approx(4 / 5)
    assert gap.recall == pytest.approx(4 / 6)
    assert gap.f1 == pytest.approx(8 / 11)


def test_an_item_that_does_not_apply_is_not_met_either():
    gap = measure(cases([("not_applicable", "met"), ("not_applicable", "missing")])).gap
    assert (gap.hits, gap.false, gap.lost) == (1, 0, 1)


def test_every_verdict_has_rates_of_its_own():
    found = measure(cases(PAIRS)).verdicts
    assert found["met"].precision == pytest.approx(3 / 5)
    assert found["met"].recall == pytest.approx(3 / 4)
    assert found["partial"].f1 == pytest.approx(2 / 5)
    assert (found["missing"].precision, found["missing"].recall) == pytest.approx((2 / 3, 2 / 3))


def test_macro_f1_is_the_plain_mean_of_the_three():
    assert measure(cases(PAIRS)).macro_f1 == pytest.approx((2 / 3 + 2 / 5 + 2 / 3) / 3)


def test_macro_f1_leaves_out_what_neither_occurs_nor_is_answered():
    assert measure(cases([("met", "met"), ("missing", "met")])).macro_f1 == pytest.approx((2 / 3 + 0) / 2)


def test_kappa_is_agreement_beyond_chance():
    # observed 6/10; by chance (4 x 5 + 3 x 2 + 3 x 3) / 100
    assert kappa(PAIRS) == pytest.approx((0.6 - 0.35) / (1 - 0.35))


def test_kappa_of_a_textbook_table():
    # Cohen's table with 20 yes/yes, 5 yes/no, 10 no/yes and 15 no/no
    table = [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15
    assert kappa(table) == pytest.approx(0.4)


def test_kappa_of_one_verdict_only():
    assert kappa([("met", "met")] * 3) == 1
    assert kappa([("met", "missing")] * 3) == 0
    assert kappa([]) is None


def test_silent_passes_are_shares_of_what_is_missing():
    assert measure(cases(PAIRS)).silent_passes == Share(1, 3)


def test_false_alarms_are_shares_of_what_is_covered():
    assert measure(cases(PAIRS)).false_alarms == Share(1, 7)


def test_the_confusion_has_every_pair():
    found = measure(cases(PAIRS)).confusion
    assert len(found) == len(VERDICTS) ** 2
    assert found["met", "met"] == 3
    assert found["missing", "partial"] == 0
    assert sum(found.values()) == len(PAIRS)


def test_evidence_counts_only_where_it_was_compared():
    compared = [
        *cases(PAIRS[:2], overlap=True),
        *cases(PAIRS[2:3], overlap=False),
        *cases(PAIRS[7:]),
    ]
    assert measure(compared).evidence == Share(2, 3)


def test_review_marks_are_shares_of_all_items():
    assert measure([*cases(PAIRS), *cases(PAIRS, review=True)]).reviews == Share(10, 20)


def test_nothing_measured_is_neither_good_nor_bad():
    assert set(figures(measure([])).values()) == {None}
    assert rates([]).f1 is None
    assert mean([None, 0.5, None]) == 0.5
    assert mean([None]) is None


verdicts = st.sampled_from(VERDICTS)


@given(st.lists(verdicts, min_size=1))
def test_a_perfect_labelling_measures_one(labels):
    perfect = cases([(label, label) for label in labels], overlap=True)
    for name, value in figures(measure(perfect)).items():
        assert value in ({0, None} if name in LOWER_IS_BETTER else {1, None})
    assert measure(perfect).agreement.value == 1
    assert measure(perfect).kappa == 1


@given(st.lists(st.tuples(verdicts, verdicts), min_size=1))
def test_figures_stay_within_their_bounds(pairs):
    for name, value in figures(measure(cases(pairs))).items():
        assert value is None or (-1 if name == "kappa" else 0) <= value <= 1


@given(st.lists(st.tuples(verdicts, verdicts), min_size=1), st.randoms())
def test_the_order_of_cases_makes_no_difference(pairs, random):
    shuffled = list(pairs)
    random.shuffle(shuffled)
    assert measure(cases(pairs)) == measure(cases(shuffled))
