"""Parts against wholes, percentages, changes, and the marks that numbers are written with."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.consistency.numbers import written
from checker.consistency.totals import is_money

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.consistency.material import Material
    from checker.consistency.numbers import Number
    from checker.document.model import Block
    from checker.report import Finding

_FRACTION = re.compile(r"(?<![\w./,\-])(\d{1,6})/(\d{1,6})(?![\w/]|[.,]\d)\s+([^\W\d_]+(?:\s+[^\W\d_]+)?)")
_COUNTED = (
    "đơn|người|cháu|em|học sinh|hồ sơ|viên chức|công chức|cán bộ|giáo viên|đảng viên|chi bộ|chỉ tiêu|"
    "nhiệm vụ|văn bản|thủ tục|"
    "kiến nghị|ý kiến|đại biểu|thôn|báo cáo|nội dung|vụ|hộ|lượt|hạt|khoa|phòng|tổ|xã|đơn vị|dự án|cuộc"
)
_COUNTED_NOUN = re.compile(rf"^(?:{_COUNTED})\b", re.IGNORECASE)
_DONE_BEFORE = r"(?i)(?:đạt|có|giải quyết|giải quyết xong|hoàn thành|trả lời|xử lý|cho)\s*$"
_RATE = (
    r"(?<![\w./,\-])(\d{1,3}(?:\.\d{3})+|\d+)/(\d{1,3}(?:\.\d{3})+|\d+)(?![\w/])([^.;%\d]{0,60}?)"
    r"(?:\(\s*|(?:,|\()?\s*(?:đạt tỷ lệ|đạt|chiếm|bằng|"
    r"tỷ lệ)\s*\(?\s*)(\d{1,3}(?:[.,]\d{1,2})?)\s*%(?!\s*(?:kế hoạch|dự toán|so với|chỉ tiêu))"
)
_CHANGE = re.compile(
    r"(?:từ\s+)?(?<![\w./,])(\d{1,6})\b(?!\s*%)([^.;,()%\d]{0,40}?)\s(?:xuống còn|xuống|còn|"
    r"lên)\s+(\d{1,6})\b(?!\s*%)([^.;,()%\d]{0,25})"
    r"[,(]\s*\*?(giảm|tăng)\s+(\d{1,6})\b(?!\s*%|[.,]\d)"
)


def fractions(material: Material) -> Iterator[Finding]:
    """Parts greater than the whole ("12/10 đơn") and wrong rates ("41/45, đạt 95%")."""
    for block in material.main:
        text = block.text
        if "/" not in text:
            continue
        for match in _FRACTION.finditer(text):
            part, whole = int(match[1]), int(match[2])
            could_be_day = part <= 31 and whole <= 12
            if part <= whole or not whole or not _COUNTED_NOUN.match(match[3]):
                continue
            if could_be_day and not re.search(_DONE_BEFORE, text[max(0, match.start() - 20) : match.start()]):
                continue
            yield material.find(
                "more-than-whole",
                block,
                f"{part} trên {whole}: phần lớn hơn tổng.",
                f"{part} of {whole}: more than the whole.",
                match.span(),
            )
        if "%" in text:
            yield from _rates(material, block)


def _rates(material: Material, block: Block) -> Iterator[Finding]:
    for match in re.finditer(_RATE, block.text):
        part, whole = (Decimal(group.replace(".", "")) for group in (match[1], match[2]))
        if (
            not whole
            or part > whole
            or (part <= 31 and whole <= 12 and whole != part and len(match[1]) == 2 and not match[3].strip())
        ):
            continue
        stated = Decimal(match[4].replace(",", "."))
        exact = part / whole * 100
        unit = Decimal(1).scaleb(-len(match[4].replace(",", ".").partition(".")[2]))
        if abs(exact - stated) < unit:
            continue
        yield material.find(
            "percentage",
            block,
            f"{match[1]}/{match[2]} là {written(exact.quantize(unit / 10))}%, không phải {match[4]}%.",
            f"{match[1]}/{match[2]} is {exact.quantize(unit / 10):f}%, not {match[4]}%.",
            match.span(),
        )


def changes(material: Material) -> Iterator[Finding]:
    """Differences that do not follow: "từ 06 phòng còn 05 phòng (giảm 2)"."""
    for block in material.main:
        if "giảm" not in block.text and "tăng" not in block.text:
            continue
        for match in _CHANGE.finditer(block.text):
            first, second, step = int(match[1]), int(match[3]), int(match[6])
            actual = second - first if match[5].lower() == "tăng" else first - second
            if actual == step or "lần" in match[0] or 1950 < first < 2060 or 1950 < second < 2060:
                continue
            yield material.find(
                "change",
                block,
                f"Từ {first} đến {second} là {match[5]} {actual}, không phải {step}.",
                f"From {first} to {second} is a change of {abs(second - first)}, not {step}.",
                match.span(),
            )


def decimals(material: Material) -> Iterator[Finding]:
    """Decimal points in a text that writes decimal commas elsewhere, or commas that group thousands."""
    points: list[tuple[Block, Number]] = []
    commas = 0
    for block in material.main:
        for number in material.numbers_in.get(block.number, ()):
            commas += number.style == "comma"
            if number.style == "point" and (number.scaled or number.percent or is_money(block.text, number)):
                points.append((block, number))
    if points:
        block, first = points[0]
        shown = ", ".join(b.text[n.start : n.end] for b, n in points[:5])
        mixed = " trong khi chỗ khác dùng dấu phẩy" if commas else ""
        yield material.find(
            "number-format",
            block,
            f"Phần thập phân viết sau dấu chấm ({shown}){mixed}.",
            f"Decimals stand after a point ({shown}){', elsewhere after a comma' if commas else ''}.",
            (first.start, first.end),
        )
