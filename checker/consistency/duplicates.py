"""The same entry or paragraph twice, word for word or nearly so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language.similarity import near_pairs, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.consistency.material import Material
    from checker.document.model import Block
    from checker.report import Finding

_SHORTEST = 12
"""Syllables of the shortest text that is said twice by mistake rather than by custom."""
_NEAR = 0.72


def duplicates(material: Material) -> Iterator[Finding]:
    """Paragraphs and entries of the main text; an annex may repeat it on purpose."""
    blocks: list[Block] = []
    texts: list[tuple[str, ...]] = []
    for block in material.main:
        if block.kind in {"paragraph", "entry"} and block.row is None and len(block.text) >= 40:
            found = syllables(block.text)
            if len(found) >= _SHORTEST:
                blocks.append(block)
                texts.append(found)
    first: dict[tuple[str, ...], Block] = {}
    again = set()
    for index, (block, found) in enumerate(zip(blocks, texts, strict=True)):
        former = first.setdefault(found, block)
        if former is not block:
            again.add(index)
            yield material.find(
                "duplicate-text",
                block,
                f"Đoạn này trùng nguyên văn với {_place(former, 'vi')}.",
                f"This repeats {_place(former, 'en')} word for word.",
                block.text[:160],
            )
    for one, two, _ in near_pairs(texts, _NEAR):
        if two not in again and one not in again and not _differs_in_figures(texts[one], texts[two]):
            yield material.find(
                "near-duplicate-text",
                blocks[two],
                f"Đoạn này gần giống {_place(blocks[one], 'vi')}.",
                f"This nearly repeats {_place(blocks[one], 'en')}.",
                blocks[two].text[:160],
            )


def _differs_in_figures(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two texts state different figures: rows of a list alike in wording, not one told twice."""
    return [word for word in one if word.isdigit()] != [word for word in two if word.isdigit()]


def _place(block: Block, lang: str) -> str:
    label = block.label if block.label not in {"", *"-–—+*•"} else ""
    where = ".".join(
        part for part in (block.section, label) if part and not block.section.endswith(f".{label}")
    )
    if lang == "en":
        return f"section {where}" if where else f"paragraph {block.number}"
    return f"mục {where}" if where else f"đoạn thứ {block.number}"
