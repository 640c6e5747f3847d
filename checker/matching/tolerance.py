"""A second, weaker pass over damaged text: lost or wrong diacritics.

It runs only when a text holds syllables that no Vietnamese word has ("đuợc", "câp"), and only for items
that the clean pass did not find met; what it finds is marked for a person to look at. So it can never turn
a met into a missing, and never beats a clean match.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.language.syllable import fold, is_legal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MIN_DAMAGED = 2
"""So many damaged syllables, and any syllable of the text may have lost its marks."""
_MAX_VARIANTS = 8


class Variants(NamedTuple):
    """What syllables may have been: ``sure`` for impossible ones, ``weak`` for those perhaps damaged."""

    sure: Mapping[str, Sequence[str]]
    weak: Mapping[str, Sequence[str]]


def variants(keys: Sequence[str], by_fold: Mapping[str, Sequence[str]]) -> Variants | None:
    """The syllables that damaged ones of a text may have been; None for a text without damage.

    ``by_fold`` lists the syllables of the ruleset's phrases by their form without marks.
    """
    distinct = {key for key in keys if key[-1:].isdigit() and key[:-1].isalpha() and len(key) > 2}
    damaged = {key for key in distinct if not is_legal(key) and fold(key) in by_fold}
    known = {syllable for syllables in by_fold.values() for syllable in syllables}
    damaged -= known
    if not damaged:
        return None
    sure = {key: tuple(by_fold[fold(key)][:_MAX_VARIANTS]) for key in sorted(damaged)}
    weak: dict[str, tuple[str, ...]] = {}
    if len(damaged) >= MIN_DAMAGED:
        for key in sorted(distinct - damaged):
            others = tuple(other for other in by_fold.get(fold(key), ()) if other != key)
            if others:
                weak[key] = others[:_MAX_VARIANTS]
    return Variants(sure, weak)
