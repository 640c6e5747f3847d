"""How alike two Vietnamese texts are, by their syllables in canonical spelling.

Pure functions on strings, for duplicates inside one report as well as for text carried over from another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.language.syllable import key

if TYPE_CHECKING:
    from collections.abc import Sequence

_SYLLABLE = re.compile(r"\w+")
_SHINGLE = 4
"""Syllables in a shingle: long enough that two texts on one subject share few by chance."""


_BOILERPLATE = 8
"""A shingle that stands in more texts than this brings no pair together."""


def syllables(text: str) -> tuple[str, ...]:
    """The canonical syllables of a text; marks, case and punctuation do not count."""
    return tuple(key(word) for word in _SYLLABLE.findall(text))


def likeness(one: str, two: str) -> float:
    """From 0 (no syllable in common) to 1 (the same ones): shared syllables of all, each counted once."""
    first, second = set(syllables(one)), set(syllables(two))
    if not first or not second:
        return 0.0
    return len(first & second) / len(first | second)


def shingles(found: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """The runs of four syllables of a text."""
    return frozenset(zip(*(found[start:] for start in range(_SHINGLE)), strict=False))


def near_pairs(texts: Sequence[Sequence[str]], threshold: float) -> list[tuple[int, int, float]]:
    """Pairs (earlier, later, resemblance) of texts, given as syllables, that share their shingles.

    Resemblance is shared shingles of all shingles (Jaccard). Only pairs with a shingle in common are
    compared, so that the cost grows with the text and not with the square of the number of texts.
    A shingle that stands in many texts is boilerplate and brings no pair together.
    """
    sets = [shingles(found) for found in texts]
    once: set[tuple[str, ...]] = set()
    twice: set[tuple[str, ...]] = set()
    for own in sets:
        twice |= once & own
        once |= own
    holders: dict[tuple[str, ...], list[int]] = {}
    for index, own in enumerate(sets):
        for shingle in own & twice:
            holders.setdefault(shingle, []).append(index)
    shared: dict[tuple[int, int], int] = {}
    for listed in holders.values():
        if len(listed) <= _BOILERPLATE:
            for position, one in enumerate(listed):
                for two in listed[position + 1 :]:
                    shared[one, two] = shared.get((one, two), 0) + 1
    pairs = []
    for (one, two), count in sorted(shared.items()):
        resemblance = count / (len(sets[one]) + len(sets[two]) - count)
        if resemblance >= threshold:
            pairs.append((one, two, resemblance))
    return pairs
