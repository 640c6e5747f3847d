"""How good the letters of a text layer are: whether marks were lost, and characters have no meaning."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.language.marks import stray
from checker.language.syllable import is_legal, key

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+")
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_FEWEST = 100
"""Words, below which nothing is said."""


class Quality(NamedTuple):
    """What is wrong with the letters and cannot be mended, as shares of the words."""

    impossible: float = 0.0
    """Words with marks that are no Vietnamese syllables: under 0.5 % in good files."""
    marked: float = 1.0
    """Words that have any mark: over two thirds in Vietnamese."""
    unknown: float = 0.0
    """Characters without a meaning, and marks that stand on no letter."""

    @property
    def is_poor(self) -> bool:
        """Whether so much is wrong that a person should look."""
        return self.impossible > 0.03 or self.marked < 0.35 or self.unknown > 0.02


def quality_of(texts: Iterable[str]) -> Quality:
    """Count what is wrong with the words of a document."""
    words = marked = impossible = unknown = 0
    for text in texts:
        unknown += len(_UNKNOWN.findall(text)) + stray(text)
        for word in _WORD.findall(text):
            words += 1
            if not word.isascii():
                marked += 1
                impossible += not is_legal(key(word))
    if words < _FEWEST:
        return Quality(unknown=min(unknown / max(words, 1), 1.0) if unknown > 3 else 0.0)
    return Quality(impossible / words, marked / words, unknown / words)
