"""What was left to fill in: blank numbers and days, placeholders, headings with nothing under them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.document.headings import CLOSED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.consistency.material import Material
    from checker.report import Finding

_NUMBER = re.compile(r"^Số\s*:?[\s._…]*/\s*[A-ZĐ]", re.IGNORECASE)
_DAY = re.compile(
    r"\bngày(?:[\s._…]*tháng[\s._…]*(?:\d{1,2}\s*)?năm|\s*\d{1,2}\s+tháng[\s._…]+năm)\b", re.IGNORECASE
)
_PLACE_DATE = re.compile(r"\w,\s*ngày", re.IGNORECASE)
_NUMBER_INSIDE = r"(?i)\bsố\s*[._…]{2,}\s*/\s*[A-ZĐ]"
_DOTS = r"(?<![\w.…,;_])\s?(?:\.{5,}|…{2,}|(?:\.\s){5,}|_{3,})"
_BRACKET = (
    r"(?i)\[\s*(?:tên|điền|ghi|nhập|số|ngày|họ|nội dung|đơn vị|cơ quan|chức|địa danh|kỳ|năm|tháng|\.{2,}|"
    r"…)[^\]]{0,60}\]"
)
_CROSSES = r"(?<!\w)(?:x{2,}(?:/x{2,}){0,2}|[Nn]ăm 20(?:xx|XX|\.{2,}|…)|X{2,}/X{2,})(?!\w)"
_TEMPLATE_NAME = re.compile(r"^(?:Nguyễn|Trần|Lê) (?:Văn|Thị) [A-C]\.?$")
_CONTENTS = re.compile(r"(?<![.…])(?:\.{4,}|…{2,})\s*\d{1,3}$")


def blank_fields(material: Material) -> Iterator[Finding]:
    """Blank number or day, dots and brackets where something has to be filled in."""
    for block in material.blocks:
        text = block.text
        zone = material.zones[block.number]
        if zone == "front":
            if _NUMBER.match(text):
                yield material.find(
                    "blank-field",
                    block,
                    "Số của báo cáo còn để trống.",
                    "The number of the report was left blank.",
                    text,
                )
            if _PLACE_DATE.search(text) and _DAY.search(text):
                yield material.find(
                    "blank-field",
                    block,
                    "Ngày của báo cáo còn để trống.",
                    "The date of the report was left blank.",
                    text,
                )
            continue
        # Plain searches first: hardly a block has anything to look at more closely.
        dotted = "…" in text or "..." in text or ". . ." in text or "__" in text
        inside = re.search(_NUMBER_INSIDE, text) if dotted else None
        day = _DAY.search(text) if "tháng" in text else None
        rest = None
        if not _CONTENTS.search(text):
            rest = re.search(_DOTS, text) if dotted else None
            rest = rest or (re.search(_BRACKET, text) if "[" in text else None)
            rest = rest or (re.search(_CROSSES, text) if dotted or "xx" in text or "XX" in text else None)
        if zone == "signing" and _TEMPLATE_NAME.match(text):
            yield material.find(
                "blank-field",
                block,
                "Tên người ký còn là tên mẫu.",
                "The name of the signatory is that of the template.",
                text,
            )
        elif inside:
            yield material.find(
                "blank-field",
                block,
                "Số của văn bản được nhắc đến còn để trống.",
                "The number of the document referred to was left blank.",
                inside.span(),
            )
        elif day:
            yield material.find(
                "blank-field", block, "Ngày, tháng còn để trống.", "A date was left blank.", day.span()
            )
        elif rest:
            yield material.find(
                "blank-field",
                block,
                "Có chỗ còn để trống hoặc còn chữ của mẫu.",
                "Something was left blank, or still stands as in the template.",
                rest.span(),
            )


def _is_first(label: str) -> bool:
    return label.strip(".)/ ").rpartition(".")[2] in {"1", "a", "I", "A"}


def empty_sections(material: Material) -> Iterator[Finding]:
    """Numbered headings, and lines that end with a colon, with nothing under them."""
    blocks = material.main
    parents = {block.parent for block in material.document.blocks}
    # Numbered lines of which none has anything under it are a list, however much they look like headings.
    filled = {
        block.parent
        for block in blocks
        if (
            block.number - 1 in parents
            if block.kind == "heading"
            else block.label and CLOSED.search(block.text)
        )
    }
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        index = block.number - 1
        if block.kind != "heading" or index in parents or block.row is not None or following is None:
            continue
        colon = block.text.endswith(":")
        if block.parent not in filled and not block.label[:1].isupper() and not colon:
            continue
        numbered = bool(block.label) and block.label not in "-–—+*•" and following.kind == "heading"
        if colon and following.kind != "heading" and following.parent == index:
            continue
        if numbered and _is_first(following.label) and not _is_first(block.label):
            continue  # what follows is numbered within it
        if not (numbered or (colon and not block.label)) or following.part == "tables":
            continue
        yield material.find(
            "empty-section",
            block,
            "Đề mục này không có nội dung nào ở dưới.",
            "Nothing stands under this heading.",
            block.text[:160],
        )
