"""The phrases of a compiled lexicon, found in one pass over a text.

Time is linear in the text and in the number of hits; there is no backtracking over the text.
"""

from __future__ import annotations

from bisect import bisect_left
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.language.tokens import CLAUSE
from checker.ruleset.model import NOT, NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.matching.tolerance import Variants


class Hit(NamedTuple):
    """Tokens ``start`` to ``end`` (exclusive) that a phrase of some name covers."""

    start: int
    end: int


Hits = dict[str, list[Hit]]
Table = dict[int, tuple[int, ...]]
"""Where something stands: start -> all its ends."""


def find(
    lexicon: Mapping[str, Any],
    keys: Sequence[str],
    breaks: Sequence[int],
    reach: Sequence[int] | None = None,
    variants: Variants | None = None,
    withheld: Mapping[str, Table] | None = None,
) -> Hits:
    """All phrases in a text: name -> hits in order of their start, the longest at each start.

    ``reach`` numbers the stretches that a gap may cross (default: the clauses); ``variants``
    gives for damaged syllables the ones they may have been; ``withheld`` where a name must not be found.
    """
    chunks, numbers = _walk(lexicon["trie"], keys, breaks, variants)
    tables = _Tables(chunks, lexicon["choices"], _clause_ids(breaks) if reach is None else reach)
    found = tables.named
    if numbers:
        found[NUMBER] = numbers
    triggers = lexicon["triggers"]
    sequences = lexicon["sequences"]
    pending: set[int] = set(triggers.get(NUMBER, ())) if numbers else set()
    for chunk in chunks:
        pending.update(triggers.get(str(chunk), ()))
    # Sequences are numbered so that what a name refers to is complete before the name is tried.
    queue = sorted(pending)
    while queue:
        first = sequences[queue[0]][0]
        spans: Table = {}
        while queue and sequences[queue[0]][0] == first:
            sequence = sequences[heappop(queue)]
            _add(spans, tables.match(sequence[1::2], sequence[2::2]))
        name = lexicon["names"][first]
        if spans:
            spans = _without(spans, found.get(f"{name}{NOT}"), withheld.get(name) if withheld else None)
        if spans:
            found[name] = spans
            for number in triggers.get(name, ()):
                if number not in pending:
                    pending.add(number)
                    heappush(queue, number)
    return {
        name: [Hit(start, max(table[start])) for start in sorted(table)]
        for name, table in found.items()
        if name != NUMBER
    }


class _Tables:
    """Where chunks, choices and names stand in one text; nothing is worked out before it is needed.

    A phrase lies in one stretch of the text. So the stretches that hold all elements of a sequence are found
    first: for most sequences there are none, and nothing has to be joined.
    """

    def __init__(
        self, chunks: dict[int, Table], options: Mapping[str, Sequence[Any]], stretches: Sequence[int]
    ) -> None:
        self.named: dict[str, Table] = {}
        self._chunks = chunks
        self._options = options
        self._stretches = stretches
        self._choices: dict[str, Table] = {}
        self._held: dict[int | str, int] = {}

    def match(self, elements: Sequence[int | str], gaps: Sequence[int]) -> Table:
        """Spans of a sequence, joining the hits of its elements from left to right."""
        if not gaps:
            return self._table(elements[0])
        common = self._common(elements)
        if not common:
            return {}
        stretches = self._stretches
        table = self._table(elements[0])
        spans = {start: ends for start, ends in table.items() if common >> stretches[start] & 1}
        for gap, element in zip(gaps, elements[1:], strict=True):
            if not spans:
                break
            spans = self._joined(spans, gap, self._table(element))
        return spans

    def _common(self, elements: Sequence[int | str]) -> int:
        """The stretches that hold every element, as the bits of a number."""
        common = -1
        for element in elements:
            held = self._held.get(element)
            common &= self._stretches_of(element) if held is None else held
            if not common:
                break
        return common

    def _stretches_of(self, element: int | str) -> int:
        """The stretches where an element begins, and for a choice perhaps some more."""
        held = 0
        if element in self._options:
            for option in self._present(str(element)):
                held |= self._common(option[::2])
        else:
            for start in self._table(element):
                held |= 1 << self._stretches[start]
        self._held[element] = held
        return held

    def _table(self, element: int | str) -> Table:
        if isinstance(element, int):
            return self._chunks.get(element, {})
        if element not in self._options:
            return self.named.get(element, {})
        table = self._choices.get(element)
        if table is None:
            table = self._choices[element] = {}
            for option in self._present(element):
                _add(table, self.match(option[::2], option[1::2]))
        return table

    def _present(self, choice: str) -> list[Sequence[Any]]:
        """The options of a choice but those that begin with a chunk which the text does not have."""
        chunks = self._chunks
        return [o for o in self._options[choice] if not isinstance(o[0], int) or o[0] in chunks]

    def _joined(self, spans: Table, gap: int, table: Table) -> Table:
        """The spans that go on in ``table`` after at most ``gap`` tokens of the same stretch."""
        starts = sorted(table) if gap else []
        joined: Table = {}
        for start, reached in spans.items():
            for end in reached:
                following = end
                if end not in table:
                    place = bisect_left(starts, end)
                    if place == len(starts) or starts[place] > end + gap:
                        continue
                    following = starts[place]
                if self._stretches[following] == self._stretches[start]:
                    known = joined.get(start, ())
                    joined[start] = _united(known, table[following])
        return joined


