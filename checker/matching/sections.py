"""In which section a clause stands: results, limits, tasks ahead, proposals, recipients.

Vocabularies asked for by name: ``role.*``. The suffixes ``.heading`` and ``.only`` of such a name
say where it counts and are no part of the role.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from checker.document.metadata import period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.matching.context import Context
    from checker.matching.found import Found
    from checker.matching.index import Clause

NOT_RESULTS = {"tasks": "plan-section", "proposals": "proposal-section", "recipients": "recipients"}
"""The sections that tell of no results, with the reason for which what stands in them is refused."""

_NOT_SECTIONS = frozenset({"role.forward", "role.future"})
_MAY_LOOK_FORWARD = frozenset({"", "assessment", "limits", "proposals"})
"""Sections in which a paragraph that begins "Sáu tháng cuối năm, ..." is about the tasks ahead."""
_HEADING = ".heading"
"""A role of that name counts in headings, not before a colon."""
_ONLY = ".only"
"""A role of that name counts only when it is the whole heading ("NĂM 2018")."""
_LEAD = 4
"""A role is named at the start of a heading: "Một số kiến nghị", not "giải quyết kiến nghị"."""
_LEADS = {"role.assessment": 1, "role.general": 1}
"""The roles that must stand nearer to the start."""
_LATER_HEADING = 60
"""A heading that names a later period is no longer than this, in characters."""
_HEAD_LENGTH = 14
"""The words before a colon name a role when they are no more than this, in syllables."""


class Sections:
    """The role of the section that a clause stands in."""

    def __init__(self, found: Found, context: Context) -> None:
        self._found = found
        self._text = found.text
        self._context = context
        self._roles: dict[int, str] = {}

    def role(self, clause: Clause) -> str:
        """The role of the section or of the words before the colon that a clause stands under."""
        known = self._roles.get(clause.number)
        if known is None:
            known = self._roles[clause.number] = self._role(clause)
        return known

    def _role(self, clause: Clause) -> str:
        if self._looks_ahead(clause):
            return "tasks"
        section = self._role_of_section(clause)
        if section in NOT_RESULTS:
            return section
        return self._role_before_colon(clause) or section

    def _looks_ahead(self, clause: Clause) -> bool:
        """Whether a statement, its paragraph or what introduces it begins with "Trong thời gian tới"."""
        paragraph = self._text.block_clauses[clause.block].start
        for number in {
            self._text.sentence(clause).start,
            paragraph,
            *self._context.introductions(clause),
        }:
            start = self._text.clauses[self._text.sentence(self._text.clauses[number]).start]
            if any(hit.start - start.first <= 1 for hit in self._found.within("role.future", start.number)):
                return True
        return False

    def _role_before_colon(self, clause: Clause) -> str:
        """The role named before a colon: of the clause, of the text above it, or of its whole paragraph."""
        head = clause.head
        while head >= 0:
            named = self._role_of_head(head)
            if named:
                return named
            head = self._text.clauses[head].head
        parent = self._text.document.blocks[clause.block].parent
        if parent >= 0 and self._text.document.blocks[parent].kind != "heading":
            introduction = self._text.block_clauses[parent]
            if introduction:
                last = self._text.clauses[introduction.stop - 1]
                if self._announces_a_later_period(self._text.document.blocks[parent].text):
                    return "tasks"
                named = self._role_in([self._text.sentence(last).start], heading=False)
                if named:
                    return named
        numbers = self._text.block_clauses[clause.block]
        if clause.number != numbers.start and numbers.start + 1 < numbers.stop:
            second = self._text.clauses[numbers.start + 1]
            if second.head == numbers.start:
                return self._role_of_head(numbers.start)
        return ""

    def _role_of_section(self, clause: Clause) -> str:
        role = self.block_roles[clause.block]
        if role in _MAY_LOOK_FORWARD:
            first = self._text.clauses[self._text.block_clauses[clause.block].start]
            forward = self._found.within("role.forward", first.number)
            if any(hit.start - first.first <= 1 for hit in forward):
                return "tasks"
        return role

    @cached_property
    def block_roles(self) -> list[str]:
        """The role of the section that each block stands in ("" where no heading tells)."""
        blocks = self._text.document.blocks
        roles: list[str] = []
        for position, block in enumerate(blocks):
            above = roles[block.parent] if 0 <= block.parent < position else ""
            own = self._role_of_heading(position, above) if block.kind == "heading" else ""
            roles.append(own or above)
        return roles

    def _role_of_head(self, number: int) -> str:
        """The role that the words before a colon name: short ones only ("Tồn tại: ...")."""
        clause = self._text.clauses[number]
        if clause.last - clause.first > _HEAD_LENGTH:
            return ""
        return self._role_in([number], lead=1, heading=False)

    def _role_of_heading(self, block: int, above: str) -> str:
        numbers = self._text.block_clauses[block]
        named = self._role_in(numbers)
        # "a) Về nhiệm vụ chung" among matters consulted on: inside results only plain words change the role.
        if above == "results" and named in NOT_RESULTS:
            named = self._role_in(numbers, heading=False)
        if named in {"", "general"} and self._is_about_a_later_period(self._text.document.blocks[block].text):
            return "tasks"
        return named

    def _announces_a_later_period(self, introduction: str) -> bool:
        """Whether what introduces a list begins with a time after the period: "Năm 2020, ... tập trung:"."""
        time, comma, _ = introduction.partition(",")
        return bool(comma) and time[:1].isupper() and self._is_about_a_later_period(time)

    def _is_about_a_later_period(self, heading: str) -> bool:
        """Whether a heading names a time after the period: "SÁU THÁNG CUỐI NĂM", "NĂM 2019 SẼ LÀM"."""
        end = self._text.document.metadata.period_to
        if not end or len(heading) > _LATER_HEADING:
            return False
        start, _ = period(heading, end[:4])
        return start > end

    def _role_in(self, clauses: Sequence[int], lead: int = _LEAD, *, heading: bool = True) -> str:
        """The role named first in the first of the clauses that names one, by the longest hit."""
        best: tuple[int, int, str] | None = None
        for number in clauses:
            clause = self._text.clauses[number]
            for name in self._names:
                if name.endswith((_HEADING, _ONLY)) and not heading:
                    continue
                for hit in self._found.within(name, number):
                    if name.endswith(_ONLY) and (hit.start, hit.end) != (clause.first, clause.last):
                        continue
                    if hit.start - clause.first <= min(lead, _LEADS.get(name, lead)) and (
                        best is None or (hit.start, -hit.end) < best[:2]
                    ):
                        best = (hit.start, -hit.end, name)
            if best:
                break
        return best[2].removeprefix("role.").removesuffix(_ONLY).removesuffix(_HEADING) if best else ""

    @cached_property
    def _names(self) -> list[str]:
        """The roles that any phrase of the document may name."""
        return sorted(
            name for name in self._found.hits if name.startswith("role.") and name not in _NOT_SECTIONS
        )
