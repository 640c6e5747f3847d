"""What the frame of a report says about itself: agency, number, place and date, title, period.

The places are those that Nghị định 30/2020/NĐ-CP gives them: agency and national motto on top, then
number, place and date, type and abstract; the opening sentence often repeats agency and period.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING

from checker.document.closing import recipients, signer
from checker.document.model import Metadata

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document.model import Block

_NUMBER = re.compile(r"^Số\s*:?\s*(.*?/\s*[A-ZĐ][\w\-ĐƯ&.]*)", re.IGNORECASE)
_PLACE_DATE = re.compile(
    r"^([^,:;]{2,60}),\s*ngày\s*(\d{0,2})\s*tháng\s*(\d{0,2})\s*năm\s*(\d{4})", re.IGNORECASE
)
_RIGHT_COLUMN = re.compile(r"(?:CỘNG\s*H[ÒO]|ĐỘC\s*LẬP\s*[-–]).*$", re.IGNORECASE)
"""The national name and motto, alone on a line or to the right of the agency."""
_TITLE = re.compile(r"^(?:DỰ THẢO\s+)?(BÁO\s*CÁO)\b\s*(.*)$")
_WINDOW = re.compile(
    r"từ\s*(?:ngày)?\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})\s*(?:đến|-|–)\s*(?:hết\s*)?(?:ngày)?\s*(\d{1,2})[/.](\d{1,2})[/.](\d{4})",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:6|06|sáu)\s*tháng\s*(đầu|cuối)\s*năm\s*(\d{4})?", re.IGNORECASE)
_MONTHS = re.compile(r"\b(\d{1,2})\s*tháng\s*(?:đầu\s*)?năm\s*(\d{4})", re.IGNORECASE)
_QUARTER = re.compile(r"quý\s*(IV|III|II|I|[1-4])\s*(?:năm|/|-)?\s*(\d{4})", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"năm\s*học\s*(\d{4})\s*[-–]\s*(\d{4})", re.IGNORECASE)
_SPAN = re.compile(r"(?:giai\s*đoạn|từ\s*năm)\s*(\d{4})\s*(?:[-–]|đến(?:\s*năm)?)\s*(\d{4})", re.IGNORECASE)
_YEARS = re.compile(r"\b(\d{1,2})\s*năm\s*thực\s*hiện", re.IGNORECASE)
_YEAR = re.compile(r"năm\s*(\d{4})", re.IGNORECASE)
_REPORTER = r"(?:^|[,;.]\s*)([^\W\d_][^,;:]{4,90}?)\s*(?:\([^)]{1,60}\)\s*)?(?:xin\s+)?(?:báo cáo|tổng hợp)\b"
_NO_REPORTER = (
    r"(?i)^(?:Thực hiện|Căn cứ|Theo|Triển khai|Tiếp tục|Chấp hành|Hưởng ứng|Phúc đáp|Xét|Để|Nhằm|Trong|Trên|"
    r"Qua|Sau|Từ|Đến|Về|Tại|Năm|Ngày|Tháng|Quý|Công văn|Kế hoạch|Hướng dẫn|Chỉ thị|Quyết định|Nghị định)\b"
    r"|\bvề (?:việc|tình hình|kết quả)\b|\bV/v\b"
)
"""The words before "báo cáo" that name an instrument or a time, not who reports."""
_ENDED = re.compile(r"[.:;]\s*$")
_GOES_ON = re.compile(
    r"^(?:VÀ|(?:TỈNH|HUYỆN|QUẬN)(?! ỦY| UỶ)|THÀNH PHỐ|TP|THỊ XÃ(?! ỦY)|THỊ TRẤN|XÃ|PHƯỜNG|KHU VỰC)\b"
)
"""How the second line of a name begins that did not fit on one ("ỦY BAN NHÂN DÂN / TỈNH ĐÔNG HÀ")."""


def metadata(blocks: Sequence[Block]) -> Metadata:
    """Read the frame off the first blocks of a report; what is not found stays empty."""
    title_at = title_index(blocks)
    front = blocks[: title_at if title_at is not None else min(12, len(blocks))]
    number = place = date = year = ""
    agency_lines = []
    for block in front:
        text = block.text
        found_number = _NUMBER.match(text)
        found_date = _PLACE_DATE.search(text[found_number.end() :].strip() if found_number else text)
        if found_number:
            number = _fuller(number, found_number[1].strip())
        if found_date:
            place = found_date[1].strip()
            day, month, year = found_date[2], found_date[3], found_date[4]
            date = (
                f"{year}-{int(month):02d}-{int(day):02d}" if day and month and 1 <= int(month) <= 12 else ""
            )
        elif not found_number and title_at is not None:
            left = _RIGHT_COLUMN.sub("", text).strip()
            if left:
                agency_lines.append(left)
    title = _title(blocks, title_at) if title_at is not None else ""
    opening = _opening(blocks, title_at)
    agency_lines = _whole_names(agency_lines)
    agency = _agency(agency_lines) or _reporter(opening)
    superior = agency_lines[0] if len(agency_lines) > 1 and _is_upper(agency_lines[0]) else ""
    start, end = period(title, year) if title else ("", "")
    if not end:
        start, end = period(opening, year)
    kind = "báo cáo" if title_at is not None else ""
    return Metadata(
        title=title,
        kind=kind,
        agency=agency,
        superior=superior,
        number=number,
        place=place,
        date=date,
        period_from=start,
        period_to=end,
        signer=signer(blocks),
        recipients=recipients(blocks),
    )


def title_index(blocks: Sequence[Block]) -> int | None:
    """The index of the block that begins the title, None where no title is recognised."""
    return next((i for i, block in enumerate(blocks[:40]) if _is_title(block)), None)


def _is_title(block: Block) -> bool:
    match = _TITLE.match(block.text)
    return (bool(match) and block.text[:3] == "BÁO") or block.text.startswith("DỰ THẢO BÁO")


def _title(blocks: Sequence[Block], title_at: int) -> str:
    match = _TITLE.match(blocks[title_at].text)
    parts = [match[2].strip()] if match and match[2].strip() else []
    for block in blocks[title_at + 1 : title_at + 6]:
        if block.label or len(block.text) < 4 or block.text.startswith("Kính gửi"):
            break
        # A subject of several lines is too long for a heading; unlike the opening it ends without a stop.
        long_subject = not parts and block.kind == "paragraph" and not _ENDED.search(block.text)
        if not long_subject and (block.kind != "heading" or block.parent != -1):
            break
        parts.append(block.text)
    return " ".join(["Báo cáo", *parts]).strip()


def _opening(blocks: Sequence[Block], title_at: int | None) -> str:
    first = 0 if title_at is None else title_at + 1
    texts = [block.text for block in blocks[first : first + 8] if len(block.text) > 80]
    return next((text for text in texts if _ENDED.search(text)), "")


def _is_upper(text: str) -> bool:
    return text.upper() == text


def _agency(lines: list[str]) -> str:
    """The issuing agency: the last of the capital lines above the number."""
    capitals = [
        line for line in lines if _is_upper(line) and len(line) > 5 and any(c.isalpha() for c in line)
    ]
    return capitals[-1] if capitals else ""


def _whole_names(lines: list[str]) -> list[str]:
    """The lines of the agencies, those together that hold one name."""
    names: list[str] = []
    for line in lines:
        if names and _is_upper(names[-1]) and _is_upper(line) and _GOES_ON.match(line):
            names[-1] += f" {line}"
        else:
            names.append(line)
    return names


def _reporter(opening: str) -> str:
    """Who reports, as the opening sentence says: "..., Trung tâm Kiểm định đo lường báo cáo ..."."""
    for found in re.finditer(_REPORTER, opening):
        name = found[1].strip()
        if name[0].isupper() and not re.search(_NO_REPORTER, name):
            return name
    return ""


def _fuller(first: str, second: str) -> str:
    """Of two document numbers the later one, unless that is still to be filled in ("/BC-SNV")."""
    return second if second[:1].isdigit() or not first else first


def period(text: str, year_of_issue: str = "") -> tuple[str, str]:
    """The period (ISO dates, inclusive) that a title or opening sentence names; empty when none."""
    window = _WINDOW.search(text)
    if window:
        d1, m1, y1, d2, m2, y2 = (int(part) for part in window.groups())
        if all(1 <= month <= 12 for month in (m1, m2)) and d1 and d2:
            return _iso(y1, m1, d1), _iso(y2, m2, d2)
    half = _HALF.search(text)
    if half:
        later = _YEAR.search(text, half.start())
        year = half[2] or (later[1] if later else year_of_issue)
        if year:
            return (
                (f"{year}-01-01", f"{year}-06-30")
                if half[1].lower() == "đầu"
                else (f"{year}-07-01", f"{year}-12-31")
            )
    school = _SCHOOL_YEAR.search(text)
    if school:
        return f"{school[1]}-09-01", f"{school[2]}-05-31"
    quarter = _QUARTER.search(text)
    if quarter:
        order = {"I": 1, "II": 2, "III": 3, "IV": 4}
        value = order.get(quarter[1].upper()) or int(quarter[1])
        year_number = int(quarter[2])
        return _iso(year_number, 3 * value - 2, 1), _iso(year_number, 3 * value, 31)
    months = _MONTHS.search(text)
    if months and 1 <= int(months[1]) <= 12:
        return f"{months[2]}-01-01", _iso(int(months[2]), int(months[1]), 31)
    span = _SPAN.search(text)
    if span:
        return f"{span[1]}-01-01", f"{span[2]}-12-31"
    years = _YEARS.search(text)
    if years and year_of_issue:
        return "", f"{year_of_issue}-12-31"
    year_match = _YEAR.search(text)
    if year_match:
        return f"{year_match[1]}-01-01", f"{year_match[1]}-12-31"
    return "", ""


def _iso(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{min(day, monthrange(year, month)[1]):02d}"
