"""Totals against their parts, as sentences and lists state them.

A report may list other things than parts after "trong đó" (those who are women, those who are party members),
so a sum that does not come out is reported only where the parts can be told to make up the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from decimal import Decimal
from itertools import islice, pairwise
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
_PARTITION = r"(?i)^(?:bao gồm|gồm có|gồm|chia ra|\()"
_SENTENCE_END = re.compile(r"[.!?](?=\s+[A-ZĐÀ-Ỹ*“\"]|\s*$)|\n")
_SEGMENT = re.compile(r";")
_PIECE = re.compile(r"[;,]|\s(?:và|còn lại)\s")
_BEFORE = re.compile(
    r"(?:\bsố|điều|khoản|điểm|mục|thứ|mức độ|mức|cấp|năm|tháng|ngày|quý|khóa|khoá|lớp|"
    r"(?<!xếp )(?<!phân )loại|nhóm|hạng|"
    r"tầng|khối|vòng|hơn|trên|"
    r"gần|khoảng|ít nhất|đợt|kỳ|bảng|phụ lục|lần|từ|đến|\+|giai đoạn)\s*$",
    re.IGNORECASE,
)
_TIME = frozenset({"tháng", "năm", "ngày", "giờ", "tuần", "quý", "phút", "lần", "buổi", "điểm"})
_UNITS = frozenset({"km", "ha", "m", "kg", "tấn", "tạ", "lít", "đồng"})
_MONEY = re.compile(r"\s*(?:đồng\b(?!\s+(?:chí|bào|nghiệp|hồ|hương))|đ\b|VNĐ|triệu|tỷ|tỉ)", re.IGNORECASE)
_PROCESS = r"(?i)\b(?:đã|đang|chưa|không đủ|hoàn thành|đúng hạn|quá hạn|trước hạn|xuất sắc)\b"
_LONGEST = 1200
"""Characters of the longest list of parts that is read; it bounds the work on a hostile sentence."""
_MOST = 40
"""Numbers of such a list, for the same reason."""
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
    starts = [number.start for number in found]
    for mark in _MARK.finditer(text):
        bracket = mark[0].startswith("(")
        far = mark.end() + _LONGEST
        end = text.find(")", mark.end(), far) if bracket else min(far, _sentence_end(text, mark.end()))
        here = bisect_left(starts, mark.end())
        inside = [n for n in found[here : bisect_left(starts, end)][:_MOST] if _counts(text, n)]
        if len(inside) < 2:
            continue
        total = None
        for whole in _wholes(text, found[max(0, here - _MOST) : here], inside, mark.start()):
            readings = _readings(text, inside, mark.end(), end, whole)
            if any(_adds_up(parts, whole) for parts in readings):
                break
            total = total or (whole, readings)
        else:
            if total:
                yield from _told(material, block, *total, mark, end)


def _told(
    material: Material,
    block: Block,
    total: Number,
    readings: Sequence[Sequence[Number]],
    mark: re.Match[str],
    end: int,
) -> Iterator[Finding]:
    several = [parts for parts in readings if len(parts) >= 2]
    if not several:
        return
    text = block.text
    parts = min(several, key=lambda listed: abs(_sum(listed) - total.value))
    severity = _judge(material, text[mark.end() : end].lower(), total, parts, _nouns(text, parts), mark[0])
    if severity:
        sums = " + ".join(written(part.value) for part in parts)
        yield material.find(
            "total-vs-parts",
            block,
            f"Tổng nêu là {written(total.value)}, các phần cộng lại là {sums} = {written(_sum(parts))}.",
            f"The total given is {written(total.value)}; the parts make {sums} = {written(_sum(parts))}.",
            text[_left(text, total.start) : min(end + 1, total.start + 260)].strip(),
            severity,
        )


def _sum(parts: Sequence[Number]) -> Decimal:
    return sum((part.value for part in parts), Decimal(0))


def _adds_up(parts: Sequence[Number], total: Number) -> bool:
    """Whether the parts, or the first of them, make the total: what follows may be told of the parts."""
    running = Decimal(0)
    for count, part in enumerate(parts, 1):
        running += part.value
        if running == total.value and count > 1:
            return True
    return False


def _near(value: Decimal, total: Decimal) -> bool:
    """Whether a sum is so close to the total that both must mean the same things."""
    return abs(value - total) <= 1 or Decimal("0.8") <= value / (total or 1) <= Decimal("1.25")


def _left(text: str, position: int) -> int:
    return text.find(" ", max(0, position - 30)) + 1 if position > 30 else 0


def _sentence_end(text: str, start: int) -> int:
    match = _SENTENCE_END.search(text, start, start + _LONGEST)
    return match.start() if match else len(text)


def _wholes(text: str, found: Sequence[Number], parts: Sequence[Number], position: int) -> Iterator[Number]:
    """The numbers that may be divided, likeliest first, in the sentence of the mark or the one before.

    That is one that counts what all parts count ("12 chi bộ với 215 đảng viên, gồm 08 chi bộ ..."), else the
    last one, with nothing but its own noun between it and the mark: a further clause has its own subject.
    """
    start = max(0, position - 140)
    window = text[start:position]
    stops = [match.end() for match in _SENTENCE_END.finditer(window.rstrip(" *."))]
    begins = start + (stops[-1] if stops else 0)
    before = [n for n in found if begins <= n.start < position and _counts(text, n)]
    if not before:
        return
    nouns = {part.word for part in parts}
    if len(nouns) == 1:
        yield from islice((n for n in reversed(before) if n.word in nouns and n.word), 2)
    last = before[-1]
    between = text[last.end : position].strip()
    own_noun = len(between) <= 70 and ";" not in between and not any(char.isdigit() for char in between)
    if own_noun and (between or text[max(0, position - 1)] in " (") and (last.word or not between):
        yield last


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


def _measure(text: str, number: Number) -> str:
    """What kind of thing a number measures; only numbers of one kind can be added."""
    if is_money(text, number):
        return "money"
    return number.word if number.word in _UNITS else ""


def _readings(text: str, inside: Sequence[Number], start: int, end: int, total: Number) -> list[list[Number]]:
    """The lists of parts that may be meant, of the kind of the total.

    They are the first numbers of the segments between semicolons, of the pieces before the first semicolon,
    and of all pieces.
    """
    kind = _measure(text, total)
    alike = [number for number in inside if _measure(text, number) == kind]
    segments = [start, *(match.start() for match in _SEGMENT.finditer(text, start, end)), end]
    pieces = [start, *(match.start() for match in _PIECE.finditer(text, start, end)), end]
    return [
        _firsts(alike, segments),
        _firsts(alike, [*(edge for edge in pieces if edge < segments[1]), segments[1]]),
        _firsts(alike, pieces),
    ]


def _firsts(found: Sequence[Number], edges: Sequence[int]) -> list[Number]:
    firsts = (next((n for n in found if left <= n.start < right), None) for left, right in pairwise(edges))
    return [first for first in firsts if first]


def _judge(
    material: Material,
    said: str,
    total: Number,
    parts: Sequence[Number],
    nouns: Sequence[set[str]],
    mark: str,
) -> str:
    """The severity with which parts that do not add up are told; empty where they may not be the whole."""
    small_word = total.word == "việc" and total.value < 10
    if small_word or not total.value or not _near(_sum(parts), total.value):
        return ""
    if _overlap(material, said) or any(part.value > total.value for part in parts):
        return ""
    if re.search(r"\b(?:lượt|khác|còn lại|một số)\b|\.\.\.|…", said):
        return ""
    process = len(re.findall(_PROCESS, said)) >= 2
    same = all(part.word == total.word for part in parts)
    if len(parts) >= 3 or process:
        return "warning"
    if re.match(_PARTITION, mark):
        return "warning" if same or set.intersection(*nouns) else ""
    return "info" if same else ""


def _overlap(material: Material, said: str) -> bool:
    """Whether attributes are listed that one person or thing may have together."""
    return any(re.search(rf"\b{re.escape(word)}\b", said) for word in material.knowledge.words["overlapping"])


def _nouns(text: str, parts: Sequence[Number]) -> list[set[str]]:
    """The first two syllables of what each part counts: "công chức", "viên chức"."""
    return [set(_SYLLABLE.findall(text[part.end : part.end + 25].lower())[:2]) for part in parts]


def _over_list(material: Material, block: Block, entries: Sequence[Block]) -> Iterator[Finding]:
    """A total over a list ("Ban hành 24 văn bản, gồm:") whose entries each begin or end with a count."""
    if len(entries) < 2 or not block.text.endswith(":"):
        return
    marks = list(_MARK.finditer(block.text))
    if not marks or block.text[marks[-1].end() :].strip(" :"):
        return
    whole = list(_wholes(block.text, material.numbers_in[block.number], (), marks[-1].start()))
    if not whole:
        return
    total = whole[-1]
    firsts = []
    for entry in entries:
        counts = [n for n in material.numbers_in.get(entry.number, ()) if _counts(entry.text, n)]
        if (
            not counts
            or _measure(entry.text, counts[0]) != _measure(block.text, total)
            or counts[0].start > 40
        ):
            return
        firsts.append(counts[0])
    value = _sum(firsts)
    said = " ".join(entry.text for entry in entries).lower()
    if value == total.value or not _near(value, total.value) or _overlap(material, said):
        return
    sums = " + ".join(written(part.value) for part in firsts)
    yield material.find(
        "total-vs-parts",
        block,
        f"Tổng nêu là {written(total.value)}, các dòng bên dưới cộng lại là {sums} = {written(value)}.",
        f"The total given is {written(total.value)}; the entries below make {sums} = {written(value)}.",
        block.text[:160],
    )
