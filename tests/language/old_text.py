"""Text as the programs of the nineties stored it, made from Unicode; characters stand for bytes of Latin-1."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import checker.language.legacy

TABLES = json.loads(Path(checker.language.legacy.__file__).with_suffix(".json").read_text(encoding="utf-8"))
TEXT = (
    "Thực hiện Nghị định số 04/2015/NĐ-CP, Sở đã tổ chức hội nghị cán bộ, công chức; niêm yết công khai quỹ "
    "khen thưởng, kết quả nâng lương và việc xử lý kỷ luật tại trụ sở."
)


def old(text: str, encoding: str) -> str:
    """The characters that a program without Unicode would show for the text in this encoding."""
    if encoding == "windows-1258":
        return cp1258(text).decode("latin-1")
    if encoding == "utf-8":
        return text.encode().decode("latin-1")
    letters = {letter: stored for stored, letter in reversed(TABLES[encoding].items())}
    return "".join(letters.get(char) or letters.get(char.lower()) or char for char in text)


def cp1258(text: str) -> bytes:
    """Letters with their tone behind them."""
    encoded = b""
    for char in text:
        try:
            encoded += char.encode("cp1258")
        except UnicodeEncodeError:
            base, *marks = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            letter = unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark != tone))
            encoded += (letter + tone).encode("cp1258")
    return encoded