def _walk(
    trie: Mapping[str, Any], keys: Sequence[str], breaks: Sequence[int], variants: Variants | None
) -> tuple[dict[int, Table], Table]:
    """Where every chunk stands, and where numbers stand."""
    chunks: dict[int, Table] = {}
    numbers: Table = {}
    count = len(keys)
    for start in range(count):
        key = keys[start]
        if key[0].isdigit():
            numbers[start] = (start + 1,)
        node = trie.get(key)
        position = start + 1
        while node is not None:
            chunk = node.get("")
            if chunk is not None:
                chunks.setdefault(chunk, {})[start] = (position,)
            if position >= count or breaks[position] >= CLAUSE:
                break
            node = node.get(keys[position])
            position += 1
        if variants is not None:
            _walk_damaged(trie, keys, breaks, variants, start, chunks)
    return chunks, numbers


def _walk_damaged(
    trie: Mapping[str, Any],
    keys: Sequence[str],
    breaks: Sequence[int],
    variants: Variants,
    start: int,
    chunks: dict[int, Table],
) -> None:
    """Chunks from ``start`` on in which damaged syllables stand: at most one doubtful one in three."""
    paths: list[tuple[Mapping[str, Any], int, int]] = [(trie, 0, 0)]
    position = start
    while paths and position < len(keys) and (position == start or breaks[position] < CLAUSE):
        key = keys[position]
        following = []
        for node, repaired, doubtful in paths:
            if key in node:
                following.append((node[key], repaired, doubtful))
            following += [(node[v], repaired + 1, doubtful) for v in variants.sure.get(key, ()) if v in node]
            if doubtful == 0:
                following += [(node[v], repaired, 1) for v in variants.weak.get(key, ()) if v in node]
        position += 1
        length = position - start
        for node, repaired, doubtful in following:
            chunk = node.get("")
            if chunk is not None and length >= 2 and (repaired or doubtful) and (not doubtful or length >= 3):
                chunks.setdefault(chunk, {}).setdefault(start, (position,))
        paths = following


def _add(table: Table, spans: Table) -> None:
    if table.keys().isdisjoint(spans):
        table.update(spans)
        return
    for start, ends in spans.items():
        known = table.get(start)
        table[start] = ends if known is None else _united(known, ends)


def _without(spans: Table, *refused: Table | None) -> Table:
    """The spans that do not begin inside one of the refused ones."""
    ranges = [(start, end) for table in refused if table for start, ends in table.items() for end in ends]
    if not ranges:
        return spans
    return {
        start: ends for start, ends in spans.items() if not any(low <= start < high for low, high in ranges)
    }


def _united(known: tuple[int, ...], ends: tuple[int, ...]) -> tuple[int, ...]:
    if known == ends:
        return ends
    return known + tuple(end for end in ends if end not in known)


def _clause_ids(breaks: Sequence[int]) -> list[int]:
    ids: list[int] = []
    current = 0
    for strength in breaks:
        if strength >= CLAUSE:
            current += 1
        ids.append(current)
    return ids
