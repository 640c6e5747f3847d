"""A workbook with one look: the formats, the set-up for printing, and the tables of all its sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.rendering.layout import shorten
from checker.rendering.table import head
from checker.rendering.texts import VERDICTS
from checker.rendering.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LINE = 16.0
"""The height of a line of text, in points."""
_FILL = 1.05
"""How much of its width in characters a line of Vietnamese text really holds, words kept whole."""
_HIGHEST = 409.0
"""The highest row that Excel allows."""
CELL = 32_767
"""The most characters that a cell of Excel holds."""
WIDTHS = {
    "row": 5, "item": 13, "group": 18, "title": 24, "verdict": 12, "gain": 8, "why": 30, "lacking": 20,
    "quote": 40, "place": 15, "citation": 17, "wording": 44, "section": 20, "review": 20, "ruleset": 12,
    "page": 7, "counted": 10, "severity": 12, "message": 50, "advice": 40,
}  # fmt: skip
"""Widths of columns, in characters."""
COLOURS = {
    "met": ("#1E6B3C", "#E2F1E6"),
    "partial": ("#7A4B00", "#FBECCB"),
    "missing": ("#9B1C1C", "#FBE3E1"),
    "not_applicable": ("#55606D", "#E9EAEC"),
}
"""Letters and ground of a cell with a verdict; the word says the same without colour."""


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
        sheet = self.book.add_worksheet(say(f"sheet-{code}", self.lang))
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f'&C&"Times New Roman"&10{say("page-of", self.lang)}')
        sheet.hide_gridlines(1)
        return sheet

    def table(self, sheet: Worksheet, codes: Sequence[str], cells: Sequence[Sequence[str | float]]) -> None:
        """A table from the first row: its head stays in sight, is printed on every page and filters."""
        heads = self.format(bold=True, text_wrap=True, border=1, bg_color="#E7E2D8", align="center")
        for column, code in enumerate(codes):
            sheet.set_column(column, column, WIDTHS[code])
            sheet.write_string(0, column, head(code, self.lang), heads)
        sheet.set_row(0, _LINE * 2)
        words, figures = (
            self.format(text_wrap=True, border=1),
            self.format(border=1, num_format="0.0", align="center"),
        )
        whole = self.format(border=1, num_format="0", align="center")
        for row, values in enumerate(cells, 1):
            # Not every program makes a row as high as its text when it opens the file.
            lines = max(_lines(code, value) for code, value in zip(codes, values, strict=True))
            sheet.set_row(row, min(lines * _LINE, _HIGHEST))
            for column, value in enumerate(values):
                if value == "":
                    sheet.write_blank(row, column, None, words)
                elif isinstance(value, str):
                    sheet.write_string(row, column, shorten(value, CELL), words)
                else:
                    sheet.write_number(row, column, value, whole if isinstance(value, int) else figures)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(len(cells), 1), len(codes) - 1)
        if "verdict" in codes and cells:
            self._colour(sheet, codes.index("verdict"), len(cells))

    def _colour(self, sheet: Worksheet, column: int, last: int) -> None:
        """Colours by the word in the cell: they follow when somebody corrects a verdict by hand."""
        for name, (letters, ground) in COLOURS.items():
            rule = {
                "type": "cell",
                "criteria": "==",
                "value": f'"{VERDICTS[name].get(self.lang)}"',
                "format": self.book.add_format({"font_color": letters, "bg_color": ground, "bold": True}),
            }
            sheet.conditional_format(1, column, last, column, rule)


def _lines(code: str, value: str | float) -> int:
    return int(len(str(value)) // (WIDTHS[code] * _FILL)) + 1
