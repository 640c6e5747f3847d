"""A workbook with one look: the formats, the set-up for printing, and the tables of all its sheets."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from checker.rendering.layout import shorten
from checker.rendering.table import head
from checker.rendering.texts import VERDICTS
from checker.rendering.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from io import BytesIO

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | float | datetime
"""A text, a number or a day."""
_CREATED = datetime(2015, 2, 25)  # noqa: DTZ001 - a workbook's dates have no zone
"""Any constant would do; this is the day on which Nghị định 04/2015/NĐ-CP came into force."""
LINE = 16.0
"""The height of a line of text, in points."""
_FILL = 1.05
"""How much of its width in characters a line of Vietnamese text really holds, words kept whole."""
_HIGHEST = 409.0
"""The highest row that Excel allows."""
CELL = 32_767
"""The most characters that a cell of Excel holds."""
ROWS = 1_000_000
"""The most rows of a table: Excel holds a few more."""
WIDTHS = {
    "row": 5, "item": 13, "group": 18, "title": 24, "verdict": 12, "gain": 8, "why": 30, "lacking": 20,
    "quote": 40, "place": 15, "citation": 17, "wording": 44, "section": 20, "review": 20, "ruleset": 12,
    "page": 7, "counted": 10, "severity": 12, "message": 50, "file": 18, "unit": 26, "status": 12, "score": 8,
    "grade": 9, "met": 7, "partial": 8, "missing": 7, "not_applicable": 7, "reviews": 8, "ask": 52,
    "shortfalls": 34, "period-from": 12, "period-to": 12, "notes": 30, "results": 26, "reason": 40,
    "before": 12, "after": 12, "change": 15, "let-pass": 14, "approver": 20, "expires": 12,
    "advice": 40,
}  # fmt: skip
"""Widths of columns, in characters."""
_SMALL = {"ask": 2.0}
"""Columns of long lists in smaller letters: so much more text than in others fits into the same room."""
COLOURS = {
    "met": ("#1E6B3C", "#E2F1E6"),
    "partial": ("#7A4B00", "#FBECCB"),
    "missing": ("#9B1C1C", "#FBE3E1"),
    "not_applicable": ("#55606D", "#E9EAEC"),
}
"""Letters and ground of a cell with a verdict; the word says the same without colour."""


@contextmanager
def workbook(file: BytesIO, title: str, lang: str, *, streamed: bool = False) -> Iterator[Book]:
    """A workbook that is written to ``file`` at the end.

    Every text is written as a string, never guessed at: what looks like a formula or a link stays text. The
    bytes are the same on every machine: the date of creation is fixed. With ``streamed`` the rows go to disk
    as they are written, which has to be from top to bottom.
    """
    from xlsxwriter import Workbook

    kept = {"constant_memory": True} if streamed else {"in_memory": True}
    with Workbook(file, {**kept, "strings_to_formulas": False, "strings_to_urls": False}) as made:
        made.set_properties({"title": title, "created": _CREATED})
        yield Book(made, lang)


def day(iso: str) -> datetime | None:
    """An ISO date as Excel can hold it: from 1900 on."""
    try:
        found = datetime.strptime(iso, "%Y-%m-%d")  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
    return found if found.year >= 1900 else None


class Book:
    """A workbook with the formats that its sheets share."""

    def __init__(self, book: Workbook, lang: str) -> None:
        self.book, self.lang = book, lang
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def format(self, **properties: Any) -> Format:
        """The format of these properties, in Times New Roman, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            base = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
            self._made[key] = self.book.add_format(base | properties)
        return self._made[key]

    def sheet(self, code: str, *, landscape: bool = True) -> Worksheet:
        """An empty sheet, set up for printing on A4 at the width of a page."""
        return self.sheet_called(say(f"sheet-{code}", self.lang), landscape=landscape)

    def sheet_called(self, name: str, *, landscape: bool = True) -> Worksheet:
        """The same, with a name that is not one of the program's words."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f'&C&"Times New Roman"&10{say("page-of", self.lang)}')
        sheet.hide_gridlines(1)
        return sheet

    def table(
        self, sheet: Worksheet, codes: Sequence[str], cells: Iterable[Sequence[Cell]], top: int = 0
    ) -> int:
        """A table from the row ``top`` (from 0), with filters; its head stays in sight and is on all pages.

        Returns the number of the last row. What Excel cannot hold is left out, and the last row says so.
        """
        heads = self.format(bold=True, text_wrap=True, border=1, bg_color="#E7E2D8", align="center")
        for column, code in enumerate(codes):
            sheet.set_column(column, column, WIDTHS[code])
        sheet.set_row(top, LINE * 2)
        for column, code in enumerate(codes):
            sheet.write_string(top, column, head(code, self.lang), heads)
        row = top
        for values in cells:
            if row - top == ROWS:
                sheet.write_string(row + 1, 0, say("audit-cut", self.lang), self.format(italic=True))
                break
            row += 1
            # Not every program makes a row as high as its text when it opens the file.
            lines = max(_lines(code, value) for code, value in zip(codes, values, strict=True))
            sheet.set_row(row, min(lines * LINE, _HIGHEST))
            for column, (code, value) in enumerate(zip(codes, values, strict=True)):
                self.write(sheet, row, column, value, small=code in _SMALL)
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        sheet.autofilter(top, 0, max(row, top + 1), len(codes) - 1)
        if "verdict" in codes and row > top:
            self._colour(sheet, codes.index("verdict"), top + 1, row)
        return row

    def write(self, sheet: Worksheet, row: int, column: int, value: Cell, *, small: bool = False) -> None:
        """One cell of a table, by what it holds."""
        words = self.format(text_wrap=True, border=1, font_size=10 if small else 12)
        if value == "":
            sheet.write_blank(row, column, None, words)
        elif isinstance(value, str):
            sheet.write_string(row, column, shorten(value, CELL), words)
        elif isinstance(value, datetime):
            days = self.format(border=1, num_format="dd/mm/yyyy", align="center")
            sheet.write_datetime(row, column, value, days)
        else:
            places = "0" if isinstance(value, int) else "0.0"
            sheet.write_number(row, column, value, self.format(border=1, num_format=places, align="center"))

    def _colour(self, sheet: Worksheet, column: int, first: int, last: int) -> None:
        """Colours by the word in the cell: they follow when somebody corrects a verdict by hand."""
        for name, (letters, ground) in COLOURS.items():
            rule = {
                "type": "cell",
                "criteria": "==",
                "value": f'"{VERDICTS[name].get(self.lang)}"',
                "format": self.book.add_format({"font_color": letters, "bg_color": ground, "bold": True}),
            }
            sheet.conditional_format(first, column, last, column, rule)


def _lines(code: str, value: Cell) -> int:
    if not isinstance(value, str):
        return 1
    return int(len(value) // (WIDTHS[code] * _FILL * _SMALL.get(code, 1.0))) + 1
