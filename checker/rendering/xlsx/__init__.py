"""The report as an Excel workbook: summary, items, evidence and findings, ready to filter and to print."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from checker.rendering.layout import tidy
from checker.rendering.table import COLUMNS, rows
from checker.rendering.texts import REFUSALS, UNKNOWN, VERDICTS
from checker.rendering.words import address, place_of, quoted, reason, say, severity
from checker.rendering.xlsx.book import workbook
from checker.rendering.xlsx.summary import summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.rendering.xlsx.book import Book
    from checker.report import Report


def render(report: Report, lang: str = "vi") -> bytes:
    """The workbook (.xlsx) as bytes."""
    file = BytesIO()
    with workbook(file, say("report-title", lang), lang) as book:
        summary(book, report)
        _items(book, report)
        _evidence(book, report)
        _findings(book, report)
    return file.getvalue()


def _items(book: Book, report: Report) -> None:
    sheet = book.sheet("items")
    table = [
        [n, *(cells[code] for code in COLUMNS)] for n, (_, cells) in enumerate(rows(report, book.lang), 1)
    ]
    book.table(sheet, ("row", *COLUMNS), table)
    sheet.freeze_panes(1, 3)
    # Two pages side by side on paper: what was found, and what to do; number and title stand on both.
    sheet.set_print_scale(62)
    sheet.set_v_pagebreaks([1 + COLUMNS.index("place")])
    sheet.repeat_columns(0, 2)


def _evidence(book: Book, report: Report) -> None:
    codes = ("item", "title", "verdict", "counted", "quote", "place", "page", "why", "ruleset")
    book.table(book.sheet("evidence"), codes, list(_quotes(report, book.lang)))


def _quotes(report: Report, lang: str) -> Iterator[list[str | float]]:
    """Every quote, first those that count, then those that were seen and refused."""
    for part in report.parts:
        for verdict in part.verdicts:
            title = tidy(verdict.item.title.get(lang))
            name = VERDICTS[verdict.verdict].get(lang)
            accepted = [(found, "counted-yes", reason(verdict, lang)) for found in verdict.evidence]
            refused = [
                (refusal.evidence, "counted-no", REFUSALS.get(refusal.reason, UNKNOWN).get(lang))
                for refusal in verdict.refusals
            ]
            for found, counted, why in accepted + refused:
                page: str | float = found.page if found.page is not None else ""
                place = place_of(report.document, found, lang)
                quote = quoted(found.quote)
                head_ = [tidy(verdict.item.id), title, name, say(counted, lang)]
                yield [*head_, quote, place, page, why, tidy(part.ruleset.id)]


def _findings(book: Book, report: Report) -> None:
    sheet = book.sheet("findings")
    table: list[list[str | float]] = [
        [
            index,
            severity(finding, book.lang),
            tidy(finding.message.get(book.lang)),
            quoted(finding.quote) if finding.quote else "",
            address(report.document, finding.section, finding.block, None, book.lang),
            tidy(finding.advice.get(book.lang)),
        ]
        for index, finding in enumerate(report.findings, 1)
    ]
    book.table(sheet, ("row", "severity", "message", "quote", "place", "advice"), table)
    if not table:
        sheet.write_string(1, 2, say("no-findings", book.lang), book.format(italic=True))
