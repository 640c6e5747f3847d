r"""Vietnamese from before Unicode: the encodings of old fonts and old editors, turned into Unicode text.

====================  =======================================================================
``tcvn3``             TCVN 5712:1993, set VN3, the fonts .VnTime, .VnArial, ... ("ABC"). It has no
                      toned capitals: these are drawn by fonts whose names end in H (.VnTimeH), in
                      which every letter is a capital.
``vni``               VNI-Windows, the fonts VNI-Times, VNI-Helve, ...: a letter and a mark behind it.
``viscii``            RFC 1456, the fonts VI Times, VI Arial, ...
``windows-1258``      The code page of Windows: a letter and a combining mark behind it.
``utf-8``             UTF-8 that a program took for Latin letters and saved as such.
====================  =======================================================================

Old text comes as characters of Latin-1 (or windows-1252), because that is what programs take its bytes
for. So everything here maps characters to characters, and whoever has bytes makes such characters of them
first (``checker.language.encodings``).

How readers of formatted files use it: for each run of text that has one font, ``decode_run(text, font)``
with the name of the font as the file gives it: ``w:rFonts`` in Word, ``\fonttbl`` in RTF (not its
``\fcharset``: these fonts claim to be Western), ``style:font-name`` in ODT, ``font-family`` or ``face`` in
HTML. Text in other fonts comes back as it is. The soft hyphen is a letter there ("ư" of TCVN3), so hand it
over as U+00AD however the file writes it: ``w:softHyphen``, ``\-`` in RTF, ``&shy;``. Join neighbouring runs
of one font first, since a letter of VNI is two characters. ``encoding_of`` says which encoding a font has,
for the note (``converted_note``).
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from checker.language.syllable import is_legal, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ENCODINGS = ("tcvn3", "vni", "viscii", "windows-1258", "utf-8")

_CONVERTED = 0.9
"""Share of words that must be Vietnamese as they are stored before old fonts are taken for mere names."""

_TABLES = Path(__file__).resolve().parent / "legacy.json"
_FONTS = (
    ((".vn",), "tcvn3"),
    (("vni-", "vni "), "vni"),
    (("vi times", "vi arial", "vi helvet", "vi courier"), "viscii"),
)
"""How the names of fonts begin, in small letters."""
# Patterns stay uncompiled until a text needs them: every Word file passes here, few hold an old font.
_UNICODE_ONLY = "[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
"""Letters of Vietnamese that no old font can hold: the text is Unicode, whatever its font says."""
_PRIVATE = "[\uf020-\uf0ff]"
_WORD = r"[^\s!-@\[-`{-~“”‘’–—…•·«»]+"
_NAMES = {
    "tcvn3": ("TCVN3 (phông .VnTime)", "TCVN3 (fonts such as .VnTime)"),
    "vni": ("VNI (phông VNI-Times)", "VNI (fonts such as VNI-Times)"),
    "viscii": ("VISCII", "VISCII"),
    "windows-1258": ("windows-1258", "windows-1258"),
    "utf-8": ("UTF-8 bị mở nhầm bảng mã", "UTF-8 that was once opened in a wrong encoding"),
}


def encoding_of(font: str | None) -> str:
    """The encoding of the text in a font, by its name; empty for the fonts of today."""
    name = font.lower() if font else ""
    return next((encoding for begins, encoding in _FONTS if name.startswith(begins)), "")


def decode_run(text: str, font: str | None) -> str:
    """The text of a run as Unicode; as it is when the font is none of old.

    The name of a font is a claim: text that was converted often keeps it. So text with letters that only
    Unicode has, and text that is better Vietnamese before than after, stays as it is. A short run can be
    both ("nâng lên" is "nõng lờn" in TCVN3): readers ask ``is_unicode`` of the whole document first.
    """
    encoding = encoding_of(font)
    if not encoding:
        return text
    if re.search(_PRIVATE, text):
        # Fonts that pass for symbol fonts: Word moves their characters to a private corner of Unicode.
        text = re.sub(_PRIVATE, lambda found: chr(ord(found[0]) - 0xF000), text)
    if not text.isascii() and not re.search(_UNICODE_ONLY, text):
        decoded = decode(text, encoding)
        if legal_words(decoded)[0] >= legal_words(text)[0]:
            text = decoded
    return text.upper() if encoding == "tcvn3" and (font or "").rstrip().endswith(("H", "h")) else text


def decode(text: str, encoding: str) -> str:
    """Text in an old encoding, given as characters of Latin-1 or windows-1252, as Unicode (NFC).

    What has no meaning in the encoding stays as it is. Of ``windows-1258`` and ``utf-8``, text that
    cannot be in that encoding comes back as it is.
    """
    if encoding in {"windows-1258", "utf-8"}:
        data = as_bytes(text)
        try:
            return text if data is None else normalize("NFC", data.decode(encoding))
        except UnicodeDecodeError:
            return text
    if encoding == "vni":
        letters = _table("vni")
        return _vni().sub(lambda found: letters[found[0]], text)
    return text.translate(_translation(encoding))


def as_bytes(text: str) -> bytes | None:
    """The bytes that were taken for these characters; None when some can come from no byte."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        pass
    pieces = bytearray()
    for char in text:
        try:
            pieces += char.encode("cp1252")
        except UnicodeEncodeError:
            if ord(char) > 0xFF:
                return None
            pieces.append(ord(char))
    return bytes(pieces)


