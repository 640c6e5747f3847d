"""Where in a document an open item belongs: the paragraph to point at, for formats that need a place.

A part of a report that is there has its evidence. One that is missing stands nowhere; it is anchored at the
heading under which it should be written. No verdict depends on this.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from checker.document.metadata import title_index

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.document.model import Block, Document
    from checker.judging.model import Evidence, Verdict
    from checker.report import Part
    from checker.ruleset.model import Item

_WORD = re.compile(r"\w+")
_ASIDE = re.compile(r"\([^)]*\)")
_SURE = 0.7
"""The share of the words of the expected section that a heading has to hold to be that section."""
_LIKELY = 0.5
"""The same, when no other item of the section was found anywhere."""


def anchor(document: Document, part: Part, verdict: Verdict) -> Block:
    """The block at which an item is to be looked for.

    That of its evidence. Without evidence, in this order: the heading called like the section in which the
    ruleset expects it; the heading over most of what the report says of the other items of that section,
    inside the wider section around it if there is a heading called like that; a heading called somewhat
    alike; the wider section itself; the heading over the item of its group that comes nearest to it in the
    ruleset; the title. The document has at least one block.
    """
    evidence = telling(verdict)
    if evidence:
        return document.blocks[evidence.block - 1]
    item = verdict.item
    section, wider = _names(item)
    share, heading = _called(document, section, item.citation.article)
    if heading and share >= _SURE:
        return heading
    around_share, around = _called(document, wider)
    around = around if around_share >= _SURE else None
    siblings = (other for other in part.verdicts if other.item.section == item.section)
    found = _over(document, siblings, around)
    if found:
        return found
    if heading and share >= _LIKELY:
        return heading
    return around or _over(document, _nearest(part, item)) or title(document)


def _names(item: Item) -> tuple[str, str]:
    """The names of the section in which an item belongs, and of the widest one around it; without remarks."""
    steps = [_ASIDE.sub("", step).strip() for step in item.section.vi.split(" - ")]
    return steps[-1], steps[0]


def telling(verdict: Verdict) -> Evidence | None:
    """The first quote that names a core part of the item, rather than only the act; None without evidence."""
    return min(verdict.evidence, key=lambda evidence: not evidence.facets, default=None)


def title(document: Document) -> Block:
    """The block that the title of the report begins with; the first block where none is recognised."""
    return document.blocks[title_index(document.blocks) or 0]


def heading_over(document: Document, block: Block) -> Block | None:
    """The heading under which a block stands, itself if it is one; None above the first."""
    current: Block | None = block
    # The head of a table governs its rows, but is no heading to write under.
    while current is not None and (current.kind != "heading" or current.row is not None):
        current = document.blocks[current.parent] if current.parent >= 0 else None
    return current


def _called(document: Document, name: str, article: str = "") -> tuple[float, Block | None]:
    """The heading that shares most words with the name of a section, or names its article; what share."""
    wanted = _words(name)
    cited = re.compile(rf"\b{re.escape(article)}\b", re.IGNORECASE)
    governing = {block.parent for block in document.blocks}
    best: tuple[float, bool, int] = (0.0, False, 0)
    found = None
    for index in range(_after_title(document), len(document.blocks)):
        block = document.blocks[index]
        if block.kind != "heading" or block.row is not None or not wanted:
            continue
        words = _words(block.text)
        share = len(wanted & words) / len(wanted)
        if article and cited.search(block.text):
            share = max(share, _SURE)
        # The entries of a table of contents read like the headings, but nothing stands under them.
        rank = (share, index in governing, -len(words - wanted))
        if rank > best:
            best, found = rank, block
    return best[0], found


def _after_title(document: Document) -> int:
    """The index of the first block after the title and the lines in which it goes on."""
    index = title(document).number
    while index < len(document.blocks):
        block = document.blocks[index]
        if block.kind != "heading" or block.label or block.parent >= 0:
            break
        index += 1
    return index


def _over(document: Document, verdicts: Iterable[Verdict], around: Block | None = None) -> Block | None:
    """The heading over most of the evidence of some items, of several the first; else the block itself.

    ``around``: only evidence under this heading.
    """
    found: Counter[int] = Counter()
    for verdict in verdicts:
        evidence = telling(verdict)
        block = document.blocks[evidence.block - 1] if evidence else None
        if block and (around is None or around in _above(document, block)):
            found[(heading_over(document, block) or block).number] += 1
    if not found:
        return None
    return document.blocks[min(found, key=lambda number: (-found[number], number)) - 1]


def _above(document: Document, block: Block) -> Iterator[Block]:
    """All that governs a block, from near to far."""
    while block.parent >= 0:
        block = document.blocks[block.parent]
        yield block


def _nearest(part: Part, item: Item) -> list[Verdict]:
    """The item of the same group that comes nearest to this one and was found; in a list, or none."""
    group = [verdict for verdict in part.verdicts if verdict.item.group == item.group]
    own = next((index for index, verdict in enumerate(group) if verdict.item.id == item.id), 0)
    found = [index for index, verdict in enumerate(group) if verdict.evidence]
    return [group[min(found, key=lambda index: abs(index - own))]] if found else []


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
