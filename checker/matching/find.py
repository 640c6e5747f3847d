"""The phrases of a compiled lexicon, found in one pass over a text.

Time is linear in the text and in the number of hits; there is no backtracking over the text.
"""

from __future__ import annotations

import heapq
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.language.tokens import CLAUSE
from checker.ruleset.lexicon import NOT, NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.matching.tolerance import Variants


@dataclass(frozen=True, slots=True, order=True)
class Hit:
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
    found: dict[str, Table] = {NUMBER: numbers} if numbers else {}
    anchors = lexicon["anchors"]
    sequences = lexicon["sequences"]
    clause = _clause_ids(breaks) if reach is None else reach
    pending: set[int] = set(anchors.get(NUMBER, ())) if numbers else set()
    direct = lexicon["direct"]
    for chunk, spans in chunks.items():
        pending.update(anchors.get(str(chunk), ()))
        for name in direct.get(str(chunk), ()):
            kept = _without(spans, withheld.get(name)) if withheld else spans
            _add(found, name, kept)
    for name in found:
        pending.update(anchors.get(name, ()))
    # Sequences are numbered so that what a name refers to is complete before the name is tried.
    queue = sorted(pending)
    while queue:
        name, elements = sequences[heapq.heappop(queue)]
        spans = _match(elements, chunks, found, clause)
        if spans:
            spans = _without(spans, found.get(f"{name}{NOT}"), withheld.get(name) if withheld else None)
        if not spans:
            continue
        if name not in found:
            for number in anchors.get(name, ()):
                if number not in pending:
                    pending.add(number)
                    heapq.heappush(queue, number)
        _add(found, name, spans)
    return {
        name: [Hit(start, max(table[start])) for start in sorted(table)]
        for name, table in found.items()
        if name[0] not in "(#"
    }


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


def _add(found: dict[str, Table], name: str, spans: Table) -> None:
    table = found.get(name)
    if table is None:
        if spans:
            found[name] = dict(spans)
        return
    for start, ends in spans.items():
        table[start] = _united(table.get(start), ends)


def _without(spans: Table, *refused: Table | None) -> Table:
    """The spans that do not begin inside one of the refused ones."""
    ranges = [(start, end) for table in refused if table for start, ends in table.items() for end in ends]
    if not ranges:
        return spans
    return {
        start: ends for start, ends in spans.items() if not any(low <= start < high for low, high in ranges)
    }


def _united(known: tuple[int, ...] | None, ends: tuple[int, ...]) -> tuple[int, ...]:
    if known is None or known == ends:
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


def _match(
    elements: Sequence[Any],
    chunks: Mapping[int, Table],
    found: Mapping[str, Table],
    clause: Sequence[int],
) -> Table:
    """Spans of a sequence, joining the hits of its elements from left to right."""
    tables: list[tuple[int, Table]] = []
    gap = 0
    # Most sequences lack an element: that is seen before anything is joined.
    for element in elements:
        if isinstance(element, list):
            gap = element[0]
            continue
        table = chunks.get(element) if isinstance(element, int) else found.get(element)
        if not table:
            return {}
        tables.append((gap, table))
        gap = 0
    spans = tables[0][1]
    for gap, table in tables[1:]:
        starts = sorted(table)
        joined: Table = {}
        for start, reached in spans.items():
            for end in reached:
                place = bisect_left(starts, end)
                if place == len(starts) or starts[place] > end + gap:
                    continue
                following = starts[place]
                if clause[following] == clause[start]:
                    joined[start] = _united(joined.get(start), table[following])
        if not joined:
            return {}
        spans = joined
    return spans
