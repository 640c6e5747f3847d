"""Whether the quotes of a verdict and those of a label show the same place of the report.

Two quotes overlap when they share at least ``ENOUGH`` characters of running text, or the whole of the shorter
one; white space is folded, case is kept, text is NFC. Quotes are looked up in the text of the report, because
set phrases ("cán bộ, công chức, viên chức") run longer than that and prove nothing when they merely recur
elsewhere. A labelled quote that cannot be found there (page numbers or footnotes were taken out of it in
reading) is compared as text.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from checker.language.normal import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.document.model import Document
    from checker.judging.model import Evidence

ENOUGH = 20
"""Characters; about four syllables."""

Span = tuple[int, int]


def fold(text: str) -> str:
    """The text as it is compared: NFC, every run of white space one space, no bars around a table row."""
    return " ".join(clean(text).split()).strip("| ")


class Places:
    """The text of a document as one line, and where its blocks and quotes stand in it."""

    def __init__(self, document: Document) -> None:
        self._offsets: dict[int, int] = {}
        pieces: list[str] = []
        length = 0
        for block in document.blocks:
            label = f"{block.label} " if block.label else ""
            self._offsets[block.number] = length + len(label)
            pieces.append(label + block.text)
            length += len(pieces[-1]) + 1
        self._text = " ".join(pieces)

    def overlap(self, found: Sequence[Evidence], labelled: Sequence[str]) -> bool:
        """Whether any quote that was found overlaps any of the labelled ones."""
        own = [(self._span(evidence), fold(evidence.quote)) for evidence in found]
        for quote in map(fold, labelled):
            spans = list(self._spans(quote))
            for span, text in own:
                if spans and any(shared(span, other) for other in spans):
                    return True
                if not spans and shares_text(text, quote):
                    return True
        return False

    def _span(self, evidence: Evidence) -> Span:
        offset = self._offsets[evidence.block]
        return offset + evidence.start, offset + evidence.end

    def _spans(self, quote: str) -> Iterator[Span]:
        start = self._text.find(quote) if quote else -1
        while start >= 0:
            yield start, start + len(quote)
            start = self._text.find(quote, start + 1)


def shared(one: Span, other: Span) -> bool:
    """Whether two ranges of one text have enough in common."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common > 0 and common >= min(ENOUGH, one[1] - one[0], other[1] - other[0])


def shares_text(one: str, other: str) -> bool:
    """Whether two texts have a run of enough characters in common, or one holds the other."""
    if not one or not other:
        return False
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return match.size >= min(ENOUGH, len(one), len(other))
