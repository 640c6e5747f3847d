"""The words of RTF: groups, control words, text (Rich Text Format Specification 1.9.1, "RTF Syntax")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from checker.document.container import damaged, too_deep

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document.limits import Limits

Token: TypeAlias = tuple[Literal["open", "close", "word", "text"], str, int | None, bytes]
"""Kind, control word or symbol, its number, and the bytes of text with its escaped characters."""

_TOKEN = re.compile(
    rb"([{}])"
    rb"|((?:[^\\{}]|\\'[0-9A-Fa-f]{2}|\\u-?\d{1,6}\x20?)+)"
    rb"|\\([A-Za-z]{1,32})(-?\d{1,10})?\x20?"
    rb"|\\([^A-Za-z])",
    re.DOTALL,
)
_BRACE, _TEXT, _WORD, _NUMBER, _SYMBOL = range(1, 6)


def tokens(data: bytes, name: str, limits: Limits) -> Iterator[Token]:
    """Split a file into its words, up to the end of its outermost group.

    Raises DamagedError when a group is not closed before the file ends, LimitError when groups are
    nested too deep.
    """
    depth = 0
    position = data.find(b"{")
    while match := _TOKEN.match(data, position):
        position = match.end()
        kind = match.lastindex
        if kind == _TEXT:
            yield "text", "", None, match[_TEXT]
        elif kind in (_WORD, _NUMBER):
            number = int(match[_NUMBER]) if match[_NUMBER] else None
            word = match[_WORD].decode()
            yield "word", word, number, b""
            if word == "bin":
                # Raw bytes follow, which may look like anything.
                position += max(number or 0, 0)
        elif kind == _SYMBOL:
            yield "word", match[_SYMBOL].decode("latin-1"), None, b""
        elif match[_BRACE] == b"{":
            depth += 1
            if depth > limits.depth:
                raise too_deep(name, limits)
            yield "open", "", None, b""
        else:
            depth -= 1
            yield "close", "", None, b""
            if depth == 0:
                return
    raise damaged(name)
