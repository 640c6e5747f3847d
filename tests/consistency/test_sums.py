"""Sentences in which everything adds up, as reports write them: nothing is told, and a changed figure is."""

from __future__ import annotations

import re
from pathlib import Path

from checker.consistency.knowledge import knowledge
from checker.consistency.registry import review
from checker.document.read import read
from checker.ruleset.data import load_data

KNOWN = knowledge(load_data("consistency"))
SENTENCES = (Path(__file__).parent / "sums.txt").read_text(encoding="utf-8").splitlines()
SUMS = {"total-vs-parts", "percentage", "change", "more-than-whole"}
COUNT = re.compile(r"(?<![\d.,/])\d{1,3}(?![\d.,/%])")


def told(sentence):
    return [f.message.vi for f in review(read("a.txt", sentence.encode()), KNOWN) if f.rule in SUMS]


def test_nothing_is_told_of_sums_that_come_out():
    assert {sentence: told(sentence) for sentence in SENTENCES if told(sentence)} == {}


def test_of_single_figures_that_were_changed_half_are_told():
    """Not every figure is part of a sum (days, numbers of plans): half of all is about two thirds of those."""
    changed = [
        f"{sentence[: found.start()]}{int(found[0]) + 1:0{len(found[0])}d}{sentence[found.end() :]}"
        for sentence in SENTENCES
        for found in COUNT.finditer(sentence)
    ]
    assert len(changed) > 90
    assert sum(bool(told(sentence)) for sentence in changed) >= 0.48 * len(changed)
