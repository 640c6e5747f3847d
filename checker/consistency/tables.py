"""Total rows of tables against the rows above or below them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.consistency.numbers import parse_number, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.consistency.material import Material
    from checker.document.model import Block
    from checker.report import Finding

_TOTAL = re.compile(r"^(?:tổng cộng|tổng số|tổng|cộng)\s*:?$", re.IGNORECASE)
_NOT_ADDED = r"(?i)%|tỷ lệ|tỉ lệ|năm|^tt$|^stt|ghi chú|bình quân|điểm|số hiệu|ngày"
_NOTHING = frozenset({"", "-", "–", "0", "x"})
_GROUP = re.compile(r"^(?:[A-ZĐ]|[IVXL]+)\.?$")


def table_totals(material: Material) -> Iterator[Finding]:
    """Each numeric column of a table with one total row."""
    tables: dict[int, list[Block]] = {}
    for block in material.blocks:
        if block.row is not None:
            tables.setdefault(block.row.table, []).append(block)
    for rows in tables.values():
        cells = [_cells(block) for block in rows]
        at = [index for index, row in enumerate(cells) if any(_TOTAL.match(cell) for cell in row[:3])]
        if len(at) == 1:
            yield from _columns(material, rows, cells, at[0])


def _cells(block: Block) -> list[str]:
    return [block.text[start:end].strip() for start, end in block.row.cells] if block.row else []


def _columns(
    material: Material, rows: Sequence[Block], cells: Sequence[list[str]], at: int
) -> Iterator[Finding]:
    total = cells[at]
    # The header row is the first; a total stands at either end of the rows it adds up.
    body = [row for row in (cells[1:at] if at > 1 else cells[at + 1 :]) if len(row) == len(total)]
    headers = cells[0]
    for column, cell in enumerate(total):
        stated = _value(cell)
        head = headers[column] if column < len(headers) else ""
        if stated is None or column == 0 or re.search(_NOT_ADDED, head):
            continue
        values = [(row, _value(row[column])) for row in body if row[column] not in _NOTHING]
        if len(values) < 2 or any(value is None for _, value in values):
            continue
        everything = sum((value for _, value in values if value is not None), Decimal(0))
        groups = sum(
            (value for row, value in values if value is not None and _GROUP.match(row[0])), Decimal(0)
        )
        if stated in {everything, groups, everything - groups}:
            continue
        yield material.find(
            "table-total",
            rows[at],
            f"Cột “{head or column + 1}”: dòng tổng ghi {cell}, các dòng cộng lại là {written(everything)}.",
            f"Column “{head or column + 1}”: the total row says {cell}; the rows make {written(everything)}.",
            rows[at].text[:160],
        )


def _value(cell: str) -> Decimal | None:
    try:
        return parse_number(cell)[0]
    except ValueError:
        return None
