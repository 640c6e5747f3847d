"""The hits of a lexicon in a text, asked for clause by clause."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.matching.find import Hit, Hits
    from checker.matching.index import Index


class Found:
    """A text, the hits of all names in it, and which of them stand in a clause."""

    def __init__(self, text: Index, hits: Hits) -> None:
        self.text = text
        self.hits = hits
        self._by_clause: dict[str, dict[int, list[Hit]]] = {}

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


def overlapping(hits: Sequence[Hit], start: int, end: int) -> bool:
    """Whether any of the hits (in order of start) shares a token with start..end."""
    at = bisect_right([hit.start for hit in hits], end - 1)
    return any(hit.end > start for hit in hits[:at])
