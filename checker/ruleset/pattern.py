"""The phrase language of rulesets: literal syllables, alternatives, optional parts, bounded gaps.

    công khai                 these syllables, in a row; case, tone placement and commas do not matter
    (nội quy|quy chế)         one of
    [hằng] năm                the bracketed part may be absent
    họp <3> giao ban          up to three syllables may stand between
    {staff}                   any phrase of the shared vocabulary of that name
    #                         a number ("05", "41/41", "12,5")

A phrase is expanded into sequences of chunks, so it can be matched in time linear in the text: no
ruleset can make the matcher backtrack without bound. Long lists of alternatives are not expanded but
kept as a ``Choice``, which is matched once and shared. The expansion is limited (``MAX_SEQUENCES``),
and so are gaps (``MAX_GAP``).
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import NamedTuple

from checker.language.syllable import key

MAX_SEQUENCES = 600
MIN_CHOICE = 4
"""Alternatives of at least so many options are kept together."""
MAX_GAP = 40
MAX_DEPTH = 6

_LEXEME = re.compile(
    r"\s*(?:(?P<open>[(\[])|(?P<close>[)\]])|(?P<bar>\|)|<(?P<gap>\d{1,3})>|\{(?P<name>[\w.-]+)\}|(?P<number>#)"
    r"|(?P<word>\d+(?:[.,/]\d+)*|[^\W\d_]+)|(?P<ignored>[,\-/]))"
)


class PatternError(ValueError):
    """A phrase that the language does not allow; ``str`` says what and where."""


class Literal(NamedTuple):
    """Syllables in a row, in canonical form."""

    keys: tuple[str, ...]


class Reference(NamedTuple):
    """Any phrase of a shared vocabulary; the name "#" stands for a number."""

    name: str


class Gap(NamedTuple):
    """Up to ``size`` syllables of any kind, inside one clause."""

    size: int


class Choice(NamedTuple):
    """Any one of several sequences."""

    options: tuple[Sequence, ...]


Element = Literal | Reference | Gap | Choice
Sequence = tuple[Element, ...]


def parse(phrase: str) -> tuple[Sequence, ...]:
    """All sequences that ``phrase`` stands for.

    Raises PatternError for unbalanced brackets, too wide gaps, phrases that match nothing at all or
    that expand to more than ``MAX_SEQUENCES`` sequences.
    """
    lexemes = _lex(phrase)
    options, rest = _alternatives(lexemes, 0, phrase, 0)
    if rest != len(lexemes):
        raise PatternError(f"unbalanced bracket in {phrase!r}")
    sequences = tuple(dict.fromkeys(_join(option) for option in options))
    for sequence in sequences:
        if not any(not isinstance(element, Gap) for element in sequence):
            raise PatternError(f"{phrase!r} can match nothing at all")
        if isinstance(sequence[0], Gap) or isinstance(sequence[-1], Gap):
            raise PatternError(f"a gap at the edge of {phrase!r} has no effect")
    return sequences


def _lex(phrase: str) -> list[tuple[str, str]]:
    lexemes: list[tuple[str, str]] = []
    position = 0
    text = unicodedata.normalize("NFC", phrase).strip()
    while position < len(text):
        match = _LEXEME.match(text, position)
        if not match or match.end() == position:
            raise PatternError(f"unexpected {text[position:].strip()[0]!r} in {phrase!r}")
        kind = match.lastgroup or ""
        if kind != "ignored":
            lexemes.append((kind, match[kind]))
        position = match.end()
    if not lexemes:
        raise PatternError("an empty phrase")
    return lexemes


def _alternatives(
    lexemes: list[tuple[str, str]], position: int, phrase: str, depth: int
) -> tuple[list[Sequence], int]:
    """The options from ``position`` up to the closing bracket or the end."""
    if depth > MAX_DEPTH:
        raise PatternError(f"brackets nested too deep in {phrase!r}")
    options: list[Sequence] = []
    current: list[list[Sequence]] = []
    while position < len(lexemes):
        kind, value = lexemes[position]
        if kind == "close":
            break
        position += 1
        if kind == "bar":
            options += _product(current, phrase)
            current = []
        elif kind == "open":
            inner, position = _alternatives(lexemes, position, phrase, depth + 1)
            if position >= len(lexemes) or lexemes[position][1] != {"(": ")", "[": "]"}[value]:
                raise PatternError(f"unbalanced bracket in {phrase!r}")
            position += 1
            optional = value == "[" or () in inner
            inner = _as_choice([option for option in inner if option], phrase)
            current.append([*inner, ()] if optional else inner)
        elif kind == "gap":
            if not 1 <= int(value) <= MAX_GAP:
                raise PatternError(f"a gap must be 1 to {MAX_GAP} syllables in {phrase!r}")
            current.append([(Gap(int(value)),)])
        elif kind == "name":
            current.append([(Reference(value),)])
        elif kind == "number":
            current.append([(Reference("#"),)])
        else:
            current.append([(Literal((key(value),)),)])
    return options + _product(current, phrase), position


def _as_choice(options: list[Sequence], phrase: str) -> list[Sequence]:
    """A long list of alternatives as one choice; a short one as it is, to be expanded."""
    if len(options) < MIN_CHOICE:
        return options
    joined = tuple(dict.fromkeys(_join(option) for option in options))
    for option in joined:
        if isinstance(option[0], Gap) or isinstance(option[-1], Gap):
            raise PatternError(f"a gap at the edge of an alternative in {phrase!r} has no effect")
    return [(Choice(joined),)]


def _product(parts: list[list[Sequence]], phrase: str) -> list[Sequence]:
    size = 1
    for part in parts:
        size *= len(part)
        if size > MAX_SEQUENCES:
            raise PatternError(f"{phrase!r} expands to more than {MAX_SEQUENCES} sequences: split it")
    return [tuple(element for piece in pieces for element in piece) for pieces in product(*parts)]


def _join(sequence: Sequence) -> Sequence:
    """Literals that stand next to each other as one literal, gaps next to each other as one gap."""
    joined: list[Element] = []
    for element in sequence:
        last = joined[-1] if joined else None
        if isinstance(element, Literal) and isinstance(last, Literal):
            joined[-1] = Literal(last.keys + element.keys)
        elif isinstance(element, Gap) and isinstance(last, Gap):
            joined[-1] = Gap(min(MAX_GAP, last.size + element.size))
        else:
            joined.append(element)
    return tuple(joined)
