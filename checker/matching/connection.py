"""The act that a mode asks for: whether a place that names a topic says that it was done to it.

Vocabularies asked for by name: ``act.any`` (any act), ``act.other`` (acts of no mode), ``act.and``
(what joins two acts) and ``act.draft`` (a draft).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.language.tokens import CELL, COMMA
from checker.matching.people import wrong_people
from checker.matching.sections import NOT_RESULTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.matching.assertion import Status
    from checker.matching.facts import Facts
    from checker.matching.find import Hit
    from checker.matching.index import Clause
    from checker.ruleset.model import Mode

_OWN_LEAD = 3
"""A subject stands so near to the start, behind a time at most: "Trong năm, nhà trường cử"."""
_FROM_INTRODUCTION = 4
_FROM_HEADING = 12
"""How far an act in the introduction or in a heading counts to be, in syllables."""
_COORDINATE = 3
"""Two acts share an object when no more syllables part them: "lấy ý kiến rộng rãi và công khai"."""
_ADVERB = 2
"""What says how an act was done stands in front of it: "đồng thời mạnh dạn góp ý", in syllables."""
_SHORT_TITLE = 16
"""The short title of an entry is no longer than this, in syllables."""


class Connection(NamedTuple):
    """How a clause is connected with the act that a mode asks for.

    ``support`` is the clause of the act when it is not the hit's own (-1: its own), ``distance`` how far
    it is from the hit. A ``weak`` act only passes something on.
    """

    found: bool
    reason: str = ""
    support: int = -1
    status: Status = "done"
    weak: bool = False
    distance: int = 0


def connect(hit: Hit, clause: Clause, mode: Mode, facts: Facts) -> Connection:
    """Look for the mode's act in the clause, then in what it continues, stands beside or stands under."""
    context = facts.context
    in_row = bool(context.cells(clause))
    for numbers, near in _places(clause, facts):
        if (
            context.is_heading(numbers[0])
            and not context.is_row_heading(numbers[0])
            and _says_otherwise(clause, facts)
        ):
            break
        connection = _connect_within(hit if near else None, clause, numbers, mode, facts)
        if connection.found or (connection.reason != "no-act" and not (in_row and near)):
            return connection
    return Connection(found=False, reason="no-act")


# -- where to look ------------------------------------------------------------------------------


def _places(clause: Clause, facts: Facts) -> Iterator[tuple[list[int], bool]]:
    """Where to look for the act, from near to far; the flag marks the clause of the hit itself."""
    yield [clause.number], True
    cells = facts.context.cells(clause)
    if cells:
        yield cells, False
    tail = facts.context.tail(clause)
    if tail and (_is_short(clause) or _is_short(facts.text.clauses[tail[-1]])):
        yield tail, False
    continued = _continued(clause, facts)
    if continued:
        yield continued, False
    following = _carried_on(clause, facts)
    if following:
        yield following, False
    for reference in facts.context.references_back.get(clause.block, ()):
        if reference != clause.number and (
            facts.text.clauses[reference].block != clause.block or reference > clause.number
        ):
            yield [reference], False
    yield from ((governor, False) for governor in facts.context.governors(clause))


def _is_short(clause: Clause) -> bool:
    return clause.last - clause.first <= _SHORT_TITLE


def _continued(clause: Clause, facts: Facts) -> list[int]:
    """The clause before a semicolon whose verb carries on: "đã công khai A; B; C"."""
    if clause.head >= 0:
        return []
    number = clause.number
    while number > 0 and facts.text.clauses[number].sentence == clause.sentence:
        if facts.found.within("act.any", number):
            return [number] if number != clause.number else []
        if facts.text.clauses[number].opened_by == CELL:
            break
        number -= 1
    return []


def _carried_on(clause: Clause, facts: Facts) -> list[int]:
    """The clause behind a semicolon that tells what became of a draft: "dự thảo ...; các tổ góp ý"."""
    number = clause.number + 1
    if number >= len(facts.text.clauses) or not facts.found.within("act.draft", clause.number):
        return []
    return [number] if facts.text.clauses[number].sentence == clause.sentence else []


def _says_otherwise(clause: Clause, facts: Facts) -> bool:
    """Whether a clause, or what its title announces, has a verb of its own that is another act.

    "... do Văn phòng soạn, ký"; "Công tác cán bộ: trong năm đã bổ nhiệm ...".
    """
    if any(_says_otherwise(facts.text.clauses[number], facts) for number in facts.context.tail(clause)):
        return True
    own = facts.found.within("act.own", clause.number)
    return bool(facts.found.within("act.other", clause.number)) or any(
        verb.start - clause.first <= _OWN_LEAD or facts.text.breaks[verb.start] == COMMA for verb in own
    )


# -- whether it counts --------------------------------------------------------------------------


