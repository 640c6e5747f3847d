"""Where in a document an open item belongs: the paragraph to point at, for formats that need a place.

A part of a report that is there has its evidence. One that is missing stands nowhere; it is anchored at the
heading under which it should be written.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.document.model import Block, Document
    from checker.judging.model import Verdict
    from checker.report import Part
    from checker.ruleset.model import Item

_WORD = re.compile(r"\w+")
_ASIDE = re.compile(r"\([^)]*\)")
_ALIKE = 0.7
"""The share of the words of the expected section that a heading has to hold."""


def anchor(document: Document, part: Part, verdict: Verdict) -> Block:
    """The block at which an item is to be looked for.

    That of its evidence, first with a core part of the item. Without evidence: the heading called like the
    section in which the ruleset expects it; the heading under which the report speaks of other items that
    are expected there; the same for the wider section around that, within the group of the item; the title.
    The document has at least one block.
    """
    evidence = next((found for found in verdict.evidence if found.facets), None)
    evidence = evidence or next(iter(verdict.evidence), None)
    if evidence:
        return document.blocks[evidence.block - 1]
    item = verdict.item
    wide, section = _steps(item)[0], _steps(item)[-1]
    group = [other for other in part.verdicts if other.item.group == item.group]
    return (
        _called(document, section)
        or _over(document, (other for other in group if _steps(other.item)[-1] == section))
        or _called(document, wide)
        or _over(document, (other for other in group if _steps(other.item)[0] == wide))
        or title(document)
    )


def _steps(item: Item) -> list[str]:
    """The sections, from the widest to the one in which the item belongs, without remarks in brackets."""
    return [_ASIDE.sub("", step).strip() for step in item.section.vi.split(" - ")]


def title(document: Document) -> Block:
    """The block that the title of the report begins with; the first block where none is recognised."""
    words = _words(document.metadata.title)
    for block in document.blocks:
        own = _words(block.text)
        if own and words and (own[: len(words)] == words[: len(own)]):
            return block
    return document.blocks[0]


def heading_over(document: Document, block: Block) -> Block | None:
    """The heading under which a block stands, itself if it is one; None above the first."""
    current: Block | None = block
    while current is not None and current.kind != "heading":
        current = document.blocks[current.parent] if current.parent >= 0 else None
    return current


def _over(document: Document, verdicts: Iterable[Verdict]) -> Block | None:
    """The heading over most of what the report says of some items; of several the first."""
    found = Counter(
        heading.number
        for verdict in verdicts
        for evidence in verdict.evidence
        if (heading := heading_over(document, document.blocks[evidence.block - 1])) is not None
    )
    if not found:
        return None
    return document.blocks[min(found, key=lambda number: (-found[number], number)) - 1]


def _called(document: Document, name: str) -> Block | None:
    """The heading that holds most words of a name, if those are enough; of several the first."""
    words = set(_words(name))
    front = document.metadata.title
    headings = [block for block in document.blocks if block.kind == "heading" and block.text not in front]
    if not words or not headings:
        return None
    best = max(headings, key=lambda block: (len(words & set(_words(block.text))), -block.number))
    return best if len(words & set(_words(best.text))) >= _ALIKE * len(words) else None


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())
