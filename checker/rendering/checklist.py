"""The "phiếu rà soát": the report on one A4 page to print, as a Word file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.anchors import anchor, title
from checker.rendering.layout import shorten, tidy
from checker.rendering.letter_texts import CHECKLIST
from checker.rendering.texts import VERDICTS
from checker.rendering.wordml import Page, blanks, cell, package, paragraph, row, run, table
from checker.rendering.words import (
    address,
    citation,
    instrument,
    number,
    period,
    provision,
    quoted,
    ruleset_name,
    say,
    validity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document.model import Document
    from checker.judging.model import Verdict
    from checker.report import Part, Report

_PAGE = Page()
_LABELS = 32.0
"""The column of the labels above the score, in millimetres."""
_COLUMNS = (8.0, 62.0, 19.0, 26.0, 39.0, 11.0)
_SMALL = 10
_NOTE = 9
_SHADE = "E8EEF4"
_LONGEST_PLACE = 60


def render(report: Report, lang: str = "vi") -> bytes:
    """The checklist: score, counts, the table of what to fix, room for a signature."""
    body = [paragraph(run(_say("title", lang), bold=True, size=15), align="center", after=4)]
    for part in report.parts:
        body.append(_head(report.document, part, lang))
        body.append(paragraph(size=4))
        body.append(_score(part, lang))
        body += _open(report.document, part, lang)
    if report.findings:
        text = _say("findings", lang).format(n=len(report.findings))
        body.append(paragraph(run(text, size=_SMALL), before=4))
    for footer in dict.fromkeys(part.ruleset.footer.get(lang) for part in report.parts):
        body.append(paragraph(run(tidy(footer), italic=True, size=_NOTE), align="both", before=4))
    signed = (
        paragraph(*blanks(_say("place-date", lang), italic=True, size=11), align="center", keep=True),
        paragraph(run(_say("signer", lang), bold=True, size=11), align="center", keep=True),
        paragraph(run(_say("signature", lang), italic=True, size=_SMALL), align="center"),
    )
    half = _PAGE.width / 2
    body += (
        paragraph(size=4),
        table([row(cell(width=half), cell(*signed, width=half))], [half, half], lines=False),
        paragraph(size=2),
    )
    return package(body, page=_PAGE, size=12, lang=lang)


def _head(document: Document, part: Part, lang: str) -> str:
    meta = document.metadata
    unknown = say("unknown", lang)
    name = tidy(meta.title) or unknown
    if meta.number:
        name = _say("number", lang).format(title=name, number=tidy(meta.number))
    lines = [
        (_say("report", lang), name),
        (say("agency", lang), tidy(meta.agency) or unknown),
        (say("period", lang), period(meta, lang)),
        (say("file", lang), tidy(document.name)),
        (say("ruleset", lang), ruleset_name(part.ruleset, lang)),
    ]
    status, fits = validity(document, part, lang)
    if status != "ok":
        lines.append((say("validity", lang), fits))
    widths = (_LABELS, _PAGE.width - _LABELS)
    rows = [
        row(
            cell(paragraph(run(label, size=11)), width=widths[0]),
            cell(paragraph(run(text, size=11, bold=not index), align="left"), width=widths[1]),
        )
        for index, (label, text) in enumerate(lines)
    ]
    return table(rows, widths, lines=False, padding=0.5)


def _score(part: Part, lang: str) -> str:
    """The score and the counts, side by side."""
    figures = [
        ("points", number(part.score.value, lang)),
        ("grade", tidy(part.score.grade.get(lang))),
        *((name, str(part.count(name))) for name in ("met", "partial", "missing", "not_applicable")),
    ]
    width = _PAGE.width / len(figures)
    cells = [
        cell(
            paragraph(run(figure, bold=True, size=15), align="center"),
            paragraph(run(_say(name, lang), size=_NOTE), align="center"),
            width=width,
            fill=_SHADE if name in {"points", "grade"} else "",
            middle=True,
        )
        for name, figure in figures
    ]
    return table([row(*cells)], [width] * len(cells))


def _open(document: Document, part: Part, lang: str) -> Iterator[str]:
    verdicts = [verdict for verdict in part.verdicts if verdict.verdict in {"partial", "missing"}]
    if not verdicts:
        yield paragraph(run(_say("none", lang), bold=True), before=6)
        return
    heading = _say("open", lang).format(n=len(verdicts))
    named = {instrument(verdict.item.citation, lang) for verdict in verdicts}
    runs = [run(f"{heading}  ", bold=True, size=12)]
    only = len(named) == 1
    if only:
        runs.append(run(_say("instrument", lang).format(name=named.pop()), italic=True, size=_SMALL))
    yield paragraph(*runs, before=6, after=2, keep=True)
    names = ("number", "item", "verdict", "citation", "place", "gain")
    rows = [
        row(*_cells([_say(f"column-{name}", lang) for name in names], bold=True, fill=_SHADE), header=True)
    ]
    for count, verdict in enumerate(verdicts, 1):
        cited = verdict.item.citation
        texts = (
            str(count),
            tidy(verdict.item.title.get(lang)),
            VERDICTS[verdict.verdict].get(lang),
            provision(cited, lang) if only else citation(cited, lang),
            _where(document, part, verdict, lang),
            number(verdict.gain, lang) if verdict.gain else "",
        )
        rows.append(row(*_cells(texts)))
    yield table(rows, _COLUMNS, padding=1)


def _cells(texts: tuple[str, ...] | list[str], *, bold: bool = False, fill: str = "") -> Iterator[str]:
    for index, (text, width) in enumerate(zip(texts, _COLUMNS, strict=True)):
        align = "center" if bold or index in {0, 2, 5} else "left"
        yield cell(
            paragraph(run(text, size=_SMALL, bold=bold), align=align, before=1, after=1),
            width=width,
            fill=fill,
            middle=True,
        )


def _where(document: Document, part: Part, verdict: Verdict, lang: str) -> str:
    """Where the reader of the report finds the place: its section, or else what its heading says."""
    block = anchor(document, part, verdict)
    if block == title(document):
        return _say("new-section", lang).format(section=tidy(verdict.item.section.get(lang).split(" - ")[0]))
    if not block.section and block.page is None and block.kind == "heading":
        return quoted(shorten(tidy(block.text), _LONGEST_PLACE))
    return address(document, block.section, block.number, block.page, lang)


def _say(code: str, lang: str) -> str:
    return CHECKLIST[code].get(lang)
