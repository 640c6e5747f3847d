"""Text that typing, scanning or conversion has damaged: impossible syllables, doubled words, open quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.language.syllable import is_legal, key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.consistency.material import Material
    from checker.report import Finding

_STRAY = r"[^\s.…](?<!\.)\s+([;,:])(?=\s|$)"
_OPEN = re.compile(r"\([^()]{0,400}$")
_MOST = 12
"""Blocks told one by one; a text more damaged than that gets one finding for all."""


def damage(material: Material) -> Iterator[Finding]:
    """One finding for each block, or for the whole text where it is damaged throughout."""
    found = []
    wrong = _alternatives(word for word in material.words if _impossible(word))
    everything = "\n".join(block.text for block in material.blocks).lower()
    slips = _alternatives(slip for slip in material.knowledge.slips if slip in everything)
    never = material.knowledge.words["never_doubled"]
    doubled = _alternatives(f"{word} {word}" for word in never if f" {word} {word} " in everything)
    for block in material.blocks:
        if material.zones[block.number] == "signing":
            continue
        text = block.text
        faults: list[tuple[int, int, str, str]] = [
            (*match.span(), f"“{match[0]}”", f"“{match[0]}”")
            for match in (wrong.finditer(text) if wrong else ())
        ]
        for match in slips.finditer(text) if slips else ():
            right = material.knowledge.slips[match[0].lower()]
            faults.append((*match.span(), f"“{match[0]}” ({right}?)", f"“{match[0]}” ({right}?)"))
        faults += [
            (*match.span(), f"“{match[0]}” lặp từ", f"“{match[0]}” doubled")
            for match in (doubled.finditer(text) if doubled else ())
        ]
        spaced = block.row is None and (" ;" in text or " ," in text or " :" in text)
        stray = re.search(_STRAY, text) if spaced else None
        if stray:
            faults.append(
                (
                    *stray.span(),
                    f"thừa khoảng trắng trước dấu “{stray[1]}”, có thể mất chữ",
                    f"a space before “{stray[1]}”; words may be lost",
                )
            )
        if (
            block.row is None
            and text.count("“") != text.count("”")
            and abs(text.count("“") - text.count("”")) == 1
        ):
            faults.append((0, 0, "dấu ngoặc kép không đóng hoặc không mở", "unbalanced quotation marks"))
        if text.count("(") > text.count(")") and _OPEN.search(text):
            faults.append((0, 0, "dấu ngoặc đơn không đóng", "a bracket is not closed"))
        if faults:
            unique = {fault[2]: fault for fault in sorted(faults)}
            found.append((block, list(unique.values())))
    if len(found) > _MOST:
        block, faults = found[0]
        yield material.find(
            "damaged-text",
            block,
            f"Chữ bị hỏng ở {len(found)} đoạn, bắt đầu từ đây: {'; '.join(f[2] for f in faults[:4])}.",
            f"Damaged text in {len(found)} paragraphs, from here: {'; '.join(f[3] for f in faults[:4])}.",
            faults[0][:2] if faults[0][1] else "",
        )
        return
    for block, faults in found:
        yield material.find(
            "damaged-text",
            block,
            f"Có thể lỗi chữ: {'; '.join(fault[2] for fault in faults[:4])}.",
            f"Possibly damaged: {'; '.join(fault[3] for fault in faults[:4])}.",
            next((fault[:2] for fault in faults if fault[1]), ""),
        )


def loose_symbols(material: Material) -> Iterator[Finding]:
    """A space inside the symbol of an instrument ("31- KL/TU"), told once."""
    loose = [(block, reference) for block, reference in material.references if reference.loose]
    if loose:
        block, reference = loose[0]
        shown = block.text[reference.start : reference.end]
        yield material.find(
            "damaged-text",
            block,
            f"Có khoảng trắng trong số, ký hiệu văn bản: “{shown}” ({len(loose)} chỗ).",
            f"There is a space inside the symbol of an instrument: “{shown}” ({len(loose)} times).",
            (reference.start, reference.end),
        )


def _impossible(word: str) -> bool:
    """Whether a word bears Vietnamese marks, is no name, and can be no Vietnamese syllable."""
    return not word.isascii() and word.islower() and not is_legal(key(word))


def _alternatives(words: Iterable[str]) -> re.Pattern[str] | None:
    listed = sorted(words, key=lambda word: (-len(word), word))
    if not listed:
        return None
    return re.compile(rf"(?<![\w\-.@/])(?:{'|'.join(map(re.escape, listed))})(?![\w\-@])", re.IGNORECASE)
