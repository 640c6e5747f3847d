"""The matrix of one ruleset as a sheet: a row per document, a column per item, a letter per verdict."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from checker.rendering.audit.phrases import is_passed
from checker.rendering.audit_texts import LETTERS
from checker.rendering.layout import shorten, tidy
from checker.rendering.words import say
from checker.rendering.xlsx.book import COLOURS, LINE, ROWS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from checker.rendering.audit.overview import Entry, Judged, Overview, Rules
    from checker.rendering.xlsx.book import Book

_BEFORE = 3
"""Columns before the items: number, unit and file, score."""
_HEAD = 3
"""The row (from 0) with the titles of the items; the groups stand above it."""
_HEAD_HEIGHT = 190
_GROUP_HEIGHT = 100
_NARROW = 3
"""The title of a group of so few items is turned."""
_ITEM_WIDTH = 4.3
_NAME_WIDTH = 36
_ITEMS_A_PAGE = 30
"""More columns than this cannot be read on one sheet of A4."""
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", "-"))
_LONGEST_NAME = 31


def matrix(book: Book, seen: Overview, rules: Rules) -> None:
    """Write the sheet."""
    name = say("sheet-matrix", book.lang)
    if len(seen.rulesets) > 1:
        name = _unique(f"{name} {rules.id}".translate(_FORBIDDEN), book)
    sheet = book.sheet_called(name)
    judged = seen.judged(rules)
    _heads(book, sheet, rules)
    last = _HEAD
    for last, (entry, one) in enumerate(judged[:ROWS], _HEAD + 1):
        _row(book, sheet, last, entry, one, several=len(seen.units[tidy(entry.outcome.unit)]) > 1)
    width = _BEFORE + len(rules.items)
    _sums(book, sheet, last + 2, judged, rules)
    _colours(book, sheet, last, width - 1)
    sheet.autofilter(_HEAD, 0, last, width - 1)
    sheet.freeze_panes(_HEAD + 1, _BEFORE)
    sheet.repeat_rows(_HEAD - 1, _HEAD)
    sheet.repeat_columns(0, _BEFORE - 1)
    sheet.fit_to_pages(max(1, ceil(len(rules.items) / _ITEMS_A_PAGE)), 0)


def _unique(name: str, book: Book) -> str:
    """A name for a sheet that Excel takes and that no other sheet has."""
    taken = {sheet.get_name().casefold() for sheet in book.book.worksheets()}
    wanted, number = name[:_LONGEST_NAME], 1
    while wanted.casefold() in taken:
        number += 1
        end = f" {number}"
        wanted = name[: _LONGEST_NAME - len(end)] + end
    return wanted


def _heads(book: Book, sheet: Worksheet, rules: Rules) -> None:
    lang = book.lang
    for column, width in enumerate((5.0, _NAME_WIDTH, 8.0)):
        sheet.set_column(column, column, width)
    sheet.set_column(_BEFORE, _BEFORE + len(rules.items) - 1, _ITEM_WIDTH)
    sheet.write_string(
        0, 0, f"{rules.title} ({rules.id} {rules.version})", book.format(bold=True, font_size=13)
    )
    letters = {verdict: letter.get(lang) for verdict, letter in LETTERS.items()}
    sheet.write_string(
        1, 0, say("audit-matrix-note", lang, **letters), book.format(italic=True, font_size=11)
    )
    ground = {"bold": True, "text_wrap": True, "border": 1, "bg_color": "#E7E2D8", "align": "center"}
    heads = book.format(**ground, valign="vcenter")
    narrow = book.format(**ground, valign="vcenter", rotation=90, font_size=9)
    sheet.set_row(_HEAD - 1, _GROUP_HEIGHT)
    column = _BEFORE
    for title, items in rules.by_group():
        # Items of a group stand side by side in every ruleset that is written group by group.
        last = column + len(items) - 1
        look = heads if len(items) > _NARROW else narrow
        if last > column:
            sheet.merge_range(_HEAD - 1, column, _HEAD - 1, last, "", look)
        sheet.write_string(_HEAD - 1, column, title, look)
        column = last + 1
    sheet.set_row(_HEAD, _HEAD_HEIGHT)
    for column, code in enumerate(("row", "unit", "score")):
        sheet.write_string(_HEAD, column, say(f"table-{code}", lang), heads)
    turned = book.format(
        rotation=90, text_wrap=True, border=1, bg_color="#F4F2EE", font_size=9, valign="vcenter", align="left"
    )
    in_order = [item for _, items in rules.by_group() for item in items]
    for column, item in enumerate(in_order, _BEFORE):
        sheet.write_string(_HEAD, column, f"{item.id} {shorten(item.title, 80)}", turned)


def _row(book: Book, sheet: Worksheet, row: int, entry: Entry, judged: Judged, *, several: bool) -> None:
    unit, path = tidy(entry.outcome.unit), tidy(entry.outcome.path)
    name = f"{unit} ({path})" if several else unit
    sheet.set_row(row, LINE * (len(name) // _NAME_WIDTH + 1))
    book.write(sheet, row, 0, row - _HEAD)
    book.write(sheet, row, 1, name)
    book.write(sheet, row, 2, float(judged.score))
    cells = book.format(border=1, align="center")
    verdicts = {item.id: (item, verdict) for item, verdict in judged.verdicts()}
    for column, id_ in enumerate(judged.rules.columns(), _BEFORE):
        item, verdict = verdicts[id_]
        if verdict:
            mark = "*" if is_passed(judged, item, verdict) else ""
            sheet.write_string(row, column, LETTERS[verdict].get(book.lang) + mark, cells)
        else:
            sheet.write_blank(row, column, None, cells)


def _sums(book: Book, sheet: Worksheet, row: int, judged: list[tuple[Entry, Judged]], rules: Rules) -> None:
    """How many documents lack each item, wholly and in part."""
    figures = book.format(border=1, align="center", bold=True, font_size=10)
    columns = rules.columns()
    for verdict in ("missing", "partial"):
        counted = dict.fromkeys(columns, 0)
        for _, one in judged:
            for item, given in one.verdicts():
                counted[item.id] += given == verdict
        book.write(sheet, row, 1, say(f"table-{verdict}", book.lang))
        for column, id_ in enumerate(columns, _BEFORE):
            sheet.write_number(row, column, counted[id_], figures)
        row += 1


def _colours(book: Book, sheet: Worksheet, last: int, width: int) -> None:
    """Colours by the letter in the cell: they follow when somebody corrects a verdict by hand."""
    for verdict, (letters, ground) in COLOURS.items():
        rule = {
            "type": "text",
            "criteria": "begins with",
            "value": LETTERS[verdict].get(book.lang),
            "format": book.book.add_format({"font_color": letters, "bg_color": ground, "bold": True}),
        }
        sheet.conditional_format(_HEAD + 1, _BEFORE, max(last, _HEAD + 1), width, rule)
