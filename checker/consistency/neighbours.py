"""What an older text, or a neighbour's, left behind: another province, the former name of an agency."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.consistency.material import Material
    from checker.report import Finding

_HOLDER = (
    r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|HĐND|Tỉnh ủy|Thành ủy|Sở [^,;.:()]{3,45}|"
    r"Ban Chỉ đạo [^,;.:()]{3,60})\s+"
    r"(?:(?:tỉnh|thành phố|TP\.?)\s+)?$"
)


@lru_cache(maxsize=4)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w])(?:{'|'.join(map(re.escape, sorted(names, key=len, reverse=True)))})(?!\w)")


def other_provinces(material: Material) -> Iterator[Finding]:
    """An authority of another province where the report speaks of its own."""
    meta = material.document.metadata
    frame = f"{meta.superior} {meta.agency} {meta.title} {meta.place}"
    own = {name for name in material.knowledge.provinces if name.lower() in frame.lower()}
    if not own:
        return
    pattern = _pattern(material.knowledge.provinces)
    on_purpose = material.knowledge.words["on_purpose"]
    for block in material.main:
        for match in pattern.finditer(block.text):
            if match[0] in own or not re.search(
                _HOLDER, block.text[max(0, match.start() - 90) : match.start()]
            ):
                continue
            sentence = (
                block.text[: match.end()].rpartition(". ")[2].lower()
                + block.text[match.end() :].partition(". ")[0].lower()
            )
            named = any(name in sentence for name in (n.lower() for n in own))
            if named or any(word in sentence for word in on_purpose):
                continue
            own_frame = block is material.opening or block is material.closing
            yield material.find(
                "other-province",
                block,
                f"Nhắc đến cơ quan của {match[0]}, báo cáo là của {', '.join(sorted(own))}.",
                f"An authority of {match[0]} is named; the report is of {', '.join(sorted(own))}.",
                match.span(),
                "" if own_frame else "info",
            )
            break


def former_names(material: Material) -> Iterator[Finding]:
    """Names that ended before the report was written; each told once."""
    today = material.written_on or material.period[1]
    if not today:
        return
    for name, until, now in material.knowledge.leftovers:
        if today <= until or (material.period[0] and material.period[0] <= until):
            continue
        for block in material.main:
            at = block.text.find(name)
            if at < 0 or "trước đây" in block.text or "(cũ)" in block.text:
                continue
            if any(
                reference.start - 40 < at < reference.until
                for reference in material.references_in.get(block.number, ())
            ):
                continue  # the issuer of an older instrument keeps its name
            yield material.find(
                "former-name",
                block,
                f"“{name}” là tên cũ: {now}.",
                f"“{name}” is a former name.",
                (at, at + len(name)),
            )
            break
