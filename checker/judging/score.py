"""The score: weights, partial credit, what each gap costs, the ruleset's grade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.judging.model import GroupScore, Score, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.ruleset.model import Ruleset, Text


def credit(verdict: str, partial_credit: float) -> float:
    """The share of its weight that an item brings."""
    return {"met": 1.0, "partial": partial_credit}.get(verdict, 0.0)


def points(verdicts: Sequence[Verdict], ruleset: Ruleset) -> float:
    """The score in points of 100, to one decimal, as it is printed and graded."""
    earned = sum(v.item.weight * credit(v.verdict, ruleset.partial_credit) for v in verdicts)
    return round(earned * _scale(verdicts), 1)


def score(verdicts: Sequence[Verdict], ruleset: Ruleset) -> tuple[Score, tuple[Verdict, ...]]:
    """The score in points of 100, and the verdicts with the points that meeting each would add.

    What is not applicable leaves the denominator, so the rest counts for more.
    """
    scale = _scale(verdicts)
    groups = []
    for group in ruleset.groups:
        own = [v for v in verdicts if v.item.group == group.id]
        groups.append(
            GroupScore(
                group.id,
                group.title,
                round(sum(v.item.weight * credit(v.verdict, ruleset.partial_credit) for v in own) * scale, 2),
                round(sum(v.item.weight for v in own if v.verdict != "not_applicable") * scale, 2),
                *(
                    sum(1 for v in own if v.verdict == name)
                    for name in ("met", "partial", "missing", "not_applicable")
                ),
            )
        )
    gains = tuple(
        v._replace(gain=round(v.item.weight * (1 - credit(v.verdict, ruleset.partial_credit)) * scale, 2))
        if v.verdict in {"partial", "missing"}
        else v
        for v in verdicts
    )
    value = points(verdicts, ruleset)
    return Score(value, _grade(value, ruleset), tuple(groups)), gains


def _scale(verdicts: Sequence[Verdict]) -> float:
    """What a point of weight counts for once what is not applicable is out of the denominator."""
    possible = sum(v.item.weight for v in verdicts if v.verdict != "not_applicable")
    return 100 / possible if possible else 0.0


def _grade(value: float, ruleset: Ruleset) -> Text:
    return next((grade.title for grade in ruleset.grades if value >= grade.minimum), ruleset.grades[-1].title)
