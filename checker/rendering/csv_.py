"""The items of a report as CSV (RFC 4180): UTF-8 with a byte order mark, without which Excel guesses.

Dates are in ISO form and numbers have a decimal point, whatever the language: the file is for programs too.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from checker.rendering.layout import tidy
from checker.rendering.table import COLUMNS, head
from checker.rendering.table import rows as table_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.report import Report

_DOCUMENT = ("file", "agency", "period-from", "period-to")
_STARTS_FORMULA = tuple("=+-@\t\r＝＋－＠")
MARK = "\ufeff"


def render(report: Report, lang: str = "vi") -> str:
    """The byte order mark, the head and one row per item; rows end with CR LF."""
    return render_all([report], lang)


def render_all(reports: Sequence[Report], lang: str = "vi") -> str:
    """The items of all reports under one head; the first column names the document."""
    return header(lang) + "".join(rows(report, lang) for report in reports)


def header(lang: str = "vi") -> str:
    """The byte order mark and the names of the columns: once, before the rows of all reports of a file."""
    return MARK + lines([[head(code, lang) for code in (*_DOCUMENT, *COLUMNS)]])


def rows(report: Report, lang: str = "vi") -> str:
    """One row per item, without a head."""
    meta = report.document.metadata
    own = [tidy(text) for text in (report.document.name, meta.agency, meta.period_from, meta.period_to)]
    return lines([*own, *(cells[code] for code in COLUMNS)] for _, cells in table_rows(report, lang))


def lines(table: Iterable[Sequence[str | float]]) -> str:
    """Rows as CSV, without a cell that a spreadsheet takes for a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_safe(cell) for cell in cells] for cells in table)
    return out.getvalue()


def _safe(cell: str | float) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe in front makes it text (OWASP)."""
    if not isinstance(cell, str):
        return f"{cell:g}"
    return f"'{cell}" if cell.startswith(_STARTS_FORMULA) else cell
