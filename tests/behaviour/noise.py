"""The damage that scanning, bad fonts and copying do to a text, in measured doses.

``damaged(text, share, seed)`` is deterministic: the same seed damages the same places on every machine and in every
version of Python (it draws from a hash, not from ``random``).
"""

from __future__ import annotations

import hashlib
import unicodedata

LEVELS = (0.01, 0.02, 0.05)
"""Shares of the characters of a text that are damaged."""

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_SIGNS = "\u0302\u0306\u031b"  # the circumflex, the breve and the horn of â, ă, ơ


def damaged(text: str, share: float, seed: int = 0) -> str:
    """The text with ``share`` of its characters damaged.

    Marks of letters are lost or wrong, words joined or split, lines broken inside sentences; about one damage in a
    hundred is the number of a page that fell into a sentence. The lines of tables are not broken.
    """
    chars = list(unicodedata.normalize("NFC", text))
    original = "".join(chars)
    left = round(share * len(chars))
    for position in sorted(range(len(chars)), key=lambda place: _draw(seed, place, "place")):
        if not left:
            break
        changed = _damage(original, position, seed)
        if changed != chars[position]:
            chars[position] = changed
            left -= 1
    return "".join(chars)


def _damage(text: str, position: int, seed: int) -> str:
    """What stands in place of the character after the damage: itself when none fits it."""
    char = text[position]
    kind = _draw(seed, position, "kind")
    if char == " " and _is_inside_sentence(text, position):
        breakable = not _is_in_table(text, position)
        if kind < 0.04 and breakable:
            return f"\n\n{1 + position // 2_500}\n\n"
        if kind < 0.14:
            return "\n" if breakable else char
        return "" if kind < 0.34 else char
    if not char.isalpha():
        return char
    if kind < 0.06:
        inside = text[position - 1 : position].isalpha() and text[position + 1 : position + 2].isalpha()
        return f"{char} " if inside else char
    first, *marks = unicodedata.normalize("NFD", char)
    if kind < 0.5:
        return {"đ": "d", "Đ": "D"}.get(first, first)
    tone = _TONES[int(_draw(seed, position, "tone") * len(_TONES))]
    if any(mark in _TONES for mark in marks):
        return unicodedata.normalize("NFC", first + "".join(m for m in marks if m in _SIGNS) + tone)
    return unicodedata.normalize("NFC", first + "".join(m for m in marks if m not in _SIGNS))


def _is_inside_sentence(text: str, position: int) -> bool:
    return text[position - 1 : position].isalpha() and text[position + 1 : position + 2].islower()


def _is_in_table(text: str, position: int) -> bool:
    start = text.rfind("\n", 0, position) + 1
    return text[start] == "|"


def _draw(seed: int, position: int, purpose: str) -> float:
    """A number from 0 to 1, the same for a seed, a place and a purpose everywhere and always."""
    digest = hashlib.sha256(f"{seed}:{position}:{purpose}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32
