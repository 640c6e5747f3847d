"""From candidates to verdicts: facets, reasons, evidence, review marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.judging.model import Evidence, Refusal, Verdict
from checker.judging.review import review
from checker.matching.sections import NOT_RESULTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.matching.candidates import Candidate
    from checker.matching.facts import Facts
    from checker.matching.find import Hit
    from checker.matching.index import Clause
    from checker.ruleset.model import Case, Condition, Group, Item, Ruleset, Text

_CLOSING = "%)”’\"'"
_MAX_EVIDENCE = 4
_PLACES = 2
"""A verdict that rests on one sentence shows a second one that proves it nearly as well, if there is one."""
_FAR = 2
"""A denial that is stronger than the only statement by so much is believed."""
_ENOUGH = 3
"""So many phrases of an item in one clause say that the clause is about it; more say no more."""
_MAX_REFUSALS = 5
_SUBSTANCE = ("substance.number", "substance.channel", "substance.event")
_NEAREST_FIRST = (
    "placeholder",
    "plan-section",
    "other-addressee",
    "other-mode",
    "no-act",
    "instrument-title",
    "recited",
    "slogan",
    "no-actor",
    "heading-only",
)


def decide(item: Item, found: Sequence[Candidate], ruleset: Ruleset, facts: Facts) -> Verdict:
    """The verdict on one item; score and gain are filled in later."""
    if item.skip is not None:
        return Verdict(item, "not_applicable", "switched-off", note=item.skip)
    met = [c for c in found if c.outcome == "met"]
    partial = [c for c in found if c.outcome == "partial"]
    refused = _nearest([c for c in found if c.outcome == "refused"], facts)
    exempting = [clause for _, clause in _statements(item.not_applicable, facts)]
    exempt = exempting[0] if exempting else None
    exempting_sentences = {clause.sentence for clause in exempting}
    met = [c for c in met if c.clause.sentence not in exempting_sentences]
    partial = [c for c in partial if c.clause.sentence not in exempting_sentences]
    if _is_denied(met, partial, facts):
        met = []
    met_facets = {c.frame.facet for c in met}
    if len(met_facets) >= item.need:
        return _verdict(item, "met", "met", met, refused, facts, partial)
    if exempt is not None:
        evidence = (_quote(exempt, facts, ()),)
        return Verdict(item, "not_applicable", "not-applicable", evidence, substantiated=False)
    if item.applies_when is not None and not _applies(item.applies_when, facts):
        return Verdict(item, "not_applicable", "not-this-unit", note=item.applies_when.otherwise)
    if met or partial:
        reason = "too-few-facets" if met else _one_per_facet(partial, item, facts)[0].reason
        return _verdict(item, "partial", reason, met or partial, refused, facts, partial)
    # What a report may leave out is not claimed by naming its group.
    blanket = _blanket(item, ruleset, facts) if item.optional is None else None
    if blanket is not None:
        evidence = (_quote(blanket, facts, ()),)
        return Verdict(
            item,
            "partial",
            "blanket-claim",
            evidence,
            refused,
            (),
            _lacking(item, set()),
            _is_substantiated([blanket], facts),
        )
    if item.optional is not None:
        return Verdict(item, "not_applicable", "not-this-unit", refusals=refused, note=item.optional)
    reason = "only-refused" if refused else "nothing-found"
    return Verdict(item, "missing", reason, (), refused, (), _lacking(item, set()))


def _applies(condition: Condition, facts: Facts) -> bool:
    return any(_is_case(case, facts) for case in condition.cases)


def _is_case(case: Case, facts: Facts) -> bool:
    about = facts.text.document.metadata
    if about.period_to and not case.period_from <= about.period_to <= (case.period_until or "9999"):
        return False
    if case.mentions and not any(facts.hits.get(name) for name in case.mentions):
        return False
    return not (case.units and about.agency) or any(name in facts.kinds for name in case.units)


def _verdict(
    item: Item,
    verdict: str,
    reason: str,
    found: list[Candidate],
    refused: tuple[Refusal, ...],
    facts: Facts,
    partial: list[Candidate],
) -> Verdict:
    chosen = _one_per_facet(found, item, facts)
    evidence: list[Evidence] = []
    clauses: list[Clause] = []
    for candidate in _with_second_place(chosen, found, facts)[:_MAX_EVIDENCE]:
        if candidate.support >= 0:
            support = facts.text.clauses[candidate.support]
            clauses.append(support)
            _add(evidence, _quote(support, facts, ()))
        clauses.append(candidate.clause)
        begun = facts.text.clause_at(candidate.hit.start)
        if begun.number != candidate.clause.number:
            clauses.append(begun)
            _add(evidence, _quote(begun, facts, ()))
        _add(evidence, _quote(candidate.clause, facts, (candidate.frame.facet,)))
    facets = tuple(dict.fromkeys(c.frame.facet for c in chosen if c.outcome == "met"))
    return Verdict(
        item=item,
        verdict=verdict,  # type: ignore[arg-type]
        reason=reason,
        evidence=tuple(evidence),
        refusals=refused,
        facets=facets,
        lacking=() if verdict == "met" else _lacking(item, set(facets)),
        substantiated=_is_substantiated(clauses, facts),
        words=tuple((c.hit.start, c.hit.end) for c in chosen),
        review=review(verdict, reason, chosen, partial, facts),
    )


def _one_per_facet(found: Sequence[Candidate], item: Item, facts: Facts) -> list[Candidate]:
    """The best candidate of each facet, in the order of the document.

    Best is the clause that says most of the item itself; then by the order of the frames in the ruleset,
    then from the paragraph that names most facets, then by the nearness of the act.
    """
    rank = {frame.phrases: position for position, frame in enumerate(item.frames)}
    named: dict[int, set[str]] = {}
    for candidate in found:
        named.setdefault(candidate.clause.block, set()).add(candidate.frame.facet)
    strength = _strengths(found, facts)

    def preference(candidate: Candidate) -> tuple[int, bool, int, int, int, int]:
        hit = candidate.hit
        return (
            -strength[hit, candidate.frame.phrases],
            any(facts.titles.covers[hit.start : hit.end]),
            rank[candidate.frame.phrases],
            -len(named[candidate.clause.block]),
            candidate.distance,
            hit.start,
        )

    best: dict[str, Candidate] = {}
    for candidate in found:
        current = best.get(candidate.frame.facet)
        if current is None or preference(candidate) < preference(current):
            best[candidate.frame.facet] = candidate
    return sorted(best.values(), key=lambda c: c.hit.start)


def _strengths(found: Sequence[Candidate], facts: Facts) -> dict[tuple[Hit, str], int]:
    """How much the clause of each candidate says of the item, by its hit and its frame.

    Counted are the phrases of the item in it, its own act, and those whom the frame requires; the opening
    of a report announces, it seldom proves.
    """
    hits: dict[int, set[Hit]] = {}
    for candidate in found:
        hits.setdefault(candidate.clause.number, set()).add(candidate.hit)
    result = {}
    for candidate in found:
        clause, frame = candidate.clause, candidate.frame
        complete = not frame.requires or facts.found.any_within(frame.requires, [clause.number])
        strength = min(len(hits[clause.number]), _ENOUGH) + (candidate.support < 0) + complete
        announced = clause.block in facts.context.opening
        result[candidate.hit, frame.phrases] = strength - (_ENOUGH + 2) * announced
    return result


def _is_denied(met: Sequence[Candidate], partial: Sequence[Candidate], facts: Facts) -> bool:
    """Whether the one sentence that seems to tell of an act says far less of it than one that denies it."""
    denials = [candidate for candidate in partial if candidate.reason == "not-done"]
    if not denials or len({candidate.clause.sentence for candidate in met}) != 1:
        return False
    strength = _strengths([*met, *denials], facts)

    def most(of: Sequence[Candidate]) -> int:
        return max(strength[candidate.hit, candidate.frame.phrases] for candidate in of)

    return most(denials) - most(met) >= _FAR


def _with_second_place(chosen: list[Candidate], found: Sequence[Candidate], facts: Facts) -> list[Candidate]:
    """The chosen candidates; one alone together with that of another sentence, if it says nearly as much."""
    sentences = {candidate.clause.sentence for candidate in chosen}
    if len(sentences) >= _PLACES:
        return chosen
    strength = _strengths(found, facts)

    def strength_of(candidate: Candidate) -> int:
        return strength[candidate.hit, candidate.frame.phrases]

    least = max(strength_of(candidate) for candidate in chosen) - 1
    others = [c for c in found if c.clause.sentence not in sentences and strength_of(c) >= least]
    if not others:
        return chosen
    return [*chosen, min(others, key=lambda c: (-strength_of(c), c.hit.start))]


def _add(evidence: list[Evidence], quote: Evidence) -> None:
    for position, other in enumerate(evidence):
        if (other.block, other.start, other.end) == (quote.block, quote.start, quote.end):
            facets = tuple(dict.fromkeys((*other.facets, *quote.facets)))
            evidence[position] = Evidence(
                other.quote, other.section, other.block, other.page, other.start, other.end, facets
            )
            return
    evidence.append(quote)


def _quote(clause: Clause, facts: Facts, facets: tuple[str, ...]) -> Evidence:
    """The verbatim text of a clause; of a table row all of it, since its cells are one statement."""
    text = facts.text
    block = text.document.blocks[clause.block]
    start, end = text.starts[clause.first], text.ends[clause.last - 1]
    while end < len(block.text) and block.text[end] in _CLOSING:
        end += 1
    if block.row is not None:
        end = len(block.text.rstrip(" |"))
        start = _after_number(block.text, [cell for cell in block.row.cells if cell[0] < end])
    return Evidence(block.text[start:end], block.section, block.number, block.page, start, end, facets)


def _after_number(text: str, cells: Sequence[tuple[int, int]]) -> int:
    """Where a row starts to say something: behind its running number."""
    if len(cells) > 1 and len(text[cells[0][0] : cells[0][1]]) <= 4:
        return cells[1][0]
    return 0


def _nearest(refused: list[Candidate], facts: Facts) -> tuple[Refusal, ...]:
    """The refused candidates that say most, each reason once first."""
    rank = {reason: position for position, reason in enumerate(_NEAREST_FIRST)}
    ordered = sorted(refused, key=lambda c: (rank.get(c.reason, len(rank)), c.hit.start))
    seen: set[tuple[str, int]] = set()
    result = []
    for candidate in ordered:
        mark = (candidate.reason, candidate.clause.number)
        if mark not in seen:
            seen.add(mark)
            phrase = facts.text.text(candidate.hit.start, candidate.hit.end)
            result.append(
                Refusal(candidate.reason, _quote(candidate.clause, facts, (candidate.frame.facet,)), phrase)
            )
    return tuple(result[:_MAX_REFUSALS])


def _lacking(item: Item, named: set[str]) -> tuple[Text, ...]:
    return tuple(facet.title for facet in item.facets if facet.id not in named)


def _statements(name: str, facts: Facts) -> Iterator[tuple[Hit, Clause]]:
    """The hits of ``name`` (if there is one) with their clauses that are statements of the report."""
    for hit in facts.hits.get(name, ()) if name else ():
        clause = facts.text.clause_at(hit.start)
        if not (
            facts.sections.role(clause) in NOT_RESULTS
            or facts.recitals.cover(hit.start, clause)
            or facts.placeholders.cover(hit.start, clause)
            or facts.context.is_heading(clause.number)
            or facts.titles.covers[hit.start]
        ):
            yield hit, clause


def _blanket(item: Item, ruleset: Ruleset, facts: Facts) -> Clause | None:
    """A claim that the whole group, or the item as such, was carried out, with nothing specific."""
    names = [item.blanket] if item.blanket else []
    group = next(g for g in ruleset.groups if g.id == item.group)
    if group.blanket and _is_covered(item, group):
        names.append(group.blanket)
    for name in names:
        for hit, clause in _statements(name, facts):
            if _is_carried_out(hit, clause, facts):
                return clause
    return None


def _is_covered(item: Item, group: Group) -> bool:
    return not group.blanket_mode or item.mode == group.blanket_mode


def _is_carried_out(hit: Hit, clause: Clause, facts: Facts) -> bool:
    """Whether a sentence that names the group also says that it was carried out."""
    claimed = facts.found.any_within(("blanket.done",), facts.text.sentence(clause))
    return claimed and facts.assertion.status(hit) in {"done", "ordered"}


def _is_substantiated(clauses: Sequence[Clause], facts: Facts) -> bool:
    """A date, a number, a document, a named channel or event, in the evidence or what introduces it."""
    return any(facts.found.any_within(_SUBSTANCE, facts.text.sentence(clause)) for clause in clauses)
