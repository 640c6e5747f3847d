"""Abbreviations that a document introduces itself: "cán bộ, công chức, viên chức (CBCCVC)"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.language.syllable import fold, key

if TYPE_CHECKING:
    from collections.abc import Iterable

_INTRODUCED = re.compile(
    r"([^\W_][^().;:|\n]{3,140}?)\s*\((?:sau đây (?:gọi|viết) tắt là|gọi tắt là|viết tắt là)?:?\s*[“\"]?"
    r"([A-ZĐĂÂÊÔƠƯ][A-ZĐĂÂÊÔƠƯ0-9.,\- ]{1,14})[”\"]?\)"
)
_WORD = re.compile(r"[^\W\d_]+")


def introduced(texts: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Abbreviation -> the keys of the words before its bracket whose initials spell it.

    Only what spells out is taken: "Trung tâm (IID)" introduces nothing.
    """
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        if "(" not in text:
            continue
        for match in _INTRODUCED.finditer(text):
            short = match[2].strip()
            letters = [fold(char.lower()) for char in short if char.isalpha()]
            if len(letters) < 2 or any(mark in short for mark in ", .-"):
                continue
            words = _WORD.findall(match[1])[-(len(letters) + 3) :]
            long_form = _spelled(words, letters)
            if long_form:
                found.setdefault(short, tuple(key(word) for word in long_form))
    return found


def _spelled(words: list[str], letters: list[str]) -> list[str]:
    """The last words whose initials spell ``letters``; "và" and "của" may stand between."""
    taken: list[str] = []
    wanted = list(letters)
    for word in reversed(words):
        if not wanted:
            break
        if fold(key(word))[:1] == wanted[-1]:
            wanted.pop()
            taken.append(word)
        elif word.lower() in {"và", "của", "các"}:
            taken.append(word)
        else:
            return []
    return list(reversed(taken)) if not wanted else []
