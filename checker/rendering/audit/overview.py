"""What all summaries of an audit rest on: one pass over the results, and what it leaves in memory.

A document leaves its scores and a letter for each verdict; quotes and advice stay on disk.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from statistics import median
from typing import TYPE_CHECKING, Any, Literal

from checker.batch.outcome import CHECKED
from checker.rendering.layout import tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.batch.outcome import Change, Outcome, Results, Status

BAND = 10
"""The width of a band of scores, in points."""
BANDS = 100 // BAND
_CODES = {"met": "m", "partial": "p", "missing": "x", "not_applicable": "n"}
_VERDICTS = {code: verdict for verdict, code in _CODES.items()}
_NOT_ASKED = " "
_RANK = {"missing": 0, "partial": 1, "met": 2, "not_applicable": 2}


@dataclass(frozen=True, slots=True)
class Asked:
    """An item of a ruleset: a column of its matrix."""

    id: str
    title: str
    group: str


@dataclass(slots=True)
class Rules:
    """A ruleset that reports were checked against: its items in order, and the titles of its groups."""

    id: str
    version: str
    title: str
    footer: str
    groups: dict[str, str]
    items: dict[str, Asked] = field(default_factory=dict)

    def by_group(self) -> list[tuple[str, list[Asked]]]:
        """Titles of the groups in the order of their first item, with the items of each."""
        sorted_: dict[str, list[Asked]] = {}
        for item in self.items.values():
            sorted_.setdefault(item.group, []).append(item)
        return [(self.groups.get(group, group), items) for group, items in sorted_.items()]

    def columns(self) -> list[str]:
        """The ids of the items, group by group."""
        return [item.id for _, items in self.by_group() for item in items]


@dataclass(frozen=True, slots=True)
class Judged:
    """What one ruleset says of one document.

    ``codes`` is a letter per item of the ruleset; ``let_pass`` are the items whose gaps a waiver or the
    baseline lets pass.
    """

    rules: Rules
    score: float
    grade: str
    codes: str
    let_pass: frozenset[str]

    def verdicts(self) -> Iterator[tuple[Asked, str]]:
        """The items with their verdicts, "" where the item was not asked, in the order of the matrix."""
        codes = self.codes.ljust(len(self.rules.items), _NOT_ASKED)
        for item, code in zip(self.rules.items.values(), codes, strict=True):
            yield item, _VERDICTS.get(code, "")

    def count(self, verdict: str) -> int:
        """How many items got that verdict."""
        return self.codes.count(_CODES[verdict])

    def gaps(self, verdict: str) -> list[Asked]:
        """The items of that verdict that are to be asked for: those let pass are not."""
        return [item for item, given in self.verdicts() if given == verdict and item.id not in self.let_pass]


@dataclass(frozen=True, slots=True)
class Entry:
    """One file. ``outcome`` has no report any more; of that stays what is judged and counted."""

    outcome: Outcome
    judged: tuple[Judged, ...] = ()
    period: tuple[str, str] = ("", "")
    reviews: int = 0
    findings: int = 0

    @property
    def status(self) -> Status:
        """What became of the file."""
        return self.outcome.status


@dataclass(slots=True)
class Overview:
    """All files by unit, units in the order of their first file; all rulesets in the order of their use."""

    counts: Mapping[Status, int]
    passed_over: tuple[str, ...]
    gone: tuple[str, ...]
    units: dict[str, list[Entry]] = field(default_factory=dict)
    rulesets: dict[str, Rules] = field(default_factory=dict)

    def entries(self) -> Iterator[Entry]:
        """All files, those of a unit one after the other."""
        for entries in self.units.values():
            yield from entries

    def unread(self) -> list[Entry]:
        """The files that were not checked."""
        return [entry for entry in self.entries() if entry.status not in CHECKED]

    def judged(self, rules: Rules) -> list[tuple[Entry, Judged]]:
        """The documents that were checked against a ruleset."""
        return [
            (entry, judged) for entry in self.entries() for judged in entry.judged if judged.rules is rules
        ]

    @property
    def checked(self) -> int:
        """How many files were checked."""
        return sum(self.counts[status] for status in CHECKED)


def overview(results: Results) -> Overview:
    """Go over the results once."""
    seen = Overview(results.counts, tuple(map(tidy, results.passed_over)), tuple(map(tidy, results.gone)))
    for outcome in results:
        seen.units.setdefault(tidy(outcome.unit), []).append(_entry(outcome, seen.rulesets))
    return seen


def _entry(outcome: Outcome, rulesets: dict[str, Rules]) -> Entry:
    report, bare = outcome.report, replace(outcome, report=None)
    if report is None:
        return Entry(bare)
    period = report["document"]["period"] or {"from": "", "to": ""}
    return Entry(
        bare,
        tuple(_judged(outcome, report, number, rulesets) for number in range(len(report["rulesets"]))),
        (period["from"], period["to"]),
        report["summary"]["review"],
        len(report["findings"]),
    )


def _judged(outcome: Outcome, report: dict[str, Any], number: int, rulesets: dict[str, Rules]) -> Judged:
    told, score = report["rulesets"][number], report["scores"][number]
    if told["id"] not in rulesets:
        groups = {group["id"]: tidy(group["title"]) for group in told["groups"]}
        rulesets[told["id"]] = Rules(
            tidy(told["id"]), tidy(told["version"]), tidy(told["title"]), tidy(told["footer"]), groups
        )
    rules = rulesets[told["id"]]
    found: dict[str, str] = {}
    for item in report["items"]:
        if item["ruleset"] == told["id"]:
            id_ = tidy(item["id"])
            rules.items.setdefault(id_, Asked(id_, tidy(item["title"]), item["group"]))
            found[id_] = _CODES[item["verdict"]]
    codes = "".join(found.get(id_, _NOT_ASKED) for id_ in rules.items)
    return Judged(rules, score["value"], tidy(score["grade"]), codes, let_pass(outcome, told["id"]))


def let_pass(outcome: Outcome, ruleset: str) -> frozenset[str]:
    """The items of a ruleset whose gaps a waiver or the baseline lets pass."""
    accepted = (key.removeprefix(f"{ruleset}/") for key in outcome.accepted if key.startswith(f"{ruleset}/"))
    return frozenset((*accepted, *(waiver.item for waiver in outcome.waived)))


def bands(judged: list[tuple[Entry, Judged]]) -> list[list[Judged]]:
    """The documents by bands of ten points, the lowest first; 100 points belong to the last band."""
    sorted_: list[list[Judged]] = [[] for _ in range(BANDS)]
    for _, one in judged:
        sorted_[max(0, min(int(one.score // BAND), BANDS - 1))].append(one)
    return sorted_


def spread(judged: list[tuple[Entry, Judged]]) -> tuple[float, float, float]:
    """The lowest, the middle and the highest score of documents (at least one)."""
    scores = [one.score for _, one in judged]
    return min(scores), median(scores), max(scores)


@dataclass(frozen=True, slots=True)
class Lacked:
    """How many of the documents asked for an item lack it, wholly or in part."""

    item: Asked
    missing: int
    partial: int
    asked: int


def most_missing(rules: Rules, judged: list[tuple[Entry, Judged]]) -> list[Lacked]:
    """The items that some document lacks, the most often missing first, else in the order of the ruleset."""
    columns: dict[str, Counter[str]] = {id_: Counter() for id_ in rules.items}
    for _, one in judged:
        for item, verdict in one.verdicts():
            columns[item.id][verdict] += 1
    found = [
        Lacked(
            item,
            counted["missing"],
            counted["partial"],
            counted["met"] + counted["partial"] + counted["missing"],
        )
        for item, counted in zip(rules.items.values(), columns.values(), strict=True)
        if counted["missing"] or counted["partial"]
    ]
    return sorted(found, key=lambda lacked: (-lacked.missing, -lacked.partial))


ChangeKind = Literal["fixed", "regressed", "other"]


def kind_of(change: Change) -> ChangeKind:
    """What became of an item since the earlier audit; "other" where one of the two did not ask for it."""
    if change.before not in _RANK or change.after not in _RANK:
        return "other"
    before, after = _RANK[change.before], _RANK[change.after]
    return "fixed" if after > before else "regressed" if after < before else "other"


def changed(seen: Overview) -> Counter[str]:
    """How many changes there are of every kind."""
    return Counter(kind_of(change) for entry in seen.entries() for change in entry.outcome.changes)
