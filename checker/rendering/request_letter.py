"""The draft letter "đề nghị bổ sung": what a reviewer sends back to the unit, as a Word file.

Form: Nghị định 30/2020/NĐ-CP, Phụ lục I (technique of presentation) and Phụ lục III, mẫu 1.5 (công văn).
What the program cannot know (who sends, number, date, deadline, signer) is a marked blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.anchors import telling
from checker.rendering.layout import tidy
from checker.rendering.letter_texts import LETTER
from checker.rendering.wordml import Page, blanks, cell, package, paragraph, row, run, table
from checker.rendering.words import (
    citation,
    date,
    instrument,
    lacking,
    period,
    place_of,
    provision,
    quoted,
    reason,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document.model import Document, Metadata
    from checker.judging.model import Verdict
    from checker.report import Part, Report

_PAGE = Page()
_LEFT, _RIGHT = 62.0, 103.0
"""The columns of the head, in millimetres."""
_BODY = 13
_INDENT = 10.0
_LONGEST_SUBJECT = 130
_LONGEST_QUOTE = 240


def render(report: Report, lang: str = "vi") -> bytes:
    """The letter, one paragraph for each item to fix under the heading of its group."""
    document = report.document
    open_items = any(
        verdict.verdict in {"partial", "missing"} for part in report.parts for verdict in part.verdicts
    )
    agency = tidy(document.metadata.agency) or _say("unknown-agency", lang)
    body = [_head(document.metadata, lang, open_items=open_items)]
    body.append(
        paragraph(
            *blanks(_say("to", lang).format(agency=agency), size=13), align="center", before=16, after=12
        )
    )
    body += (
        _text(_say("warning", lang).format(note=tidy(part.validity.note.get(lang))))
        for part in report.parts
        if part.validity and part.validity.status != "ok"
    )
    body.append(
        _text(_say("received", lang).format(report=_full_name(document.metadata, lang), agency=agency))
    )
    for part in report.parts:
        body += _part(document, part, agency, lang)
    if open_items:
        body.append(_text(_say("honest", lang)))
    body.append(_text(_say("close" if open_items else "close-none", lang).format(agency=agency)))
    body += (paragraph(size=6), _signature(lang), paragraph(size=2))
    return package(body, page=_PAGE, size=_BODY, lang=lang)


def _head(meta: Metadata, lang: str, *, open_items: bool) -> str:
    """Agency and national motto with their lines; number and subject, place and date."""
    subject = _say("subject" if open_items else "subject-none", lang).format(report=_short_name(meta, lang))
    agency = (
        paragraph(*blanks(_say("superior", lang), size=12), align="center"),
        paragraph(*blanks(_say("agency", lang), size=12, bold=True), align="center"),
        # Between a third and a half of the name above it; below the motto as long as the motto.
        paragraph(align="center", left=20, right=20, rule=True, size=2),
    )
    motto = (
        paragraph(run(_say("country", lang), size=12, bold=True), align="center"),
        paragraph(run(_say("motto", lang), size=13, bold=True), align="center"),
        paragraph(align="center", left=22, right=22, rule=True, size=2),
    )
    number = (
        paragraph(*blanks(_say("number", lang), size=13), align="center"),
        paragraph(run(subject, size=12), align="center", before=6),
    )
    dated = paragraph(*blanks(_say("place-date", lang), size=13, italic=True), align="center")
    return table(
        [
            row(cell(*agency, width=_LEFT), cell(*motto, width=_RIGHT)),
            row(cell(*number, width=_LEFT), cell(dated, width=_RIGHT)),
        ],
        [_LEFT, _RIGHT],
        lines=False,
        padding=0.5,
    )


def _short_name(meta: Metadata, lang: str) -> str:
    """The report in the subject of the letter; no more than its kind if its title is long or in capitals."""
    kind, _, rest = tidy(meta.title).partition("Báo cáo ")
    if kind or not rest or rest.isupper() or len(rest) > _LONGEST_SUBJECT:
        return _say("report", lang)
    return f"{_say('report', lang)} {rest if rest[:2].isupper() else rest[0].lower() + rest[1:]}"


def _full_name(meta: Metadata, lang: str) -> str:
    name = tidy(meta.title)
    text = _say("full-report", lang).format(title=name) if name else _say("report", lang)
    if meta.number:
        text += _say("report-number", lang).format(number=tidy(meta.number))
    if meta.date:
        text += _say("report-date", lang).format(date=date(meta.date, lang))
    if meta.period_to:
        text += _say("report-period", lang).format(period=period(meta, lang))
    return text


def _part(document: Document, part: Part, agency: str, lang: str) -> Iterator[str]:
    counts = {name: part.count(name) for name in ("met", "partial", "missing")}
    named = {instrument(verdict.item.citation, lang) for verdict in part.verdicts}
    only = len(named) == 1
    basis = named.pop() if only else tidy(part.ruleset.title.get(lang))
    yield _text(_say("counts", lang).format(basis=basis, total=sum(counts.values()), **counts))
    groups = [
        (
            group,
            [verdict for verdict in part.verdicts if _is_open(verdict) and verdict.item.group == group.id],
        )
        for group in part.ruleset.groups
    ]
    groups = [(group, verdicts) for group, verdicts in groups if verdicts]
    if not groups:
        yield _text(_say("nothing", lang))
        return
    yield _text(_say("ask", lang).format(agency=agency))
    for count, (group, verdicts) in enumerate(groups, 1):
        heading = run(f"{count}. {tidy(group.title.get(lang))}", bold=True)
        yield paragraph(heading, align="both", before=6, first=_INDENT, keep=True)
        for letter, verdict in enumerate(verdicts):
            cited = verdict.item.citation
            source = provision(cited, lang) if only else citation(cited, lang)
            yield from _item(document, verdict, f"{_letter(letter)}) ", source, lang)


def _item(document: Document, verdict: Verdict, letter: str, source: str, lang: str) -> Iterator[str]:
    item = verdict.item
    name = run(f"{letter}{tidy(item.title.get(lang))} ({source})", italic=True)
    yield paragraph(name, align="both", before=6, first=_INDENT, keep=True)
    yield _text(" ".join(_what_lacks(document, verdict, lang)), before=3)
    wording = run(_say("wording", lang)), run(quoted(item.wording.get(lang)))
    yield paragraph(*wording, align="both", before=3, first=_INDENT)


def _what_lacks(document: Document, verdict: Verdict, lang: str) -> Iterator[str]:
    if verdict.verdict == "missing":
        yield _say("missing", lang).format(advice=tidy(verdict.item.advice.get(lang)))
        return
    why = reason(verdict, lang)
    evidence = telling(verdict)
    if evidence:
        quote, place = quoted(evidence.quote, _LONGEST_QUOTE), place_of(document, evidence, lang)
        yield _say("partial-quote", lang).format(place=place, quote=quote, reason=why)
    else:
        yield _say("partial", lang).format(reason=why)
    points = lacking(verdict, lang)
    if points:
        yield _say("lacking", lang).format(points=points)


def _signature(lang: str) -> str:
    half = _PAGE.width / 2
    recipients = (
        paragraph(run(_say("recipients", lang), size=12, bold=True, italic=True)),
        *(paragraph(*blanks(_say(code, lang), size=11)) for code in ("as-above", "others", "file")),
    )
    signer = (
        paragraph(*blanks(_say("office", lang), size=13, bold=True), align="center", keep=True),
        *[paragraph(keep=True)] * 4,
        paragraph(*blanks(_say("signer", lang), size=13, bold=True), align="center"),
    )
    return table([row(cell(*recipients, width=half), cell(*signer, width=half))], [half, half], lines=False)


def _text(text: str, *, before: float = 6) -> str:
    """A paragraph of the body: justified, its first line indented by a centimetre, its blanks marked."""
    return paragraph(*blanks(text), align="both", before=before, first=_INDENT)


def _is_open(verdict: Verdict) -> bool:
    return verdict.verdict in {"partial", "missing"}


def _letter(index: int) -> str:
    """The letters that number points in Vietnamese documents: a, b, c, d, đ, e, g, h, ..."""
    letters = "abcdđeghiklmnopqrstuvxy"
    return (
        letters[index]
        if index < len(letters)
        else f"{letters[index // len(letters) - 1]}{letters[index % len(letters)]}"
    )


def _say(code: str, lang: str) -> str:
    return LETTER[code].get(lang)
