"""The frame of a report: title, opening, headings, closing; addressee and recipients; signature."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.consistency.references import references
from checker.language.similarity import likeness, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.consistency.material import Material
    from checker.document.model import Block
    from checker.report import Finding

_YEAR = re.compile(r"(?<![\d/.])(?:năm|năm học)\s+((?:19|20)\d\d)(?!\d)", re.IGNORECASE)
_YEARS = re.compile(r"(?<![\d/.\w])((?:19|20)\d\d)(?![\d\w]|/[A-ZĐ])")
_DATED = re.compile(
    r"(?:ngày\s+)?\d{1,2}(?:[/.\-]\d{1,2}[/.\-]|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}|tháng\s+\d{1,2}(?:/|\s+năm\s+)\d{4}",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:6|06|sáu)\s*tháng\s*(đầu|cuối)", re.IGNORECASE)
_SPEAKS = re.compile(r"\bbáo cáo\b", re.IGNORECASE)
_PLAN = re.compile(r"phương hướng|nhiệm vụ|kế hoạch|giải pháp", re.IGNORECASE)
_LOOKS_BACK = r"(?i)khắc phục|tồn tại|hạn chế|so với|kiến nghị|thanh tra|kiểm toán"
_RESULT = re.compile(r"kết quả", re.IGNORECASE)
_AIMED = re.compile(r"(?:Kính gửi|KÍNH GỬI)\s*:?\s*(.{4,150})")
_AIMED_CLOSING = re.compile(
    r"(?:kính báo cáo|trân trọng báo cáo|báo cáo để|kính gửi|kính trình|"
    r"xin báo cáo)\s+([A-ZĐỦ][^,;./]{1,90}?)(?:\s+(?:theo dõi|xem xét|tổng hợp|biết|nắm|để)|[,;./])"
)
_BEHALF = re.compile(r"^T/?M\.?\s", re.IGNORECASE)
"""On behalf of a body (TM., in the Party T/M), whose deputy may sign."""
_SHORTENED = re.compile(r"[A-ZĐ]{2,}(?:&[A-ZĐ]+)?")
_FOR = re.compile(r"^(KT|TL|TUQ|TM|Q)\.?\s+", re.IGNORECASE)
_OFFICE = re.compile(
    r"(?:GIÁM ĐỐC|CHỦ TỊCH|HIỆU TRƯỞNG|TRƯỞNG|THỦ TRƯỞNG|CỤC TRƯỞNG|CHÁNH|VIỆN TRƯỞNG|BÍ THƯ|TỔNG)",
    re.IGNORECASE,
)
_MARKS = "* "
"""What a conversion leaves of bold type."""
_DEPUTY = re.compile(r"^(?:PHÓ|Phó)\s")
_STOP = frozenset(
    syllables(
        "là và của các những về việc kết quả báo cáo năm tháng trên đây đầu cuối thực hiện tình hình "
        "công tác "
        "trong tại 6 06 số kính"
    )
)


def frames(material: Material) -> Iterator[Finding]:
    """Opening and closing against the title: year, half of the year, subject."""
    title = material.document.metadata.title
    if not title:
        return
    years = _told_years(title)
    for where_vi, where_en, block in (
        ("Câu mở đầu", "The opening", material.opening),
        ("Câu kết", "The closing", material.closing),
    ):
        if block is None:
            continue
        said = _last_report(block.text) if block is material.opening else block.text
        other = _told_years(said)
        if years and other and not years & other and max(other) - max(years) in {-1, -2, 1}:
            named = ", ".join(map(str, sorted(other)))
            yield material.find(
                "title-vs-body",
                block,
                f"{where_vi} nói năm {named}, tên báo cáo nói năm {', '.join(map(str, sorted(years)))}.",
                f"{where_en} speaks of {named}, the title of {', '.join(map(str, sorted(years)))}.",
                said[:160],
            )
            continue
        halves, told = set(_HALF.findall(title.lower())), set(_HALF.findall(said.lower()))
        if (halves == {"đầu"} and told == {"cuối"}) or (halves == {"cuối"} and told == {"đầu"}):
            yield material.find(
                "title-vs-body",
                block,
                f"{where_vi} nói 6 tháng {told.pop()} năm, tên báo cáo nói 6 tháng {halves.pop()} năm.",
                f"{where_en} speaks of the other half of the year than the title.",
                said[:160],
            )
            continue
        if block is material.closing and not _same_subject(title, said, material.document.metadata.agency):
            yield material.find(
                "title-vs-body",
                block,
                "Câu kết nói về một báo cáo khác với tên báo cáo.",
                "The closing speaks of another report than the title.",
                said[:160],
            )


def _told_years(text: str) -> set[int]:
    """The years a text speaks of, without those of dates and of the instruments it cites."""
    return {int(year) for year in _YEARS.findall(_DATED.sub(" ", _without_references(text)))}


def _without_references(text: str) -> str:
    if "/" not in text and "-" not in text:
        return text
    for reference in reversed(list(references(text))):
        text = text[: reference.start] + text[reference.end :]
    return text


def _last_report(opening: str) -> str:
    """The part of the opening in which the unit speaks of its own report: after the last "báo cáo"."""
    found = list(_SPEAKS.finditer(opening))
    return opening[found[-1].start() :] if found else ""


def _same_subject(title: str, closing: str, agency: str) -> bool:
    """Whether the closing names what the title names; short closings name nothing."""
    said = re.split(r"[;.]|, (?=kính|trân trọng|đề nghị|gửi|xin)", closing, maxsplit=1)[0]
    content = [word for word in syllables(said) if word not in _STOP and not word.isdigit()]
    own = {word for word in syllables(title) if word not in _STOP}
    content = [word for word in content if word not in set(syllables(agency))]
    if len(content) < 8 or len(own) < 4:
        return True
    return sum(word in own for word in content) >= 0.15 * len(content)


def stale_years(material: Material) -> Iterator[Finding]:
    """Headings whose year fits neither the period nor the one to come."""
    start, end = material.period
    if not end or not start or start[:4] != end[:4]:
        return
    year = int(end[:4])
    half = end[5:7] != "12"
    for block in material.main:
        if block.kind != "heading" or block.row is not None or len(block.text) > 140:
            continue
        told = {int(found) for found in _YEAR.findall(_DATED.sub(" ", _without_references(block.text)))}
        if len(told) != 1 or ("-" in block.text and re.search(r"\d{4}\s*-\s*\d{4}", block.text)):
            continue
        said = told.pop()
        plan = bool(_PLAN.search(block.text)) and not _RESULT.search(block.text)
        if plan:
            wrong = said < year or (
                said == year and not half and bool(re.search(r"phương hướng", block.text, re.IGNORECASE))
            )
        else:
            results = _RESULT.search(block.text) and not re.search(_LOOKS_BACK, block.text)
            wrong = bool(results) and said in {year - 1, year - 2}
        if wrong:
            yield material.find(
                "stale-year",
                block,
                f"Đề mục nói năm {said}, báo cáo là của năm {year}.",
                f"The heading says {said}, the report is on {year}.",
                block.text[:160],
            )


def addressee(material: Material) -> Iterator[Finding]:
    """Whom the report addresses, against the list of recipients."""
    listed = [
        block
        for block in material.blocks
        if material.zones[block.number] == "signing" and block.label in {"-", "–", "+"}
    ]
    if not listed:
        return
    recipients = " ; ".join(block.text for block in listed)
    if re.search(r"như (?:trên|kính gửi)", recipients, re.IGNORECASE):
        return
    aimed = next(
        (
            (block, match[1])
            for block in material.blocks
            if (match := _AIMED.match(block.text)) and block.number < 25
        ),
        None,
    )
    closing = material.closing
    if aimed is None and closing is not None:
        match = _AIMED_CLOSING.search(closing.text)
        aimed = (closing, match[1]) if match else None
    if aimed is None:
        return
    block, said = aimed
    name = re.split(r"[;,(]", said)[0].strip(" .")
    if len(syllables(name)) >= 2 and not any(_names(name, entry.text) for entry in listed):
        yield material.find(
            "addressee",
            block,
            f"Báo cáo gửi “{name}” nhưng Nơi nhận không có cơ quan này.",
            f"The report addresses “{name}”, who is not among the recipients.",
            name,
        )


def _names(name: str, entry: str) -> bool:
    """Whether a recipient is the one addressed, in full or shortened ("Sở GD&ĐT", "Sở Nội vụ")."""
    wanted, listed = syllables(name), syllables(entry)
    if not listed or listed[0] != wanted[0]:
        return False
    shared = sum(word in wanted for word in listed)
    return bool(_SHORTENED.search(entry)) or (
        shared >= 2 and (shared >= 0.6 * len(listed) or shared >= 0.6 * len(wanted))
    )


def signature(material: Material) -> Iterator[Finding]:
    """KT. before a deputy, a deputy only after KT., and a name below."""
    lines = [
        block
        for block in material.blocks
        if material.zones[block.number] == "signing"
        and block.label in {"", "*"}
        and not block.text.lower().startswith("nơi nhận")
    ]
    offices = [
        index for index, block in enumerate(lines) if block.text.isupper() and _OFFICE.search(block.text)
    ]
    if not offices:
        return
    first, last = lines[offices[0]], lines[offices[-1]]
    prefix = _FOR.match(first.text.lstrip(_MARKS))
    deputies = [lines[index] for index in offices if _DEPUTY.match(lines[index].text.lstrip(_MARKS))]
    if prefix and prefix[1].upper() == "KT" and not deputies and "PHÓ" not in first.text:
        yield material.find(
            "signature",
            first,
            "Ký thay (KT.) nhưng không ghi chức vụ cấp phó của người ký.",
            "Signed for the head (KT.) without the office of the deputy who signs.",
            first.text,
        )
    elif deputies and not prefix and deputies[0] is first and not any(_BEHALF.match(b.text) for b in lines):
        yield material.find(
            "signature",
            first,
            "Cấp phó ký mà không ghi “KT.” và chức vụ của người đứng đầu.",
            "A deputy signs without “KT.” and the office of the head.",
            first.text,
        )
    below = lines[lines.index(last) + 1 :]
    if not any(_is_name(block) for block in below) and not _is_name_inline(last):
        yield material.find(
            "signature",
            last,
            "Không có họ tên người ký.",
            "The name of the signatory is missing.",
            last.text,
            "info",
        )


def _is_name(block: Block) -> bool:
    words = [word for word in block.text.strip("() .").split() if word]
    if [word.lower() for word in words] == ["đã", "ký"]:
        return True
    return 2 <= len(words) <= 7 and sum(word[0].isupper() for word in words) >= 2


def _is_name_inline(block: Block) -> bool:
    return len(block.text) > 40


def other_agency(material: Material) -> Iterator[Finding]:
    """Another unit of the same kind named where the unit speaks of itself: in the closing."""
    own = material.document.metadata.agency
    closing = material.closing
    if not own or closing is None:
        return
    match = re.search(
        r"\b(?:của|tại)\s+((?:Sở|Trường|Trung tâm|Bệnh viện|Chi cục|Phòng|Ban Quản lý|Bảo tàng|"
        r"Thư viện|Đài|UBND|Ủy ban nhân dân|Cục|Viện)"
        r"\s[^,;./]{3,80})",
        closing.text,
    )
    if not match:
        return
    named, mine = syllables(match[1]), set(syllables(own))
    opening = material.opening.text if material.opening else ""
    kind = named[0] in mine
    if kind and match[1] not in opening and likeness(match[1], own) < 0.34:
        known = set(syllables(opening)) | mine
        if sum(word in known for word in named) < 0.6 * len(named):
            yield material.find(
                "other-agency",
                closing,
                f"Câu kết nêu “{match[1].strip()}”, cơ quan lập báo cáo là “{own}”.",
                f"The closing names “{match[1].strip()}”; the reporting agency is “{own}”.",
                match.span(1),
            )
