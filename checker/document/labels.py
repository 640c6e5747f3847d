"""The numbers and bullets in front of paragraphs, and how they nest.

Reports number in many styles: "Phần I", "A.", "I.", "1.", "1.1.", "a)", "-", "+", also "1-", "1/", "I-".
Which style nests in which is not fixed, so nesting is learned from the order of first use.
"""

from __future__ import annotations

import re
from typing import NamedTuple

CAPITALS = "ABCDĐEGHIKLMNOPQRSTUVXY"
"""The letters that number entries, in their order."""

_PART = re.compile(
    r"^((?:PHẦN|Phần|CHƯƠNG|Chương|MỤC|Mục)\s+(?:[Tt][Hh][Ứứ]\s+\w+|MỘT|HAI|BA|BỐN|TƯ|NĂM|SÁU|BẢY|[Mm]ột|[Hh]ai|[Bb]a|[Bb]ốn|[Nn]ăm|[Ss]áu|[IVXL]+|\d{1,2}|[A-ZĐ]))(?![\w/])\s*[.:\-–/]?\s*"
)
_ROMAN = re.compile(r"^([IVXL]{1,6})(?:\s*[.):]|\s*/(?!v)|\s*[-–](?=\s)|\s*[-–](?=[A-ZĐÀ-Ỹ]))\s*(?=\S)")
_CAPITAL = re.compile(r"^([A-ZĐ])(?:\s*[.)]|\s*/(?!v)|\s*[-–](?=\s))\s*(?=\S)")
_DECIMAL = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){0,4})(?:\s*[.)/]|\s*[-–](?=\s|[A-ZĐÀ-Ỹ]))\s*(?=[^\d\s])")
_DECIMAL_BARE = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,4})\s+(?=[A-ZĐÀ-Ỹ“\"])")
_LETTER = re.compile(r"^([a-zđ]|[a-zđ]\d)(?:\s*[.)/]|\s*[-–](?=\s))\s*(?=\S)")
_SMALL_ROMAN = re.compile(r"^\(?(i{1,3}|iv|vi{0,3}|ix|x)\)\s*(?=\S)")
_BRACKETED = re.compile(r"^\((\d{1,2}|[a-zđ])\)\s*(?=\S)")
_BULLET = re.compile(r"^([-–—+*•●▪◦·✓➢❖])\s*(?=\S)")
_ORDINAL = re.compile(
    r"^((?:Thứ|Một|Hai|Ba|Bốn|Năm|Sáu|Bảy|Tám|Chín|Mười)\s*(?:nhất|hai|ba|tư|năm|sáu|bảy|tám|là))\s*[,:]\s*(?=\S)"
)

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


class Label(NamedTuple):
    """A number or bullet: as printed, its style ("roman", "decimal2", "-") and its value, 0 for bullets."""

    printed: str
    style: str
    value: int


def split_label(text: str) -> tuple[Label | None, str]:
    """The label in front of a paragraph, and the text after it."""
    for pattern, style in (
        (_PART, "part"),
        (_ROMAN, "roman"),
        (_CAPITAL, "capital"),
        (_DECIMAL, "decimal"),
        (_DECIMAL_BARE, "decimal"),
        (_SMALL_ROMAN, "small-roman"),
        (_LETTER, "letter"),
        (_BRACKETED, "bracketed"),
        (_ORDINAL, "ordinal"),
        (_BULLET, "bullet"),
    ):
        match = pattern.match(text)
        if match:
            if style == "ordinal":
                return Label("", style, 0), text
            return _label(match[1], style), text[match.end() :].strip()
    return None, text


def automatic_label(printed: str) -> Label | None:
    """The label that a word processor printed, or None when it is empty."""
    if not printed:
        return None
    label, _ = split_label(f"{printed} x")
    return label or Label(printed, f"other:{re.sub(r'[0-9A-Za-z]+', '', printed)}", 0)


def _label(printed: str, style: str) -> Label:
    if style == "bullet":
        return Label(printed, "+" if printed == "+" else "*" if printed in "*•●▪◦·" else "-", 0)
    if style == "decimal":
        parts = printed.split(".")
        return Label(printed, f"decimal{len(parts)}", int(parts[-1]))
    if style == "roman":
        return Label(printed, style, _roman(printed))
    if style == "letter":
        return Label(printed, style, CAPITALS.lower().find(printed[0]) + 1)
    if style == "capital":
        return Label(printed, style, CAPITALS.find(printed) + 1)
    return Label(printed, style, 0)


def _roman(printed: str) -> int:
    total = 0
    for char, after in zip(printed, printed[1:] + " ", strict=True):
        value = _ROMAN_VALUES[char]
        total += -value if _ROMAN_VALUES.get(after, 0) > value else value
    return total
