"""A text cut into syllables, clauses and sentences, with offsets back into it.

Breaks: a sentence ends at a full stop, question or exclamation mark, an ellipsis before a capital,
or a line end; a clause also at a semicolon, a colon and a table cell. A comma is no break: it is
noted, since "cán bộ, công chức" is one phrase.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.language.syllable import key

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOKEN = re.compile(
    r"\d+(?:[.,/]\d+)*"
    # The symbol in "57/QĐ-UBND" is one token; a full stop behind it is not part of it.
    r"|(?<=\d)[/-][A-ZĐ][\w&\-]*(?:\.[\w&\-]+)*(?:/[A-ZĐ][\w&\-]*(?:\.[\w&\-]+)*)*"
    r"|[^\W\d_]+"
    r"|[.!?…;:,|\n()“”\"]"
)
_ABBREVIATION_BEFORE_STOP = frozenset(
    {"tp", "ths", "ts", "gs", "pgs", "bs", "v", "tt", "q", "p", "kt", "tm", "tl"}
)

NONE, COMMA, CLAUSE, COLON, CELL, SENTENCE = range(6)
"""Strength of the break that stands before a token."""


class Tokens(NamedTuple):
    """Parallel tuples, one entry a token: canonical syllable, offsets, break before it.

    An abbreviation that stands for several syllables yields as many tokens with the same offsets.
    ``quoted`` tells whether the token stands between quotation marks.
    """

    keys: list[str]
    starts: list[int]
    ends: list[int]
    breaks: list[int]
    quoted: list[bool]


def tokenise(text: str, abbreviations: Mapping[str, tuple[str, ...]]) -> Tokens:
    """Cut ``text`` into tokens; ``abbreviations`` maps an upper-case token to the keys it stands for."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: list[int] = []
    quoted: list[bool] = []
    pending = SENTENCE
    in_quotes = False
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token[0].isalnum() or (len(token) > 1 and token[0] in "/-"):
            start, end = match.span()
            expansion = abbreviations.get(token) if token in abbreviations else None
            for syllable in expansion or (key(token.lstrip("/-")),):
                keys.append(syllable)
                starts.append(start)
                ends.append(end)
                breaks.append(pending)
                quoted.append(in_quotes)
                pending = NONE
        elif token in '“”"':
            in_quotes = token == "“" or (token == '"' and not in_quotes)
        elif token == ",":
            pending = max(pending, COMMA)
        elif token == ";":
            pending = max(pending, CLAUSE)
        elif token == ":":
            if _followed_by_space(text, match.end()):
                pending = max(pending, COLON)
        elif token == "|":
            pending = max(pending, CELL)
        elif token in "()":
            pending = max(pending, COMMA)
        elif token == "\n" or _ends_sentence(text, match.start(), keys):
            pending = SENTENCE
            if token == "\n":
                in_quotes = False
    return Tokens(keys, starts, ends, breaks, quoted)


def _followed_by_space(text: str, position: int) -> bool:
    return position >= len(text) or text[position].isspace()


def _ends_sentence(text: str, position: int, keys: list[str]) -> bool:
    """Whether the mark at ``position`` ends a sentence: not in "TP. Hồ Chí Minh" or "1.500"."""
    after = text[position + 1 : position + 2]
    if after and not after.isspace() and after not in '”"./)':
        return False
    if text[position] == "." and keys and keys[-1].rstrip("123456") in _ABBREVIATION_BEFORE_STOP:
        return not after.strip() and not text[position + 1 :].strip()
    # "Zalo, trang thông tin điện tử,... Lãnh đạo đã công khai": the list is cut short, not the sentence.
    if text[max(0, position - 3) : position].rstrip(" .…").endswith(","):
        return False
    rest = text[position + 1 :].lstrip(' ”"./)…')
    return not rest or not rest[0].islower()
