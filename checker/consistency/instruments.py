"""Instruments: who issued them, when, whether in force, and whether the report is at one on them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.consistency.dates import dates, day
from checker.language.similarity import likeness, syllables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.consistency.knowledge import Instrument
    from checker.consistency.material import Material
    from checker.consistency.references import Reference
    from checker.document.model import Block
    from checker.report import Finding

_DASHES = r"\s*[-–—]\s*"
_FORMER = r"(?i)hết hiệu lực|thay thế|bãi bỏ|trước đây|sơ kết|tổng kết|được sửa đổi"
_NO_DATE_NEEDED = re.compile(r"luật|pháp lệnh|hiến pháp", re.IGNORECASE)
_SIGNED = re.compile(r"\b(?:ký|ban hành|cùng ngày|ra)\b", re.IGNORECASE)
_LEAD = r"(?i)^(?:về(?: việc)?|ban hành|quy định)\s+(?:việc\s+)?"
_MENTIONS = 20
_SAME = 0.3
"""Below this likeness two titles are taken to name two documents."""


def issuers(material: Material) -> Iterator[Finding]:
    """The issuer named against the one that the symbol, or the table of instruments, gives."""
    seen = set()
    for block, reference in material.references:
        named = _known_issuer(material, reference.issuer)
        if not named or (reference.key, named) in seen:
            continue
        seen.add((reference.key, named))
        allowed = _allowed(material, reference)
        if not allowed or any(named == name for name in allowed):
            continue
        yield material.find(
            "wrong-issuer",
            block,
            f"{_name(block, reference)} do {allowed[0]} ban hành, không phải {named}.",
            f"{_name(block, reference)} was issued by {allowed[0]}, not by {named}.",
            _span(reference),
        )


def _allowed(material: Material, reference: Reference) -> tuple[str, ...]:
    for suffix, names in material.knowledge.suffixes:
        if reference.symbol == suffix or (
            suffix.endswith("*") and re.fullmatch(re.escape(suffix[:-1]) + r"\d+", reference.symbol)
        ):
            return names
    known = _known(material, reference)
    return (known.issuer,) if known and known.verified and known.issuer else ()


def _known_issuer(material: Material, said: str) -> str:
    """The central issuer that a text begins with, in the longest form ("Bộ Chính trị khóa XI")."""
    return next(
        (
            name
            for name in material.knowledge.issuers
            if re.match(rf"{re.escape(name)}\b", said, re.IGNORECASE)
        ),
        "",
    )


def _known(material: Material, reference: Reference) -> Instrument | None:
    """What the table says of this very instrument: where numbers come back, subject or year must agree."""
    known = material.knowledge.instruments.get(reference.key)
    if known is None or not known.subject or reference.year:
        return known
    if known.subject in reference.title.lower():
        return known
    if reference.date and known.date and reference.date.isoformat() == known.date:
        return known
    return None


def facts(material: Material) -> Iterator[Finding]:
    """Dates against the table of instruments, and instruments cited after their end."""
    told = set()
    today = material.written_on or material.period[1]
    for block, reference in material.references:
        known = _known(material, reference)
        if known is None or (reference.key, "date") in told:
            continue
        wrong = reference.date and (
            (known.date and reference.date.isoformat() != known.date)
            or (known.year and str(reference.date.year) != known.year)
        )
        if wrong and reference.date:
            told.add((reference.key, "date"))
            right = "ngày " + "/".join(reversed(known.date.split("-"))) if known.date else f"năm {known.year}"
            name, written = _name(block, reference), day(reference.date)
            yield material.find(
                "wrong-date",
                block,
                f"{name} ghi ngày {written}; văn bản này ban hành {right}.",
                f"{name} is dated {written} here; it was issued {known.date or known.year}.",
                _span(reference),
                "" if known.verified else "info",
            )
    for block, reference in material.references:
        known = material.knowledge.instruments.get(reference.key)
        if (
            known is None
            or not known.ended
            or not today
            or today < known.ended
            or (reference.key, "end") in told
        ):
            continue
        told.add((reference.key, "end"))
        sentence = block.text[max(0, reference.start - 150) : reference.until + 100]
        if re.search(_FORMER, sentence) or (material.period[0] and material.period[0] < known.ended):
            continue
        ended = "/".join(reversed(known.ended.split("-")))
        now_vi = f"; nay là {known.successor}" if known.successor else ""
        now_en = f"; now {known.successor}" if known.successor else ""
        yield material.find(
            "out-of-force",
            block,
            f"{_name(block, reference)} không còn hiệu lực từ {ended}{now_vi}.",
            f"{_name(block, reference)} is no longer in force since {known.ended}{now_en}.",
            (reference.start, reference.end),
            _severity(material, known, today),
        )


def former_wording(material: Material) -> Iterator[Finding]:
    """Words of an instrument that is no longer in force, although nobody cites it ("09 việc công khai")."""
    today = material.written_on or material.period[1]
    for known in material.knowledge.instruments.values():
        if not known.marks or not known.ended or today < known.ended:
            continue
        if material.period[0] and material.period[0] < known.ended:
            continue
        for block in material.main:
            text = re.sub(_DASHES, "-", block.text.lower())
            mark = next((mark for mark in known.marks if mark in text), None)
            if mark is None or re.search(_FORMER, block.text):
                continue
            ended = "/".join(reversed(known.ended.split("-")))
            now = known.successor or ""
            yield material.find(
                "former-wording",
                block,
                f"“{mark}” là cách kể theo {known.key}, không còn hiệu lực từ {ended}; nay theo {now}.",
                f"“{mark}” counts as {known.key} did, which ended on {known.ended}; now {now}.",
                "",
                _severity(material, known, today),
            )
            break


def _severity(material: Material, known: Instrument, today: str) -> str:
    """How grave it is to rely on an instrument after its end."""
    if not known.verified or not material.period[0]:
        return "info"
    return "error" if known.repealed and today >= known.repealed else known.severity


def contradictions(material: Material) -> Iterator[Finding]:
    """One instrument with two dates or two titles; one number for two documents."""
    mentions: dict[str, list[tuple[Block, Reference]]] = {}
    for block, reference in material.references:
        mentions.setdefault(reference.key, []).append((block, reference))
    for found in mentions.values():
        if len(found) > 1:
            yield from _two_dates(material, found)
            yield from _two_titles(material, found)


def _two_dates(material: Material, found: list[tuple[Block, Reference]]) -> Iterator[Finding]:
    dated = _distinct([(block, reference) for block, reference in found if reference.date])
    for position, (block, reference) in enumerate(dated[1:], 1):
        for _, former in dated[:position]:
            if former.date is None or reference.date is None or former.date == reference.date:
                continue
            if _others(former, reference):
                continue
            like = likeness(former.title, reference.title) if former.title and reference.title else None
            same_year = former.date.year == reference.date.year
            if not reference.year and not same_year and (like is None or like < 0.6):
                continue  # numbers begin again with every year
            if like is not None and like < _SAME and not reference.year:
                continue  # told as one number for two documents
            sure = bool(reference.year) or (like is not None and like >= 0.6)
            yield material.find(
                "same-instrument-two-dates",
                block,
                f"{_name(block, reference)} ghi hai ngày: {day(former.date)} và {day(reference.date)}.",
                f"{_name(block, reference)} bears two dates: {day(former.date)} and {day(reference.date)}.",
                (reference.start, reference.end + 25),
                "" if sure else "info",
            )
            return


def _two_titles(material: Material, found: list[tuple[Block, Reference]]) -> Iterator[Finding]:
    titled = _distinct(
        [(block, reference) for block, reference in found if len(syllables(reference.title)) >= 6]
    )
    varied = None
    for position, (block, reference) in enumerate(titled[1:], 1):
        for _, former in titled[:position]:
            if (
                former.date
                and reference.date
                and former.date.year != reference.date.year
                and not reference.year
            ):
                continue
            like = likeness(former.title, reference.title)
            same_day = former.date is not None and former.date == reference.date
            if _one_cut(_named(former.title), _named(reference.title)):
                continue
            if _others(former, reference) and not (same_day and like >= 0.6):
                continue
            if like < _SAME and (
                same_day or reference.year or (former.date is None and reference.date is None)
            ):
                yield material.find(
                    "same-number-two-documents",
                    block,
                    f"{_name(block, reference)} được dùng cho hai văn bản có tên khác nhau.",
                    f"{_name(block, reference)} is used for two documents with different titles.",
                    _span(reference),
                    "" if same_day else "info",
                )
                return
            if like >= 0.6 and varied is None and same_day:
                varied = (block, reference)
    if varied:
        block, reference = varied
        yield material.find(
            "title-varies",
            block,
            f"Tên của {_name(block, reference)} ghi khác nhau giữa các chỗ trong báo cáo.",
            f"The title of {_name(block, reference)} is not the same throughout the report.",
            _span(reference),
        )


def _distinct(found: list[tuple[Block, Reference]]) -> list[tuple[Block, Reference]]:
    """The mentions that say something of their own, the first few of them: each is compared with each."""
    told: dict[tuple[object, str, str], tuple[Block, Reference]] = {}
    for block, reference in found:
        told.setdefault((reference.date, reference.issuer, reference.title), (block, reference))
    return list(told.values())[:_MENTIONS]


def _named(title: str) -> tuple[str, ...]:
    """The syllables of a title without the words that lead to it ("về việc", "ban hành")."""
    return syllables(re.sub(_LEAD, "", title))


def _one_cut(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the shorter title is the longer one with a single stretch left out."""
    short, long = sorted((one, two), key=len)
    head = next((at for at, word in enumerate(short) if long[at] != word), len(short))
    tail = next((at for at in range(len(short)) if long[-1 - at] != short[-1 - at]), len(short))
    return head + tail >= len(short)


