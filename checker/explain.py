"""Why an item got its verdict: the evidence, and every place that names its topic, accepted or refused."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from checker.check import judge_looks, looks
from checker.choose import choose
from checker.document.read import DEFAULT_LIMITS, read
from checker.errors import UsageError
from checker.judging.model import Evidence
from checker.judging.review import DAMAGED
from checker.matching.candidates import candidates
from checker.ruleset.load import load_ruleset
from checker.ruleset.source import shipped_ids

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.document.limits import Limits
    from checker.document.model import Document
    from checker.judging.model import Verdict
    from checker.matching.candidates import Candidate
    from checker.matching.facts import Facts
    from checker.matching.index import Clause
    from checker.ruleset.model import Item, Ruleset

_NEAR = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A place that names the topic of an item, and what was made of it.

    ``reason`` is a code of the reasons (``outcome`` met or partial) or of the refusals (refused).
    ``phrases`` are the words that matched, as offsets into the text of the block. ``leads`` are other
    places that the decision rests on: where the act stands, or where the matched words begin. ``nil``: the
    words say that nothing occurred.
    """

    outcome: str
    reason: str
    evidence: Evidence
    phrases: tuple[tuple[int, int], ...]
    leads: tuple[Evidence, ...]
    nil: bool = False


@dataclass(frozen=True, slots=True)
class Explanation:
    """The verdict on one item of one document and all its candidates, in the order of the document."""

    document: Document
    ruleset: Ruleset
    item: Item
    verdict: Verdict
    places: tuple[Place, ...]


def explain(
    path: str | Path,
    item: str,
    ruleset: str | None = None,
    *,
    data: bytes | None = None,
    limits: Limits = DEFAULT_LIMITS,
    ocr: bool = False,
) -> Explanation:
    """Explain the verdict on the item of that id; ``ocr``: scanned pages are recognised with Tesseract.

    Raises UsageError, which lists similar ids, when the ruleset has none such; RulesetError; DocumentError.
    """
    if ruleset:
        rules = load_ruleset(ruleset)
        if rules.item(item) is None:
            raise _unknown(item, rules)
    document = read(path, data, limits=limits, ocr=ocr)
    if not ruleset:
        rules = _ruleset_of(item, document)
    found = rules.item(item)
    if found is None:
        raise _unknown(item, rules)
    return explain_document(document, found, rules)


def _ruleset_of(item: str, document: Document) -> Ruleset:
    """The ruleset that has the item: of those that fit the report, or else of all; the first that fits."""
    fitting = [choice.ruleset for choice in choose(document)]
    first = load_ruleset(fitting[0])
    names = (*fitting, *(name for name in shipped_ids() if name not in fitting))
    loaded = (first if name == fitting[0] else load_ruleset(name) for name in names)
    return next((rules for rules in loaded if rules.item(item) is not None), first)


def explain_document(document: Document, item: Item, rules: Ruleset) -> Explanation:
    """Explain the verdict on an item, the one that a check gives, for a document that was read before."""
    facts, tolerant = looks(document, rules)
    verdict = next(v for v in judge_looks(facts, tolerant, rules) if v.item.id == item.id)
    if tolerant is not None and verdict.review == DAMAGED:
        facts = tolerant
    found = candidates(item, rules, facts)
    return Explanation(document, rules, item, verdict, _places(found, facts))


def near_ids(name: str, ids: Sequence[str]) -> list[str]:
    """The ids that someone who typed ``name`` may have meant, likeliest first."""
    wanted = name.strip().lower()
    holding = [known for known in ids if wanted and wanted in known.lower()]
    return list(dict.fromkeys([*holding, *get_close_matches(wanted, ids, _NEAR, 0.5)]))[:_NEAR]


def _unknown(name: str, rules: Ruleset) -> UsageError:
    vi = f"Bộ quy tắc {rules.id} không có nội dung nào mang mã {name!r}."
    en = f"The ruleset {rules.id} has no item {name!r}."
    near = ", ".join(near_ids(name, [item.id for item in rules.items]))
    if near:
        vi, en = f"{vi} Các mã gần giống: {near}.", f"{en} Similar: {near}."
    return UsageError(
        f"{vi}\nXem mọi mã: rasoat rules show {rules.id}",
        f"{en}\nFor all items: rasoat rules show {rules.id}",
    )


def _places(found: Sequence[Candidate], facts: Facts) -> tuple[Place, ...]:
    """One place for all candidates of a clause that met the same fate."""
    together: dict[tuple[int, str, str, int], list[Candidate]] = {}
    for candidate in found:
        fate = (candidate.clause.number, candidate.outcome, candidate.reason, candidate.support)
        together.setdefault(fate, []).append(candidate)
    return tuple(_place(group, facts) for group in together.values())


def _place(group: Sequence[Candidate], facts: Facts) -> Place:
    first = group[0]
    facets = tuple(dict.fromkeys(candidate.frame.facet for candidate in group))
    begun = [facts.text.clause_of[candidate.hit.start] for candidate in group]
    leads = sorted({first.support, *begun} - {-1, first.clause.number})
    spans = {span for candidate in group for span in _spans(candidate, facts)}
    return Place(
        first.outcome,
        first.reason,
        _evidence(first.clause, facts, facets),
        _merged(sorted(spans)),
        tuple(_evidence(facts.text.clauses[number], facts, ()) for number in leads),
        _is_nil(group),
    )


def _is_nil(group: Sequence[Candidate]) -> bool:
    """Whether all the words that matched belong to a statement that nothing occurred."""
    nil = [candidate.hit for candidate in group if candidate.frame.nil]
    return all(
        any(hit.start <= candidate.hit.start and candidate.hit.end <= hit.end for hit in nil)
        for candidate in group
    )


def _spans(candidate: Candidate, facts: Facts) -> list[tuple[int, int]]:
    """Where the matched words stand in the candidate's own clause; they may begin in one before it."""
    first = max(candidate.hit.start, candidate.clause.first)
    last = min(candidate.hit.end, candidate.clause.last)
    return [(facts.text.starts[first], facts.text.ends[last - 1])] if first < last else []


def _merged(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The ranges with those that overlap made one."""
    result: list[tuple[int, int]] = []
    for start, end in spans:
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def _evidence(clause: Clause, facts: Facts, facets: tuple[str, ...]) -> Evidence:
    text = facts.text
    block = text.document.blocks[clause.block]
    start, end = text.starts[clause.first], text.ends[clause.last - 1]
    return Evidence(block.text[start:end], block.section, block.number, block.page, start, end, facets)
