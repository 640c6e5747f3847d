"""Where the parts of an administrative document stand: national motto, number, title, body, signature, ...

What each part begins with is data of the ruleset (vocabularies ``part.*``); where it stands follows Nghị định
30/2020/NĐ-CP, Phụ lục I: in front of the title, below it, or behind the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.document.metadata import title_index

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.document.model import Block
    from checker.matching.facts import Facts

PARTS = (
    "country",
    "motto",
    "superior",
    "agency",
    "number",
    "date",
    "kind",
    "abstract",
    "addressee",
    "bases",
    "body",
    "headings",
    "authority",
    "signer",
    "recipients",
    "recipient-list",
    "annex",
)
"""All parts that a check can be about."""
Parts = dict[str, tuple["Block", ...]]

_NUMBER = re.compile(r"^S[ốô]\s*(?::|\d|/)")
_DATE = re.compile(r",?\s*ngày\s.{0,12}tháng\s.{0,12}năm\b", re.IGNORECASE)
_FRONT = 14
"""Blocks at the top that can be the head of a document that has no title."""
_LONGEST_LINE = 160


def find_parts(facts: Facts) -> Parts:
    """The blocks of each part, in the order of the document; a part that is not there is left out."""
    blocks = facts.text.document.blocks
    begun = _begun(facts)
    shown = [block for block in blocks if block.part in ("body", "textboxes") and block.text]
    title_at = title_index(blocks)
    kind = [] if title_at is None else [blocks[title_at]]
    first = blocks[title_at].number if title_at is not None else _text_start(shown, begun)
    parts: dict[str, Sequence[Block]] = _head([b for b in shown if b.number < first], begun)
    parts["kind"] = kind
    rest = [block for block in shown if block.number >= first + bool(kind)]
    parts["abstract"] = abstract = _abstract(rest, facts) if kind else []
    rest = rest[len(abstract) :]
    parts["addressee"] = [b for b in rest[:4] if _is(b, "part.addressee", begun)]
    end = _tail_start(rest, begun)
    body = [b for b in rest[:end] if b not in parts["addressee"]]
    parts["bases"] = bases = _bases(body, begun)
    parts["body"] = [b for b in body if b.kind in ("paragraph", "entry") and b not in bases]
    parts["headings"] = [b for b in body if b.kind == "heading" and b.label]
    parts |= _tail(rest[end:], begun, facts.text.document.metadata.signer)
    return {name: tuple(found) for name, found in parts.items() if found}


def _begun(facts: Facts) -> Mapping[str, frozenset[int]]:
    """Name of a ``part.*`` vocabulary -> numbers of the blocks that begin with one of its phrases."""
    text = facts.text
    first = {
        text.clauses[numbers.start].first: block.number
        for block, numbers in zip(text.document.blocks, text.block_clauses, strict=True)
        if numbers
    }
    return {
        name: frozenset(first[hit.start] for hit in hits if hit.start in first)
        for name, hits in facts.hits.items()
        if name.startswith("part.")
    }


def _is(block: Block, name: str, begun: Mapping[str, frozenset[int]]) -> bool:
    return block.number in begun.get(name, ())


def _text_start(shown: Sequence[Block], begun: Mapping[str, frozenset[int]]) -> int:
    """The number of the first block that is no head, in a document without a title."""
    later = ("part.addressee", "part.base", "part.recipients", "part.authority")
    for block in shown[:_FRONT]:
        if block.label or len(block.text) > _LONGEST_LINE or any(_is(block, name, begun) for name in later):
            return block.number
    return shown[:_FRONT][-1].number + 1 if shown else 1


def _head(front: Sequence[Block], begun: Mapping[str, frozenset[int]]) -> dict[str, Sequence[Block]]:
    parts: dict[str, list[Block]] = {"country": [], "motto": [], "number": [], "date": []}
    names: list[Block] = []
    for block in front:
        if _is(block, "part.country", begun):
            parts["country"].append(block)
        elif _is(block, "part.motto", begun):
            parts["motto"].append(block)
        elif _NUMBER.match(block.text):
            parts["number"].append(block)
        elif _DATE.search(block.text):
            parts["date"].append(block)
        elif _is_capital(block.text) and not _is(block, "part.kind", begun):
            names.append(block)
    # A name on two lines ends in a line that begins no name of its own ("TỈNH ...").
    last = len(names) - 1
    while last > 0 and _is(names[last], "part.name-goes-on", begun):
        last -= 1
    return {**parts, "superior": names[: max(last, 0)], "agency": names[max(last, 0) :]}


def _abstract(rest: Sequence[Block], facts: Facts) -> list[Block]:
    """The blocks below the kind of the document that its title goes on in."""
    title = facts.text.document.metadata.title
    found: list[Block] = []
    for block in rest[:5]:
        if block.text not in title:
            break
        found.append(block)
    return found


def _bases(body: Sequence[Block], begun: Mapping[str, frozenset[int]]) -> list[Block]:
    """The legal bases on lines of their own, in front of the text."""
    found: list[Block] = []
    for block in body[:12]:
        if not _is(block, "part.base", begun):
            break
        found.append(block)
    # A single "Căn cứ ..., <agency> báo cáo ..." opens the text.
    return found if len(found) > 1 or (found and found[0].text.endswith(";")) else []


def _tail_start(rest: Sequence[Block], begun: Mapping[str, frozenset[int]]) -> int:
    """Where recipients and signature begin: at the last list of recipients, or at who signs above it."""
    marks = [i for i, block in enumerate(rest) if _is(block, "part.recipients", begun)]
    signed = [i for i, block in enumerate(rest) if _is_authority(block, begun)]
    if marks:
        before = [i for i in signed if marks[-1] - 8 <= i < marks[-1]]
        return min([marks[-1], *before])
    late = [i for i in signed if i >= len(rest) - 12]
    return late[0] if late else len(rest)


def _is_authority(block: Block, begun: Mapping[str, frozenset[int]]) -> bool:
    return _is_capital(block.text) and _is(block, "part.authority", begun)


def _tail(
    tail: Sequence[Block], begun: Mapping[str, frozenset[int]], signed_by: str
) -> dict[str, Sequence[Block]]:
    authority: list[Block] = []
    signer: list[Block] = []
    recipients: list[Block] = []
    listed: list[Block] = []
    annex: list[Block] = []
    for position, block in enumerate(tail):
        if _is(block, "part.annex", begun):
            annex = [b for b in tail[position:] if _is(b, "part.annex", begun)]
            break
        if _is(block, "part.recipients", begun) and not block.label:
            recipients.append(block)
        elif _is_authority(block, begun) or (
            authority and not signer and _is_capital(block.text) and not block.label
        ):
            authority.append(block)
        elif authority and not signer and not block.label and _names(block.text, signed_by):
            signer = [block]
        elif recipients and not signer and (block.label or block.text.startswith(("-", "–"))):
            listed.append(block)
    return {
        "authority": authority,
        "signer": signer,
        "recipients": recipients,
        "recipient-list": listed,
        "annex": annex,
    }


def _is_capital(text: str) -> bool:
    return text.upper() == text and sum(char.isalpha() for char in text) > 2


def _names(text: str, signed_by: str) -> bool:
    """Whether a line is the name of the signer, with a title in front of it or none."""
    return bool(signed_by) and text.strip("*_ ").endswith(signed_by)
