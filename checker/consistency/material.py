"""What the checks look at: the document, its zones, and the references and dates in it, read once."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from checker.consistency.dates import Dated, dates
from checker.consistency.numbers import Number, numbers
from checker.consistency.references import Reference, references
from checker.document.headings import RECIPIENTS
from checker.document.metadata import period
from checker.report import finding_at

if TYPE_CHECKING:
    from checker.consistency.knowledge import Knowledge
    from checker.document.model import Block, Document
    from checker.report import Finding

Zone = Literal["front", "body", "signing", "annex"]

_TITLE = re.compile(r"^(?:DỰ THẢO\s+)?BÁO\s*CÁO\b")
_ANNEX = re.compile(r"^(?:PHỤ LỤC|Phụ lục|BIỂU (?:SỐ|MẪU)|Biểu (?:số|mẫu))\b")
_QUARTERS = re.compile(r"\bquý\b", re.IGNORECASE)
_OWN_NUMBER = re.compile(r"^Số\b", re.IGNORECASE)
_CLOSING = re.compile(r"^(?:Trên đây là|Trên đây\b)", re.IGNORECASE)
_AHEAD = re.compile(
    r"phương hướng|nhiệm vụ|kế hoạch|giải pháp|thời gian tới|kiến nghị|đề xuất|đề nghị|dự kiến|"
    r"sắp tới|cuối năm",
    re.IGNORECASE,
)
_RESULTS = r"(?i)kết quả|thực hiện nhiệm vụ|đánh giá|tình hình"
_WORD = re.compile(r"[^\W\d_]+")
_READ = frozenset({"body", "tables", "footnotes", "textboxes"})


class Material:
    """A document under review. Blocks in page headers, footers and comments are left out."""

    def __init__(self, document: Document, knowledge: Knowledge) -> None:
        self.document = document
        self.knowledge = knowledge

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that are part of the report's own text."""
        return tuple(block for block in self.document.blocks if block.part in _READ and block.text)

    @cached_property
    def zones(self) -> dict[int, Zone]:
        """The zone of each block, by its number."""
        found: dict[int, Zone] = {}
        titled = any(_TITLE.match(block.text) for block in self.blocks[:40])
        zone: Zone = "front" if titled else "body"
        left = 6
        for block in self.blocks:
            if zone == "front":
                if _TITLE.match(block.text) and block.text[:3].isupper():
                    left = 5
                elif left < 6:
                    left -= 1
                    if (
                        block.label
                        or len(block.text) > 160
                        or block.text.rstrip().endswith((".", ":", ";"))
                        or not left
                    ):
                        zone = "body"
            if zone in {"body", "signing"} and block.part != "tables":
                if RECIPIENTS.match(block.text):
                    zone = "signing"
                elif _ANNEX.match(block.text) and (block.kind == "heading" or zone == "signing"):
                    zone = "annex"
            found[block.number] = zone
        return found

    @cached_property
    def main(self) -> tuple[Block, ...]:
        """The blocks between the title and the recipients, tables included."""
        return tuple(block for block in self.blocks if self.zones[block.number] == "body")

    @cached_property
    def opening(self) -> Block | None:
        """The paragraph that opens the report."""
        return next(
            (b for b in self.main[:6] if b.kind == "paragraph" and not b.label and len(b.text) > 60), None
        )

    @cached_property
    def closing(self) -> Block | None:
        """The sentence that closes it ("Trên đây là báo cáo ...")."""
        return next((block for block in reversed(self.main) if _CLOSING.match(block.text)), None)

    @cached_property
    def references(self) -> tuple[tuple[Block, Reference], ...]:
        """All references to instruments, with their blocks, in order; the report's own number is none."""
        return tuple(
            (block, reference)
            for block in self.blocks
            if self.zones[block.number] != "signing" and not _OWN_NUMBER.match(block.text)
            for reference in references(block.text)
        )

    @cached_property
    def references_in(self) -> dict[int, tuple[Reference, ...]]:
        """The references of each block that has any, by its number."""
        found: dict[int, list[Reference]] = {}
        for block, reference in self.references:
            found.setdefault(block.number, []).append(reference)
        return {number: tuple(listed) for number, listed in found.items()}

    @cached_property
    def numbers_in(self) -> dict[int, tuple[Number, ...]]:
        """The numbers of each block of the main text and the annexes that has any, by its number."""
        return {
            block.number: listed
            for block in self.blocks
            if self.zones[block.number] in {"body", "annex"} and (listed := tuple(numbers(block.text)))
        }

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that stand anywhere in the text."""
        return frozenset(_WORD.findall("\n".join(block.text for block in self.blocks)))

    @cached_property
    def dates(self) -> tuple[tuple[Block, Dated], ...]:
        """All full dates, with their blocks, in order."""
        return tuple((block, dated) for block in self.blocks for dated in dates(block.text))

    @cached_property
    def period(self) -> tuple[str, str]:
        """The period that the title names (ISO dates), else that of the metadata."""
        meta = self.document.metadata
        if len(_QUARTERS.findall(meta.title)) > 1:
            return "", ""  # results of one quarter and tasks of the next: which dates are meant is not told
        start, end = period(meta.title, meta.date[:4]) if meta.title else ("", "")
        return (start, end) if end else (meta.period_from, meta.period_to)

    @cached_property
    def written_on(self) -> str:
        """The day of the report (ISO), empty when it is not given."""
        return self.document.metadata.date

    def ahead(self, block: Block) -> bool:
        """Whether a block stands under a heading that speaks of what is to come."""
        index = block.parent
        while index >= 0:
            above = self.document.blocks[index]
            if above.kind == "heading" and _AHEAD.search(above.text) and not re.search(_RESULTS, above.text):
                return True
            index = above.parent
        return False

    def find(
        self, rule: str, block: Block, vi: str, en: str, quote: str | tuple[int, int] = "", severity: str = ""
    ) -> Finding:
        """A finding of ``rule`` at a block; the quote is a text, or a span widened to whole words."""
        known = self.knowledge.rules[rule]
        shown = quote if isinstance(quote, str) else around(block.text, *quote)
        return finding_at(
            block, rule, severity or known.severity, (vi, en), shown or block.text[:160], known.advice
        )


def around(text: str, start: int, end: int, margin: int = 40) -> str:
    """The text of a span with some words on either side, cut at spaces, verbatim."""
    left = text.find(" ", max(0, start - margin)) + 1 if start > margin else 0
    right = text.rfind(" ", end, min(len(text), end + margin)) if end + margin < len(text) else len(text)
    return text[min(left, start) : max(right, end)].strip()
