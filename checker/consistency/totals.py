"""Totals against their parts, as sentences and lists state them.

A report may list other things than parts after "trong đó" (those who are women, those who are party members),
so a sum that does not come out is reported only where the parts can be told to make up the whole.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.consistency.numbers import written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.consistency.material import Material
    from checker.consistency.numbers import Number
    from checker.document.model import Block
    from checker.report import Finding

_MARK = re.compile(
    r"\b(trong đó|bao gồm|gồm có|gồm|cụ thể|chia ra)\b\s*:?|\((?=\s*(?:gồm\s+|trong đó:?\s*)?\d{1,4}\s)",
    re.IGNORECASE,
)
_PARTITION = re.compile(r"^(?:bao gồm|gồm có|gồm|chia ra|\()", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZĐÀ-Ỹ*“\"]|\s*$)|\n")
_SEGMENT = re.compile(r";")
_PIECE = re.compile(r"[;,]|\s(?:và|còn lại)\s")
_BEFORE = re.compile(
    r"(?:\bsố|điều|khoản|điểm|mục|thứ|mức độ|mức|cấp|năm|tháng|ngày|quý|khóa|khoá|lớp|loại|nhóm|hạng|"
    r"tầng|khối|vòng|hơn|trên|"
    r"gần|khoảng|ít nhất|đợt|kỳ|bảng|phụ lục|lần|từ|đến|\+|giai đoạn)\s*$",
    re.IGNORECASE,
)
_TIME = frozenset(
    {"tháng", "năm", "ngày", "giờ", "tuần", "quý", "phút", "lần", "km", "ha", "m", "kg", "buổi", "điểm"}
)
_MONEY = re.compile(r"\s*(?:đồng|đ\b|VNĐ|triệu|tỷ|tỉ)", re.IGNORECASE)
_PROCESS = re.compile(
    r"\b(?:đã|đang|chưa|không đủ|hoàn thành|đúng hạn|quá hạn|trước hạn|xuất sắc)\b", re.IGNORECASE
)
_SYLLABLE = re.compile(r"[^\W\d_]+")


def totals(material: Material) -> Iterator[Finding]:
    """Totals in sentences and in front of lists."""
    children = _children(material)
    for block in material.blocks:
        zone = material.zones[block.number]
        if zone in {"front", "signing"} or block.row is not None or block.number not in material.numbers_in:
            continue
        yield from _in_text(material, block)
        yield from _over_list(material, block, children.get(block.number - 1, ()))


def _children(material: Material) -> dict[int, list[Block]]:
    found: dict[int, list[Block]] = {}
    for block in material.blocks:
        if block.kind == "entry" and block.row is None:
            found.setdefault(block.parent, []).append(block)
    return found


def _in_text(material: Material, block: Block) -> Iterator[Finding]:
    text = block.text
    found = material.numbers_in[block.number]
    for mark in _MARK.finditer(text):
        total = _total(text, found, mark.start())
        if total is None:
            continue
        bracket = mark[0].startswith("(")
        end = text.find(")", mark.end()) if bracket else _sentence_end(text, mark.end())
        if end < 0:
            continue
        inside = [n for n in found if mark.end() <= n.start < end and _counts(text, n)]
        parts = _parts(text, inside, mark.end(), end, total)
        verdict = _judge(material, text, total, parts, mark, end)
        if verdict:
            sums = " + ".join(written(part.value) for part in parts)
            result = written(sum((part.value for part in parts), Decimal(0)))
            yield material.find(
                "total-vs-parts",
                block,
                f"Tổng nêu là {written(total.value)}, các phần cộng lại là {sums} = {result}.",
                f"The total given is {written(total.value)}; the parts make {sums} = {result}.",
                text[_left(text, total.start) : min(end + 1, total.start + 260)].strip(),
            )


def _left(text: str, position: int) -> int:
    return text.find(" ", max(0, position - 30)) + 1 if position > 30 else 0


def _sentence_end(text: str, start: int) -> int:
    match = _SENTENCE_END.search(text, start)
    return match.start() if match else len(text)


def _total(text: str, found: Sequence[Number], position: int) -> Number | None:
    """The number that is divided: the last count in front of the mark, in its sentence or the one before."""
    start = max(0, position - 140)
    window = text[start:position]
    stops = [match.end() for match in _SENTENCE_END.finditer(window.rstrip(" *."))]
    begins = start + (stops[-1] if stops else 0)
    before = [n for n in found if begins <= n.start < position]
    if not before:
        return None
    last = before[-1]
    # Between the total and the mark only its own noun may stand: a further clause has a subject of its own.
    between = text[last.end : position].strip()
    if last.percent or len(between) > 70 or ";" in between or not _counts(text, last):
        return None
    if text[max(0, position - 1)] not in " (" and not between:
        return None
    if not last.word and between:
        return None
    return last


def _counts(text: str, number: Number) -> bool:
    """Whether a number counts something: no percentage, ordinal, year or amount of time."""
    if number.percent or (number.style == "point" and not number.scaled and number.value < 100):
        return False
    if number.word in _TIME or _BEFORE.search(text[max(0, number.start - 12) : number.start]):
        return False
    year = 1950 < number.value < 2060 and not number.scaled and "." not in text[number.start : number.end]
    return not (year and not number.word)


def is_money(text: str, number: Number) -> bool:
    """Whether a number is an amount of money."""
    return number.scaled or bool(_MONEY.match(text, number.end))


def _parts(text: str, inside: Sequence[Number], start: int, end: int, total: Number) -> list[Number]:
    """The first count of each segment, of the kind of the total, cut where it is cut best."""
    money = is_money(text, total)
    alike = [number for number in inside if is_money(text, number) == money]
    best: list[Number] = []
    for cut in (_SEGMENT, _PIECE):
        parts = []
        edges = [start, *(match.start() for match in cut.finditer(text, start, end)), end]
        for left, right in pairwise(edges):
            first = next((number for number in alike if left <= number.start < right), None)
            if first:
                parts.append(first)
        if sum(part.value for part in parts) == total.value:
            return parts
        # Parts first, then what is told of them: any beginning of the list may be the whole.
        running = Decimal(0)
        for count, part in enumerate(parts, 1):
            running += part.value
            if running == total.value and count > 1:
                return parts[:count]
        best = parts
    return best


def _judge(
    material: Material, text: str, total: Number, parts: Sequence[Number], mark: re.Match[str], end: int
) -> bool:
    """Whether parts that do not add up are surely meant to make up the whole."""
    if len(parts) < 2 or not total.value or (total.word == "việc" and total.value < 10):
        return False
    value = sum((part.value for part in parts), Decimal(0))
    ratio = value / total.value
    if value == total.value or not Decimal("0.8") <= ratio <= Decimal("1.25"):
        return False
    said = text[mark.end() : end].lower()
    overlapping = any(
        re.search(rf"\b{re.escape(word)}\b", said) for word in material.knowledge.words["overlapping"]
    )
    if overlapping or any(part.value > total.value for part in parts):
        return False
    process = len(_PROCESS.findall(said)) >= 2
    if "lượt" in said or re.search(r"\b(?:khác|còn lại|một số)\b", said):
        return False
    partition = bool(_PARTITION.match(mark[0]))
    if partition:
        same = any(part.word == total.word for part in parts)
        return len(parts) >= 3 or same or process or _alike(text, parts)
    return len(parts) >= 3 or process


def _alike(text: str, parts: Sequence[Number]) -> bool:
    """Whether what the parts count has a syllable in common: "công chức", "viên chức"."""
    nouns = [set(_SYLLABLE.findall(text[part.end : part.end + 25].lower())[:2]) for part in parts]
    return bool(set.intersection(*nouns))


def _over_list(material: Material, block: Block, entries: Sequence[Block]) -> Iterator[Finding]:
    """A total over a list ("Ban hành 24 văn bản, gồm:") whose entries each begin or end with a count."""
    if len(entries) < 2 or not block.text.endswith(":"):
        return
    marks = list(_MARK.finditer(block.text))
    if not marks or block.text[marks[-1].end() :].strip(" :"):
        return
    found = material.numbers_in[block.number]
    total = _total(block.text, found, marks[-1].start())
    if total is None:
        return
    firsts = []
    for entry in entries:
        counts = [n for n in material.numbers_in.get(entry.number, ()) if _counts(entry.text, n)]
        if not counts or is_money(entry.text, counts[0]) != is_money(block.text, total):
            return
        if counts[0].start > 40:
            return
        firsts.append(counts[0])
    value = sum((part.value for part in firsts), Decimal(0))
    said = " ".join(entry.text for entry in entries).lower()
    overlapping = any(
        re.search(rf"\b{re.escape(word)}\b", said) for word in material.knowledge.words["overlapping"]
    )
    if (
        value == total.value
        or overlapping
        or not Decimal("0.8") <= value / (total.value or 1) <= Decimal("1.25")
    ):
        return
    sums = " + ".join(written(part.value) for part in firsts)
    yield material.find(
        "total-vs-parts",
        block,
        f"Tổng nêu là {written(total.value)}, các dòng bên dưới cộng lại là {sums} = {written(value)}.",
        f"The total given is {written(total.value)}; the entries below make {sums} = {written(value)}.",
        block.text[:160],
    )
