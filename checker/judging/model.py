"""What was found and decided for each item: evidence, refusals, findings, score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from checker.ruleset.model import Item, Text

VerdictName = Literal["met", "partial", "missing", "not_applicable"]
VERDICTS: tuple[VerdictName, ...] = ("met", "partial", "missing", "not_applicable")


class Evidence(NamedTuple):
    """A verbatim quote and where it stands.

    ``block`` is the number of the block (from 1), ``start`` and ``end`` offsets into its text,
    ``facets`` the core facets that the quote names (none when it only gives the mode of the act).
    """

    quote: str
    section: str
    block: int
    page: int | None
    start: int
    end: int
    facets: tuple[str, ...] = ()


class Refusal(NamedTuple):
    """A place that names the item's topic and was not accepted, and why (a code of ``reasons``)."""

    reason: str
    evidence: Evidence
    phrase: str


class Review(NamedTuple):
    """A request that a person looks: the verdict stands. ``code`` is a code of ``reasons``."""

    code: str
    text: Text


class Verdict(NamedTuple):
    """The decision on one item.

    ``reason`` is a code of ``reasons``; ``facets`` the core facets named, ``lacking`` those not;
    ``words`` the tokens of the document that decided; ``gain`` the points of the score that meeting
    the item would add; ``note`` is the ruleset's word on why the item does not apply.
    """

    item: Item
    verdict: VerdictName
    reason: str
    evidence: tuple[Evidence, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    facets: tuple[str, ...] = ()
    lacking: tuple[Text, ...] = ()
    substantiated: bool = False
    confidence: float = 1.0
    review: Review | None = None
    words: tuple[tuple[int, int], ...] = ()
    gain: float = 0.0
    note: Text | None = None


class GroupScore(NamedTuple):
    """The arithmetic of one group: points got, points possible after not applicable ones went."""

    group: str
    title: Text
    points: float
    possible: float
    met: int
    partial: int
    missing: int
    not_applicable: int


class Score(NamedTuple):
    """Points of 100, the ruleset's grade for them, and the arithmetic by group."""

    value: float
    grade: Text
    groups: tuple[GroupScore, ...]
