"""Abbreviations that are never introduced, and terms abbreviated in several ways."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from checker.language.abbreviation import introduced
from checker.language.syllable import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.consistency.material import Material
    from checker.document.model import Block
    from checker.report import Finding

_SHORT = re.compile(r"(?<![\w/\-.&])[A-ZĐƯÂ]{2,}(?:[\-&][A-ZĐƯÂ]{2,})*(?![\w/]|[\-&]\w)")
_BRACKETED = re.compile(r"(?:[^\W\d_]\s\(|(?:gọi|viết) (?:tắt|chung) là:?\s)([^()\d:;]{2,40})")
_MOST = 200
"""Abbreviations of one report that are compared with each other; none has as many."""
_LINKS = frozenset(map(key, ("và", "của", "các")))
_ROMAN = re.compile(r"^[IVXL]+$")


def abbreviations(material: Material) -> Iterator[Finding]:
    """One finding for all that is not explained, one for each term with several spellings."""
    counted: Counter[str] = Counter()
    first: dict[str, tuple[Block, int]] = {}
    explained: set[str] = set()
    for block in material.main:
        text = block.text
        if block.kind == "heading" and text.isupper():
            continue
        cited = [(ref.start, ref.end) for ref in material.references_in.get(block.number, ())]
        for match in _BRACKETED.finditer(text) if "(" in text else ():
            explained.update(short[0] for short in _SHORT.finditer(match[1]))
        for match in _SHORT.finditer(text):
            short = match[0]
            if (
                _ROMAN.match(short)
                or _shouted(text, match)
                or text[match.start() - 1 : match.start()] in {"“", '"'}
            ):
                continue
            if any(start <= match.start() < end for start, end in cited):
                continue
            counted[short] += 1
            first.setdefault(short, (block, match.start()))
    common = material.knowledge.words["common_abbreviations"]
    explained_plain = {_plain(short) for short in explained}
    varied = list(_varied(counted, explained, common))
    for one, two in varied:
        rare = one if counted[one] <= counted[two] else two
        other = two if rare == one else one
        block, at = first[rare]
        yield material.find(
            "abbreviation-varies",
            block,
            f"“{rare}” và “{other}” có vẻ là một: viết tắt chưa thống nhất.",
            f"“{rare}” and “{other}” seem to stand for one term.",
            (at, at + len(rare)),
        )
    told = {short for pair in varied for short in pair if counted[short] <= 1}
    unknown = [
        short
        for short in counted
        if short not in common
        and short not in told
        and _plain(short) not in explained_plain
        and not all(part in common or part in explained for part in re.split(r"[\-&]", short))
    ]
    if unknown:
        block, at = first[unknown[0]]
        shown = ", ".join(unknown[:8])
        more = len(unknown) - 8
        yield material.find(
            "abbreviation-unexplained",
            block,
            f"Viết tắt mà không giải thích ở lần đầu: {shown}{f' và {more} cụm khác' if more > 0 else ''}.",
            f"Abbreviations that are not explained: {shown}{f' and {more} more' if more > 0 else ''}.",
            (at, at + len(unknown[0])),
        )


def introductions(material: Material) -> Iterator[Finding]:
    """An abbreviation introduced for two terms, and a term introduced with two abbreviations."""
    terms: dict[str, tuple[str, ...]] = {}
    shorts: dict[tuple[str, ...], str] = {}
    for block in material.main:
        for short, words in introduced([block.text]).items():
            term = tuple(word for word in words if word not in _LINKS)
            one, other = terms.setdefault(short, term), shorts.setdefault(term, short)
            at = block.text.find(f"({short}")
            if one != term:
                yield material.find(
                    "abbreviation-varies",
                    block,
                    f"“{short}” được giải thích hai cách khác nhau.",
                    f"“{short}” is introduced for two different terms.",
                    (max(0, at), at + len(short) + 1),
                )
            elif other != short and _plain(other) != _plain(short):
                yield material.find(
                    "abbreviation-varies",
                    block,
                    f"Một cụm từ có hai cách viết tắt: “{other}” và “{short}”.",
                    f"One term is introduced with two abbreviations: “{other}” and “{short}”.",
                    (max(0, at), at + len(short) + 1),
                )


def _shouted(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands among others in capitals: a heading inside the line, not an abbreviation."""
    before = text[: match.start()].rstrip().rpartition(" ")[2]
    after = text[match.end() :].lstrip().partition(" ")[0]
    return any(
        len(word) > 1 and word.isalpha() and word.isupper() and any(ord(c) > 127 for c in word)
        for word in (before, after)
    )


def _plain(short: str) -> str:
    return re.sub(r"[^A-ZĐƯÂ]", "", short)


def _varied(counted: Counter[str], explained: set[str], common: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Pairs of one term: alike but for hyphens, or a rare one a letter away from one used throughout."""
    names = [name for name in counted if len(_plain(name)) >= 4][:_MOST]
    for position, one in enumerate(names):
        for two in names[position + 1 :]:
            plain_one, plain_two = _plain(one), _plain(two)
            same = plain_one == plain_two
            slip = (
                min(counted[one], counted[two]) <= 2
                and max(counted[one], counted[two]) >= 4
                and _one_letter_apart(plain_one, plain_two)
                and not {one, two} <= common
                and not (one in explained and two in explained)
            )
            dropped = (
                "-" in one
                and "-" in two
                and len(plain_one) != len(plain_two)
                and _dropped(plain_one, plain_two)
            )
            if same or slip or dropped:
                yield one, two


def _one_letter_apart(one: str, two: str) -> bool:
    return (
        len(one) == len(two) and one[0] == two[0] and sum(a != b for a, b in zip(one, two, strict=True)) == 1
    )


def _dropped(one: str, two: str) -> bool:
    """Whether one is the other without one letter inside ("CCVC-LĐ", "CCVC-NLĐ")."""
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer) - 1)
    )
