"""Numbers as Vietnamese reports write them: "1.556,3", "9.000 triệu", "48.55 tỷ", "03".

The point groups thousands and the comma starts the decimals; reports mix in the other way round. A number
is read with the grouping that its digits allow: "1.757.000" and "2.309" are grouped, "1.9" and "48.55" are
decimals after a point, which is foreign to the Vietnamese form.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(
    r"(?<![\w.,/\-–])(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?|\d+(?:[.,]\d+)?)"
    r"(?!\d|[.,]\d)"
)
_DIGIT = re.compile(r"\d")
_SCALE = re.compile(r"\s*(nghìn tỷ|nghìn tỉ|nghìn|ngàn|triệu|tỷ|tỉ)\b", re.IGNORECASE)
_SCALES = {
    "nghìn tỷ": 10**12,
    "nghìn tỉ": 10**12,
    "nghìn": 10**3,
    "ngàn": 10**3,
    "triệu": 10**6,
    "tỷ": 10**9,
    "tỉ": 10**9,
}
_WORD = re.compile(r"\s*([^\W\d_]+)")
_PERCENT = re.compile(r"\s*%")


class Number(NamedTuple):
    """A number in a text: its value with the scale ("triệu") multiplied in, and how it is written.

    ``style`` is "comma" or "point" for the mark in front of decimals, "" for a whole number. ``word`` is the
    word that follows ("văn" in "64 văn bản"), in lower case; ``percent`` tells of a following "%".
    """

    value: Decimal
    start: int
    end: int
    style: str
    word: str
    percent: bool
    scaled: bool
    padded: bool


def parse_number(written: str) -> tuple[Decimal, str]:
    """The value of one written number, without scale, and the style of its decimals.

    Raises ValueError when it is none.
    """
    if not _NUMBER.fullmatch(written):
        raise ValueError(written)
    if written.count(",") > 1:
        return Decimal(written.replace(",", "")), "point"
    grouped, comma, decimals = written.partition(",")
    if comma:
        return Decimal(f"{grouped.replace('.', '')}.{decimals}"), "comma"
    head, point, tail = written.partition(".")
    if point and not (len(tail.split(".")[0]) == 3 and len(head) <= 3 and head != "0"):
        return Decimal(written), "point"
    return Decimal(written.replace(".", "")), ""


def numbers(text: str) -> Iterator[Number]:
    """All numbers of a text; dates, fractions and the numbers in symbols ("57/QĐ-UBND") are left out."""
    if not _DIGIT.search(text):
        return
    for match in _NUMBER.finditer(text):
        end = match.end()
        if text[end : end + 1] in {"/", "-", "–"} and text[end + 1 : end + 2].strip():
            continue
        if text[end : end + 1].isalpha():  # "3G", "m2"
            continue
        value, style = parse_number(match[0])
        scale = _SCALE.match(text, end)
        if scale:
            end = scale.end()
            value *= _SCALES[scale[1].lower()]
        word = _WORD.match(text, end)
        yield Number(
            value,
            match.start(),
            end,
            style,
            word[1].lower() if word else "",
            bool(_PERCENT.match(text, end)),
            bool(scale),
            match[0].startswith("0") and len(match[0]) > 1,
        )


def written(value: Decimal) -> str:
    """A value as a Vietnamese text writes it."""
    text = f"{value.normalize():,f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")
