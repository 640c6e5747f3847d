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
_OTHERS = re.compile(
    r"^\s*(?:ban hành|của|kèm theo (?:Quyết định|Nghị định|Thông tư|Công văn|Kế hoạch|Hướng dẫn|văn bản)|"
    r"(?:Quyết định|Nghị định|Thông tư|Công văn|Kế hoạch|Hướng dẫn)|tại (?:Quyết định|Công văn|Kế hoạch))",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|Phụ biểu|BIỂU|Biểu)\b")


def annexes(material: Material) -> Iterator[Finding]:
    """The first announcement of an annex, when nothing in the file is one."""
    there = any(
        _HEADING.match(block.text) and (block.kind == "heading" or material.zones[block.number] == "annex")
        for block in material.blocks
    )
    after_signature = False
    for block in material.blocks:
        after_signature |= material.zones[block.number] == "signing"
        there |= after_signature and block.row is not None and len(block.row.cells) > 2
    if there:
        return
    for block in material.blocks:
        if material.zones[block.number] == "front" or not any(
            word in block.text for word in ("ục", "ỤC", "iểu")
        ):
            continue
        match = _ANNOUNCED.search(block.text)
        if match and not _OTHERS.match(block.text[match.end() :]):
            yield material.find(
                "annex-absent",
                block,
                "Báo cáo nói có phụ lục kèm theo nhưng trong tệp không có phụ lục nào.",
                "The report announces an annex; the file has none.",
                match.span(),
            )
            return
