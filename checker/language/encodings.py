"""From the bytes of a text file to its text, whatever encoding it was saved in.

Byte order marks and UTF-8 say what they are. Without them letter statistics decide: of the words with
letters beyond ASCII nine in ten can be Vietnamese syllables when the text was read rightly, and at most
four in ten when it was not. Text that is stored as UTF-8 but was mis-read before (the letters of a .VnTime
file as "QuyÕt ®Þnh") is put right in the same way, line by line, since old paragraphs get pasted into new
texts. What cannot be put right is refused, never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from checker.language.capitals import with_capitals
from checker.language.legacy import ENCODINGS, as_characters, decode, legal_words

_CLEAR = 0.75
"""Share of words with marks that must be Vietnamese before an encoding is believed."""
_WRONG = 0.6
"""Share under which a Unicode text was not read rightly."""
_SAMPLE = 40_000
_FEW = 3
"""Words that may be odd in any text."""
_LOST = 0.02
"""Share of lost letters, or of control characters, over which a file is no text to work with."""
_LATIN = re.compile(r"[\x80-\xff]|[ŒœŠšŸŽžƒˆ˜–—‘’‚“”„†‡•…‰‹›€™]")
_NOT_LATIN = re.compile(r"[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u01a0-\u01b0\u0300-\u036f\u1ea0-\u1ef9]")
_REPLACED = re.compile(r"[^\W\d_]\?[^\W\d_]|\ufffd")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_CONTROL = re.compile(rb"[\x00-\x01\x03\x04\x07\x0e-\x13\x15-\x18\x7f]")


class UndecodableError(ValueError):
    """Bytes that make no text: ``binary``, in an ``unknown`` encoding, or with letters ``lost`` before."""

    def __init__(self, reason: Literal["binary", "unknown", "lost"]) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and the old encoding that it was converted from; empty for Unicode."""

    text: str
    encoding: str = ""


def decode_text(data: bytes) -> Decoded:
    """Decode a whole text file. Raises UndecodableError, with the reason."""
    text = _unicode(data)
    if text is None:
        _refuse_binary(data)
        found = _whole(as_characters(data))
    else:
        found = _repaired(text)
    _refuse_losses(found.text)
    return found


def _unicode(data: bytes) -> str | None:
    """The text in one of the forms of Unicode, or None. Raises UndecodableError for what only claims it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise UndecodableError("binary") from None
    if b"\0" in data[:4096]:
        return _unmarked_utf16(data)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8-sig", "replace")
    legal, marked = legal_words(text[:_SAMPLE])
    # UTF-8 with a few broken letters is still UTF-8; as an old encoding it would make less sense.
    return text if marked > _FEW and legal >= _CLEAR * marked else None


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without a byte order mark: blanks and plain letters have their zero byte on one side."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    encoding, zeros = ("utf-16-le", odd) if odd > even else ("utf-16-be", even)
    if zeros < 0.3 * len(sample) / 2 or min(even, odd) > zeros / 10:
        raise UndecodableError("binary")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise UndecodableError("binary") from None
    _refuse_binary(text[:4096].encode("utf-8", "replace"))
    return text


def _refuse_binary(data: bytes) -> None:
    """Refuse content with many control characters; a stray one is met in texts too."""
    sample = data[:4096]
    if len(_CONTROL.findall(sample)) > _LOST * len(sample):
        raise UndecodableError("binary")


def _whole(text: str) -> Decoded:
    """Bytes of one old encoding, as characters: the encoding that makes most sense of them."""
    sample = text[:_SAMPLE]
    if legal_words(sample)[1] == 0:
        return Decoded(text)  # no letter beyond ASCII, only typographic marks of windows-1252
    share, encoding = _best(sample)
    if share < _CLEAR:
        raise UndecodableError("unknown")
    converted = decode(text, encoding)
    return Decoded(with_capitals(converted) if encoding == "tcvn3" else converted, encoding)


def _repaired(text: str) -> Decoded:
    """Unicode text; where its letters are those of an old encoding, the text they stand for."""
    if not _LATIN.search(text):
        return Decoded(text)
    lines = text.split("\n")
    suspects = [line for line in lines if _LATIN.search(line) and not _NOT_LATIN.search(line)]
    legal, marked = legal_words("\n".join(suspects)[:_SAMPLE])
    if marked - legal <= _FEW:
        return Decoded(text)
    share, encoding = _best("\n".join(suspects)[:_SAMPLE])
    if share < _CLEAR:
        return Decoded(text)  # another language perhaps; whether it is a report is asked later
    mostly_old = legal < _WRONG * marked
    changed = "\n".join(_line(line, encoding, eager=mostly_old) for line in lines)
    if changed == text:
        return Decoded(text)
    return Decoded(with_capitals(changed) if encoding == "tcvn3" else changed, encoding)


def _line(line: str, encoding: str, *, eager: bool) -> str:
    """A line in the old encoding, converted; in a text that is Unicode for the most part only when sure."""
    if not _LATIN.search(line) or _NOT_LATIN.search(line):
        return line
    converted = decode(line, encoding)
    before, (after, marked) = legal_words(line)[0], legal_words(converted)
    if eager:
        return converted if after >= before else line
    return converted if after > before and after >= _CLEAR * marked else line


def _best(sample: str) -> tuple[float, str]:
    """The encoding in which the largest share of the words can be Vietnamese."""
    found = (0.0, "")
    for encoding in ENCODINGS:
        legal, marked = legal_words(decode(sample, encoding))
        if marked and legal / marked > found[0]:
            found = (legal / marked, encoding)
    return found


def _refuse_losses(text: str) -> None:
    """Refuse text whose letters were replaced by question marks when somebody saved it."""
    words = len(_ANY_WORD.findall(text[:_SAMPLE]))
    lost = len(_REPLACED.findall(text[:_SAMPLE]))
    if lost > _FEW and lost > _LOST * words:
        raise UndecodableError("lost")
