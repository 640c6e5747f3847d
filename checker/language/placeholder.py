"""What stands in a template for something that is still to be written: blanks and notes in brackets.

A blank is "…" or three dots and more where a value belongs: after a space, a slash or a bracket, or in front
of a slash ("Số …/BC-SNV"). Behind a word ("Zalo, trang tin...") or a comma the dots say "and so on". What
stands in square brackets is a note to the writer or a choice; two words at least, so that "[1]" is none.
"""

from __future__ import annotations

import re

_MARKS = ("…", "...", "[")
_BLANK = r"(?:(?<=[\s\[(/“])|^)(?:…|\.{3})[….]*|(?:…|\.{3})[….]*(?=/)"
_AND_SO_ON = re.compile(r"[,;]\s*$|\bv\.\s?v\.?\s*$")
_NOTE = re.compile(r"\w+\W+\w|…|\.{3}")


def placeholders(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """The blanks of a text, and its notes in brackets (the outermost), as offsets."""
    if not any(mark in text for mark in _MARKS):
        return (), ()
    blanks = tuple(
        found.span() for found in re.finditer(_BLANK, text) if not _AND_SO_ON.search(text, 0, found.start())
    )
    return blanks, tuple(span for span in _brackets(text) if _NOTE.search(text, *span))


def _brackets(text: str) -> list[tuple[int, int]]:
    """The outermost square brackets; one that is never closed is none."""
    found: list[tuple[int, int]] = []
    depth = start = 0
    for position, char in enumerate(text):
        if char == "[":
            start = position if depth == 0 else start
            depth += 1
        elif char == "]" and depth:
            depth -= 1
            if depth == 0:
                found.append((start, position + 1))
    return found
