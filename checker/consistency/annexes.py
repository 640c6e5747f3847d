"""Annexes that are announced and not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.consistency.material import Material
    from checker.report import Finding

_WORD = r"(?:[Pp]hụ lục|[Pp]hụ biểu|[Bb]iểu số liệu|[Bb]iểu(?=\s+(?:số\s*)?\d)|PHỤ LỤC)"
_NUMBERED = rf"{_WORD}(?:\s*(?:số\s*)?(?:\d{{1,2}}|[IVX]{{1,4}}))?"
_ANNOUNCED = re.compile(
    r"(?:(?:kèm theo|đính kèm|gửi kèm|kèm)\s*(?:báo cáo(?: này)?\s*)?(?:là\s*)?(?:có\s*)?(?:các\s*|\d+\s*)?"
    rf"{_WORD}"
    rf"|{_WORD}(?:\s+số liệu)?(?:\s*(?:số\s*)?(?:\d{{1,2}}|[IVX]{{1,4}}))?\s*(?:đính kèm|kèm theo|gửi kèm)"
    r"|\(?(?:[Xx]em|[Cc]hi tiết|[Tt]heo|[Tt]ại)\s+(?:tại\s+|theo\s+|ở\s+)?(?:các\s+)?"
    rf"{_NUMBERED}(?=\s*[).;,]|\s*$))"
)
_OTHERS = (
    r"(?i)^\s*(?:ban hành|của|kèm theo (?:Quyết định|Nghị định|Thông tư|Công văn|Kế hoạch|Hướng dẫn|văn bản)|"
    r"(?:Quyết định|Nghị định|Thông tư|Công văn|Kế hoạch|Hướng dẫn)|tại (?:Quyết định|Công văn|Kế hoạch))"
)
_NUMBER = r"(?:lục|biểu|LỤC|BIỂU)\s*(?:số\s*|SỐ\s*)?(\d{1,2}|[IVX]{1,4})\b"
_HEADING = re.compile(r"^(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|Biểu)\b")


def annexes(material: Material) -> Iterator[Finding]:
    """Annexes announced when the file has none, or has others; the first announcement of each."""
    headings = [
        block.text
        for block in material.blocks
        if _HEADING.match(block.text) and (block.kind == "heading" or material.zones[block.number] == "annex")
    ]
    there = {number[1] for text in headings if (number := re.search(_NUMBER, text))}
    if headings and not there:
        return  # annexes without numbers: which of them is meant cannot be told
    after_signature = False
    for block in material.blocks:
        after_signature |= material.zones[block.number] == "signing"
        if not headings and after_signature and block.row is not None and len(block.row.cells) > 2:
            return  # the table after the signature is the annex
    told: set[str] = set()
    for block in material.blocks:
        zone = material.zones[block.number]
        if zone == "front" or not any(word in block.text for word in ("ục", "ỤC", "iểu")):
            continue
        for match in _ANNOUNCED.finditer(block.text):
            number = re.search(_NUMBER, match[0])
            name = number[1] if number else ""
            if re.match(_OTHERS, block.text[match.end() :]) or name in told or name in there:
                continue
            if (headings and not name) or (not headings and told):
                continue
            told.add(name)
            shown = f" {name}" if name else ""
            yield material.find(
                "annex-absent",
                block,
                f"Báo cáo nói có phụ lục{shown} nhưng trong tệp không có.",
                f"The report announces an annex{shown}; the file has none such.",
                match.span(),
            )
