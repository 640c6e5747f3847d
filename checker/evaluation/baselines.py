"""The trivial answers that a checker has to beat, on the same reports and labels.

They know the phrases of the ruleset but nothing of acts, sections or assertion.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.judging.model import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.evaluation.corpus import Labelled
    from checker.matching.facts import Facts
    from checker.matching.find import Hit
    from checker.ruleset.model import Item

BASELINES = ("always-met", "majority", "any-keyword", "headings-only")


def majority(item: str, report: str, corpus: Sequence[Labelled]) -> str:
    """The label that the item has most often in the other reports.

    Of equally frequent ones the first on the scale; met when there is no other report.
    """
    counts = Counter(other.labels[item].verdict for other in corpus if other.name != report)
    return max(VERDICTS, key=lambda verdict: counts[verdict])


def any_keyword(item: Item, facts: Facts) -> str:
    """Met when any phrase of the item stands anywhere in the report."""
    return "met" if any(facts.hits.get(frame.phrases) for frame in item.frames) else "missing"


def headings_only(item: Item, facts: Facts) -> str:
    """Met when any phrase of the item stands in a heading."""
    named = any(
        _is_in_heading(hit, facts) for frame in item.frames for hit in facts.hits.get(frame.phrases, ())
    )
    return "met" if named else "missing"


def _is_in_heading(hit: Hit, facts: Facts) -> bool:
    clause = facts.text.clauses[facts.text.clause_of[hit.start]]
    return facts.text.document.blocks[clause.block].kind == "heading"
