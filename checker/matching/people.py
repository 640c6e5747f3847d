"""Who acts, and for whom: actors and addressees, named beside a clause or in what governs it.

Vocabularies asked for by name: ``unit.agent``; the others are those of the mode.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.tokens import COMMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.matching.facts import Facts
    from checker.matching.find import Hit
    from checker.matching.index import Clause
    from checker.ruleset.model import Mode


_SUBJECT_REACH = 3
"""A subject stands so near in front of its act: "công chức đã trực tiếp kiểm tra"."""
_AGENT_REACH = 10
"""The name of a body between "do" or "được" and its act is no longer than this, in syllables."""


def named_beside(names: Sequence[str], clause: Clause, facts: Facts) -> bool:
    """Whether one of the vocabularies stands in the sentence, the row or what introduces the list."""
    if _named_here(names, facts.text.sentence(clause), clause, facts):
        return True
    for governor in facts.context.governors(clause):
        if _ends_the_search(governor, facts):
            return False
        if facts.found.any_within(names, governor):
            return True
    return False


def named_above(names: Sequence[str], clause: Clause, facts: Facts) -> bool:
    """Whether one of the vocabularies stands in the sentence so far, the row, or above up to a heading."""
    so_far = range(facts.text.sentence(clause).start, clause.number + 1)
    if _named_here(names, so_far, clause, facts):
        return True
    for governor in facts.context.governors(clause):
        if facts.found.any_within(names, governor):
            return True
        if _ends_the_search(governor, facts):
            return False
    return False


def _named_here(names: Sequence[str], sentence: Iterable[int], clause: Clause, facts: Facts) -> bool:
    found = facts.found
    return found.any_within(names, sentence) or found.any_within(names, facts.context.cells(clause))


def _ends_the_search(governor: Sequence[int], facts: Facts) -> bool:
    """Whether it is the heading of a section; that of a table row is not."""
    return facts.context.is_heading(governor[0]) and not facts.context.is_row_heading(governor[0])


def wrong_people(act: Hit, clause: Clause, mode: Mode, facts: Facts, *, weak: bool) -> str:
    """Why the act does not count for the people it concerns; empty when it does."""
    act_clause = facts.text.clause_at(act.start)
    audience = (mode.audience,) if mode.audience else ()
    sentence = [*facts.text.sentence(act_clause), *facts.text.sentence(clause)]
    has_audience = bool(audience) and facts.found.any_within(audience, sentence)
    if _addresses_others(clause, act_clause, mode, facts, has_audience=has_audience):
        return "other-addressee"
    if _has_wrong_actor(act, act_clause, mode, facts):
        return "no-actor"
    if mode.actors and not _has_actor(mode, clause, facts) and not _has_actor(mode, act_clause, facts):
        return "no-actor"
    if weak and audience and not has_audience and not named_above(audience, clause, facts):
        return "weak-only"
    return ""


def _addresses_others(
    clause: Clause, act_clause: Clause, mode: Mode, facts: Facts, *, has_audience: bool
) -> bool:
    """Whether the act is for others: as the clauses say, or the nearest text above that names anyone."""
    found = facts.found
    near = (clause.number, act_clause.number)
    if mode.elsewhere and found.any_within((mode.elsewhere,), near):
        return True
    audience = (mode.audience,) if mode.audience else ()
    if not mode.others or found.any_within(audience, near):
        return False
    if found.any_within((mode.others,), near):
        return True
    for governor in facts.context.governors(clause):
        to_audience = found.any_within(audience, governor)
        if found.any_within((mode.others,), governor):
            return not to_audience and not has_audience
        if to_audience:
            return False
    return False


def _has_wrong_actor(act: Hit, act_clause: Clause, mode: Mode, facts: Facts) -> bool:
    """Whether someone stands in front of the act whose act does not count, and nobody whose act does."""
    if not mode.not_actors or facts.found.any_within(mode.actors[1:], [act_clause.number]):
        return False
    others = facts.found.within(mode.not_actors, act_clause.number)
    wrong = any(other.end <= act.start for other in others) and not _is_new_subject(
        act, act_clause, mode, facts
    )
    return wrong or _is_by_someone_else(act, act_clause, mode, facts)


def _is_new_subject(act: Hit, act_clause: Clause, mode: Mode, facts: Facts) -> bool:
    """Whether those whose act counts stand behind a comma in front of it: "..., công chức đã kiểm tra"."""
    return any(
        facts.text.breaks[actor.start] == COMMA and 0 <= act.start - actor.end <= _SUBJECT_REACH
        for actor in facts.found.within(mode.actors[0], act_clause.number)
    )


def _is_by_someone_else(act: Hit, act_clause: Clause, mode: Mode, facts: Facts) -> bool:
    """Whether a body that the act does not count for is named as its agent: "được Liên đoàn ... giám sát"."""
    text = facts.text
    for lead in facts.found.within("unit.agent", act_clause.number):
        name = range(lead.end, act.start)
        if not 1 < len(name) <= _AGENT_REACH or any(text.breaks[name.start + 1 : name.stop]):
            continue
        capital = text.text(lead.end, act.start)[0].isupper()
        known = any(
            name.start <= hit.start < name.stop
            for actors in mode.actors
            for hit in facts.found.within(actors, act_clause.number)
        )
        if capital and not known:
            return True
    return False


def _has_actor(mode: Mode, clause: Clause, facts: Facts) -> bool:
    """Whether those who must act are named in the sentence, the row, or above together with the act."""
    if _named_here(mode.actors, facts.text.sentence(clause), clause, facts):
        return True
    return any(
        facts.found.any_within(mode.actors, governor) and facts.found.any_within((mode.acts,), governor)
        for governor in facts.context.governors(clause)
    )