def as_characters(data: bytes) -> str:
    """Bytes as the characters that Windows takes them for: windows-1252, or Latin-1 where that has none."""
    return data.decode("latin-1").translate(_windows())


def is_unicode(text: str) -> bool:
    """Whether a text is Vietnamese as it stands, although fonts in its file say otherwise.

    Converters and word processors leave the name of the old font on text that is Unicode by now. A text
    without letters beyond ASCII says nothing: it is not.
    """
    legal, words = legal_words(text)
    return words > 0 and legal >= _CONVERTED * words


def legal_words(text: str) -> tuple[int, int]:
    """How many of the words with letters beyond ASCII can be Vietnamese syllables, and how many there are.

    Words of plain letters are the same in all encodings and say nothing.
    """
    words = [word for word in re.findall(_WORD, text) if not word.isascii()]
    return sum(is_legal(key(word)) for word in words), len(words)


def converted_note(encodings: Iterable[str]) -> tuple[str, str]:
    """The note of the report on text that was converted, in Vietnamese and English."""
    found = [name for name in ENCODINGS if name in set(encodings)]
    vi, en = (", ".join(_NAMES[name][lang] for name in found) for lang in (0, 1))
    return (
        f"Văn bản dùng bảng mã cũ {vi}; chữ đã được chuyển sang Unicode khi đọc, tệp gốc không bị sửa.",
        f"The text is in an old encoding, {en}, and was converted for reading; the file is unchanged.",
    )


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    tables: Mapping[str, Mapping[str, str]] = json.loads(_TABLES.read_text(encoding="utf-8"))
    return tables


def _table(encoding: str) -> Mapping[str, str]:
    return _tables()[encoding]


@cache
def _windows() -> dict[int, str]:
    """Byte to character, where windows-1252 differs from Latin-1; five of the bytes have no character."""
    pairs = ((byte, bytes([byte]).decode("cp1252", "ignore")) for byte in range(0x80, 0xA0))
    return {byte: char for byte, char in pairs if char}


@cache
def _translation(encoding: str) -> dict[int, str]:
    table = {ord(char): letter for char, letter in _table(encoding).items()}
    for byte, char in _windows().items():
        if byte in table:
            table[ord(char)] = table[byte]
    return table


@cache
def _vni() -> re.Pattern[str]:
    """All letters, those of two characters first."""
    letters = sorted(_table("vni"), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, letters)))
