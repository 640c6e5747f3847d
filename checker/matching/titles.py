"""Words that are not the report's own: titles of instruments, and the law that it recites.

Vocabularies asked for by name: ``instrument.*``, ``assert.recited*``, ``assert.resumed``,
``assert.ordered``, ``act.any`` and ``head``.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from checker.language.tokens import COMMA
from checker.matching.found import overlapping

if TYPE_CHECKING:
    from checker.matching.found import Found
    from checker.matching.index import Clause

_LEAD_REACH = 22
"""The title begins at most so many syllables behind the number of its instrument."""
_QUOTE_REACH = 14
"""A quoted title begins at most so many syllables behind the kind of its instrument."""


class Titles:
    """The tokens of a text that belong to titles of instruments."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._text = found.text

    @cached_property
    def covers(self) -> list[bool]:
        """For every token, whether it belongs to the title of an instrument.

        "Quyết định số 57/QĐ-STTTT ngày 06/4/2015 về việc ban hành Quy chế ..." up to the words that
        take the sentence up again ("đã", "đến toàn thể ..."), and quoted titles.
        """
        covered = list(self.filed)
        self._cover_numbered(covered)
        self._cover_quoted(covered)
        self._cover_registers(covered)
        for hit in self._found.hits.get("instrument.rule-about", ()):
            _cover(covered, hit.start, hit.end)
        return covered

    def _cover_numbered(self, covered: list[bool]) -> None:
        leads = self._found.hits.get("instrument.title-lead", ())
        lead_starts = [hit.start for hit in leads]
        for reference in self._found.hits.get("instrument.reference", ()):
            clause = self._text.clause_at(reference.start)
            at = bisect_left(lead_starts, reference.end)
            if at == len(leads) or leads[at].start >= min(clause.last, reference.end + _LEAD_REACH):
                continue
            if self._is_resumed(reference.end, leads[at].start, clause):
                continue
            # "Công văn số 12 yêu cầu các phòng tổ chức ...": an order, not a title.
            orders = self._found.within("assert.ordered", clause.number)
            if overlapping(orders, reference.end, leads[at].start):
                continue
            _cover(covered, leads[at].end, self._title_end(leads[at].end, clause))

    def _is_resumed(self, start: int, end: int, clause: Clause) -> bool:
        """Whether the unit begins to act behind a comma: "theo Nghị quyết số 18, Chi cục tổ chức ..."."""
        return any(
            start <= head.start < end and self._text.breaks[head.start] == COMMA
            for head in self._found.within("head", clause.number)
        )

    def _title_end(self, start: int, clause: Clause) -> int:
        """Where the sentence is taken up again: behind the last comma before the words that do it."""
        stop = next(
            (h.start for h in self._found.within("instrument.title-stop", clause.number) if h.start > start),
            None,
        )
        if stop is None:
            return clause.last
        return next((i for i in range(stop - 1, start - 1, -1) if self._text.breaks[i] == COMMA), stop)

    def _cover_quoted(self, covered: list[bool]) -> None:
        for hit in self._found.hits.get("instrument.named", ()):
            clause = self._text.clause_at(hit.start)
            position = hit.end
            while position < min(clause.last, hit.end + _QUOTE_REACH) and not self._text.quoted[position]:
                position += 1
            while position < clause.last and self._text.quoted[position]:
                covered[position] = True
                position += 1

    @cached_property
    def filed(self) -> list[bool]:
        """For every token, whether it names a document that was only filed.

        The rest of a sentence that says so, and the list that it introduces.
        """
        covered = [False] * len(self._text.keys)
        text = self._text
        told = -1
        for hit in self._found.hits.get("instrument.kept", ()):
            clause = text.clause_at(hit.start)
            if clause.sentence == told:
                continue
            told = clause.sentence
            last = text.clauses[text.sentence(clause).stop - 1]
            _cover(covered, hit.end, last.last)
            if last.number + 1 == text.block_clauses[clause.block].stop:
                self._cover_blocks(covered, clause.block + 1, clause.block)
        return covered

    def _cover_registers(self, covered: list[bool]) -> None:
        """Cover the rows under a head that calls them titles of documents."""
        end = 0
        for hit in self._found.hits.get("instrument.column", ()):
            number = self._text.clause_at(hit.start).block
            if number >= end and self._text.document.blocks[number].row is not None:
                end = self._cover_blocks(covered, number + 1)

    def _cover_blocks(self, covered: list[bool], first: int, parent: int | None = None) -> int:
        """Cover the blocks from a number on that have a parent; without one, the rows of a table.

        Return the number of the first block behind them.
        """
        text = self._text
        for number in range(first, len(text.document.blocks)):
            block, clauses = text.document.blocks[number], text.block_clauses[number]
            if block.row is None if parent is None else block.parent != parent:
                return number
            if clauses:
                _cover(covered, text.clauses[clauses.start].first, text.clauses[clauses.stop - 1].last)
        return len(text.document.blocks)


def _cover(covered: list[bool], first: int, last: int) -> None:
    for position in range(first, last):
        covered[position] = True


_TELLS = ("assert.done", "assert.negated", "assert.progress", "assert.resumed")
"""What shows that a clause behind a recital speaks of the unit again."""


class Recitals:
    """The sentences of a text that say what the law asks for."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._text = found.text

    def cover(self, position: int, clause: Clause) -> bool:
        """Whether the text at a token recites the law, itself or in the sentence that introduces it."""
        if any(start <= position < end for start, end in self._ranges):
            return True
        parent = self._text.document.blocks[clause.block].parent
        if parent < 0 or self._text.document.blocks[parent].kind == "heading":
            return False
        numbers = self._text.block_clauses[parent]
        if not numbers:
            return False
        last = self._text.clauses[numbers.stop - 1]
        return any(start <= last.first < end for start, end in self._ranges)

    @cached_property
    def _ranges(self) -> list[tuple[int, int]]:
        ranges = []
        openings = [
            hit
            for hit in self._found.hits.get("assert.recited.opening", ())
            if hit.start - self._text.clause_at(hit.start).first <= 1
        ]
        for hit in [*self._found.hits.get("assert.recited", ()), *openings]:
            clause = self._text.clause_at(hit.start)
            if overlapping(self._found.within("assert.recited-not", clause.number), hit.end - 1, hit.end):
                continue
            if any(h.start >= hit.start for h in self._found.within("assert.resumed", clause.number)):
                continue
            last = clause
            for number in range(clause.number + 1, self._text.sentence(clause).stop):
                following = self._text.clauses[number]
                if following.head != clause.number and self._found.any_within(_TELLS, [number]):
                    break
                last = following
            ranges.append((clause.first, last.last))
        return ranges