def _others(one: Reference, two: Reference) -> bool:
    """Whether two mentions name different issuers: a province and a district number their decisions alike."""
    if one.kind and two.kind and one.kind.lower() != two.kind.lower():
        return True
    if not one.issuer or not two.issuer:
        return False
    return likeness(one.issuer, two.issuer) < 0.5


def undated(material: Material) -> Iterator[Finding]:
    """Instruments whose first mention gives no date, all in one; a number that holds its year needs none."""
    seen: set[str] = set()
    missing: list[tuple[Block, Reference]] = []
    for position, (block, reference) in enumerate(material.references):
        if reference.key in seen or material.zones[block.number] != "body":
            continue
        seen.add(reference.key)
        if _dated_before(block.text[max(0, reference.start - 110) : reference.start]) or _dated_in_a_list(
            material.references[position : position + _MENTIONS]
        ):
            continue
        if (
            reference.date is None
            and not reference.year
            and not _NO_DATE_NEEDED.search(reference.kind)
            and block.kind != "heading"
        ):
            missing.append((block, reference))
    if missing:
        block, first = missing[0]
        names = ", ".join(dict.fromkeys(b.text[r.start : r.end] for b, r in missing[:6]))
        more = f" và {len(missing) - 6} văn bản khác" if len(missing) > 6 else ""
        more_en = f" and {len(missing) - 6} more" if len(missing) > 6 else ""
        yield material.find(
            "instrument-undated",
            block,
            f"Văn bản viện dẫn lần đầu mà không ghi ngày ban hành: {names}{more}.",
            f"Instruments first cited without their date: {names}{more_en}.",
            (first.start, first.end),
        )


def _dated_before(text: str) -> bool:
    """Whether the day stands in front: "ngày 08/01/2021 đã ký Quyết định số 06", "cùng ngày với"."""
    last = max((dated.end for dated in dates(text)), default=None)
    return last is not None and bool(_SIGNED.search(text, last))


def _dated_in_a_list(following: tuple[tuple[Block, Reference], ...]) -> bool:
    """Whether the last of several references in a row has a date: "217-QĐ/TW, 218-QĐ/TW ngày 12/12/2013"."""
    for (block, one), (other, two) in pairwise(following):
        if one.date is not None:
            return True
        if block is not other or not re.fullmatch(
            r"\s*(?:,|và)\s*(?:[^\W\d_]+\s+){0,3}", block.text[one.end : two.start]
        ):
            return False
    return bool(following) and following[-1][1].date is not None


def _span(reference: Reference) -> tuple[int, int]:
    """What a finding quotes of a reference: all that was read of it, within bounds."""
    return reference.start, min(reference.until, reference.start + 160)


def _name(block: Block, reference: Reference) -> str:
    shown = block.text[reference.start : reference.end]
    return f"{reference.kind} {shown}" if reference.kind else f"Văn bản {shown}"
