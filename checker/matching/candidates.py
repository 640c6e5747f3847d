"""Every place that names the topic of an item, accepted as evidence or refused with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from checker.language.tokens import CELL, COMMA
from checker.matching.facts import Facts, Status, overlapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.matching.find import Hit
    from checker.matching.index import Clause
    from checker.ruleset.model import Frame, Item, Mode, Ruleset

Outcome = Literal["met", "partial", "refused"]

_PARTIAL: dict[Status, str] = {
    "negated": "not-done",
    "planned": "planned",
    "ordered": "ordered",
    "in-progress": "in-progress",
    "limited": "part-only",
}
_FROM_INTRODUCTION = 4
_FROM_HEADING = 12
_SKIPPED_PARTS = frozenset({"headers", "footers", "comments"})
_NOT_RESULTS = {"tasks": "plan-section", "proposals": "proposal-section", "recipients": "recipients"}


@dataclass(frozen=True, slots=True)
class Candidate:
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


@dataclass(frozen=True, slots=True)
class _Act:
    """How a clause is connected with the act that a mode asks for."""

    found: bool
    reason: str
    support: int = -1
    status: Status = "done"
    weak: bool = False
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
    clause = facts.text.clauses[facts.text.clause_of[hit.end - 1]]

    def refused(reason: str) -> Candidate:
        return Candidate(frame, hit, clause, "refused", reason)

    block = facts.text.document.blocks[clause.block]
    if block.part in _SKIPPED_PARTS:
        return refused("header-footer")
    if block.kind == "heading" and not frame.headings:
        return refused("heading-only")
    if not frame.titles and any(facts.titles[position] for position in range(hit.start, hit.end)):
        return refused("instrument-title")
    if frame.opening and clause.block not in facts.opening:
        return refused("not-opening")
    role = facts.role(clause)
    if frame.roles:
        if role not in frame.roles:
            return refused("other-section")
    elif role in _NOT_RESULTS:
        return refused(_NOT_RESULTS[role])
    for name in (frame.unless, item.unless):
        if name and (
            facts.within(name, clause.number) or facts.within(name, facts.text.clause_of[hit.start])
        ):
            return refused("excluded")
    if not frame.opening and facts.is_about_another_unit(hit, clause):
        return refused("other-unit")
    if frame.not_under and _is_under(frame.not_under, hit, clause, facts):
        return refused("other-mode")
    if facts.is_recited(hit.start, clause):
        return refused("recited")
    if frame.beside and not _beside(frame.beside, clause, facts):
        return refused("no-addressee")
    if frame.requires and not _present(frame.requires, clause, facts):
        return refused("no-actor")
    status: Status = "done"
    support = -1
    distance = 0
    gives = frame.gives
    reason = "met" if gives == "met" else "weak-claim"
    mode = ruleset.mode(frame.mode)
    if mode.acts:
        act = _act(hit, clause, mode, facts)
        if not act.found:
            return refused(act.reason)
        status, support, distance = act.status, act.support, act.distance
        if act.weak and status == "done":
            gives, reason = "partial", "disseminated-only"
        if status == "done" and support >= 0 and not frame.nil and frame.asserted:
            own = facts.status(hit)
            status = own if own != "ordered" else status
    elif not frame.nil and frame.asserted:
        status = facts.status(hit)
    if status == "ordered" and frame.orders:
        status = "done"
    if status == "recited":
        return refused("recited")
    if status == "done" and role == "limits" and not frame.roles:
        return refused("limits-section")
    if status != "done":
        return Candidate(frame, hit, clause, "partial", _PARTIAL[status], support, distance)
    return Candidate(frame, hit, clause, gives, reason, support, distance)


def _beside(names: Sequence[str], clause: Clause, facts: Facts) -> bool:
    """Whether one of the vocabularies stands in the sentence, the row or the sentence that introduces the list."""
    if facts.any_within(names, facts.text.sentence(clause)) or facts.any_within(names, facts.cells(clause)):
        return True
    for governor in facts.governors(clause):
        if _is_heading(governor, facts) and not facts.is_row_heading(governor[0]):
            return False
        if facts.any_within(names, governor):
            return True
    return False


def _present(names: Sequence[str], clause: Clause, facts: Facts) -> bool:
    """Whether one of the vocabularies stands in the sentence, the row, or the text above up to the nearest heading."""
    if facts.any_within(names, range(facts.text.sentence(clause).start, clause.number + 1)):
        return True
    if facts.any_within(names, facts.cells(clause)):
        return True
    for governor in facts.governors(clause):
        if facts.any_within(names, governor):
            return True
        if _is_heading(governor, facts) and not facts.is_row_heading(governor[0]):
            return False
    return False


def _is_under(names: Sequence[str], hit: Hit, clause: Clause, facts: Facts) -> bool:
    """Whether an act of another mode governs the hit: in front of it, or in the nearest text above that has one."""
    before = [
        act for name in names for act in _unmasked(name, [clause.number], facts) if act.end <= hit.start
    ]
    if before:
        return True
    finite = facts.any_within(("act.any",), [clause.number])
    for governor in facts.governors(clause):
        heading = _is_heading(governor, facts)
        # A full sentence under a heading says its own act; a bare topic takes that of the heading.
        if not (heading and finite) and any(_unmasked(name, governor, facts) for name in names):
            return True
        if heading:
            return False
    return False


# -- the act that the mode asks for -------------------------------------------------------------


def _act(hit: Hit, clause: Clause, mode: Mode, facts: Facts) -> _Act:
    """Look for the mode's act in the clause, then in what it continues, stands beside or stands under."""
    in_row = bool(facts.cells(clause))
    for numbers, near in _places(clause, facts):
        if (
            _is_heading(numbers, facts)
            and not facts.is_row_heading(numbers[0])
            and _says_otherwise(clause, facts)
        ):
            break
        act = _act_in(hit if near else None, clause, numbers, mode, facts)
        if act.found or (act.reason != "no-act" and not (in_row and near)):
            return act
    return _Act(found=False, reason="no-act")


