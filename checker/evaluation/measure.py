"""Pure numbers: precision, recall, F1, Cohen's kappa and shares over pairs of label and verdict.

A ratio whose denominator is zero is None, never 0 or 1: nothing was measured. The definitions are those of
the labelling guide ("Measures"); the gap is the positive class, so an item that is not met - not applicable
ones included, as the guide has it - is what has to be found.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.judging.model import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

COVERED = ("met", "partial")
"""The verdicts by which the report says something of an item."""
SCALE = ("met", "partial", "missing")
"""The verdicts over which the macro-F1 is taken: not applicable is too rare to weigh as much as they do."""


@dataclass(frozen=True, slots=True)
class Case:
    """One item of one report: what the readers said (``label``), what was answered (``verdict``).

    ``overlap``: whether the quotes of the answer share text with the readers'; None where there is nothing
    to compare. ``review``: whether the answer asks for a person.
    """

    report: str
    kind: str
    item: str
    group: str
    label: str
    verdict: str
    sure: bool = True
    overlap: bool | None = None
    review: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """``count`` of ``total``."""

    count: int
    total: int

    @property
    def value(self) -> float | None:
        """The share, 0 to 1; None of nothing."""
        return self.count / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Rates:
    """How well one class is found: hits, wrong ones (``false``) and those overlooked (``lost``)."""

    hits: int
    false: int
    lost: int

    @property
    def precision(self) -> float | None:
        """The share of what was answered that is right."""
        return Share(self.hits, self.hits + self.false).value

    @property
    def recall(self) -> float | None:
        """The share of what there is that was answered."""
        return Share(self.hits, self.hits + self.lost).value

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None when the class neither occurs nor is answered."""
        return Share(2 * self.hits, 2 * self.hits + self.false + self.lost).value


@dataclass(frozen=True, slots=True)
class Measures:
    """All figures on one set of cases.

    ``confusion`` counts (label, verdict) for all pairs of verdicts. ``silent_passes``: missing ones called
    met, of all that are missing. ``false_alarms``: met or partial ones called missing, of all these.
    ``evidence``: quotes that overlap, of the right met and partial verdicts that could be compared.
    """

    cases: int
    gap: Rates
    verdicts: dict[str, Rates]
    macro_f1: float | None
    kappa: float | None
    agreement: Share
    confusion: dict[tuple[str, str], int]
    evidence: Share
    silent_passes: Share
    false_alarms: Share
    reviews: Share


def measure(cases: Sequence[Case]) -> Measures:
    """All figures on the cases."""
    pairs = [(case.label, case.verdict) for case in cases]
    verdicts: dict[str, Rates] = {
        name: rates(((a == name, b == name) for a, b in pairs)) for name in VERDICTS
    }
    compared = [case.overlap for case in cases if case.overlap is not None]
    return Measures(
        cases=len(cases),
        gap=rates((a != "met", b != "met") for a, b in pairs),
        verdicts=verdicts,
        macro_f1=mean(verdicts[name].f1 for name in SCALE),
        kappa=kappa(pairs),
        agreement=Share(sum(1 for a, b in pairs if a == b), len(pairs)),
        confusion=confusion(pairs),
        evidence=Share(sum(compared), len(compared)),
        silent_passes=Share(
            sum(1 for case in cases if is_silent_pass(case)), sum(1 for a, _ in pairs if a == "missing")
        ),
        false_alarms=Share(
            sum(1 for case in cases if is_false_alarm(case)), sum(1 for a, _ in pairs if a in COVERED)
        ),
        reviews=Share(sum(1 for case in cases if case.review), len(cases)),
    )


def is_silent_pass(case: Case) -> bool:
    """Whether a gap was let through: the item is missing and was called met."""
    return case.label == "missing" and case.verdict == "met"


def is_false_alarm(case: Case) -> bool:
    """Whether a gap was made up: the report covers the item and it was called missing."""
    return case.label in COVERED and case.verdict == "missing"


def rates(pairs: Iterable[tuple[bool, bool]]) -> Rates:
    """Counts over pairs of (is of the class, was answered to be)."""
    counts = Counter(pairs)
    return Rates(counts[True, True], counts[False, True], counts[True, False])


def mean(values: Iterable[float | None]) -> float | None:
    """The mean of the values that are defined."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa: the agreement beyond what the frequencies of the verdicts alone would give.

    When chance alone would agree always (both sides know one verdict only) it is 1: they do agree.
    """
    total = len(pairs)
    if not total:
        return None
    labels = Counter(label for label, _ in pairs)
    answers = Counter(answer for _, answer in pairs)
    # In whole numbers: the same input must give the same digits everywhere.
    agreed = sum(1 for label, answer in pairs if label == answer) * total
    by_chance = sum(labels[name] * answers[name] for name in labels)
    if by_chance == total * total:
        return 1.0
    return (agreed - by_chance) / (total * total - by_chance)


def confusion(pairs: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """How often each label got each verdict, pairs that do not occur included."""
    counts = Counter(pairs)
    return {(label, verdict): counts[label, verdict] for label in VERDICTS for verdict in VERDICTS}


def figures(measures: Measures) -> dict[str, float | None]:
    """The figures by which a run can be accepted or refused, by name; all from -1 or 0 to 1."""
    result = {
        "gap_precision": measures.gap.precision,
        "gap_recall": measures.gap.recall,
        "gap_f1": measures.gap.f1,
    }
    for name, found in measures.verdicts.items():
        result |= {
            f"{name}_precision": found.precision,
            f"{name}_recall": found.recall,
            f"{name}_f1": found.f1,
        }
    return result | {
        "macro_f1": measures.macro_f1,
        "kappa": measures.kappa,
        "agreement": measures.agreement.value,
        "evidence_overlap": measures.evidence.value,
        "silent_passes": measures.silent_passes.value,
        "false_alarms": measures.false_alarms.value,
        "reviews": measures.reviews.value,
    }


LOWER_IS_BETTER = frozenset({"silent_passes", "false_alarms", "reviews"})
"""The figures that count errors or work: they have a ceiling, not a floor."""
