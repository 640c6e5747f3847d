"""Advice and model wording in the terms of the unit that reports: a school has a principal and teachers.

The texts of a ruleset are written for any unit. A ruleset may say what a kind of unit calls the same things;
nothing else of a text changes, and what only the unit knows stays a blank.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.ruleset.model import Text

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from checker.judging.model import Verdict
    from checker.ruleset.model import Ruleset, Terms


def in_terms_of(kinds: Collection[str], verdicts: Sequence[Verdict], ruleset: Ruleset) -> tuple[Verdict, ...]:
    """The verdicts, with the texts of open items worded for a unit of these kinds (names of vocabularies)."""
    terms = next((terms for terms in ruleset.terms if terms.unit in kinds), None)
    if terms is None:
        return tuple(verdicts)
    return tuple(
        verdict._replace(
            item=verdict.item._replace(
                advice=reworded(verdict.item.advice, terms),
                wording=reworded(verdict.item.wording, terms),
            ),
        )
        if verdict.verdict in {"partial", "missing"}
        else verdict
        for verdict in verdicts
    )


def reworded(text: Text, terms: Terms) -> Text:
    """A text in the terms of a kind of unit."""
    return Text(_replaced(text.vi, terms.vi), _replaced(text.en, terms.en))


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    """The text with whole terms replaced, the longest first: one that is kept shields the words in it."""
    own = dict(pairs)
    longest_first = sorted(own, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)

    def term(found: re.Match[str]) -> str:
        word = own[found[0].lower()]
        return word[0].upper() + word[1:] if found[0][0].isupper() else word

    return pattern.sub(term, text)
