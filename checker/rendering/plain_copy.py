"""The text of a document that is no Word file as a new Word file: headings, paragraphs, tables as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.wordml import Page, cell, package, paragraph, row, run, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.document.model import Block, Document

_INDENT = 10.0
"""Of the first line of a paragraph, in millimetres (Phụ lục I: 1 cm or 1.27 cm)."""


def plain_copy(document: Document, lang: str = "vi") -> tuple[bytes, list[int]]:
    """The file, and for every block the number of its paragraph in it."""
    page = Page()
    body: list[str] = []
    origins: list[int] = []
    count = 0
    for blocks in _tables_together(document.blocks):
        if blocks[0].row is None:
            body.append(_paragraph(document, blocks[0]))
            origins.append(count)
            count += 1
            continue
        columns = max(len(_cells(block)) for block in blocks)
        for block in blocks:
            texts = _cells(block)
            origins.append(count + texts.index(max(texts, key=len)))
            count += columns
        body += (_table(blocks, [page.width / columns] * columns), paragraph())
        count += 1
    return package(body, page=page, size=13, lang=lang), origins


def _tables_together(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks one by one, but the rows of a table in one list."""
    rows: list[Block] = []
    for block in blocks:
        if rows and (block.row is None or rows[0].row is None or block.row.table != rows[0].row.table):
            yield rows
            rows = []
        if block.row is None:
            yield [block]
        else:
            rows.append(block)
    if rows:
        yield rows


def _cells(block: Block) -> list[str]:
    cells = block.row.cells if block.row else ()
    return [block.text[start:end] for start, end in cells] or [block.text]


def _table(blocks: Sequence[Block], widths: Sequence[float]) -> str:
    rows = []
    for block in blocks:
        texts = _cells(block)
        heads = block.kind == "heading" and block is blocks[0]
        padded = [*texts, *[""] * (len(widths) - len(texts))]
        cells = (
            cell(paragraph(run(text, bold=heads)), width=width)
            for text, width in zip(padded, widths, strict=True)
        )
        rows.append(row(*cells, header=heads))
    return table(rows, widths)


def _paragraph(document: Document, block: Block) -> str:
    text = f"{_printed(block.label)} {block.text}".strip()
    if block.kind == "heading":
        front = not block.label and block.parent < 0
        level = min(_depth(document, block), 9)
        align, before = ("center", 0) if front else ("left", 6)
        style = f"Heading{level}"
        return paragraph(
            run(text, bold=front), style=style, align=align, before=before, after=before / 2, keep=True
        )
    note = block.kind == "note"
    return paragraph(run(text, italic=note), align="both", after=6, first=0 if note else _INDENT)


def _depth(document: Document, block: Block) -> int:
    """How many headings a heading stands under, itself counted."""
    depth = 1
    while block.parent >= 0:
        block = document.blocks[block.parent]
        depth += block.kind == "heading"
    return depth


def _printed(label: str) -> str:
    """A label with the mark that usually follows it; the document only keeps the number."""
    if not label or not label[-1].isalnum():
        return label
    return f"{label})" if label.isalpha() and label.islower() else f"{label}."
