"""Normal forms of Vietnamese text, from the one that is shown to the one that is searched."""

from __future__ import annotations

import re
from unicodedata import is_normalized, normalize

_SPACES = "\t\n\v\f\r\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_HYPHENS = "\u2010\u2011"
# No width, no ink: joiners, marks of direction, the soft hyphen, the byte order mark, noncharacters.
_INVISIBLE = "\xad\u034f\u061c\u180e\ufeff\ufffe\uffff" + "".join(
    map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC)))
)
_CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))

_FOLD = str.maketrans(
    {
        **dict.fromkeys(_INVISIBLE + _CONTROLS),
        **dict.fromkeys(_SPACES, " "),
        # The hyphen that does not break stands in "04/2015/NĐ-CP" as often as the plain one.
        **dict.fromkeys(_HYPHENS, "-"),
    }
)
_UNCLEAN = re.compile("[" + re.escape(_SPACES + _HYPHENS + _INVISIBLE + _CONTROLS) + "]")
_RUN_OF_SPACES = re.compile(" {2,}")


def clean(text: str) -> str:
    """Return the text as one line to show and to quote: NFC, plain spaces, nothing invisible.

    Whatever has the width of a space is a space, runs of them are one, none stands at the ends;
    zero-width and control characters go. Letters, case and punctuation stay as they were written.
    """
    if "  " in text or _UNCLEAN.search(text):
        text = _RUN_OF_SPACES.sub(" ", text.translate(_FOLD))
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return text.strip(" ")
