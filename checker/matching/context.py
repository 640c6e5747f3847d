"""Where a clause stands: what governs it, what is beside it, what speaks of it from elsewhere.

Vocabularies asked for by name: ``reference.above`` ("các nội dung trên"), ``reference.before``
("cụ thể:") and ``reference.report`` ("báo cáo kết quả như sau:").
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from checker.language.tokens import CELL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.matching.found import Found
    from checker.matching.index import Clause


class Context:
    """The surroundings of every clause of a text, as numbers of other clauses."""

    def __init__(self, found: Found) -> None:
        self._found = found
        self._text = found.text
        self._governors: dict[int, list[list[int]]] = {}
        self._bare_topics: dict[int, bool] = {}

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
            outer = self._text.clauses[clause.head].head
            if outer >= 0:
                yield [outer]
            yield from self._goes_on_from(self._text.clauses[clause.head])
        blocks = self._text.document.blocks
        parent = blocks[clause.block].parent
        while parent >= 0:
            numbers = self._text.block_clauses[parent]
            if numbers:
                last = self._text.clauses[numbers.stop - 1]
                if blocks[parent].kind == "heading":
                    yield list(numbers)
                elif not self._found.any_within(("reference.report",), numbers):
                    yield list(self._text.sentence(last))
                    yield from self._goes_on_from(self._text.clauses[self._text.sentence(last).start])
            parent = blocks[parent].parent

    def _goes_on_from(self, opening: Clause) -> Iterator[list[int]]:
        """The sentence before one that only goes on from it: "Cụ thể:", "Trong đó:", "Có thể kể:"."""
        begun = [hit.start for hit in self._found.within("reference.before", opening.number)]
        before = opening.number - 1
        if opening.first in begun and before >= self._text.block_clauses[opening.block].start:
            yield list(self._text.sentence(self._text.clauses[before]))

    def introductions(self, clause: Clause) -> list[int]:
        """The clauses that introduce a list entry: its head, or the last clause of the text above it."""
        if clause.head >= 0:
            return [clause.head]
        blocks = self._text.document.blocks
        parent = blocks[clause.block].parent
        if parent < 0 or blocks[parent].kind == "heading" or clause.opened_by == CELL:
            return []
        numbers = self._text.block_clauses[parent]
        # "... báo cáo kết quả như sau:" opens the report; an order in it is not about what follows.
        if not numbers or self._found.any_within(("reference.report",), numbers):
            return []
        return [numbers.stop - 1]

    def tail(self, clause: Clause) -> list[int]:
        """The clauses behind the colon when the clause is the topic of a statement ("Việc ...: đang ...")."""
        return [n for n in self._text.sentence(clause) if self._text.clauses[n].head == clause.number]

    def cells(self, clause: Clause) -> list[int]:
        """The other cells of the table row that the clause stands in."""
        if self._text.document.blocks[clause.block].row is None:
            return []
        return [number for number in self._text.block_clauses[clause.block] if number != clause.number]

    def under(self, heading: Clause) -> Iterator[Clause]:
        """The clauses of the section that a heading opens, without its inner headings."""
        blocks = self._text.document.blocks
        inside = {heading.block}
        for number in range(heading.block + 1, len(blocks)):
            block = blocks[number]
            if block.parent not in inside:
                if block.kind == "heading" or block.parent < heading.block:
                    return
                continue
            inside.add(number)
            if block.kind != "heading":
                yield from (self._text.clauses[clause] for clause in self._text.block_clauses[number])

    def is_bare_topic(self, number: int) -> bool:
        """Whether a block only names a topic, unlike most entries of its list: "b) Tuyển dụng, bổ nhiệm".

        It is one clause under a heading, without a verb, and lacks the mark at its end that most others have.
        """
        known = self._bare_topics.get(number)
        if known is None:
            known = self._bare_topics[number] = self._is_bare_topic(number)
        return known

    @cached_property
    def _parents(self) -> frozenset[int]:
        return frozenset(block.parent for block in self._text.document.blocks)

    @cached_property
    def _entries(self) -> dict[int, tuple[int, int]]:
        """For every block with entries, their number and how many of them end as a statement does."""
        counts: dict[int, tuple[int, int]] = {}
        for block in self._text.document.blocks:
            if block.kind == "entry":
                entries, closed = counts.get(block.parent, (0, 0))
                counts[block.parent] = (entries + 1, closed + _is_closed(block.text))
        return counts

    def _is_bare_topic(self, number: int) -> bool:
        blocks = self._text.document.blocks
        block = blocks[number]
        if block.kind != "entry" or block.parent < 0 or blocks[block.parent].kind != "heading":
            return False
        numbers = self._text.block_clauses[number]
        if _is_closed(block.text) or len(numbers) > 1 or self._found.any_within(("act.passive",), numbers):
            return False
        if number in self._parents:
            return False
        others, closed = self._entries[block.parent]
        return others > 1 and 2 * closed >= others - 1

    def is_heading(self, number: int) -> bool:
        """Whether a clause stands in a heading."""
        return self._text.document.blocks[self._text.clauses[number].block].kind == "heading"

    def is_row_heading(self, number: int) -> bool:
        """Whether a clause stands in a table row that heads a column or a group of rows."""
        return self._text.document.blocks[self._text.clauses[number].block].row is not None

    @cached_property
    def opening(self) -> range:
        """The blocks between the title of the report and its first section."""
        blocks = self._text.document.blocks
        first = next((i for i, block in enumerate(blocks) if block.kind != "heading"), len(blocks))
        end = next((i for i in range(first, len(blocks)) if blocks[i].kind == "heading"), len(blocks))
        return range(first, min(end, first + 4))

    @cached_property
    def references_back(self) -> dict[int, list[int]]:
        """Clauses that say something of "các nội dung trên": block -> their numbers.

        Keyed by every block that such a clause refers to: its own, and the list entries right before it.
        """
        blocks = self._text.document.blocks
        result: dict[int, list[int]] = defaultdict(list)
        for hit in self._found.hits.get("reference.above", ()):
            number = self._text.clause_of[hit.start]
            block = self._text.clauses[number].block
            result[block].append(number)
            position = block - 1
            while position >= 0 and blocks[position].kind in {"entry", "row"}:
                result[position].append(number)
                position -= 1
        return result


def _is_closed(text: str) -> bool:
    """Whether the text of an entry ends as a statement does."""
    return text.rstrip("”\"') ").endswith((".", ";", ":"))
