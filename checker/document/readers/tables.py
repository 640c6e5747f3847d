"""What tables are, whatever file they come from: data or page layout, their headings, their rows as text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checker.document.model import CELL_BREAK
from checker.language.normal import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST_COLUMNS = 63
"""Word's own limit; a file may claim more."""
_LONGEST_HEADER = 80


class _Cell(Protocol):
    """A cell and the columns it covers; ``continued`` when it only continues the cell above or before."""

    @property
    def column(self) -> int: ...
    @property
    def span(self) -> int: ...
    @property
    def continued(self) -> bool: ...


class _TableRow(Protocol):
    """A row of a table: ``marked`` when the file says that it names the columns."""

    @property
    def cells(self) -> Sequence[_Cell]: ...
    @property
    def columns(self) -> int: ...
    @property
    def marked(self) -> bool: ...


def arranges_page(
    rows: Sequence[_TableRow], *, edge: bool, lined: Callable[[], bool], first: Callable[[], list[str]]
) -> bool:
    """Tell whether a table only arranges text on the page.

    So do tables without a visible line (``lined``), small ones at the very beginning or end (``edge``:
    agency beside national motto, recipients beside signature), and the single cell that frames a
    paragraph. A borderless table that has a row of column headings (``first``: the texts of the first
    row) over two or more full rows is still data: that is what text pasted from a web page looks like.
    """
    columns = max((row.columns for row in rows), default=0)
    if columns <= 1 and len(rows) <= 1:
        return True
    if edge and columns <= 2 and len(rows) <= 3:
        return True
    if lined():
        return False
    if any(row.marked for row in rows):
        return False
    return columns < 3 or len(rows) < 3 or not _short(first())


def headings(
    rows: Sequence[_TableRow], number: int, texts: list[str], before: tuple[str, ...], *, bold: bool
) -> tuple[bool, tuple[str, ...]]:
    """Tell whether row ``number`` (from 1) names the columns, and how they are named from there on.

    ``texts`` has one text for every column, ``before`` the names so far.
    """
    row = rows[number - 1]
    if number == 1 and _names_columns(row, texts, bold=bold, more=len(rows) > 1):
        return True, tuple(_spread(row, texts))
    if number == 2 and before and _goes_on(rows[0], row):
        padded = _spread(row, texts) + [""] * len(before)
        return True, tuple(clean(f"{a} {b}") for a, b in zip(before, padded, strict=False))
    return False, before


def join_cells(texts: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Write the cells of a row as one line, with the place of each in it.

    Spaces stay single around empty cells: "A | Những việc công khai | | ".
    """
    line = ""
    places: list[tuple[int, int]] = []
    for position, text in enumerate(texts):
        if position:
            line += CELL_BREAK.lstrip() if not line or line.endswith(" ") else CELL_BREAK
        places.append((len(line), len(line) + len(text)))
        line += text
    return line, tuple(places)


def _names_columns(row: _TableRow, texts: list[str], *, bold: bool, more: bool) -> bool:
    if row.marked:
        return True
    named = [texts[cell.column] for cell in row.cells if cell.column < len(texts)]
    # Two columns are as often a form ("Tên đơn vị | Trường X") as a table.
    return more and len(named) >= 2 and _short(named) and (bold or row.columns > 2)


def _goes_on(first: _TableRow, second: _TableRow) -> bool:
    """Tell whether the headings go on in the second row: some split there, the others reach down."""
    reaching = any(cell.continued for cell in second.cells)
    return reaching and any(cell.span > 1 and not cell.continued for cell in first.cells)


def _spread(row: _TableRow, texts: list[str]) -> list[str]:
    """Repeat the text of a merged cell over all the columns it covers."""
    filled = list(texts)
    for cell in row.cells:
        filled[cell.column : cell.column + cell.span] = [texts[cell.column]] * cell.span
    return filled


def _short(texts: list[str]) -> bool:
    return all(
        text.strip() and len(text) <= _LONGEST_HEADER and not text.strip()[0].isdigit() for text in texts
    )
