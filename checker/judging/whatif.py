"""What closing gaps would bring: the shortest list of fixes to a grade of the ruleset or to a threshold.

Each item adds its own points whatever else is fixed, so the fewest fixes to a goal are always the largest
gains: there is nothing to search for, and among lists of that length none brings more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.judging.score import credit, points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.judging.model import Verdict
    from checker.ruleset.model import Ruleset, Text


class Step(NamedTuple):
    """One item to bring to "met": the points it adds and the score that stands after it (of 100)."""

    verdict: Verdict
    gain: float
    score: float


class Way(NamedTuple):
    """The shortest list of fixes to a score of ``goal``: to a grade, or to a threshold (no grade)."""

    goal: float
    grade: Text | None
    steps: tuple[Step, ...]


def ways(verdicts: Sequence[Verdict], ruleset: Ruleset, threshold: float | None = None) -> tuple[Way, ...]:
    """The way to each higher grade, and to a threshold that is not reached; the nearest goal first.

    Expects the verdicts of ``score``, which know their gains. A goal that the score has reached, or that all
    fixes together do not reach (nothing is applicable), has no way.
    """
    now = points(verdicts, ruleset)
    steps = tuple(_steps(verdicts, ruleset))
    goals: list[tuple[float, Text | None]] = [(grade.minimum, grade.title) for grade in ruleset.grades]
    if threshold is not None and threshold not in {minimum for minimum, _ in goals}:
        goals.append((threshold, None))
    found = []
    for goal, grade in sorted(goals, key=lambda entry: entry[0]):
        count = next((n for n, step in enumerate(steps, 1) if step.score >= goal), 0)
        if count and now < goal:
            found.append(Way(goal, grade, steps[:count]))
    return tuple(found)


def _steps(verdicts: Sequence[Verdict], ruleset: Ruleset) -> list[Step]:
    """All fixes, the largest gain first; of equal ones what is met in part before what is missing."""
    fixed = list(verdicts)
    gaps = [index for index, verdict in enumerate(verdicts) if verdict.verdict in {"partial", "missing"}]

    def order(index: int) -> tuple[float, bool, int]:
        verdict = verdicts[index]
        # By weight: the gain of a verdict is rounded. Equal shares may differ by what floats cannot hold.
        gain = verdict.item.weight * (1 - credit(verdict.verdict, ruleset.partial_credit))
        return (-round(gain, 9), verdict.verdict != "partial", index)

    gaps.sort(key=order)
    steps = []
    for index in gaps:
        fixed[index] = verdicts[index]._replace(verdict="met")
        steps.append(Step(verdicts[index], verdicts[index].gain, points(fixed, ruleset)))
    return steps