def _connect_within(
    hit: Hit | None, clause: Clause, numbers: list[int], mode: Mode, facts: Facts
) -> Connection:
    """The connection that an act in these clauses makes; ``hit`` is None when they are not the hit's own."""
    heading = facts.context.is_heading(numbers[0])
    acts, weak, foreign = _acts_within(hit, numbers, mode, facts, heading=heading)
    if hit is None and acts and foreign and heading:
        return Connection(found=False, reason="ambiguous-heading")
    if hit is None and acts and foreign and not heading and _is_headed_otherwise(clause, mode, facts):
        return Connection(found=False, reason="other-mode")
    if not acts and not weak:
        return Connection(found=False, reason="other-mode" if foreign else "no-act")
    act = _nearest(acts or weak, hit)
    act_clause = facts.text.clause_at(act.start)
    if facts.units.is_another(act, act_clause):
        return Connection(found=False, reason="other-unit")
    support = -1 if hit is not None else act_clause.number
    reason = wrong_people(act, clause, mode, facts, weak=not acts)
    if reason:
        return Connection(found=False, reason=reason, support=support)
    role = facts.sections.role(act_clause)
    if role in NOT_RESULTS:
        return Connection(found=False, reason=NOT_RESULTS[role])
    status: Status = "done" if heading else facts.assertion.status(act)
    if facts.recitals.cover(act.start, act_clause):
        status = "recited"
    if hit is not None:
        distance = max(0, act.start - hit.end, hit.start - act.end)
    else:
        distance = _FROM_HEADING if heading else _FROM_INTRODUCTION
    return Connection(found=True, support=support, status=status, weak=not acts, distance=distance)


def _is_headed_otherwise(clause: Clause, mode: Mode, facts: Facts) -> bool:
    """Whether the heading above an introduction with acts of two modes names only that of another mode.

    "Những việc tham gia ý kiến", and under it "... gửi dự thảo qua hộp thư và góp ý các nội dung sau:".
    """
    headings = [g for g in facts.context.governors(clause) if facts.context.is_heading(g[0])]
    if not headings:
        return False
    own = facts.acts.within(mode.acts, headings[0], mode.not_acts)
    return not own and any(facts.acts.within(name, headings[0]) for name in mode.foreign)


def _acts_within(
    hit: Hit | None, numbers: list[int], mode: Mode, facts: Facts, *, heading: bool
) -> tuple[list[Hit], list[Hit], list[Hit]]:
    """The acts in these clauses that can be about the hit: of the mode, weak ones, those of other modes."""

    def all_of(names: tuple[str, ...]) -> list[Hit]:
        return [act for name in names for act in facts.acts.within(name, numbers)]

    acts = facts.acts.within(mode.acts, numbers, mode.not_acts)
    weak = facts.acts.within(mode.weak, numbers) if mode.weak and not heading else []
    foreign = all_of(mode.foreign)
    if hit is None:
        return acts, weak, foreign + all_of(mode.foreign_above)
    between = foreign + all_of(mode.between)
    return (
        [act for act in acts if not _is_blocked(act, hit, between, facts)],
        [act for act in weak if not _is_blocked(act, hit, between, facts)],
        [act for act in foreign if act.end <= hit.start or act.start >= hit.end],
    )


def _is_blocked(act: Hit, hit: Hit, others: list[Hit], facts: Facts) -> bool:
    """Whether another act stands between an act and the object, so that the object is that one's.

    "công khai kết quả lấy ý kiến về kế hoạch": the plan was consulted on. In "được lấy ý kiến và công
    khai" the acts are coordinate, and both count.
    """
    if act.start < hit.end and hit.start < act.end:
        return False
    if act.start >= hit.end and _begins_anew(act, hit, facts):
        return True
    low, high = (act.end, hit.start) if act.end <= hit.start else (hit.end, act.start)
    between = [other for other in others if low <= other.start < high]
    if not between:
        return _is_own_act(hit, act, others, facts)
    if act.start < hit.end and between[0].start - act.end > _COORDINATE:
        return True
    joined = act.start if act.start >= hit.end else between[0].start
    return not _is_joined(joined, facts)


def _begins_anew(act: Hit, hit: Hit, facts: Facts) -> bool:
    """Whether an act behind the object, after a comma or "và", is a new statement with its own object.

    "giải đáp kiến nghị về phụ cấp và công bố quyết định"; not after a passive ("kế hoạch được phê duyệt,
    niêm yết tại bảng tin"), nor in a bracket.
    """
    comma = facts.text.breaks[act.start] == COMMA
    if not comma and not any(
        _is_joined(start, facts, "act.anew") for start in range(act.start - _ADVERB, act.start + 1)
    ):
        return False
    passive = facts.found.within("act.passive", facts.text.clause_of[act.start])
    return not (_in_bracket(act, facts) or any(hit.end <= p.start < act.start for p in passive))


def _is_own_act(hit: Hit, act: Hit, others: list[Hit], facts: Facts) -> bool:
    """Whether the object begins with another act of its own: "thống nhất quy chế và phát động thi đua"."""
    return (
        act.end + _COORDINATE < hit.start
        and any(other.start == hit.start for other in others)
        and (facts.text.breaks[hit.start] == COMMA or _is_joined(hit.start, facts, "act.anew"))
    )


def _is_joined(position: int, facts: Facts, name: str = "act.and") -> bool:
    """Whether a word that joins two acts stands in front of a token."""
    return any(joint.end == position for joint in facts.found.within(name, facts.text.clause_of[position]))


def _in_bracket(act: Hit, facts: Facts) -> bool:
    """Whether an act opens a bracket, which speaks of what is in front of it: "kế hoạch năm (21 ý kiến)"."""
    block = facts.text.document.blocks[facts.text.clause_at(act.start).block]
    return block.text[: facts.text.starts[act.start]].endswith("(")


def _nearest(acts: list[Hit], hit: Hit | None) -> Hit:
    if hit is None:
        return acts[-1]
    return min(
        acts, key=lambda act: act.start - hit.end if act.start >= hit.end else max(0, hit.start - act.end)
    )
