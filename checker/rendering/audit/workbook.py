"""An audit as an Excel workbook: units, a matrix for each ruleset, evidence, findings, what was not checked.

Rows go to disk as they are written, so that a workbook of ten thousand reports needs little memory.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from checker.batch.outcome import CHECKED
from checker.rendering.audit import items
from checker.rendering.audit.matrix_sheet import matrix
from checker.rendering.audit.overview import changed, kind_of, overview
from checker.rendering.audit.phrases import asked_for, let_pass_of, totals, verdict_name
from checker.rendering.audit_texts import CHANGES, STATUSES
from checker.rendering.layout import tidy
from checker.rendering.texts import SEVERITIES, VERDICTS
from checker.rendering.words import quoted, say
from checker.rendering.xlsx.book import LINE, day, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.batch.outcome import Results
    from checker.rendering.audit.overview import Entry, Judged, Overview
    from checker.rendering.xlsx.book import Book, Cell

_UNITS = (
    "row", "unit", "file", "status", "ruleset", "score", "grade", "met", "partial", "missing",
    "not_applicable", "ask", "shortfalls", "reviews", "period-from", "period-to", "notes", "results",
)  # fmt: skip
_EVIDENCE = ("file", "unit", "item", "title", "verdict", "quote", "place", "page", "ruleset")
_FINDINGS = ("file", "unit", "severity", "message", "quote", "place")
_UNREAD = ("row", "file", "unit", "status", "reason", "notes")
_CHANGES = ("unit", "file", "item", "title", "before", "after", "change", "ruleset")
_WAIVERS = ("unit", "file", "let-pass", "item", "title", "verdict", "reason", "approver", "expires")
_FIRST_PAGE = _UNITS.index("shortfalls")
_REPEATED = 2
"""Columns that stand on all pages."""
_NOTE = 160
"""So many characters of a note stand on a line across the first page."""


def render(results: Results, lang: str = "vi") -> bytes:
    """The workbook (.xlsx) as bytes."""
    seen = overview(results)
    file = BytesIO()
    with workbook(file, say("audit-title", lang), lang, streamed=True) as book:
        _units(book, seen)
        for rules in seen.rulesets.values():
            matrix(book, seen, rules)
        book.table(book.sheet("evidence"), _EVIDENCE, _evidence(results, lang))
        book.table(book.sheet("findings"), _FINDINGS, _findings(results, lang))
        book.table(book.sheet("unread"), _UNREAD, _unread(seen, lang))
        if changed(seen) or seen.gone:
            book.table(book.sheet("changes"), _CHANGES, _changes(seen, lang))
        if any(entry.outcome.waived or entry.outcome.accepted for entry in seen.entries()):
            book.table(book.sheet("waivers"), _WAIVERS, _waivers(seen, lang))
    return file.getvalue()


def _units(book: Book, seen: Overview) -> None:
    sheet = book.sheet("units")
    title = book.format(bold=True, font_size=15)
    sheet.set_row(0, 22)
    sheet.write_string(0, 0, say("audit", book.lang), title)
    sheet.write_string(1, 0, totals(seen, book.lang), book.format())
    notes = [say("audit-footer", book.lang), *(rules.footer for rules in seen.rulesets.values())]
    row = book.table(sheet, _UNITS, _unit_rows(seen, book.lang), top=3) + 2
    words = book.format(italic=True, font_size=11, text_wrap=True)
    for note in dict.fromkeys(note for note in notes if note):
        # Beside the columns that stand on both pages.
        sheet.merge_range(row, _REPEATED, row, _FIRST_PAGE - 1, "", words)
        sheet.write_string(row, _REPEATED, note, words)
        sheet.set_row(row, LINE * (len(note) // _NOTE + 1))
        row += 1
    sheet.freeze_panes(4, 3)
    # Two pages side by side on paper: what to ask for, and the rest; number and unit stand on both.
    sheet.set_print_scale(58)
    sheet.set_v_pagebreaks([_FIRST_PAGE])
    sheet.repeat_columns(0, _REPEATED - 1)


def _unit_rows(seen: Overview, lang: str) -> Iterator[list[Cell]]:
    """A row for each document and ruleset; the documents of a unit have its number."""
    for number, (unit, entries) in enumerate(seen.units.items(), 1):
        for entry in entries:
            for judged in entry.judged or (None,):
                yield [number, unit, *_unit_row(entry, judged, lang)]


def _unit_row(entry: Entry, judged: Judged | None, lang: str) -> list[Cell]:
    outcome = entry.outcome
    told: list[Cell] = [""] * 7
    # What to ask of a unit whose file cannot be read stands in the message.
    ask = tidy(outcome.message.get(lang)) if outcome.message else ""
    if judged:
        counts = (judged.count(verdict) for verdict in VERDICTS)
        rules = f"{judged.rules.id} {judged.rules.version}"
        told = [rules, float(judged.score), judged.grade, *counts]
        ask = " ".join(asked_for(judged, lang))
    return [
        tidy(outcome.path),
        STATUSES[entry.status].get(lang),
        *told,
        ask,
        tidy(" ".join(text.get(lang) for text in outcome.shortfalls)),
        entry.reviews if judged else "",
        *(day(iso) or "" for iso in entry.period),
        tidy(" ".join(text.get(lang) for text in outcome.notes)),
        tidy("; ".join(path for _, path in outcome.files)),
    ]


def _evidence(results: Results, lang: str) -> Iterator[list[Cell]]:
    for outcome in results:
        path, unit = tidy(outcome.path), tidy(outcome.unit)
        for item in outcome.report["items"] if outcome.report else ():
            own = [tidy(item["id"]), tidy(item["title"]), VERDICTS[item["verdict"]].get(lang)]
            for found in item["evidence"]:
                page: Cell = "" if found["page"] is None else found["page"]
                place = items.place({**found, "page": None}, lang)
                yield [path, unit, *own, quoted(found["quote"]), place, page, tidy(item["ruleset"])]


def _findings(results: Results, lang: str) -> Iterator[list[Cell]]:
    for outcome in results:
        for finding in outcome.report["findings"] if outcome.report else ():
            yield [
                tidy(outcome.path),
                tidy(outcome.unit),
                SEVERITIES.get(finding["severity"], SEVERITIES["info"]).get(lang),
                tidy(finding["message"]),
                quoted(finding["quote"]) if finding["quote"] else "",
                items.place(finding, lang),
            ]


def _unread(seen: Overview, lang: str) -> Iterator[list[Cell]]:
    """The files that were not checked, then those that are no documents."""
    number = 0
    for number, entry in enumerate(seen.unread(), 1):
        outcome = entry.outcome
        notes = tidy(" ".join(text.get(lang) for text in outcome.notes))
        message = tidy(outcome.message.get(lang)) if outcome.message else ""
        status = STATUSES[entry.status].get(lang)
        yield [number, tidy(outcome.path), tidy(outcome.unit), status, message, notes]
    for extra, path in enumerate(seen.passed_over, number + 1):
        yield [extra, path, "", say("audit-passed", lang), say("audit-passed-over", lang), ""]


def _changes(seen: Overview, lang: str) -> Iterator[list[Cell]]:
    for unit, entries in seen.units.items():
        for entry in entries:
            for change in entry.outcome.changes:
                yield [
                    unit,
                    tidy(entry.outcome.path),
                    tidy(change.item),
                    tidy(change.title),
                    verdict_name(change.before, lang),
                    verdict_name(change.after, lang),
                    CHANGES[kind_of(change)].get(lang),
                    tidy(change.ruleset),
                ]
    for unit in seen.gone:
        yield [unit, "", "", "", "", "", say("audit-gone", lang), ""]


def _waivers(seen: Overview, lang: str) -> Iterator[list[Cell]]:
    for entry in seen.entries():
        if entry.status not in CHECKED:
            continue
        for passed in let_pass_of(entry):
            waiver = passed.waiver
            yield [
                tidy(entry.outcome.unit),
                tidy(entry.outcome.path),
                say("let-pass-waiver" if waiver else "let-pass-baseline", lang),
                passed.item,
                passed.title,
                verdict_name(passed.verdict, lang),
                tidy(waiver.reason) if waiver else "",
                tidy(waiver.approver) if waiver else "",
                (day(waiver.expires) or tidy(waiver.expires)) if waiver else "",
            ]
