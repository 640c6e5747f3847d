"""References to instruments in all the ways reports write them.

    Nghị định số 04/2015/NĐ-CP ngày 09 tháng 01 năm 2015 của Chính phủ về thực hiện dân chủ ...
    Quyết định 217-QĐ/TW, Quyết định 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị
    Công văn số 732/SNV-TCBC, ngày 09/10/2020 của Sở Nội vụ về việc ...
    Kế hoạch số 58/KH-UBND ngày 17/3/2022 triển khai Đề án ...; 31- KL/TU

A reference is its number and symbol; type, date, issuer and abstract are read where they are written.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.consistency.dates import dates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

_UPPER = "A-ZĐÂĂÊÔƠƯÁÀÓÚÝ"
_REFERENCE = re.compile(
    r"(?<![\w/.\-])(\d{1,5}[a-zđ]?)(?:/((?:19|20)\d\d))?(\s?[/\-–]\s?)"
    rf"([{_UPPER}][\wĐđ]*(?:(?:\s?[\-–]\s?|[/&.])[{_UPPER}][\wĐđ]*){{0,5}})"
)
_TYPES = (
    "Bộ luật|Luật|Pháp lệnh|Nghị quyết liên tịch|Nghị quyết|Nghị định|Quyết định|Chỉ thị|"
    "Thông tư liên tịch|Thông tư|"
    "Thông báo kết luận|Thông báo|Chương trình hành động|Chương trình|Kế hoạch|Công văn|Hướng dẫn|"
    "Kết luận|Quy định|"
    "Quy chế|Báo cáo|Tờ trình|Đề án|Phương án|Giấy mời|Văn bản|Công điện|NĐ|QĐ|NQ|TT|KH|CV"
)
_TYPE_BEFORE = re.compile(rf"({_TYPES})\s*(?:[^\W\d_]+\s+){{0,3}}?(?:số\s*:?\s*)?$", re.IGNORECASE)
_DATE_AFTER = re.compile(r"\s*,?\s*(?:(?:được\s+)?(?:ban hành|ký)\s+)?(?:\(?\s*)?ngày\s+", re.IGNORECASE)
_ISSUER = re.compile(r"\s*,?\s*(?:do\s+|của\s+)([^,;.:()“”\"|]{3,90})")
_ISSUER_END = re.compile(
    r"\s+(?:về|ban hành|quy định|phê duyệt|triển khai|hướng dẫn|thực hiện|công bố|yêu cầu|đã|thì|và|"
    r"là|có|trong|"
    r"đối với|ngày|khóa|để|được|cho|gồm|nhằm|gắn với|“)(?:\s|$)",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"[\s,]*(?:\([^)]{1,30}\)\s*)?[“\"]?\s*"
    r"((?:về|Về|ban hành|Ban hành|phê duyệt|quy định|Quy định|thành lập|kiện toàn|triển khai|"
    r"hướng dẫn|công bố)\s[^;|]{8,400})"
)
_TITLE_END = re.compile(r"[”\"]|\.(?:\s|$)|\s\(|,\s(?=[A-ZĐ])|:\s|\s(?:đã|được|đang|chưa)\s")
_INNER_SPACE = re.compile(r"\s+")
_NOT_SYMBOLS = frozenset({"TTg", "USD", "VNĐ", "COVID"})


class Reference(NamedTuple):
    """One mention of an instrument; texts are empty where the report does not give them.

    ``key`` names the instrument in one spelling ("4/2015/NĐ-CP", "31-KL/TU"); ``start`` and ``end`` are those
    of the number and symbol, ``until`` the end of all that was read. ``loose`` tells of a space inside the
    symbol.
    """

    key: str
    kind: str
    year: str
    symbol: str
    date: date | None
    issuer: str
    title: str
    start: int
    end: int
    until: int
    loose: bool


def references(text: str) -> Iterator[Reference]:
    """All references of a text, in order."""
    if "/" not in text and "-" not in text:
        return
    found = [match for match in _REFERENCE.finditer(text) if _is_symbol(match)]
    for position, match in enumerate(found):
        limit = found[position + 1].start() if position + 1 < len(found) else len(text)
        yield _read(text, match, limit)


def _is_symbol(match: re.Match[str]) -> bool:
    """Whether what follows the number is a symbol ("QĐ-UBND", "KL/TU"), not a name ("10-Tân Trào")."""
    head = re.split(r"[\-–/&.]", match[4])[0].strip()
    return sum(1 for char in head if char.isupper()) >= 2 and head not in _NOT_SYMBOLS


def _read(text: str, match: re.Match[str], limit: int) -> Reference:
    number, year, separator, symbol = match[1], match[2] or "", match[3], match[4]
    before = _TYPE_BEFORE.search(text[max(0, match.start() - 60) : match.start()])
    end = until = match.end()
    written = None
    dated = _DATE_AFTER.match(text, end)
    if dated:
        first = next(dates(text[dated.end() : dated.end() + 30]), None)
        if first and first.start == 0:
            written, until = first.value, dated.end() + first.end
    issuer, until = _issuer(text, until, limit)
    title, until = _title(text, until, limit)
    if not issuer and title:
        issuer = ""
    compact = _INNER_SPACE.sub("", symbol.replace("–", "-"))
    mark = separator.strip().replace("–", "-")
    key = (
        f"{int(number)}{year and '/' + year}{mark}{compact}"
        if number.isdigit()
        else f"{number}{year and '/' + year}{mark}{compact}"
    )
    return Reference(
        key,
        before[1] if before else "",
        year,
        compact,
        written,
        issuer,
        title,
        match.start(),
        end,
        until,
        loose=" " in separator or " " in symbol,
    )


def _issuer(text: str, position: int, limit: int) -> tuple[str, int]:
    match = _ISSUER.match(text, position, limit)
    if not match:
        return "", position
    cut = _ISSUER_END.search(match[1])
    name = match[1][: cut.start()] if cut else match[1]
    return name.strip(), match.start(1) + len(name)


def _title(text: str, position: int, limit: int) -> tuple[str, int]:
    match = _TITLE.match(text, position, limit)
    if not match:
        return "", position
    cut = _TITLE_END.search(match[1])
    title = match[1][: cut.start()] if cut else match[1]
    if match.end() == limit and not cut:
        # The words in front of the next reference belong to it ("... và Quyết định số").
        title = re.sub(rf"(?:,|\s+và)?\s*(?:{_TYPES})?\s*(?:số)?\s*$", "", title)
    return title.strip(" ,"), match.start(1) + len(title)
