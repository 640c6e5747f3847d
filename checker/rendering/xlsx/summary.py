"""The first sheet, one page to print: what was checked, the score by group, the shortest ways up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.layout import tidy
from checker.rendering.words import (
    counts,
    goal,
    nearest_ways,
    number,
    ruleset_name,
    say,
    scoring,
    sum_of,
    validity,
)
from checker.rendering.xlsx.book import day

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from checker.rendering.xlsx.book import Book
    from checker.report import Part, Report


def summary(book: Book, report: Report) -> None:
    """Write the sheet."""
    lang = book.lang
    sheet = book.sheet("summary", landscape=False)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 34)
    sheet.set_column(2, 7, 10)
    sheet.merge_range(0, 0, 0, 7, "", book.format(bold=True, font_size=15, align="center"))
    sheet.write_string(0, 0, say("report", lang), book.format(bold=True, font_size=15, align="center"))
    row = _facts(book, sheet, report)
    for part in report.parts:
        row = _result(book, sheet, row + 1, report, part)
        row = _arithmetic(book, sheet, row + 1, part)
        row = _ways(book, sheet, row, part)
    for vi, en in report.document.notes:
        row = _note(book, sheet, row, en if lang == "en" else vi)
    for footer in dict.fromkeys(part.ruleset.footer.get(lang) for part in report.parts):
        row = _note(book, sheet, row + 1, footer)


def _facts(book: Book, sheet: Worksheet, report: Report) -> int:
    meta, lang = report.document.metadata, book.lang
    row = 2
    for code, value in (
        ("file", report.document.name),
        ("title", meta.title),
        ("agency", meta.agency),
        ("number", meta.number),
    ):
        row = _line(book, sheet, row, code, tidy(value) or say("unknown", lang))
    for code, iso in (
        ("document-date", meta.date),
        ("period-from", meta.period_from),
        ("period-to", meta.period_to),
    ):
        found = day(iso)
        if found is None:
            row = _line(book, sheet, row, code, say("unknown", lang))
            continue
        sheet.write_string(row, 0, say(code, lang), book.format(bold=True))
        sheet.write_datetime(row, 1, found, book.format(num_format="dd/mm/yyyy", align="left"))
        row += 1
    return row


def _result(book: Book, sheet: Worksheet, row: int, report: Report, part: Part) -> int:
    lang = book.lang
    row = _line(book, sheet, row, "ruleset", ruleset_name(part.ruleset, lang))
    if part.because:
        row = _line(book, sheet, row, "because", tidy(part.because.get(lang)))
    row = _line(book, sheet, row, "validity", validity(report.document, part, lang)[1])
    big = book.format(bold=True, font_size=14, num_format="0.0", align="left")
    sheet.write_string(row, 0, say("score-label", lang), book.format(bold=True))
    sheet.write_number(row, 1, part.score.value, big)
    row = _line(book, sheet, row + 1, "grade-label", tidy(part.score.grade.get(lang)))
    return _line(book, sheet, row, "counts-label", counts(part, lang))


def _arithmetic(book: Book, sheet: Worksheet, row: int, part: Part) -> int:
    lang = book.lang
    heads = book.format(bold=True, text_wrap=True, border=1, bg_color="#E7E2D8", align="center")
    titles = ["group", "column-met", "column-partial", "column-missing", "column-na", "column-points"]
    sheet.merge_range(row, 0, row, 1, "", heads)
    for column, code in zip((0, 2, 3, 4, 5, 6, 7), (*titles, "possible-points"), strict=True):
        sheet.write_string(row, column, say(code, lang), heads)
    sheet.set_row(row, 34)
    for group in (*part.score.groups, sum_of(part)):
        row += 1
        bold = not group.group
        words = book.format(border=1, text_wrap=True, bold=bold)
        sheet.merge_range(row, 0, row, 1, "", words)
        sheet.write_string(row, 0, tidy(group.title.get(lang)), words)
        sheet.set_row(row, 18)
        numbers = (group.met, group.partial, group.missing, group.not_applicable)
        for column, count in enumerate(numbers, 2):
            sheet.write_number(row, column, count, book.format(border=1, bold=bold, align="center"))
        figures = book.format(border=1, num_format="0.0", bold=bold, align="center")
        for column, points in ((6, group.points), (7, group.possible)):
            sheet.write_number(row, column, round(points, 2), figures)
    row += 1
    for text in scoring(part, lang):
        row = _note(book, sheet, row, text)
    return row


def _ways(book: Book, sheet: Worksheet, row: int, part: Part) -> int:
    lang = book.lang
    for way in nearest_ways(part):
        row += 1
        sheet.write_string(row, 0, goal(way, lang), book.format(bold=True))
        for step in way.steps:
            row += 1
            gain = say("step", lang, gain=number(step.gain, lang), score=number(step.score, lang))
            text = f"- {tidy(step.verdict.item.title.get(lang))} ({tidy(step.verdict.item.id)}): {gain}"
            sheet.write_string(row, 0, text, book.format())
        row += 1
    return row + 1


def _line(book: Book, sheet: Worksheet, row: int, code: str, text: str) -> int:
    """A label and its text over the rest of the row."""
    words = book.format(text_wrap=True)
    sheet.write_string(row, 0, say(code, book.lang), book.format(bold=True))
    sheet.merge_range(row, 1, row, 7, "", words)
    sheet.write_string(row, 1, text, words)
    # A merged cell does not grow with its text.
    sheet.set_row(row, 17 * (len(text) // 95 + 1))
    return row + 1


def _note(book: Book, sheet: Worksheet, row: int, text: str) -> int:
    words = book.format(text_wrap=True, italic=True, font_size=11)
    sheet.merge_range(row, 0, row, 7, "", words)
    sheet.write_string(row, 0, tidy(text), words)
    sheet.set_row(row, 15 * (len(text) // 115 + 1))
    return row + 1
