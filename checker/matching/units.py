"""Whose act it is: the agency that reports, or another unit.

Vocabularies asked for by name: ``unit.*``.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from checker.language.syllable import key
from checker.language.tokens import COMMA
from checker.matching.find import Hit
from checker.matching.index import own_level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.matching.found import Found
    from checker.matching.index import Clause

_SUBJECT_REACH = 12
"""The subject stands so near to the start of its clause, in syllables."""
_PART_REACH = 8
"""The name of a part of a unit is no longer than this, in syllables."""
_TIME_REACH = 4
"""And so near when the phrase itself begins before it, with a time."""


class Units:
    """The units that a text names as the subjects of its statements."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._text = found.text

    def is_another(self, hit: Hit, clause: Clause) -> bool:
        """Whether the clause tells what another unit did: "UBND tỉnh đã ...", "Thanh tra huyện ...".

        The unit must stand in front of the hit as the subject, not after a preposition, and not be the
        agency that reports.
        """
        return any(True for _ in self._others(hit, clause))

    def _others(self, hit: Hit, clause: Clause) -> Iterator[Hit]:
        """The other units that are the subject of what stands at a hit."""
        found = self._found
        units = [*found.within("unit.other", clause.number)]
        if self._text.document.metadata.agency:
            units += [*found.within("unit.named", clause.number), *found.within("unit.kind", clause.number)]
            units += self._by_name(clause)
        for unit in units:
            if self._is_subject(unit, hit, clause) and not self._is_object(unit, units, clause):
                yield unit

    def speaks_before(self, clause: Clause) -> bool:
        """Whether a clause stands behind the colon of another unit: "Trường bạn giới thiệu cách làm: ..."."""
        if clause.head < 0:
            return False
        head = self._text.clauses[clause.head]
        others = self._others(Hit(head.last - 1, head.last), head)
        return any(unit.start - head.first <= _TIME_REACH for unit in others)

    def _opens(self, unit: Hit) -> bool:
        return self._text.breaks[unit.start] == COMMA

    def _by_name(self, clause: Clause) -> list[Hit]:
        """The agencies that a statement begins with, by kind and name: "Trường THPT Thạch Lâm đã ..."."""
        begun = [(kind, False) for kind in self._found.within("unit.begins", clause.number)]
        begun += [(kind, True) for kind in self._found.within("unit.full", clause.number)]
        units = []
        for kind, full in begun:
            opens = kind.start - clause.first <= _TIME_REACH or self._opens(kind)
            if opens or self._is_agent(kind, clause) or self._is_holder(kind, clause):
                end = self._name_end(kind.end, clause)
                if (full or end > kind.end) and not self._is_own_name(kind, end):
                    units.append(Hit(kind.start, end))
        return units

    def _name_end(self, position: int, clause: Clause) -> int:
        """Where the capitalised words from a token on end."""
        text = self._text
        block = text.document.blocks[clause.block]
        while (
            position < clause.last
            and text.breaks[position] == 0
            and block.text[text.starts[position]].isupper()
        ):
            position += 1
        return position

    def _is_own_name(self, kind: Hit, end: int) -> bool:
        """Whether a name is that of the agency that reports, or the end of it: "Trường Sơn Ca"."""
        return any(
            f" {' '.join(words)} " in f" {self._own_names} "
            for start in (kind.start, *([kind.end] if end - kind.end > 1 else []))
            for words in (self._written(start, end), self._text.keys[start:end])
        )

    def _written(self, start: int, end: int) -> list[str]:
        return [key(word) for word in self._text.text(start, end).split()]

    def _is_object(self, unit: Hit, units: Sequence[Hit], clause: Clause) -> bool:
        """Whether a unit stands after a preposition, itself or in a list: "của Bộ, Tỉnh ủy, UBND tỉnh"."""
        if self._is_agent(unit, clause) or self._is_holder(unit, clause):
            return False
        if self._opens(unit):
            return any(
                other.end == unit.start and self._is_object(other, units, clause)
                for other in units
                if other.start < unit.start
            )
        led = self._follows("unit.preposition", unit, clause) and not self._is_scene(unit, clause)
        return led or self._is_asked(unit, clause) or self._is_tail(unit, units, clause)

    def _is_tail(self, unit: Hit, units: Sequence[Hit], clause: Clause) -> bool:
        """Whether a unit is the end of a longer name that is an object: "của Thanh tra Sở Nội vụ"."""
        return any(
            other.start < unit.start < other.end and self._is_object(other, units, clause) for other in units
        )

    def _follows(self, name: str, unit: Hit, clause: Clause) -> bool:
        """Whether a unit stands right behind words of a vocabulary."""
        return any(lead.end == unit.start for lead in self._found.within(name, clause.number))

    def _is_scene(self, unit: Hit, clause: Clause) -> bool:
        """Whether the clause begins with a unit as the place of what it tells: "Tại Trường Sơn Ca, ..."."""
        return any(
            lead.start == clause.first and lead.end == unit.start
            for lead in self._found.within("unit.scene", clause.number)
        )

    def _is_holder(self, unit: Hit, clause: Clause) -> bool:
        """Whether the clause begins with people of a unit: "Công đoàn của Sở Công Thương đã ..."."""
        return any(
            people.end == unit.start
            and (people.start - clause.first <= _TIME_REACH or self._text.breaks[people.start] == COMMA)
            for people in self._found.within("unit.holder", clause.number)
        )

    def _is_asked(self, unit: Hit, clause: Clause) -> bool:
        """Whether a unit, or a part of it, is the one who is asked: "đã đề nghị Văn phòng UBND huyện"."""
        return any(
            0 <= unit.start - lead.end <= _PART_REACH and not any(self._text.breaks[lead.end : unit.start])
            for lead in self._found.within("unit.asked", clause.number)
        )

    def _is_agent(self, unit: Hit, clause: Clause) -> bool:
        """Whether a unit is named as the one who acts, itself or a part of it: "do Phòng Kế hoạch của Sở"."""
        return any(
            lead.end == unit.start
            or (
                0 < unit.start - lead.end <= _PART_REACH and not any(self._text.breaks[lead.end : unit.start])
            )
            for lead in self._found.within("unit.agent", clause.number)
        )

    def _is_subject(self, unit: Hit, hit: Hit, clause: Clause) -> bool:
        breaks = self._text.breaks
        if any(breaks[position] for position in range(unit.start + 1, unit.end)):
            return False
        agent = self._is_agent(unit, clause)
        # A time may stand in front of the subject, and then the phrase may begin with it.
        reach = _SUBJECT_REACH if unit.end <= hit.start else _TIME_REACH
        far = unit.start - clause.first > reach and not self._begins_statement(unit, hit)
        far = far and not (self._is_holder(unit, clause) and unit.end <= hit.end)
        acts = (agent and unit.end > hit.start) or (
            self._follows("unit.told", unit, clause) and self._leads_to(unit, hit)
        )
        if unit.end > hit.end or (far and not acts):
            return False
        if any(own.start <= unit.start < own.end for own in self._found.within("unit.own", clause.number)):
            return False
        # As written and spelled out: "BHXH tỉnh" is the agency "Bảo hiểm xã hội tỉnh ...". With the word in
        # front: "Bảo tàng tỉnh đã công khai" tells of the "Bảo tàng tỉnh".
        written = self._written(unit.start, unit.end)
        names = [written, self._text.keys[unit.start : unit.end]]
        if unit.start > clause.first:
            names.append(self._text.keys[unit.start - 1 : unit.start + 1])
        if any(" ".join(name) in self._own_names for name in names) or self._own_names.startswith(
            written[-1]
        ):
            return False
        return not (self._own_level and " ".join(written).endswith(self._own_level))

    def _begins_statement(self, unit: Hit, hit: Hit) -> bool:
        """Whether a unit stands behind a comma in front of the words of the hit."""
        return self._opens(unit) and self._leads_to(unit, hit)

    def _leads_to(self, unit: Hit, hit: Hit) -> bool:
        """Whether a unit stands in front of the words of the hit, with no comma in between."""
        near = 0 <= hit.start - unit.end <= _SUBJECT_REACH
        return near and all(strength < COMMA for strength in self._text.breaks[unit.end : hit.start + 1])

    @cached_property
    def _own_level(self) -> str:
        """The level of a People's Committee that reports, whose bodies are its own: "Thanh tra huyện"."""
        return own_level(self._text.document.metadata.agency)

    @cached_property
    def _own_names(self) -> str:
        meta = self._text.document.metadata
        return " ".join(key(word) for word in f"{meta.agency} {meta.title}".split())
