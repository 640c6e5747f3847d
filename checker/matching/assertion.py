"""Whether an act was done, or only planned, ordered, denied.

Vocabularies asked for by name: ``assert.*`` (marks in front of an act), ``after.*`` (marks behind it),
``void.*`` (predicates that take a statement back) and ``reference.this`` ("việc này").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from checker.language.tokens import COMMA

if TYPE_CHECKING:
    from checker.matching.context import Context
    from checker.matching.find import Hit
    from checker.matching.found import Found
    from checker.matching.index import Clause

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
    ("after.limited", "limited"),
)
_VOIDS: tuple[tuple[str, Status], ...] = (
    ("void.limited", "limited"),
    ("void.negated", "negated"),
    ("void.planned", "planned"),
    ("void.progress", "in-progress"),
)
_VOIDS_BEHIND: tuple[tuple[str, Status], ...] = (
    ("void.limited", "limited"),
    ("void.pending", "in-progress"),
)
"""Those that take back what is said in front of a semicolon, too."""
_TOPIC_MARKS = 3
"""A mark so near behind "đã" decides in its place: "đã giao Văn phòng soạn", in syllables."""
_NEAR_BEFORE = 3
"""What was only made known stands so near behind the words that say so, in syllables."""
_TURN_TOPIC = 2
"""What a clause turns to has at least so many syllables."""
_VOID_TAIL = 14
"""A predicate that takes a statement back has at most so many syllables behind it in the clause."""
_CELL_LEAD = 4
"""The mark of a table row stands so near to the start of its cell, in syllables."""
_PLAN_LEAD = 8
"""A plan that goes on behind a semicolon is marked so near to its start, in syllables."""
_REACH_LEFT = 24
_REACH_RIGHT = 26


class Assertion:
    """What the marks of a text say of the acts in it."""

    def __init__(self, found: Found, context: Context) -> None:
        self._found = found
        self._text = found.text
        self._context = context
        self._known_marks: dict[tuple[int, bool], list[tuple[int, int, Status]]] = {}

    def status(self, hit: Hit) -> Status:
        """Whether the text says that the act at ``hit`` was done, or only planned, ordered, denied.

        A mark inside the hit decides, then the nearest in front, then the nearest behind; a contrast
        ("nhưng", "tuy nhiên") or a new statement after a comma ends the search.
        """
        clause = self._text.clause_at(hit.end - 1)
        void = self._void(hit, clause)
        if void:
            return void
        for start, end, status in self._marks(clause, after=False):
            if status != "done" and hit.start <= start and end <= hit.end:
                return status
        left = self._nearest_left(hit, clause)
        if left is not None and left != "done":
            return left
        right = self._nearest_right(hit, clause) or self._of_topic(hit, clause)
        return right or left or self._status_from_surroundings(clause)

    def is_passed_on(self, hit: Hit) -> bool:
        """Whether the words at ``hit`` were only made known: "quy tắc ứng xử đã được phổ biến đến ..."."""
        number = self._text.clause_of[hit.end - 1]
        before = self._found.within("assert.passed-on", number)
        behind = self._found.within("after.passed-on", number)
        clause = self._text.clauses[number]
        if self._is_topic(clause) and any(self._stands_behind_topic(mark, hit, clause) for mark in before):
            return True
        return any(0 <= hit.start - mark.end <= _NEAR_BEFORE for mark in before) or any(
            hit.start < mark.start <= hit.end + _REACH_RIGHT and hit.end < mark.end for mark in behind
        )

    def _stands_behind_topic(self, mark: Hit, hit: Hit, clause: Clause) -> bool:
        """Whether a mark stands behind the comma of a topic that the hit is part of."""
        commas = (i for i in range(hit.end, clause.last) if self._text.breaks[i] == COMMA)
        comma = next(commas, None)
        return comma is not None and mark.start >= comma

    def _void(self, hit: Hit, clause: Clause) -> Status | None:
        """A predicate at the end of the clause, or about "việc này" in the next, that takes it all back.

        "... đã có trong chương trình nhưng đến nay chưa làm được", "...; việc này đang được triển khai",
        "... ở hai tổ; các tổ còn lại chưa làm".
        """
        neutral = self._found.within("assert.neutral", clause.number)
        for name, status in _VOIDS:
            for mark in self._found.within(name, clause.number):
                if any(n.start <= mark.start < n.end for n in neutral):
                    continue
                at_the_end = mark.start >= hit.end and clause.last - mark.end <= _VOID_TAIL
                turned = status == "limited" and self._turns(hit.end, mark.start, clause)
                if at_the_end and not turned:
                    return status
        following = clause.number + 1
        if following < self._text.block_clauses[clause.block].stop:
            after = self._text.clauses[following]
            if after.sentence == clause.sentence:
                for name, status in _VOIDS_BEHIND:
                    if self._found.within(name, following):
                        return status
            for back in self._found.within("reference.this", following):
                if back.start - after.first <= 2:
                    return next((s for st, _, s in self._marks(after, after=False) if st >= back.end), None)
        return None

    def _turns(self, start: int, end: int, clause: Clause) -> bool:
        """Whether a clause turns to another topic between two tokens: "..., còn họp giao ban thì mới ..."."""
        turns = self._found.within("assert.turn", clause.number)
        return any(
            start <= turn.start and end - turn.end >= _TURN_TOPIC and self._text.breaks[turn.start] == COMMA
            for turn in turns
        )

    def _marks(self, clause: Clause, *, after: bool) -> list[tuple[int, int, Status]]:
        """The marks of a clause as start, end and status: those of acts behind them, or in front of them."""
        known = self._known_marks.get((clause.number, after))
        if known is not None:
            return known
        neutral = self._found.within("assert.neutral", clause.number)
        marks = []
        for name, status in _MARKS_AFTER if after else _MARKS:
            for hit in self._found.within(name, clause.number):
                # "hằng tuần, sau chào cờ": the words of a mark are not parted by a comma at its end.
                if self._text.breaks[hit.end - 1] == COMMA and hit.end - hit.start > 1:
                    continue
                if not any(n.start <= hit.start < n.end for n in neutral):
                    marks.append((hit.start, hit.end, status))
        marks.sort(key=lambda mark: (mark[0], -mark[1]))
        self._known_marks[clause.number, after] = marks
        return marks

    def _nearest_left(self, hit: Hit, clause: Clause) -> Status | None:
        limit = max(clause.first, hit.start - _REACH_LEFT)
        contrasts = self._found.within("assert.contrast", clause.number)
        limit = max([limit, *(h.end for h in contrasts if h.end <= hit.start)])
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
        contrasts = self._found.within("assert.contrast", clause.number)
        marks = self._marks(clause, after=True)
        limit = min(
            [
                limit,
                *(h.start for h in contrasts if h.start >= hit.end),
                *(start for start, _, _ in marks if start > hit.end and self._text.breaks[start] == COMMA),
                *(
                    turn.start
                    for turn in self._found.within("assert.turn", clause.number)
                    if turn.start > hit.end and self._text.breaks[turn.start] == COMMA
                ),
            ]
        )
        for start, _, status in marks:
            if hit.end <= start < limit:
                return None if status == "done" else status
        return None

    def _of_topic(self, hit: Hit, clause: Clause) -> Status | None:
        """What is said behind the comma of a topic: "Về hòm thư góp ý, Giám đốc đã yêu cầu ..."."""
        if not self._is_topic(clause):
            return None
        commas = [i for i in range(clause.first + 1, clause.last) if self._text.breaks[i] == COMMA]
        if not commas or hit.end > commas[0]:
            return None
        return self._first_said(clause, commas[0])

    def _is_topic(self, clause: Clause) -> bool:
        leads = self._found.within("assert.topic", clause.number)
        return any(lead.start == clause.first for lead in leads)

    def _first_said(self, clause: Clause, start: int) -> Status | None:
        """What the first mark from a token on says of a topic in front of it; None when it was done."""
        said = [mark for mark in self._marks(clause, after=False) if mark[0] >= start]
        if said and said[0][2] == "done":
            said = [mark for mark in said[1:] if mark[0] - said[0][1] <= _TOPIC_MARKS]
        return said[0][2] if said and said[0][2] != "done" else None

    def _status_from_surroundings(self, clause: Clause) -> Status:
        """A clause without a mark of its own takes that of a bare cell beside it, or of what governs it."""
        for number in self._context.cells(clause):
            other = self._text.clauses[number]
            marks = self._marks(other, after=True) or self._marks(other, after=False)
            if marks and marks[0][0] <= other.first + _CELL_LEAD and marks[0][2] != "done":
                return marks[0][2]
        tail = self._context.tail(clause)
        for number in tail:
            for name, status in _VOIDS:
                if self._found.within(name, number):
                    return status
        if tail and self._is_topic(clause) and (said := self._of_tail(self._text.clauses[tail[0]])):
            return said
        if self._continues_a_plan(clause):
            return "planned"
        for governor in self._context.introductions(clause):
            marks = self._marks(self._text.clauses[governor], after=False)
            if marks:
                return marks[-1][2]
        return "done"

    def _of_tail(self, tail: Clause) -> Status | None:
        """What the words behind a colon begin with: "Đối thoại với viên chức: đã giao Văn phòng sắp lịch"."""
        marks = self._marks(tail, after=False)
        begins = marks and marks[0][0] - tail.first <= _CELL_LEAD
        return self._first_said(tail, tail.first) if begins else None

    def _continues_a_plan(self, clause: Clause) -> bool:
        """Whether the sentence began as a plan: "Giám đốc sẽ đối thoại ...; công khai bản kê khai"."""
        for number in range(clause.number - 1, self._text.sentence(clause).start - 1, -1):
            earlier = self._text.clauses[number]
            if earlier.head != clause.head:
                return False
            marks = self._marks(earlier, after=False)
            if marks:
                start, _, status = marks[0]
                return status == "planned" and start - earlier.first <= _PLAN_LEAD
        return False
