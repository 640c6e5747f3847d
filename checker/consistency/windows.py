"""Dates that do not exist, spans that run backwards, and what lies outside the period of the report."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from checker.consistency.dates import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.consistency.dates import Dated
    from checker.consistency.material import Material
    from checker.document.model import Block
    from checker.report import Finding

_SPAN_BETWEEN = re.compile(r"^\s*(?:đến|-|–|tới)\s*(?:hết\s*)?(?:ngày\s*)?$", re.IGNORECASE)
_FUTURE = (
    r"(?i)(?:trước|đến|tới|chậm nhất|hạn|dự kiến|sẽ|hết|kể từ|hiệu lực|từ|kế hoạch|hoàn thành vào|"
    r"tiếp theo|-|–)\s*(?:ngày\s*)?"
    r"(?:là\s*)?(?:hết\s*)?(?:ngày\s*)?$"
)
_AHEAD_WORDS = (
    r"(?i)\b(?:dự kiến|sẽ|phấn đấu|chậm nhất|thời hạn|hiệu lực|trước ngày|sắp tới|theo lịch|kế hoạch|"
    r"ấn định|định vào)\b"
)
_FORMER = (
    r"(?i)\b(?:so với|cùng kỳ|năm trước|năm học trước|nhiệm kỳ|thành lập|quyết định|nghị quyết|kế hoạch|"
    r"công văn|từ|trước đó|"
    r"chuyển tiếp|tồn|theo|thông báo|quy chế|văn bản|kết luận|tại|kết quả năm|kê khai)\b"
)
_HAPPENED = (
    r"(?i)(?:tổ chức|diễn ra|tiến hành|họp|khai mạc|ra mắt)\s*(?:vào\s*)?(?:sáng\s*|chiều\s*)?ngày\s*$"
)
_MONTHS = re.compile(
    r"(?:\b(\d{1,2}) tháng đầu năm\b(?!\s*học)|(?:^|[.;:\-]\s|\b[Tt]rong |"
    r"\b[Qq]ua )(\d{1,2}) tháng(?: năm (\d{4}))?,?\s+"
    r"(?:đã|đạt|tiết kiệm|thực hiện|tiếp nhận|toàn|sở|đơn vị|chi|thu|giải quyết|có)\b)"
)
_DATA = r"(?i)số liệu|tính|thống kê|lũy kế|thời điểm lấy"


def impossible_dates(material: Material) -> Iterator[Finding]:
    """31/4, 30/2, the 13th month."""
    for block, dated in material.dates:
        if dated.value is None:
            shown = block.text[dated.start : dated.end]
            yield material.find(
                "impossible-date",
                block,
                f"Không có ngày {shown}.",
                f"There is no such day: {shown}.",
                (dated.start, dated.end),
            )


def spans(material: Material) -> Iterator[Finding]:
    """Spans that run backwards, and windows of data that differ from the period of the title."""
    end_of_period = _iso(material.period[1])
    for (block, first), (other, second) in zip(material.dates, material.dates[1:], strict=False):
        if block is not other or first.value is None or second.value is None:
            continue
        text = block.text
        if not _SPAN_BETWEEN.match(text[first.end : second.start]) or not re.search(
            r"từ\s*(?:ngày\s*)?$", text[max(0, first.start - 12) : first.start], re.IGNORECASE
        ):
            continue
        if first.value > second.value:
            yield material.find(
                "window-reversed",
                block,
                f"Khoảng thời gian từ {day(first.value)} đến {day(second.value)} bị ngược.",
                f"The span from {day(first.value)} to {day(second.value)} runs backwards.",
                (first.start, second.end),
            )
        elif end_of_period and re.search(_DATA, text[max(0, first.start - 60) : first.start]):
            apart = abs((second.value - end_of_period).days)
            if apart > 20 and abs((second.value - first.value).days) > 20:
                yield material.find(
                    "data-window",
                    block,
                    f"Số liệu lấy đến {day(second.value)}, kỳ báo cáo đến {day(end_of_period)}.",
                    f"The figures run to {day(second.value)}, the period to {day(end_of_period)}.",
                    (first.start, second.end),
                    "warning" if second.value > end_of_period else "",
                )


def months(material: Material) -> Iterator[Finding]:
    """Figures of five months in a report on six, of ten in one on a year."""
    start, end = (_iso(text) for text in material.period)
    if start is None or end is None or start.month != 1 or start.year != end.year:
        return
    length = end.month
    for block in material.main:
        if "tháng" not in block.text or material.ahead(block):
            continue
        for match in _MONTHS.finditer(block.text):
            said = int(match[1] or match[2])
            if said == length or not 1 <= said <= 11 or (match[3] and int(match[3]) != end.year):
                continue
            if match[1] and re.match(r"\s*(\d{4})", block.text[match.end() :]):
                year = int(re.match(r"\s*(\d{4})", block.text[match.end() :])[1])  # type: ignore[index]
                if year != end.year:
                    continue
            if said == 6 and length == 12:
                continue
            yield material.find(
                "data-window",
                block,
                f"Số liệu {said} tháng trong báo cáo {'cả năm' if length == 12 else f'{length} tháng'}.",
                f"Figures of {said} months in a report on {length}.",
                match.span(),
            )


def events(material: Material) -> Iterator[Finding]:
    """Instruments and events later than the report; events told of the period that lie before it."""
    written_on = _iso(material.written_on)
    start = _iso(material.period[0])
    early: dict[str, list[tuple[Block, Dated]]] = {}
    for block, dated in material.dates:
        if dated.value is None or material.zones[block.number] in {"front", "signing"}:
            continue
        instrument = any(
            reference.date is not None and 0 <= dated.start - reference.end < 40
            for reference in material.references_in.get(block.number, ())
        )
        if written_on and dated.value > written_on:
            yield from _late(material, block, dated, written_on, instrument=instrument)
        elif start and not instrument and dated.value < start and (start - dated.value).days < 200:
            before = block.text[max(0, dated.start - 40) : dated.start]
            if re.search(_HAPPENED, before) and not re.search(
                _FORMER,
                block.text[: dated.start].rpartition(".")[2].rpartition(";")[2].replace("tổ chức", ""),
            ):
                early.setdefault(block.section, []).append((block, dated))
    for found in early.values():
        block, dated = found[0]
        shown = ", ".join(dict.fromkeys(day(item.value) for _, item in found[:8] if item.value))
        yield material.find(
            "outside-period",
            block,
            f"Việc nêu ở đây diễn ra trước kỳ báo cáo ({shown}).",
            f"What is told here took place before the period ({shown}).",
            (dated.start, dated.end),
        )


def _late(
    material: Material, block: Block, dated: Dated, written_on: date, *, instrument: bool
) -> Iterator[Finding]:
    text = block.text
    if dated.value is None:
        return
    sentence = text[: dated.start].rpartition(". ")[2]
    planned = material.ahead(block) or re.search(_AHEAD_WORDS, sentence) or re.search(_FUTURE, sentence)
    if planned and not instrument:
        return
    if instrument or (
        re.search(r"\bđã\b", sentence) and re.search(_HAPPENED, text[max(0, dated.start - 40) : dated.start])
    ):
        what_vi, what_en = ("Văn bản", "An instrument") if instrument else ("Việc", "An event")
        yield material.find(
            "after-report",
            block,
            f"{what_vi} ngày {day(dated.value)}, sau ngày của báo cáo ({day(written_on)}).",
            f"{what_en} of {day(dated.value)}, later than the report ({day(written_on)}).",
            (dated.start, dated.end),
        )


def _iso(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
