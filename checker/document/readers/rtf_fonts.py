"""Which letters the bytes of an RTF file stand for: code pages and fonts (RTF 1.9.1, "Font Table")."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.document.readers.numbers import is_symbol_font
from checker.language.legacy import as_characters, encoding_of

ANSI = "cp1252"
_SYMBOL_CHARSET = 2
_CHARSETS = {
    0: ANSI,
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
"""``\\fcharsetN`` -> code page; 163 is Vietnamese."""
_UNICODE = re.compile(rb"\\u(-?\d{1,6})\x20?")
_ESCAPED = re.compile(rb"\\'(..)|[\r\n]+", re.DOTALL)
_SPECIAL = {65001: "utf-8", 10000: "mac_roman", 42: ANSI, 0: ANSI}


class Font(NamedTuple):
    """A font: its name decides how text in a legacy Vietnamese font is to be read."""

    name: str = ""
    codec: str = ""
    symbols: bool = False


@dataclass(slots=True, eq=False, repr=False)
class Fonts:
    """The fonts by number, and the code page of text whose font names none."""

    codec: str = ANSI
    default: int = 0
    by_number: dict[int, Font] = field(default_factory=dict)

    def get(self, number: int | None) -> Font:
        """Return a font; the default one when no number is given."""
        return self.by_number.get(self.default if number is None else number, Font())

    def add(self, number: int, name: str, charset: int | None, codepage: int | None) -> None:
        """Enter a font of the font table."""
        codec = code_page(codepage) if codepage else _CHARSETS.get(-1 if charset is None else charset, "")
        symbols = charset == _SYMBOL_CHARSET or is_symbol_font(name)
        self.by_number[number] = Font(name, codec, symbols)

    def text(self, raw: bytes, font: Font, width: int, skip: int) -> tuple[str, int]:
        """Turn a run of text with its escaped characters into letters.

        After each Unicode character ``width`` characters follow that only repeat it; ``skip`` of them
        are still to come before this run. Returns the letters, and how many are to come after it.
        """
        pieces: list[str] = []
        for place, piece in enumerate(_UNICODE.split(raw)):
            if place % 2:
                code = int(piece)
                # Numbers above 32,767 are written as negative.
                code = code + 0x10000 if code < 0 else code
                pieces.append(chr(code) if 0x20 <= code < 0x110000 else " ")
                skip = width
            else:
                plain = _ESCAPED.sub(_unescaped, piece)
                if len(plain) > skip:
                    pieces.append(self._decode(plain[skip:], font))
                skip = max(skip - len(plain), 0)
        return "".join(pieces), skip

    def _decode(self, raw: bytes, font: Font) -> str:
        """Turn bytes of text into letters; bytes of a symbol font go to its corner of Unicode."""
        if raw.isascii() and not font.symbols:
            return raw.decode("ascii")
        if encoding_of(font.name):
            # Old fonts claim all sorts of character sets; their bytes are those of the font.
            return as_characters(raw)
        if font.symbols:
            return "".join(chr(0xF000 + byte) if byte > 0x20 else chr(byte) for byte in raw)
        return raw.decode(font.codec or self.codec, "replace")


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes.fromhex(found[1].decode()) if found[1] else b""


def code_page(number: int) -> str:
    """Return the name of a Windows code page for Python; that of Western Europe when it is unknown."""
    codec = _SPECIAL.get(number, f"cp{number}")
    try:
        return codecs.lookup(codec).name
    except LookupError:
        return ANSI