def _places(clause: Clause, facts: Facts) -> Iterator[tuple[list[int], bool]]:
    """Where to look for the act, from near to far; the flag marks the clause of the hit itself."""
    yield [clause.number], True
    if clause.opened_by == CELL or facts.cells(clause):
        yield facts.cells(clause), False
    tail = _tail(clause, facts)
    if tail:
        yield tail, False
    continued = _continued(clause, facts)
    if continued:
        yield continued, False
    for reference in facts.references_back.get(clause.block, ()):
        if reference != clause.number and (
            facts.text.clauses[reference].block != clause.block or reference > clause.number
        ):
            yield [reference], False
    yield from ((governor, False) for governor in facts.governors(clause))


def _says_otherwise(clause: Clause, facts: Facts) -> bool:
    """Whether a clause under a heading has a verb of its own that is another act ("... do Văn phòng soạn, ký")."""
    return facts.any_within(("act.other",), [clause.number])


def _tail(clause: Clause, facts: Facts) -> list[int]:
    """The clauses behind the colon when the clause is the short title of an entry ("Kinh phí: công khai ...")."""
    if clause.last - clause.first > 16:
        return []
    return [n for n in facts.text.sentence(clause) if facts.text.clauses[n].head == clause.number]


def _continued(clause: Clause, facts: Facts) -> list[int]:
    """The clauses before a semicolon whose verb carries on: "đã công khai A; B; C"."""
    if clause.head >= 0:
        return []
    numbers = []
    number = clause.number
    while number > 0 and facts.text.clauses[number].sentence == clause.sentence:
        if facts.within("act.any", number) and number != clause.number:
            numbers.append(number)
            break
        if facts.within("act.any", number) or facts.text.clauses[number].opened_by == CELL:
            break
        number -= 1
    return numbers


def _act_in(hit: Hit | None, clause: Clause, numbers: list[int], mode: Mode, facts: Facts) -> _Act:
    text = facts.text
    acts = _unmasked(mode.acts, numbers, facts, mode.not_acts)
    weak = _unmasked(mode.weak, numbers, facts) if mode.weak and not _is_heading(numbers, facts) else []
    foreign = [act for name in mode.foreign for act in _unmasked(name, numbers, facts)]
    if hit is not None:
        between = foreign + [act for name in mode.between for act in _unmasked(name, numbers, facts)]
        foreign = [act for act in foreign if act.end <= hit.start or act.start >= hit.end]
        acts = [act for act in acts if not _is_blocked(act, hit, between, facts)]
        weak = [act for act in weak if not _is_blocked(act, hit, between, facts)]
    else:
        foreign += [act for name in mode.foreign_above for act in _unmasked(name, numbers, facts)]
    if hit is None and acts and foreign and _is_heading(numbers, facts):
        return _Act(found=False, reason="ambiguous-heading")
    chosen = acts or weak
    if not chosen:
        return _Act(found=False, reason="other-mode" if foreign else "no-act")
    act = _nearest(chosen, hit)
    if facts.is_about_another_unit(act, text.clauses[text.clause_of[act.start]]):
        return _Act(found=False, reason="other-unit")
    support = -1 if hit is not None else text.clause_of[act.start]
    reason = _wrong_people(act, clause, mode, facts, weak=not acts)
    if reason:
        return _Act(found=False, reason=reason, support=support)
    status: Status = "done" if _is_heading(numbers, facts) else facts.status(act)
    if facts.is_recited(act.start, text.clauses[text.clause_of[act.start]]):
        status = "recited"
    role = facts.role(text.clauses[text.clause_of[act.start]])
    if role in _NOT_RESULTS:
        return _Act(found=False, reason=_NOT_RESULTS[role])
    if hit is not None:
        distance = max(0, act.start - hit.end, hit.start - act.end)
    else:
        distance = _FROM_HEADING if _is_heading(numbers, facts) else _FROM_INTRODUCTION
    return _Act(found=True, reason="", support=support, status=status, weak=not acts, distance=distance)


