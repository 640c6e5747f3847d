"""The acts that a clause tells of: its verbs, without those in titles and in names of rules.

Vocabularies asked for by name: ``act.not`` and ``act.noun``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.matching.found import overlapping

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.matching.context import Context
    from checker.matching.find import Hit
    from checker.matching.found import Found
    from checker.matching.titles import Titles


class Acts:
    """The acts of every vocabulary in every clause of a text."""

    def __init__(self, found: Found, context: Context, titles: Titles) -> None:
        self._found = found
        self._context = context
        self._titles = titles
        self._known: dict[tuple[str, str, int], list[Hit]] = {}

    def within(self, name: str, numbers: Iterable[int], also_not: str = "") -> list[Hit]:
        """The acts of a vocabulary in these clauses.

        In running text a noun ("kết quả kiểm tra", "cuộc giám sát") is no act; in a heading it is.
        """
        return [act for number in numbers for act in self._within(name, number, also_not)]

    def _within(self, name: str, number: int, also_not: str) -> list[Hit]:
        known = self._known.get((name, also_not, number))
        if known is None:
            known = self._known[name, also_not, number] = self._acts(name, number, also_not)
        return known

    def _acts(self, name: str, number: int, also_not: str) -> list[Hit]:
        hits = self._found.within(name, number)
        if not hits:
            return []
        names = ["act.not", also_not] if also_not else ["act.not"]
        if not self._context.is_heading(number):
            names.append("act.noun")
        not_acts = sorted(hit for other in names for hit in self._found.within(other, number))
        covered = self._titles.covers
        return [
            hit for hit in hits if not covered[hit.start] and not overlapping(not_acts, hit.start, hit.end)
        ]
