"""Every place that names the topic of an item, accepted as evidence or refused with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from checker.matching.connection import connect
from checker.matching.find import Hit
from checker.matching.people import named_above, named_beside
from checker.matching.sections import NOT_RESULTS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.matching.assertion import Status
    from checker.matching.facts import Facts
    from checker.matching.index import Clause
    from checker.ruleset.model import Frame, Item, Ruleset

Outcome = Literal["met", "partial", "refused"]

PARTIAL: dict[Status, str] = {
    "negated": "not-done",
    "planned": "planned",
    "ordered": "ordered",
    "in-progress": "in-progress",
    "limited": "part-only",
}
"""What an act that is not done makes of a candidate, as a reason."""
_BY_STAFF_REACH = 3
"""The act of those who are named as acting stands so near behind them, in syllables."""
_AGAINST_REACH = 14
"""Words that rule a hit out ("unless") stand so near to it, in syllables."""
_STATEMENT = 5
"""The words under a heading that say something, in syllables."""
_SKIPPED_PARTS = frozenset({"headers", "footers", "comments"})


class Candidate(NamedTuple):
    """A hit of a frame, what was made of it, and why.

    ``support`` is the clause in which the act stands when it is not the hit's own (-1: its own);
    ``distance`` how far the act is from the hit, in syllables (more when it stands elsewhere).
    """

    frame: Frame
    hit: Hit
    clause: Clause
    outcome: Outcome
    reason: str
    support: int = -1
    distance: int = 0


def candidates(item: Item, ruleset: Ruleset, facts: Facts) -> list[Candidate]:
    """All candidates for an item, in the order of the document."""
    found = [
        _judge(hit, frame, item, ruleset, facts)
        for frame in item.frames
        for hit in facts.hits.get(frame.phrases, ())
    ]
    return sorted(found, key=lambda c: (c.hit.start, c.hit.end, c.frame.phrases))


def _judge(hit: Hit, frame: Frame, item: Item, ruleset: Ruleset, facts: Facts) -> Candidate:
    clause = facts.text.clause_at(hit.end - 1)
    if frame.section and facts.context.is_heading(clause.number):
        return _by_content(hit, clause, frame, facts)
    reason = _why_not_here(hit, clause, frame, facts) or _why_not_so(hit, clause, frame, item, facts)
    if reason:
        return Candidate(frame, hit, clause, "refused", reason)
    return _by_act(hit, clause, frame, ruleset, facts)


def _why_not_here(hit: Hit, clause: Clause, frame: Frame, facts: Facts) -> str:
    """Why a hit does not count where it stands: in this part, title or section; empty when it does."""
    block = facts.text.document.blocks[clause.block]
    if block.part in _SKIPPED_PARTS:
        return "header-footer"
    if facts.placeholders.cover(hit.start, clause):
        return "placeholder"
    if block.kind == "heading" and not frame.headings:
        return "heading-only"
    if not frame.headings and facts.context.is_bare_topic(clause.block):
        return "heading-only"
    # A title may stand inside a hit, in a gap of the phrase; the words of the phrase must not be the title's.
    masks = facts.titles.filed if frame.titles else facts.titles.covers
    if masks[hit.start] or masks[hit.end - 1]:
        return "instrument-title"
    if frame.opening and clause.block not in facts.context.opening:
        return "not-opening"
    if not frame.opening and _announces(clause, facts):
        return "opening"
    role = facts.sections.role(clause)
    if frame.roles:
        return "" if role in frame.roles else "other-section"
    return NOT_RESULTS.get(role, "")


def _why_not_so(hit: Hit, clause: Clause, frame: Frame, item: Item, facts: Facts) -> str:
    """Why a hit does not count beside the words around it; empty when it does."""
    if any(_speaks_against(name, hit, clause, facts) for name in (frame.unless, item.unless) if name):
        return "excluded"
    if not frame.opening and (facts.units.is_another(hit, clause) or facts.units.speaks_before(clause)):
        return "other-unit"
    if frame.not_under and _is_under(frame.not_under, hit, clause, facts):
        return "other-mode"
    if facts.recitals.cover(hit.start, clause):
        return "recited"
    if frame.asserted and _is_slogan(clause, facts):
        return "slogan"
    if frame.beside and not named_beside(frame.beside, clause, facts):
        return "no-addressee"
    if frame.requires and not named_above(frame.requires, clause, facts):
        return "no-actor"
    return ""


def _announces(clause: Clause, facts: Facts) -> bool:
    """Whether the sentence opens the report: "Thực hiện Công văn ..., nhà trường báo cáo như sau:"."""
    names = ("reference.report", "reference.basis")
    opens = clause.block in facts.context.opening
    return opens and bool(facts.found.any_within(names, facts.text.sentence(clause)))


def _speaks_against(name: str, hit: Hit, clause: Clause, facts: Facts) -> bool:
    """Whether words that rule a hit out stand near it: a long clause tells of several things."""
    return any(
        max(hit.start - other.end, other.start - hit.end) <= _AGAINST_REACH
        for number in {clause.number, facts.text.clause_of[hit.start]}
        for other in facts.found.within(name, number)
    )


def _is_slogan(clause: Clause, facts: Facts) -> bool:
    """Whether a clause only professes a principle: "lấy công khai, minh bạch làm gốc"."""
    said = facts.found.within("assert.slogan", clause.number)
    return bool(said) and not facts.found.any_within(("assert.told", "substance.number"), [clause.number])


def _is_under(names: Sequence[str], hit: Hit, clause: Clause, facts: Facts) -> bool:
    """Whether an act of another mode governs the hit, in front of it or in the nearest text with an act."""
    acts = [act for name in names for act in facts.acts.within(name, [clause.number])]
    if any(act.end <= hit.start or _is_done_to(hit, act, clause, facts) for act in acts):
        return True
    finite = bool(facts.found.within("act.any", clause.number))
    for governor in facts.context.governors(clause):
        heading = facts.context.is_heading(governor[0])
        # A full sentence under a heading says its own act; a bare topic takes that of the heading.
        if not (heading and finite) and any(facts.acts.within(name, governor) for name in names):
            return True
        if heading:
            return False
    return False


def _is_done_to(hit: Hit, act: Hit, clause: Clause, facts: Facts) -> bool:
    """Whether an act behind the hit is done to it: "việc giải quyết đơn cũng được công đoàn giám sát"."""
    by_staff = facts.found.within("act.by-staff", clause.number)
    return any(hit.end <= mark.start and 0 <= act.start - mark.end <= _BY_STAFF_REACH for mark in by_staff)


def _by_content(hit: Hit, heading: Clause, frame: Frame, facts: Facts) -> Candidate:
    """What the text under a heading makes of it: a section counts when something in it was done."""
    role = facts.sections.role(heading)
    reason = "" if role in frame.roles else ("other-section" if frame.roles else NOT_RESULTS.get(role, ""))
    if reason or (not frame.titles and any(facts.titles.covers[hit.start : hit.end])):
        return Candidate(frame, hit, heading, "refused", reason or "instrument-title")
    first: Candidate | None = None
    for clause in facts.context.under(heading):
        if clause.last - clause.first < _STATEMENT and not frame.nil:
            continue
        if facts.placeholders.cover(clause.first, clause):
            continue
        status = facts.assertion.status(Hit(clause.last - 1, clause.last))
        if not frame.asserted or frame.nil or status == "done":
            return Candidate(frame, hit, clause, frame.gives, "met" if frame.gives == "met" else "weak-claim")
        first = first or Candidate(frame, hit, clause, "partial", PARTIAL.get(status, "planned"))
    return first or Candidate(frame, hit, heading, "refused", "heading-only")


def _by_act(hit: Hit, clause: Clause, frame: Frame, ruleset: Ruleset, facts: Facts) -> Candidate:
    """What the act that the frame asks for makes of a hit that counts where it stands."""
    mode = ruleset.mode(frame.mode)
    judges_assertion = frame.asserted and not frame.nil
    gives = frame.gives
    reason = "met" if gives == "met" else "weak-claim"
    status: Status = "done"
    support = -1
    distance = 0
    if mode.acts:
        act = connect(hit, clause, mode, facts)
        if not act.found:
            return Candidate(frame, hit, clause, "refused", act.reason)
        status, support, distance = act.status, act.support, act.distance
        tells_apart = support < 0 and mode.foreign and not mode.weak
        if status == "done" and (act.weak or (tells_apart and facts.assertion.is_passed_on(hit))):
            gives, reason = "partial", "disseminated-only"
        if status == "done" and support >= 0 and judges_assertion:
            own = facts.assertion.status(hit)
            status = own if own != "ordered" else status
    elif judges_assertion:
        status = facts.assertion.status(hit)
        if status == "done" and facts.assertion.is_passed_on(hit):
            gives, reason = "partial", "disseminated-only"
    if status == "ordered" and frame.orders:
        status = "done"
    if status == "recited":
        return Candidate(frame, hit, clause, "refused", "recited")
    if status == "done" and not frame.roles and facts.sections.role(clause) == "limits":
        return Candidate(frame, hit, clause, "refused", "limits-section")
    if status != "done":
        return Candidate(frame, hit, clause, "partial", PARTIAL[status], support, distance)
    return Candidate(frame, hit, clause, gives, reason, support, distance)
