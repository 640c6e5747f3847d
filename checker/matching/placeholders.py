"""Statements that are still to be written: the blanks and notes of a template prove nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.placeholder import placeholders

if TYPE_CHECKING:
    from checker.matching.found import Found
    from checker.matching.index import Clause


class Placeholders:
    """The blanks and notes of a document, block by block as they are asked for."""

    def __init__(self, found: Found) -> None:
        self._text = found.text
        self._by_block: dict[int, tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]] = {}

    def cover(self, position: int, clause: Clause) -> bool:
        """Whether a token stands in a note, or in a sentence with a blank."""
        known = self._by_block.get(clause.block)
        if known is None:
            known = placeholders(self._text.document.blocks[clause.block].text)
            self._by_block[clause.block] = known
        blanks, notes = known
        if not blanks and not notes:
            return False
        at = self._text.starts[position]
        if any(start <= at < end for start, end in notes):
            return True
        low, high = self._sentence(clause)
        return any(start < high and end > low for start, end in blanks)

    def _sentence(self, clause: Clause) -> tuple[int, int]:
        """From the end of the sentence before to the beginning of the one behind, in the same block."""
        text = self._text
        numbers = text.sentence(clause)
        first, last = text.clauses[numbers.start].first, text.clauses[numbers.stop - 1].last
        own = text.block_clauses[clause.block]
        before = text.ends[first - 1] if numbers.start > own.start else 0
        length = len(text.document.blocks[clause.block].text)
        return before, text.starts[last] if numbers.stop < own.stop else length
