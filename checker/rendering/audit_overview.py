"""What an audit came to, on a page of text: counts, failures, the worst units, what most often lacks."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.batch.outcome import CHECKED
from checker.rendering.audit_texts import OVERVIEW, STATUSES
from checker.rendering.layout import BLANK, Line, plain, tidy
from checker.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.batch.outcome import Outcome, Results

_SHOWN = 10
_RANKS = ("missing", "partial", "met")
"""Verdicts from worst to best; others cannot be compared."""


class _Score(NamedTuple):
    value: float
    unit: str
    path: str


class _Facts:
    """What one pass over the outcomes leaves: little, however many there are."""

    def __init__(self, results: Results) -> None:
        self.counts = results.counts
        self.gone = results.gone
        self.failed: list[Outcome] = []
        self.short: list[tuple[str, str]] = []
        self.remarks: list[tuple[str, str]] = []
        self.changes: list[tuple[str, dict[str, list[str]]]] = []
        self.missing: Counter[tuple[str, str]] = Counter()
        self.partial: Counter[tuple[str, str]] = Counter()
        self.asked: Counter[tuple[str, str]] = Counter()
        self.titles: dict[tuple[str, str], str] = {}

    def add(self, outcome: Outcome, lang: str) -> Iterator[_Score]:
        """Note an outcome; its scores come back."""
        if outcome.report is None:
            self.failed.append(outcome)
            return
        if outcome.shortfalls:
            first, rest = outcome.shortfalls[0].get(lang), len(outcome.shortfalls) - 1
            self.short.append((outcome.path, f"{first} (+{rest})" if rest else first))
        self.remarks += [(outcome.path, text) for text in _remarks(outcome, lang)]
        moved = _moved(outcome)
        if moved:
            self.changes.append((outcome.unit, moved))
        for item in outcome.report["items"]:
            self._count(item)
        for score in outcome.report["scores"]:
            yield _Score(score["value"], outcome.unit, outcome.path)

    def _count(self, item: dict[str, Any]) -> None:
        key = (item["ruleset"], item["id"])
        self.titles.setdefault(key, item["title"])
        self.asked[key] += item["verdict"] != "not_applicable"
        self.missing[key] += item["verdict"] == "missing"
        self.partial[key] += item["verdict"] == "partial"

    def most_missing(self) -> list[tuple[str, str]]:
        """The items that are missing in most reports, worst first."""
        keys = [key for key in self.titles if self.missing[key]]
        return sorted(keys, key=lambda key: (-self.missing[key], -self.partial[key], key))[:_SHOWN]


def render(results: Results, lang: str = "vi") -> str:
    """The page."""
    facts = _Facts(results)
    scores = (score for outcome in results for score in facts.add(outcome, lang))
    worst = nsmallest(_SHOWN, scores)
    return plain(_page(facts, worst, lang))


def _page(facts: _Facts, worst: list[_Score], lang: str) -> Iterator[Line]:
    yield Line("title", 0, OVERVIEW["title"].get(lang).format(n=sum(facts.counts.values())))
    yield from (BLANK, _heading("counts", lang))
    for status, count in facts.counts.items():
        if count or status in CHECKED:
            yield Line("plain", 2, f"{count:>5}  {STATUSES[status].get(lang)}")
    if facts.failed:
        yield from (BLANK, _heading("not-checked", lang, n=len(facts.failed)))
        for failed in facts.failed:
            why = failed.message.get(lang) if failed.message else ""
            yield _entry(f"{failed.path}: {STATUSES[failed.status].get(lang)}. {why}")
    if facts.short:
        yield from (BLANK, _heading("short", lang, n=len(facts.short)))
        yield from _some([f"{path}: {why}" for path, why in facts.short], lang)
    if worst:
        yield from (BLANK, _heading("worst", lang))
        for score in worst:
            yield Line(
                "plain", 2, f"{number(score.value, lang):>5}  {tidy(score.unit)} ({score.path})", hang=7
            )
    often = facts.most_missing()
    if often:
        yield from (BLANK, _heading("often", lang))
        for key in often:
            counted = {"missing": facts.missing[key], "partial": facts.partial[key], "of": facts.asked[key]}
            told = OVERVIEW["often-item"].get(lang)
            yield _entry(told.format(title=tidy(facts.titles[key]), id=key[1], **counted))
    if facts.remarks:
        yield from (BLANK, _heading("remarks", lang))
        yield from _some([f"{path}: {text}" for path, text in facts.remarks], lang)
    if facts.changes or facts.gone:
        yield from _changes(facts, lang)


def _changes(facts: _Facts, lang: str) -> Iterator[Line]:
    yield from (BLANK, _heading("changes", lang))
    for unit, moved in facts.changes:
        told = (
            OVERVIEW[kind].get(lang).format(items=f"{len(items)} ({', '.join(items)})")
            for kind, items in moved.items()
        )
        yield _entry(f"{tidy(unit)}: {'; '.join(told)}")
    if facts.gone:
        yield _entry(OVERVIEW["gone"].get(lang).format(units=", ".join(map(tidy, facts.gone))))


def _moved(outcome: Outcome) -> dict[str, list[str]]:
    """The items that changed, by the direction in which they went."""
    moved: dict[str, list[str]] = {}
    for change in outcome.changes:
        before, after = (_RANKS.index(v) if v in _RANKS else -1 for v in (change.before, change.after))
        kind = "changed" if -1 in (before, after) else "fixed" if after > before else "regressed"
        moved.setdefault(kind, []).append(change.item)
    return {kind: moved[kind] for kind in ("fixed", "regressed", "changed") if kind in moved}


def _remarks(outcome: Outcome, lang: str) -> Iterator[str]:
    yield from (note.get(lang) for note in outcome.notes)
    for waiver in outcome.waived:
        yield (
            OVERVIEW["waived"]
            .get(lang)
            .format(item=waiver.item, until=waiver.expires, reason=waiver.reason, approver=waiver.approver)
        )
    if outcome.accepted:
        yield OVERVIEW["accepted"].get(lang).format(n=len(outcome.accepted))


def _some(texts: list[str], lang: str) -> Iterable[Line]:
    yield from (_entry(text) for text in texts[:_SHOWN])
    if len(texts) > _SHOWN:
        yield _entry(OVERVIEW["others"].get(lang).format(n=len(texts) - _SHOWN))


def _entry(text: str) -> Line:
    return Line("plain", 2, f"- {tidy(text)}", hang=2)


def _heading(code: str, lang: str, **values: int) -> Line:
    return Line("heading", 0, OVERVIEW[code].get(lang).format(**values))
