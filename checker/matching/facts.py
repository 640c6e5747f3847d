"""What a text says around a phrase: who governs a clause, in which section, is it done or planned.

The vocabularies named here are a contract with the rulesets' shared vocabulary (see docs/rulesets.md):
``role.*`` (roles of sections), ``assert.*`` and ``after.*`` (marks of assertion), ``instrument.*``
(titles of instruments), ``reference.above`` ("các nội dung trên").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from checker.document.metadata import period
from checker.language.tokens import CELL, COMMA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.matching.find import Hit, Hits
    from checker.matching.index import Clause, Index

Status = Literal["done", "negated", "planned", "ordered", "in-progress", "limited", "recited"]

_MARKS: tuple[tuple[str, Status], ...] = (
    ("assert.done", "done"),
    ("assert.negated", "negated"),
    ("assert.planned", "planned"),
    ("assert.ordered", "ordered"),
    ("assert.progress", "in-progress"),
    ("assert.limited", "limited"),
)
_MARKS_AFTER: tuple[tuple[str, Status], ...] = (
    ("after.done", "done"),
    ("after.negated", "negated"),
    ("after.planned", "planned"),
    ("after.ordered", "ordered"),
    ("after.progress", "in-progress"),
)
_VOIDS: tuple[tuple[str, Status], ...] = (
    ("void.negated", "negated"),
    ("void.planned", "planned"),
    ("void.progress", "in-progress"),
)
_VOID_TAIL = 14
_CELL_LEAD = 4
_NOT_SECTIONS = frozenset({"role.forward", "role.future"})
_MAY_LOOK_FORWARD = frozenset({"", "assessment", "limits", "proposals"})
"""Sections in which a paragraph that begins "Sáu tháng cuối năm, ..." is about the tasks ahead."""
_LEADS = {"role.assessment": 1, "role.general": 1}
_LATER_HEADING = 60
_HEADING = ".heading"
"""A role of that name counts in headings, not before a colon."""
_ONLY = ".only"
"""A role of that name counts only when it is the whole heading ("NĂM 2018")."""
_HEADING_LEAD = 4
"""A role counts when it is named at the start of a heading: "Một số kiến nghị", not "giải quyết kiến nghị"."""
_HEAD_LENGTH = 14
_SUBJECT_REACH = 12
_TIME_REACH = 4
_REACH_LEFT = 24
_REACH_RIGHT = 26


class Facts:
    """The hits of a lexicon in a document, and the questions the matcher asks about them."""

    def __init__(self, text: Index, hits: Hits) -> None:
        self.text = text
        self.hits = hits
        self._by_clause: dict[str, dict[int, list[Hit]]] = {}
        self._roles: dict[int, str] = {}
        self._acts: dict[tuple[str, str, int], list[Hit]] = {}
        self._governors: dict[int, list[list[int]]] = {}
        self._marks_cache: dict[tuple[int, bool], list[tuple[int, int, Status]]] = {}

    # -- hits -----------------------------------------------------------------------------------

    def within(self, name: str, clause: int) -> Sequence[Hit]:
        """The hits of a phrase set in one clause."""
        table = self._by_clause.get(name)
        if table is None:
            table = defaultdict(list)
            for hit in self.hits.get(name, ()):
                table[self.text.clause_of[hit.start]].append(hit)
            self._by_clause[name] = table
        return table.get(clause, ())

    def any_within(self, names: Iterable[str], clauses: Iterable[int]) -> bool:
        """Whether any of the phrase sets has a hit in any of the clauses."""
        return any(self.within(name, clause) for clause in clauses for name in names)

    # -- what governs a clause ------------------------------------------------------------------

    def governors(self, clause: Clause) -> list[list[int]]:
        """What a clause stands under, from near to far, each as clause numbers.

        The words before its colon; then, block by block upwards, the last sentence of the text
        that introduces its list, and the headings of its section.
        """
        known = self._governors.get(clause.number)
        if known is None:
            known = self._governors[clause.number] = list(self._governing(clause))
        return known

    def _governing(self, clause: Clause) -> Iterator[list[int]]:
        if clause.head >= 0:
            yield [clause.head]
            outer = self.text.clauses[clause.head].head
            if outer >= 0:
                yield [outer]
        blocks = self.text.document.blocks
        parent = blocks[clause.block].parent
        while parent >= 0:
            numbers = self.text.block_clauses[parent]
            if numbers:
                last = self.text.clauses[numbers.stop - 1]
                if blocks[parent].kind == "heading":
                    yield list(numbers)
                elif not self.any_within(("reference.report",), numbers):
                    yield list(self.text.sentence(last))
            parent = blocks[parent].parent

    def cells(self, clause: Clause) -> list[int]:
        """The other cells of the table row that the clause stands in."""
        if self.text.document.blocks[clause.block].row is None:
            return []
        return [number for number in self.text.block_clauses[clause.block] if number != clause.number]

    def is_row_heading(self, clause: int) -> bool:
        """Whether a clause stands in a table row that heads a column or a group of rows."""
        return self.text.document.blocks[self.text.clauses[clause].block].row is not None

    # -- section roles --------------------------------------------------------------------------

    @cached_property
    def block_roles(self) -> list[str]:
        """The role of the section that each block stands in ("" where no heading tells)."""
        blocks = self.text.document.blocks
        roles: list[str] = []
        for position, block in enumerate(blocks):
            own = self._role_of_heading(position) if block.kind == "heading" else ""
            roles.append(own or (roles[block.parent] if 0 <= block.parent < position else ""))
        return roles

    def role(self, clause: Clause) -> str:
        """The role of the section or of the words before the colon that a clause stands under."""
        known = self._roles.get(clause.number)
        if known is None:
            known = self._roles[clause.number] = self._role(clause)
        return known

    def _role(self, clause: Clause) -> str:
        if self._looks_ahead(clause):
            return "tasks"
        head = clause.head
        while head >= 0:
            named = self._role_of_head(head)
            if named:
                return named
            head = self.text.clauses[head].head
        numbers = self.text.block_clauses[clause.block]
        first = self.text.clauses[numbers.start]
        parent = self.text.document.blocks[clause.block].parent
        if parent >= 0 and self.text.document.blocks[parent].kind != "heading":
            intro = self.text.block_clauses[parent]
            if intro and (
                named := self._role_in([self.text.sentence(self.text.clauses[intro.stop - 1]).start])
            ):
                return named
        if clause.number != first.number and numbers.start + 1 < numbers.stop:
            second = self.text.clauses[numbers.start + 1]
            if second.head == first.number:
                named = self._role_of_head(first.number)
                if named:
                    return named
        role = self.block_roles[clause.block]
        if role in _MAY_LOOK_FORWARD and any(
            hit.start - first.first <= 1 for hit in self.within("role.forward", first.number)
        ):
            return "tasks"
        return role

    def _looks_ahead(self, clause: Clause) -> bool:
        """Whether a statement begins with "Trong thời gian tới", itself or in the sentence that introduces it."""
        for number in {self.text.sentence(clause).start, *self._introductions(clause)}:
            start = self.text.clauses[self.text.sentence(self.text.clauses[number]).start]
            if any(hit.start - start.first <= 1 for hit in self.within("role.future", start.number)):
                return True
        return False

    def _role_of_head(self, number: int) -> str:
        """The role that the words before a colon name: short ones only ("Tồn tại: ...")."""
        clause = self.text.clauses[number]
        if clause.last - clause.first > _HEAD_LENGTH:
            return ""
        return self._role_in([number], lead=1, heading=False)

    def _role_of_heading(self, block: int) -> str:
        named = self._role_in(self.text.block_clauses[block])
        if named in {"", "general"} and self._is_about_a_later_period(self.text.document.blocks[block].text):
            return "tasks"
        return named

    def _is_about_a_later_period(self, heading: str) -> bool:
        """Whether a heading names a time after the period of the report: "SÁU THÁNG CUỐI NĂM", "NĂM 2019 SẼ LÀM"."""
        end = self.text.document.metadata.period_to
        if not end or len(heading) > _LATER_HEADING:
            return False
        start, _ = period(heading, end[:4])
        return start > end

    def _role_in(self, clauses: Sequence[int], lead: int = _HEADING_LEAD, *, heading: bool = True) -> str:
        best: tuple[int, int, str] | None = None
        for number in clauses:
            first = self.text.clauses[number].first
            for name in self.role_names:
                if name.endswith((_HEADING, _ONLY)) and not heading:
                    continue
                for hit in self.within(name, number):
                    if name.endswith(_ONLY) and (hit.start, hit.end) != (
                        first,
                        self.text.clauses[number].last,
                    ):
                        continue
                    if hit.start - first <= min(lead, _LEADS.get(name, lead)) and (
                        best is None or (hit.start, -hit.end) < best[:2]
                    ):
                        best = (hit.start, -hit.end, name)
            if best:
                break
        return best[2].removeprefix("role.").removesuffix(_ONLY).removesuffix(_HEADING) if best else ""

    @cached_property
    def role_names(self) -> list[str]:
        """The roles that any phrase of the document may name."""
        return sorted(name for name in self.hits if name.startswith("role.") and name not in _NOT_SECTIONS)

    @cached_property
    def opening(self) -> range:
        """The blocks between the title of the report and its first section."""
        blocks = self.text.document.blocks
        first = next((i for i, block in enumerate(blocks) if block.kind != "heading"), len(blocks))
        end = next((i for i in range(first, len(blocks)) if blocks[i].kind == "heading"), len(blocks))
        return range(first, min(end, first + 4))

    # -- titles of instruments, recited law -------------------------------------------------------

    @cached_property
    def titles(self) -> list[bool]:
        """For every token, whether it belongs to the title of an instrument.

        "Quyết định số 57/QĐ-STTTT ngày 06/4/2015 về việc ban hành Quy chế ..." up to the words that
        take the sentence up again ("đã", "đến toàn thể ..."), and quoted titles.
        """
        masked = [False] * len(self.text.keys)
        leads = self.hits.get("instrument.title-lead", ())
        lead_starts = [hit.start for hit in leads]
        for reference in self.hits.get("instrument.reference", ()):
            clause = self.text.clauses[self.text.clause_of[reference.start]]
            at = bisect_left(lead_starts, reference.end)
            if at == len(leads) or leads[at].start >= min(clause.last, reference.end + 22):
                continue
            # "Công văn số 12 yêu cầu các phòng tổ chức ...": an order, not a title.
            if not overlapping(self.within("assert.ordered", clause.number), reference.end, leads[at].start):
                self._mask(masked, leads[at].end, clause)
        for hit in self.hits.get("instrument.named", ()):
            clause = self.text.clauses[self.text.clause_of[hit.start]]
            position = hit.end
            while position < min(clause.last, hit.end + 14) and not self.text.quoted[position]:
                position += 1
            while position < clause.last and self.text.quoted[position]:
                masked[position] = True
                position += 1
        for hit in self.hits.get("instrument.rule-about", ()):
            for position in range(hit.start, hit.end):
                masked[position] = True
        return masked

    def _mask(self, masked: list[bool], start: int, clause: Clause) -> None:
        stops = [h.start for h in self.within("instrument.title-stop", clause.number) if h.start > start]
        end = stops[0] if stops else clause.last
        if stops:
            commas = [i for i in range(start, end) if self.text.breaks[i] == COMMA]
            if commas:
                end = commas[-1]
        for position in range(start, end):
            masked[position] = True

    @cached_property
    def recitals(self) -> list[tuple[int, int]]:
        """Token ranges in which the report recites the law: the sentences that say what the law asks for."""
        ranges = []
        openings = [
            hit
            for hit in self.hits.get("assert.recited.opening", ())
            if hit.start - self.text.clauses[self.text.clause_of[hit.start]].first <= 1
        ]
        for hit in [*self.hits.get("assert.recited", ()), *openings]:
            clause = self.text.clauses[self.text.clause_of[hit.start]]
            sentence = self.text.sentence(clause)
            if overlapping(self.within("assert.recited-not", clause.number), hit.end - 1, hit.end):
                continue
            if any(h.start >= hit.start for h in self.within("assert.resumed", clause.number)):
                continue
            last = clause
            for number in range(clause.number + 1, sentence.stop):
                following = self.text.clauses[number]
                if following.head != clause.number and self.within("act.any", number):
                    break
                last = following
            ranges.append((clause.first, last.last))
        return ranges

    def is_recited(self, position: int, clause: Clause) -> bool:
        """Whether the text at a token recites the law, itself or in the sentence that introduces it."""
        if any(start <= position < end for start, end in self.recitals):
            return True
        parent = self.text.document.blocks[clause.block].parent
        if parent < 0 or self.text.document.blocks[parent].kind == "heading":
            return False
        numbers = self.text.block_clauses[parent]
        if not numbers:
            return False
        last = self.text.clauses[numbers.stop - 1]
        return any(start <= last.first < end for start, end in self.recitals)

    # -- assertion ------------------------------------------------------------------------------

    def status(self, hit: Hit) -> Status:
        """Whether the text says that the act at ``hit`` was done, or only planned, ordered, denied.

        A mark inside the hit decides, then the nearest in front, then the nearest behind; a contrast
        ("nhưng", "tuy nhiên") or a new statement after a comma ends the search.
        """
        clause = self.text.clauses[self.text.clause_of[hit.end - 1]]
        void = self._void(hit, clause)
        if void:
            return void
        for start, end, status in self._marks(clause, after=False):
            if status != "done" and hit.start <= start and end <= hit.end:
                return status
        left = self._nearest_left(hit, clause)
        right = self._nearest_right(hit, clause)
        if left == "done" or left is None:
            return right or left or self._status_from_surroundings(clause)
        return left

    def _void(self, hit: Hit, clause: Clause) -> Status | None:
        """A predicate at the end of the clause, or about "việc này" in the next, that takes it all back.

        "... đã có trong chương trình nhưng đến nay chưa làm được", "...; việc này đang được triển khai".
        """
        for name, status in _VOIDS:
            for mark in self.within(name, clause.number):
                if mark.start >= hit.end and clause.last - mark.end <= _VOID_TAIL:
                    return status
        following = clause.number + 1
        if following < self.text.block_clauses[clause.block].stop:
            after = self.text.clauses[following]
            for back in self.within("reference.this", following):
                if back.start - after.first <= 2:
                    return next((s for st, _, s in self._marks(after, after=False) if st >= back.end), None)
        return None

    def _marks(self, clause: Clause, *, after: bool) -> list[tuple[int, int, Status]]:
        cached = self._marks_cache.get((clause.number, after))
        if cached is not None:
            return cached
        neutral = self.within("assert.neutral", clause.number)
        marks = []
        for name, status in _MARKS_AFTER if after else _MARKS:
            for hit in self.within(name, clause.number):
                # "hằng tuần, sau chào cờ": the words of a mark are not parted by a comma at its end.
                if self.text.breaks[hit.end - 1] == COMMA and hit.end - hit.start > 1:
                    continue
                if not any(n.start <= hit.start < n.end for n in neutral):
                    marks.append((hit.start, hit.end, status))
        marks.sort(key=lambda mark: (mark[0], -mark[1]))
        self._marks_cache[(clause.number, after)] = marks
        return marks

    def _nearest_left(self, hit: Hit, clause: Clause) -> Status | None:
        limit = max(clause.first, hit.start - _REACH_LEFT)
        contrasts = [h.end for h in self.within("assert.contrast", clause.number) if h.end <= hit.start]
        limit = max([limit, *contrasts])
        found: tuple[int, bool, Status] | None = None
        for start, end, status in self._marks(clause, after=False):
            # A mark may name the act with its own verb ("giao công khai"), so it may reach into the hit.
            if limit <= start < hit.start:
                candidate = (min(end, hit.start), status != "done", status)
                if found is None or candidate[:2] >= found[:2]:
                    found = candidate
        return found[2] if found else None

    def _nearest_right(self, hit: Hit, clause: Clause) -> Status | None:
        limit = min(clause.last, hit.end + _REACH_RIGHT)
        contrasts = [h.start for h in self.within("assert.contrast", clause.number) if h.start >= hit.end]
        limit = min([limit, *contrasts])
        marks = self._marks(clause, after=True)
        limit = min([limit, *(s for s, _, _ in marks if s > hit.end and self.text.breaks[s] == COMMA)])
        for start, _, status in marks:
            if hit.end <= start < limit:
                return None if status == "done" else status
        return None

    def _status_from_surroundings(self, clause: Clause) -> Status:
        """A clause without a mark of its own takes that of a bare cell beside it, or of what governs it."""
        for number in self.cells(clause):
            other = self.text.clauses[number]
            marks = self._marks(other, after=True) or self._marks(other, after=False)
            if marks and marks[0][0] <= other.first + _CELL_LEAD and marks[0][2] != "done":
                return marks[0][2]
        for number in self._tail(clause):
            for name, status in _VOIDS:
                if self.within(name, number):
                    return status
        for governor in self._introductions(clause):
            marks = self._marks(self.text.clauses[governor], after=False)
            if marks:
                return marks[-1][2]
        return "done"

    def _tail(self, clause: Clause) -> list[int]:
        """The clauses behind the colon when the clause is the topic of a statement ("Việc ...: đang ...")."""
        return [n for n in self.text.sentence(clause) if self.text.clauses[n].head == clause.number]

    def _introductions(self, clause: Clause) -> list[int]:
        """The clauses that introduce a list entry: its head, or the last clause of the text above it."""
        if clause.head >= 0:
            return [clause.head]
        blocks = self.text.document.blocks
        parent = blocks[clause.block].parent
        if parent < 0 or blocks[parent].kind == "heading" or clause.opened_by == CELL:
            return []
        numbers = self.text.block_clauses[parent]
        # "... báo cáo kết quả như sau:" opens the report; an order in it is not about what follows.
        if not numbers or self.any_within(("reference.report",), numbers):
            return []
        return [numbers.stop - 1]

    # -- acts -----------------------------------------------------------------------------------

    def acts(self, name: str, number: int, also_not: str = "") -> list[Hit]:
        """The acts of a vocabulary in a clause, without those in titles and in names of rules.

        In running text a noun ("kết quả kiểm tra", "cuộc giám sát") is no act either; in a heading it is.
        """
        known = self._acts.get((name, also_not, number))
        if known is None:
            hits = self.within(name, number)
            if hits:
                names = ["act.not", also_not] if also_not else ["act.not"]
                if not self.is_heading(number):
                    names.append("act.noun")
                not_acts = sorted(hit for other in names for hit in self.within(other, number))
                hits = [
                    hit
                    for hit in hits
                    if not self.titles[hit.start] and not overlapping(not_acts, hit.start, hit.end)
                ]
            known = self._acts[name, also_not, number] = list(hits)
        return known

    def is_heading(self, number: int) -> bool:
        """Whether a clause stands in a heading."""
        return self.text.document.blocks[self.text.clauses[number].block].kind == "heading"

    # -- other units ----------------------------------------------------------------------------

    def is_about_another_unit(self, hit: Hit, clause: Clause) -> bool:
        """Whether the clause tells what another unit did: "UBND tỉnh đã ...", "Thanh tra huyện giải quyết ...".

        The unit must stand in front of the hit as the subject, not after a preposition, and not be the
        agency that reports.
        """
        units = [*self.within("unit.other", clause.number)]
        if self.text.document.metadata.agency:
            units += [*self.within("unit.named", clause.number), *self.within("unit.kind", clause.number)]
        return any(self._is_subject(unit, hit, clause) for unit in units)

    def _is_subject(self, unit: Hit, hit: Hit, clause: Clause) -> bool:
        breaks = self.text.breaks
        if any(breaks[position] for position in range(unit.start + 1, unit.end)):
            return False
        agent = any(lead.end == unit.start for lead in self.within("unit.agent", clause.number))
        # A time may stand in front of the subject, and then the phrase may begin with it.
        reach = _SUBJECT_REACH if unit.end <= hit.start else _TIME_REACH
        if unit.end > hit.end or (
            unit.start - clause.first > reach and not (agent and unit.start > hit.start)
        ):
            return False
        if breaks[unit.start] == 0 and any(
            lead.end == unit.start for lead in self.within("unit.preposition", clause.number)
        ):
            return False
        if any(own.start <= unit.start < own.end for own in self.within("unit.own", clause.number)):
            return False
        name = self.text.text(unit.start, unit.end).lower()
        return name not in self._own_names and not self._own_names.startswith(name.rsplit(" ", 1)[-1])

    @cached_property
    def _own_names(self) -> str:
        meta = self.text.document.metadata
        return f"{meta.agency} {meta.title}".lower().strip()

    # -- references back ------------------------------------------------------------------------

    @cached_property
    def references_back(self) -> dict[int, list[int]]:
        """Clauses that say something of "các nội dung trên": block -> their numbers.

        Keyed by every block that such a clause refers to: its own, and the list entries right before it.
        """
        blocks = self.text.document.blocks
        result: dict[int, list[int]] = defaultdict(list)
        for hit in self.hits.get("reference.above", ()):
            number = self.text.clause_of[hit.start]
            block = self.text.clauses[number].block
            result[block].append(number)
            position = block - 1
            while position >= 0 and blocks[position].kind in {"entry", "row"}:
                result[position].append(number)
                position -= 1
        return result


def overlapping(hits: Sequence[Hit], start: int, end: int) -> bool:
    """Whether any of the hits (in order of start) shares a token with start..end."""
    at = bisect_right([hit.start for hit in hits], end - 1)
    return any(hit.end > start for hit in hits[:at])
