"""A model report for each ruleset: chosen for without being told, and nothing missing or partial."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.check import check

REPORTS = Path(__file__).resolve().parents[2] / "fixtures" / "reports-other"
MODELS = ["luat-10-2022", "cchc-76-2021", "dan-van-chinh-quyen", "qcdc-khung"]
COMBINED = "cchc-va-dan-chu"


@pytest.fixture(scope="module")
def parts():
    """Report -> ruleset -> what was made of it, each checked once and without naming a ruleset."""
    return {
        name: {part.ruleset.id: part for part in check(REPORTS / f"{name}.txt").parts}
        for name in (*MODELS, COMBINED)
    }


def short(part):
    """The items that are not met although they apply."""
    return {v.item.id: v.verdict for v in part.verdicts if v.verdict not in {"met", "not_applicable"}}


@pytest.mark.parametrize("name", MODELS)
def test_a_model_report_is_checked_against_its_ruleset_alone(parts, name):
    assert list(parts[name]) == [name]


@pytest.mark.parametrize("name", MODELS)
def test_a_model_report_has_everything_that_applies(parts, name):
    assert short(parts[name][name]) == {}


@pytest.mark.parametrize("name", MODELS)
def test_what_does_not_apply_to_a_model_report_is_optional(parts, name):
    verdicts = parts[name][name].verdicts
    assert all(v.item.optional is not None for v in verdicts if v.verdict == "not_applicable")


@pytest.mark.parametrize("name", MODELS)
def test_the_period_of_a_model_report_is_one_for_which_its_ruleset_is_right(parts, name):
    validity = parts[name][name].validity
    assert validity is not None
    assert validity.status == "ok"


def test_a_combined_report_is_checked_against_both_rulesets_each_with_its_score(parts):
    assert list(parts[COMBINED]) == ["cchc-76-2021", "luat-10-2022"]
    assert short(parts[COMBINED]["cchc-76-2021"]) == {}
    democracy = short(parts[COMBINED]["luat-10-2022"])
    assert {"d46.k6", "d46.k10", "d49.k1", "d52.k3", "d59.quy-che"} <= set(democracy)
    assert not {"d46.k2", "d46.k3", "d46.k4", "d49.k3", "d51.k1", "d53.k9", "d58.xu-ly"} & set(democracy)


@pytest.mark.parametrize("name", [*MODELS, COMBINED])
def test_every_ruleset_that_was_chosen_says_why(parts, name):
    assert all(part.because is not None for part in parts[name].values())
