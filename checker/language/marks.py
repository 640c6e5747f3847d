"""Vietnamese marks that came apart from their letters, as in text taken from PDF files.

A letter with two marks has one form in NFC ("ấ"), which normalisation finds only if the marks follow the
letter in their order: circumflex, breve or horn, then the tone. Producers of PDF write them the other way
round, with a space between, before the letter, or as marks that stand alone ("´" for an acute).
"""

from __future__ import annotations

import re
from unicodedata import normalize

_STANDING = {"´": "\u0301", "ˊ": "\u0301", "ˋ": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "˘": "\u0306"}
_QUALITY = "\u0302\u0306\u031b"
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_MARKS = _QUALITY + _TONES
_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_ANY = re.compile(f"[{_MARKS}{''.join(_STANDING)}]")
_SPACED = re.compile(rf"(?:(?<=[^\W\d_])|(?<=[{_MARKS}]))[ \u00a0]+(?=[{_MARKS}])")
_BEFORE = re.compile(rf"(?<![^\W\d_])(?<![{_MARKS}])([{_MARKS}]+)([{_VOWELS}])")
_GROUP = re.compile(rf"([^\W\d_])([{_MARKS}]{{2,}})")


def mend(text: str) -> str:
    """The text in NFC with stray Vietnamese marks put on their letters; without such marks unchanged."""
    if not _ANY.search(text):
        return text
    for standing, mark in _STANDING.items():
        text = text.replace(f" {standing}", standing).replace(standing, mark)
    text = _BEFORE.sub(r"\2\1", _SPACED.sub("", normalize("NFD", text)))
    return normalize("NFC", _GROUP.sub(_ordered, text))


def stray(text: str) -> int:
    """How many Vietnamese marks of a text stand on no letter."""
    return sum(1 for char in normalize("NFC", text) if char in _MARKS)


def _ordered(found: re.Match[str]) -> str:
    marks = sorted(dict.fromkeys(found[2]), key=lambda mark: mark in _TONES)
    return found[1] + "".join(marks)