def _unmasked(name: str, numbers: list[int], facts: Facts, also_not: str = "") -> list[Hit]:
    """The acts of a vocabulary in these clauses."""
    return [act for number in numbers for act in facts.acts(name, number, also_not)]


def _is_heading(numbers: list[int], facts: Facts) -> bool:
    return facts.text.document.blocks[facts.text.clauses[numbers[0]].block].kind == "heading"


def _nearest(acts: list[Hit], hit: Hit | None) -> Hit:
    if hit is None:
        return acts[-1]
    return min(
        acts, key=lambda act: act.start - hit.end if act.start >= hit.end else max(0, hit.start - act.end)
    )


def _is_blocked(act: Hit, hit: Hit, foreign: list[Hit], facts: Facts) -> bool:
    """Whether another act stands between an act and the object, so that the object is that one's.

    "công khai kết quả lấy ý kiến về kế hoạch": the plan was consulted on. In "được lấy ý kiến và công
    khai" the acts are coordinate, and both count.
    """
    if act.start < hit.end and hit.start < act.end:
        return False
    if act.start >= hit.end and facts.text.breaks[act.start] == COMMA:
        return True
    low, high = (act.end, hit.start) if act.end <= hit.start else (hit.end, act.start)
    between = [other for other in foreign if low <= other.start and other.end <= high]
    if not between:
        return False
    joints = facts.hits.get("act.and", ())
    if act.start >= hit.end:
        return not any(joint.end == act.start for joint in joints)
    return not any(joint.end == between[0].start for joint in joints)


def _has_actor(mode: Mode, clause: Clause, facts: Facts) -> bool:
    """Whether those who must act are named in the sentence, the row, or in text above that names the act too."""
    if facts.any_within(mode.actors, facts.text.sentence(clause)):
        return True
    if facts.any_within(mode.actors, facts.cells(clause)):
        return True
    return any(
        facts.any_within(mode.actors, governor) and facts.any_within((mode.acts,), governor)
        for governor in facts.governors(clause)
    )


def _wrong_people(act: Hit, clause: Clause, mode: Mode, facts: Facts, *, weak: bool) -> str:
    """Why the act does not count for the people it concerns; empty when it does."""
    text = facts.text
    act_clause = text.clauses[text.clause_of[act.start]]
    near = [act_clause.number] if act_clause.number == clause.number else [clause.number, act_clause.number]
    sentence = list(dict.fromkeys([*text.sentence(act_clause), *text.sentence(clause)]))
    audience = (mode.audience,) if mode.audience else ()
    has_audience = bool(audience) and facts.any_within(audience, sentence)
    if mode.elsewhere and facts.any_within((mode.elsewhere,), near):
        return "other-addressee"
    if mode.others and not (bool(audience) and facts.any_within(audience, near)):
        if facts.any_within((mode.others,), near):
            return "other-addressee"
        for governor in facts.governors(clause):
            if facts.any_within((mode.others,), governor):
                if not (audience and facts.any_within(audience, governor)) and not has_audience:
                    return "other-addressee"
                break
            if audience and facts.any_within(audience, governor):
                break
    if mode.not_actors and not facts.any_within(mode.actors[1:], [act_clause.number]):
        if any(leader.end <= act.start for leader in facts.within(mode.not_actors, act_clause.number)):
            return "no-actor"
    if mode.actors and not _has_actor(mode, clause, facts) and not _has_actor(mode, act_clause, facts):
        return "no-actor"
    if weak and audience and not has_audience and not _present(audience, clause, facts):
        return "weak-only"
    return ""
