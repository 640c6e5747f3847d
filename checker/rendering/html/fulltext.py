"""The whole text of the document, with every quoted place marked and a link back to the items it serves."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from checker.rendering.html.elements import Markup, join, tag
from checker.rendering.texts import VERDICTS
from checker.rendering.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.document.model import Block, Document
    from checker.judging.model import Evidence, Refusal, Verdict
    from checker.report import Finding, Report

_KINDS = ("met", "partial", "not_applicable", "finding", "refused")
"""What a marked place is, the one that decides its colour first."""
_DEEPEST = 6
_REFUSED = 5
"""How many refused places a missing item shows; ``rasoat explain`` shows all."""


class Place(NamedTuple):
    """A stretch of a block that is quoted: as what, and by which items (id in the page, own id)."""

    block: int
    start: int
    end: int
    kind: str
    items: tuple[tuple[str, str], ...]

    @property
    def anchor(self) -> str:
        """The id of the place in the page."""
        return f"cho-{self.block}-{self.start}"


class Places:
    """All quoted places of a report; what overlaps is one place, so that each link has one target."""

    def __init__(self, report: Report) -> None:
        self._text = report.document.blocks
        self._by_block: dict[int, list[Place]] = {}
        for block, quotes in groupby(sorted(_quotes(report)), key=lambda place: place.block):
            self._by_block[block] = list(_merged(quotes))

    def of(self, block: int) -> Sequence[Place]:
        """The places of a block, in order."""
        return self._by_block.get(block, ())

    def link(self, evidence: Evidence) -> str:
        """The address in the page of the place that holds a quote."""
        return self._at(evidence.block, evidence.start)

    def finding(self, finding: Finding) -> str:
        """The address in the page of what a finding is about."""
        if not 0 < finding.block <= len(self._text):
            return "#toan-van"
        return self._at(finding.block, max(self._text[finding.block - 1].text.find(finding.quote), 0))

    def _at(self, block: int, start: int) -> str:
        held = [place for place in self.of(block) if place.start <= start < place.end]
        return f"#{held[0].anchor}" if held else f"#doan-{block}"


def item_anchor(number: int, verdict: Verdict) -> str:
    """The id in the page of an item of the n-th ruleset: two rulesets may name an item alike."""
    return f"muc-{number}-{verdict.item.id}"


def refused(verdict: Verdict) -> tuple[Refusal, ...]:
    """The places that a missing item shows as seen and not counted."""
    return verdict.refusals[:_REFUSED] if verdict.verdict == "missing" else ()


def _quotes(report: Report) -> Iterator[Place]:
    for number, part in enumerate(report.parts, 1):
        for verdict in part.verdicts:
            items = ((item_anchor(number, verdict), verdict.item.id),)
            kind = verdict.verdict if verdict.verdict != "missing" else "refused"
            for found in verdict.evidence:
                yield Place(found.block, found.start, found.end, kind, items)
            for refusal in refused(verdict):
                found = refusal.evidence
                yield Place(found.block, found.start, found.end, "refused", items)
    blocks = report.document.blocks
    for finding in report.findings:
        if 0 < finding.block <= len(blocks):
            block = blocks[finding.block - 1].text
            start = max(block.find(finding.quote), 0)
            end = start + len(finding.quote) if finding.quote and finding.quote in block else len(block)
            yield Place(finding.block, start, end, "finding", ())


def _merged(places: Iterable[Place]) -> Iterator[Place]:
    open_: Place | None = None
    for place in places:
        if open_ and place.start < open_.end:
            kind = min(open_.kind, place.kind, key=_KINDS.index)
            items = (*open_.items, *(item for item in place.items if item not in open_.items))
            open_ = Place(place.block, open_.start, max(open_.end, place.end), kind, items)
            continue
        if open_:
            yield open_
        open_ = place
    if open_:
        yield open_


def fulltext(document: Document, places: Places, lang: str) -> Markup:
    """All blocks in order; a table is a table, and a page number stands where a page begins."""
    parts: list[Markup] = []
    page = None
    for table, blocks in groupby(document.blocks, key=lambda block: block.row.table if block.row else 0):
        if table:
            rows = [_row(block, places, lang) for block in blocks]
            parts.append(tag("div", tag("table", tag("tbody", *rows)), class_="wide"))
            continue
        for block in blocks:
            if block.page is not None and block.page != page:
                page = block.page
                parts.append(tag("p", say("place-page", lang, page=page), class_="page"))
            parts.append(_block(document, block, places, lang))
    return join(parts)


def _block(document: Document, block: Block, places: Places, lang: str) -> Markup:
    content = _marked(block, 0, len(block.text), places, lang)
    # The outline took the dot or bracket off; which of them it was is not known any more.
    printed = f"{block.label}." if block.label.isalnum() else block.label
    label = Markup(f"{tag('span', printed, class_='label')} ") if printed else Markup("")
    anchor = f"doan-{block.number}"
    if block.kind == "heading" and block.part == "body":
        level = str(min(_depth(document, block) + 3, _DEEPEST))
        return tag(f"h{level}", label, content, id=anchor)
    where = "" if block.part == "body" else say(f"place-{block.part}", lang)
    note = Markup(f"{tag('span', f'({where})', class_='part')} ") if where else Markup("")
    return tag("p", note, label, content, id=anchor, class_=block.kind)


def _depth(document: Document, block: Block) -> int:
    """How many headings govern a block."""
    depth, parent = 0, block.parent
    while 0 <= parent < len(document.blocks) and depth < _DEEPEST:
        above = document.blocks[parent]
        depth += above.kind == "heading"
        parent = above.parent
    return depth


def _row(block: Block, places: Places, lang: str) -> Markup:
    row = block.row
    name = "td" if row and row.headers else "th"
    cells = [tag(name, _marked(block, start, end, places, lang)) for start, end in (row.cells if row else ())]
    return tag("tr", *cells, id=f"doan-{block.number}")


def _marked(block: Block, first: int, last: int, places: Places, lang: str) -> Markup:
    """A stretch of a block; a place that goes over cells is marked in each, and linked in the first."""
    parts: list[str] = []
    position = first
    for place in places.of(block.number):
        start, end = max(place.start, first), min(place.end, last)
        if start >= end:
            continue
        parts.append(_spaced(block.text, position, start))
        kind = VERDICTS[place.kind].get(lang) if place.kind in VERDICTS else say(f"mark-{place.kind}", lang)
        begins = place.start >= first
        parts.append(
            tag(
                "mark",
                _spaced(block.text, start, end),
                id=place.anchor if begins else None,
                class_=place.kind,
                title=": ".join(filter(None, (kind, ", ".join(item for _, item in place.items)))),
                tabindex="-1" if begins else None,
            )
        )
        if end == place.end:
            parts += [
                tag("a", item, href=f"#{anchor}", class_="back", aria_label=say("back-to", lang, id=item))
                for anchor, item in place.items
            ]
        position = end
    parts.append(_spaced(block.text, position, last))
    return join(parts)


def _spaced(text: str, start: int, end: int) -> Markup:
    """A piece of a text; unlike in ``tidy`` the spaces at its ends stay, they part it from its neighbours."""
    piece = text[start:end]
    inner = join([piece])
    if not inner:
        return Markup(" " if piece else "")
    before = " " if piece[:1].isspace() else ""
    after = " " if piece[-1:].isspace() else ""
    return Markup(f"{before}{inner}{after}")
