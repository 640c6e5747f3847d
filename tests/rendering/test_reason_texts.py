"""Every reason that matching and judging can give has a sentence in both languages."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from checker.check import facts_of
from checker.document.read import read
from checker.matching.candidates import PARTIAL, candidates
from checker.matching.sections import NOT_RESULTS
from checker.rendering.explanation import reason_text
from checker.rendering.texts import REASONS, REFUSALS, REVIEWS, UNKNOWN
from checker.ruleset.load import load_ruleset

ROOT = Path(__file__).resolve().parents[2]
HYPHENATED = re.compile(r"[a-z]+(-[a-z]+)+")


def constants(node):
    return {
        leaf.value
        for leaf in ast.walk(node)
        if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str)
    }


def codes_in(path):
    """The codes in a module: all hyphenated words, and what is returned or given as a reason or a review."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {text for text in constants(tree) if HYPHENATED.fullmatch(text)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Review":
            found |= constants(node.args[0])
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
            found |= constants(node.value)
        if isinstance(node, ast.keyword) and node.arg == "reason":
            found |= constants(node.value)
    return {code for code in found if re.fullmatch(r"[a-z-]+", code)}


REFUSED = set(NOT_RESULTS.values()).union(
    *(codes_in(ROOT / f"checker/matching/{module}.py") for module in ("candidates", "connection", "people"))
)
DECIDED = codes_in(ROOT / "checker/judging/decide.py") | codes_in(ROOT / "checker/judging/review.py")


def test_the_codes_are_found():
    assert {"plan-section", "excluded", "no-act", "other-addressee", "recipients"} <= REFUSED
    assert {"blanket-claim", "contradiction", "only-refused"} <= DECIDED


@pytest.mark.parametrize("code", sorted(REFUSED | set(PARTIAL.values())))
def test_every_reason_of_a_candidate_has_a_sentence(code):
    assert reason_text(code) is not UNKNOWN


@pytest.mark.parametrize("code", sorted(DECIDED))
def test_every_reason_of_a_verdict_has_a_sentence(code):
    assert code in REASONS | REFUSALS | REVIEWS


@pytest.mark.parametrize("texts", [REASONS, REFUSALS, REVIEWS], ids=["reasons", "refusals", "reviews"])
def test_sentences_are_whole_in_both_languages(texts):
    for code, text in texts.items():
        for sentence in (text.vi, text.en):
            assert sentence[0].isupper(), code
            assert sentence.endswith("."), code
            assert "  " not in sentence, code
        assert text.vi != text.en, code


def test_what_the_labelled_reports_bring_up_has_sentences():
    rules = load_ruleset("nd-04-2015")
    met = set()
    for file in sorted((ROOT / "fixtures" / "reports").glob("*.txt")):
        facts = facts_of(read(file), rules)
        met |= {found.reason for item in rules.items for found in candidates(item, rules, facts)}
    assert len(met) > 15
    assert {code for code in met if reason_text(code) is UNKNOWN} == set()
