"""The phrases of a compiled lexicon, found in one pass over a text.

Time is linear in the text and in the number of hits; there is no backtracking over the text.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.language.tokens import CLAUSE
from checker.ruleset.lexicon import NOT, NUMBER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


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
    variants: Mapping[str, Sequence[str]] | None = None,
    given: Mapping[str, Table] | None = None,
) -> Hits:
    """All phrases in a text: name -> hits in order of their start, the longest at each start.

    ``reach`` numbers the stretches that a gap may cross (default: the clauses); ``given`` are hits known beforehand;
    ``variants`` gives for damaged syllables the ones they may have been.
    """
    chunks, numbers = _walk(lexicon["trie"], keys, breaks, variants or {})
    found: dict[str, Table] = {name: dict(table) for name, table in (given or {}).items()}
    if numbers:
        found[NUMBER] = numbers
    anchors = lexicon["anchors"]
    sequences = lexicon["sequences"]
    clause = _clause_ids(breaks) if reach is None else reach
    pending = {n for chunk in chunks for n in anchors.get(str(chunk), ())}
    if numbers:
        pending.update(anchors.get(NUMBER, ()))
    given_names = set(given or ())
    # Sequences are numbered so that what a name refers to is complete before the name is tried.
    queue = sorted(pending)
    while queue:
        name, elements = sequences[heapq.heappop(queue)]
        spans = _match(elements, chunks, found, clause)
        taken_back = found.get(f"{name}{NOT}")
        if taken_back and spans:
            spans = {span for span in spans if not _inside(span, taken_back)}
        if not spans:
            continue
        table = found.setdefault(name, {})
        if not table or name in given_names:
            given_names.discard(name)
            for number in anchors.get(name, ()):
                if number not in pending:
                    pending.add(number)
                    heapq.heappush(queue, number)
        for start, end in spans:
            ends = table.get(start)
            if ends is None:
                table[start] = (end,)
            elif end not in ends:
                table[start] = (*ends, end)
    return {
        name: [Hit(start, max(table[start])) for start in sorted(table)]
        for name, table in found.items()
        if name[0] not in "(#"
    }


def _walk(
    trie: Mapping[str, Any], keys: Sequence[str], breaks: Sequence[int], variants: Mapping[str, Sequence[str]]
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
        if node is None and key not in variants:
            continue
        nodes = [node] if node is not None else [trie[v] for v in variants[key] if v in trie]
        position = start + 1
        while nodes:
            for node in nodes:
                chunk = node.get("")
                if chunk is not None:
                    chunks.setdefault(chunk, {})[start] = (position,)
            if position >= count or breaks[position] >= CLAUSE:
                break
            key = keys[position]
            if key in variants:
                nodes = [node[v] for node in nodes for v in (key, *variants[key]) if v in node]
            else:
                nodes = [node[key] for node in nodes if key in node]
            position += 1
    return chunks, numbers


def _inside(span: tuple[int, int], table: Table) -> bool:
    """Whether a span begins inside one of the spans of a table."""
    return any(start <= span[0] < end for start, ends in table.items() for end in ends)


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
) -> set[tuple[int, int]]:
    """Spans of a sequence, joining the hits of its elements from left to right."""
    spans: set[tuple[int, int]] = set()
    gap = 0
    for position, element in enumerate(elements):
        if isinstance(element, list):
            gap = element[0]
            continue
        table = chunks.get(element) if isinstance(element, int) else found.get(element)
        if not table:
            return set()
        if position == 0:
            spans = {(start, end) for start, ends in table.items() for end in ends}
            continue
        joined: set[tuple[int, int]] = set()
        for start, end in spans:
            for following in range(end, end + gap + 1):
                ends = table.get(following)
                if ends is not None:
                    if clause[following] == clause[start]:
                        joined.update((start, other) for other in ends)
                    break
        if not joined:
            return set()
        spans = joined
        gap = 0
    return spans
