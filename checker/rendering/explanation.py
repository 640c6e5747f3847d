"""The explanation of one verdict, for the official who doubts it: what counts, what does not, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.rendering.explanation_texts import LABELS, OUTCOMES
from checker.rendering.layout import BLANK, WIDTH, Line, clean, plain, tidy
from checker.rendering.texts import REASONS, REFUSALS, UNKNOWN, VERDICTS
from checker.rendering.words import citation, parts, place_of, quoted, review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.explain import Explanation, Place
    from checker.judging.model import Evidence
    from checker.ruleset.model import Item, Text

_AROUND = 60
"""Characters of text shown before and after a quote."""
_LONGEST = 400


def render(explanation: Explanation, lang: str = "vi", *, width: int = WIDTH) -> str:
    """The explanation as text, wrapped at ``width`` columns."""
    return plain(_page(explanation, lang), width)


def _page(explanation: Explanation, lang: str) -> Iterator[Line]:
    yield Line("title", 0, _label("title", lang))
    yield from (BLANK, *_head(explanation, lang))
    yield from (BLANK, Line("heading", 0, _label("how", lang)), *_rule(explanation, lang))
    yield from (BLANK, *_evidence(explanation, lang))
    if not explanation.item.checks:
        yield from (BLANK, *_places(explanation, lang))
    if explanation.verdict.verdict in {"partial", "missing"}:
        yield from (BLANK, *_advice(explanation.item, lang))


def _head(explanation: Explanation, lang: str) -> Iterator[Line]:
    item, verdict = explanation.item, explanation.verdict
    yield Line("plain", 0, tidy(explanation.document.name), _label("file", lang))
    title = _label("item-text", lang, title=tidy(item.title.get(lang)), id=tidy(item.id))
    yield Line("plain", 0, title, _label("item", lang))
    cited = citation(item.citation, lang)
    if not item.citation.verified:
        cited = _label("unverified", lang, citation=cited)
    yield Line("plain", 0, cited, _label("citation", lang))
    yield Line(verdict.verdict, 0, VERDICTS[verdict.verdict].get(lang), _label("verdict", lang))
    reason = REASONS.get(verdict.reason, UNKNOWN).get(lang)
    if verdict.reason == "met" and not _is_result(item):
        reason = _label("stated", lang)
    if verdict.note:
        reason = f"{reason} {tidy(verdict.note.get(lang))}"
    yield Line("plain", 0, reason, _label("because", lang))
    if verdict.verdict in {"met", "partial"} and not item.checks:
        code = "substantiated" if verdict.substantiated else "bare"
        yield Line("plain", 0, _label(code, lang), _label("substance", lang))
    if verdict.review:
        yield Line("warning", 0, review(verdict, lang), _label("review", lang))


def _rule(explanation: Explanation, lang: str) -> Iterator[Line]:
    """What the item asks for, and how much of that was named."""
    item, verdict = explanation.item, explanation.verdict
    if item.checks:
        yield from _form(explanation, lang)
        return
    titles = [tidy(facet.title.get(lang)) for facet in item.facets]
    code = "points-some"
    if len(titles) == 1:
        code = "points-one"
    elif item.need >= len(titles):
        code = "points-all"
    elif item.need == 1:
        code = "points-any"
    yield Line("plain", 0, _label(code, lang, total=len(titles), need=item.need, list="; ".join(titles)))
    if not _is_result(item):
        yield Line("plain", 0, _label("mode-stated", lang))
    else:
        mode = explanation.ruleset.mode(item.mode)
        code = "mode" if mode.acts else "mode-done"
        yield Line("plain", 0, _label(code, lang, mode=tidy(mode.title.get(lang))))
    yield Line("plain", 0, tidy(item.section.get(lang)), _label("section", lang))
    if len(titles) > 1 and verdict.verdict != "not_applicable":
        named = [tidy(facet.title.get(lang)) for facet in item.facets if facet.id in verdict.facets]
        left = [tidy(facet.title.get(lang)) for facet in item.facets if facet.id not in verdict.facets]
        yield Line("plain", 0, "; ".join(named) or _label("none", lang), _label("named", lang))
        if left:
            yield Line("plain", 0, "; ".join(left), _label("lacking", lang))


def _form(explanation: Explanation, lang: str) -> Iterator[Line]:
    """What must hold of a component, what does, and what there is instead."""
    item, verdict = explanation.item, explanation.verdict
    asked = "; ".join(tidy(check.title.get(lang)) for check in item.checks)
    yield Line("plain", 0, _label("form-points", lang, list=asked))
    right = [tidy(check.title.get(lang)) for check in item.checks if check.id in verdict.facets]
    if right:
        yield Line("plain", 0, "; ".join(right), _label("form-right", lang))
    if verdict.lacking:
        off = "; ".join(tidy(text.get(lang)) for text in verdict.lacking)
        yield Line("plain", 0, off, _label("form-off", lang))


def _evidence(explanation: Explanation, lang: str) -> Iterator[Line]:
    found = explanation.verdict.evidence
    yield Line("heading", 0, _label("evidence", lang, n=len(found)))
    if not found:
        yield Line("plain", 0, _label("evidence-none", lang))
    for number, evidence in enumerate(found, 1):
        where = place_of(explanation.document, evidence, lang)
        yield Line("quote", 0, f"{number}. {quoted(evidence.quote, _LONGEST)} ({where})", hang=3)
        if evidence.facets:
            yield Line("plain", 3, _facets(explanation.item, evidence.facets, lang), _label("points", lang))
        elif len(found) > 1 and not explanation.item.checks:
            yield Line("note", 3, _label("lead", lang))


def _places(explanation: Explanation, lang: str) -> Iterator[Line]:
    places = explanation.places
    yield Line("heading", 0, _label("places", lang, n=len(places)))
    if not places:
        yield Line("plain", 0, _label("places-none", lang, parts=parts(explanation.document, lang)))
        return
    counts = Counter(place.outcome for place in places)
    yield Line("note", 0, _label("places-legend", lang, **{name: counts[name] for name in OUTCOMES}))
    for number, place in enumerate(places, 1):
        yield BLANK
        yield from _place(explanation, place, number, lang)


def _place(explanation: Explanation, place: Place, number: int, lang: str) -> Iterator[Line]:
    outcome = OUTCOMES[place.outcome].get(lang)
    where = place_of(explanation.document, place.evidence, lang)
    yield Line(place.outcome, 0, f"{number}. {outcome} ({where})", hang=3)
    block = explanation.document.blocks[place.evidence.block - 1]
    yield Line("quote", 3, f"“{around(block.text, place.evidence, place.phrases)}”")
    if len(explanation.item.facets) > 1:
        yield Line("plain", 3, _facets(explanation.item, place.evidence.facets, lang), _label("points", lang))
    for lead in place.leads:
        text = f"{quoted(lead.quote, _LONGEST)} ({place_of(explanation.document, lead, lang)})"
        yield Line("quote", 3, text, _label("with", lang))
    yield Line("plain", 3, _why(explanation.item, place, lang), _label("why", lang))


def _advice(item: Item, lang: str) -> Iterator[Line]:
    yield Line("heading", 0, _label("fix", lang))
    yield Line("plain", 0, tidy(item.advice.get(lang)), _label("advice", lang))
    yield Line("wording", 0, quoted(item.wording.get(lang)), _label("wording", lang))
    yield Line("note", 0, _label("honest", lang))


def _why(item: Item, place: Place, lang: str) -> str:
    if place.outcome == "met" and place.nil:
        return _label("accepted-nil", lang)
    if place.outcome == "met":
        return _label("accepted" if _is_result(item) else "accepted-stated", lang)
    return reason_text(place.reason).get(lang)


def reason_text(code: str) -> Text:
    """The sentence for a reason of a candidate, whether it was accepted in part or refused."""
    return REFUSALS.get(code) or REASONS.get(code, UNKNOWN)


def _is_result(item: Item) -> bool:
    """Whether the item asks for results: not so where plans and proposals are the content themselves."""
    return not item.frames or any(frame.asserted for frame in item.frames)


def _facets(item: Item, facets: Iterable[str], lang: str) -> str:
    titles = {facet.id: tidy(facet.title.get(lang)) for facet in item.facets}
    return "; ".join(titles.get(facet, facet) for facet in facets)


def around(text: str, evidence: Evidence, phrases: Sequence[tuple[int, int]]) -> str:
    """The quote with some text around it, cut at words, and the matched words between « and »."""
    start = _word_start(text, evidence.start - _AROUND)
    end = _word_end(text, evidence.end + _AROUND)
    if end - start > _LONGEST and phrases:
        start = max(start, _word_start(text, phrases[0][0] - _LONGEST // 2))
        end = min(end, _word_end(text, phrases[0][1] + _LONGEST // 2))
    pieces = []
    at = start
    for first, last in phrases:
        if first >= at and last <= end:
            pieces += [text[at:first], "«", text[first:last], "»"]
            at = last
    pieces.append(text[at:end])
    marked = " ".join(clean("".join(pieces)).split())
    return ("… " if start > 0 else "") + marked + (" …" if end < len(text) else "")


def _word_start(text: str, position: int) -> int:
    """The start of the word that a position stands in."""
    if position <= 0:
        return 0
    space = text.rfind(" ", 0, position + 1)
    return space + 1


def _word_end(text: str, position: int) -> int:
    """The end of the word that a position stands in."""
    if position >= len(text):
        return len(text)
    space = text.find(" ", position)
    return len(text) if space < 0 else space


def _label(code: str, lang: str, **values: object) -> str:
    text = LABELS[code].get(lang)
    return text.format(**values) if values else text
