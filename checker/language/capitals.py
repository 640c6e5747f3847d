"""Capitals that an old encoding could not hold, put back where the text shows that they must have been.

TCVN3 has no toned capitals, and many converters write its Đ as đ: "B¸O C¸O" becomes "BáO CáO", and a
sentence that began with "Ứng" begins with "ứng". Words in capitals, lines in capitals and beginnings of
sentences can be told; a name in the middle of a sentence cannot, and stays as it was found.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_LABEL = re.compile(r"(?:[-–+*•]|\d{1,2}(?:\.\d{1,2})*[.)/]?|[a-zđ]\)|[IVXL]{1,6}[.)/]?)\s+")
_BEGINNING = re.compile(r"(?<=[.!?])\s+[\"“]?([^\W\d_])")
_ENDED = re.compile(r"[.:;!?…/][\"”’)\]]*\s*$")


def with_capitals(text: str) -> str:
    """The text with its capitals; only letters whose capital occurs nowhere in it are touched."""
    lost = {char for char in set(text) if char.islower() and not char.isascii() and char.upper() not in text}
    if not lost:
        return text
    lines = []
    begins = True
    for line in text.split("\n"):
        written = _in_capitals(line, lost)
        if line.strip():
            written = _begun(written, lost, begins=begins)
            begins = bool(_ENDED.search(written)) or written.isupper()
        lines.append(written)
    return "\n".join(lines)


def _in_capitals(line: str, lost: set[str]) -> str:
    """Words that hold plain capitals and no plain small letter are capitals, if they cannot be "Sở"."""
    certain = False

    def whole(found: re.Match[str]) -> str:
        nonlocal certain
        word = found[0]
        plain = [char for char in word if char.isascii()]
        if not lost & set(word) or not plain or not all(map(str.isupper, plain)):
            return word
        # Only the first letter of a word is a capital: one behind it shows, and so does đ, which begins one.
        if word[1:].isascii() or any(char.isascii() for char in word[1:]) or "đ" in word[1:]:
            certain = True
            return word.upper()
        return word

    written = _WORD.sub(whole, line)
    label = _LABEL.match(written)
    rest = written[label.end() :] if label else written
    if certain and not any(char.isascii() and char.islower() for char in rest):
        return written[: len(written) - len(rest)] + rest.upper()
    return written


def _begun(line: str, lost: set[str], *, begins: bool) -> str:
    """The first letter of sentences, and of the line if the one before has ended or a label stands here."""
    at = len(line) - len(line.lstrip(' \t"“'))
    label = _LABEL.match(line, at)
    if label:
        at = label.end()
    if (begins or label) and at < len(line) and line[at] in lost:
        line = line[:at] + line[at].upper() + line[at + 1 :]
    return _BEGINNING.sub(lambda found: found[0].upper() if found[1] in lost else found[0], line)
