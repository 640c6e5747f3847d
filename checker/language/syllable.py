"""Vietnamese syllables: one canonical form for all the ways to type the same syllable.

The canonical form is the toneless spelling followed by the number of the tone, so the place of the
tone mark (hoà / hòa, uỷ / ủy, also the slips quí, cuả, gía) makes no difference: ``key("hoà") ==
key("hòa") == "hoa2"``. A final y and i are one letter where both spellings are in use (kỷ / kỉ,
lý / lí, quý / quí). Tones: 1 ngang, 2 huyền, 3 hỏi, 4 ngã, 5 sắc, 6 nặng.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0301": "5", "\u0323": "6"}
_I_AFTER = re.compile(r"^(h|k|l|m|s|t|v|qu)y$")

_ONSETS = "ngh ch gh gi kh ng nh ph qu th tr b c d đ g h k l m n p r s t v x"
_OPEN_RIMES = (
    "a ai ao au ay âu ây e eo ê êu i ia iu iêu o oa oai oao oay oe oeo oi ô ôi ơ ơi u ua uê ui uy uya uyu "
    "uây uôi uơ ư ưa ưi ưu ươi ươu y yêu ya oo uao am an ang anh ăm ăn ăng âm ân âng em en eng êm ên ênh im "
    "in inh iêm iên iêng oam oan oang oanh oăm oăn oăng oen om on ong oong ôm ôn ông ơm ơn um un ung uân "
    "uâng uên uênh uôm uôn uông uyn uynh uyên ưm ưn ưng ươm ươn ương yêm yên yêng ym yn yng ynh uan uang "
    "uanh uăn uăng uen ue uai uay uêu ua"
)
_STOP_RIMES = (
    "ac ach ap at ăc ăp ăt âc âp ât ec ep et êch êp êt ich ip it iêc iêp iêt oac oach oat oap oăc oăt oet "
    "oc op ot ooc ôc ôp ôt ơp ơt uc up ut uât uôc uôt uych uyt uyêt uêch ưc ưt ươc ươp ươt yêt uat uăt uac "
    "uyp yt ych"
)
_IS_ONSET = frozenset(("", *_ONSETS.split()))
_IS_OPEN = frozenset(_OPEN_RIMES.split())
_IS_STOP = frozenset(_STOP_RIMES.split())


@lru_cache(maxsize=20_000)
def key(syllable: str) -> str:
    """The canonical form of a syllable in any spelling, case and Unicode form.

    A word with no Vietnamese vowel mark at all ("zalo", "05/2015") gets the level tone or, when it
    holds a digit, stays as it is in lower case.
    """
    lowered = syllable.lower()
    if lowered.isascii():
        if not lowered.isalpha():
            return lowered
        base, tone = lowered, "1"
    else:
        tone = "1"
        letters = []
        for char in unicodedata.normalize("NFD", lowered):
            if char in _TONES:
                tone = _TONES[char]
            else:
                letters.append(char)
        base = unicodedata.normalize("NFC", "".join(letters))
    match = _I_AFTER.match(base)
    if match:
        base = match[1] + "i"
    return base + tone


@lru_cache(maxsize=20_000)
def fold(canonical: str) -> str:
    """A canonical syllable without tone and vowel marks, for matching damaged text."""
    if canonical and canonical[-1].isdigit() and canonical[:-1].isalpha():
        canonical = canonical[:-1]
    decomposed = unicodedata.normalize("NFD", canonical.replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


@lru_cache(maxsize=20_000)
def is_legal(canonical: str) -> bool:
    """Whether a canonical syllable can be a Vietnamese one.

    A syllable that ends in a stop (c, ch, p, t) bears only the tones sắc or nặng.
    """
    spelling, tone = canonical[:-1], canonical[-1:]
    rimes = {spelling[size:] for size in range(4) if spelling[:size] in _IS_ONSET}
    return bool((tone in {*"123456"} and rimes & _IS_OPEN) or (tone in {"5", "6"} and rimes & _IS_STOP))
