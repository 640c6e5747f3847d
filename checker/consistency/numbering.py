"""Numbers of sections and list entries that skip, repeat, go back or do not fit their level."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.document.labels import Label, automatic_label, split_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.consistency.material import Material
    from checker.document.model import Block
    from checker.report import Finding

_LETTERS = "abcdđeghiklmnopqrstuvxy"
_CAPITALS = "ABCDĐEGHIKLMNOPQRSTUVXY"
_ROMAN = ["", *"I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()]  # noqa: SIM905
_COUNTED = re.compile(r"decimal\d|roman|letter|capital")
_COLUMN = re.compile(r"^(?:TT|STT|Số TT|Số thứ tự)\.?$", re.IGNORECASE)


def numbering(material: Material) -> Iterator[Finding]:
    """Gaps and repeats among numbers of one style under one heading, and numbers that belong elsewhere."""
    # Of each run of numbers its last; runs inside one another where the outline could not tell them apart.
    open_runs: dict[tuple[int, str, str, str], list[tuple[Label, Block]]] = {}
    for block in material.blocks:
        zone = material.zones[block.number]
        if zone in {"front", "signing"} or block.row is not None or not block.label:
            continue
        label = _label(block)
        if label is None or not _COUNTED.match(label.style) or label.value < 1:
            continue
        prefix = label.printed.rpartition(".")[0] if label.style[-1] > "1" else ""
        place = (block.parent, label.style, prefix, zone)
        runs = open_runs.setdefault(place, [])
        if not runs and prefix:
            yield from _level(material, block, label, prefix)
        follows = next(
            (at for at in range(len(runs) - 1, -1, -1) if runs[at][0].value == label.value - 1), None
        )
        if follows is not None:
            del runs[follows:]
        elif runs and label.value > 1:
            former, above = runs.pop()
            yield from _compare(material, former, above, label, block)
        runs.append((label, block))


def _compare(
    material: Material, former: Label, above: Block, label: Label, block: Block
) -> Iterator[Finding]:
    value, expected = label.value, former.value + 1
    quote = block.text[:120]
    if value == former.value:
        if block.kind == above.kind:
            yield material.find(
                "numbering-repeat",
                block,
                f"Có hai mục cùng số {label.printed} liền nhau.",
                f"Two sections in a row bear the number {label.printed}.",
                quote,
            )
        return
    if value < former.value:
        if block.kind == "heading" == above.kind:
            yield material.find(
                "numbering-gap",
                block,
                f"Sau mục {former.printed} lại đến mục {label.printed}.",
                f"After {former.printed} comes {label.printed} again.",
                quote,
            )
        return
    missing = [_printed(label, number) for number in range(expected, value)]
    skips_only_d = label.style in {"letter", "capital"} and [name.lower() for name in missing] == ["đ"]
    between = material.document.blocks[above.number : block.number - 1]
    if len(missing) > 8 or any(_bears(other, name) for name in missing for other in between):
        return
    yield material.find(
        "numbering-gap",
        block,
        f"Sau mục {former.printed} là mục {label.printed}, thiếu {', '.join(missing)}.",
        f"After {former.printed} comes {label.printed}; {', '.join(missing)} is missing.",
        quote,
        "info" if skips_only_d else "",
    )


def _level(material: Material, block: Block, label: Label, prefix: str) -> Iterator[Finding]:
    """A number like 2.1 stands under 3 only by mistake."""
    depth = int(label.style[-1]) - 1
    index = block.parent
    while index >= 0:
        above = material.document.blocks[index]
        over = _label(above) if above.label and above.row is None else None
        if over is not None and over.style == f"decimal{depth}":
            if over.printed != prefix:
                yield material.find(
                    "numbering-level",
                    block,
                    f"Mục {label.printed} nằm dưới mục {over.printed}.",
                    f"{label.printed} stands under {over.printed}.",
                    block.text[:120],
                )
            return
        index = above.parent


def row_numbers(material: Material) -> Iterator[Finding]:
    """The column "TT" of a table: it may start again under each group, but not skip or repeat."""
    former: tuple[int, int] | None = None
    for block in material.blocks:
        row = block.row
        if row is None or not row.headers or not _COLUMN.match(row.headers[0].strip()) or not row.cells:
            continue
        start, end = row.cells[0]
        cell = block.text[start:end].strip().rstrip(".")
        if not cell.isdecimal() or len(cell) > 3:
            former = None if cell else former
            continue
        value = int(cell)
        if former is not None and former[0] == row.table and value not in {former[1] + 1, 1}:
            rule = "numbering-repeat" if value == former[1] else "numbering-gap"
            yield material.find(
                rule,
                block,
                f"Trong bảng, sau số thứ tự {former[1]} là {value}.",
                f"In the table, row {former[1]} is followed by row {value}.",
                block.text[:120],
            )
        former = (row.table, value)


def _label(block: Block) -> Label | None:
    """The number of a block; the outline keeps typed numbers without their mark, printed ones with it."""
    if block.label[-1:].isalnum():
        return split_label(f"{block.label}. x")[0]
    return automatic_label(block.label)


def _printed(label: Label, value: int) -> str:
    if label.style == "roman":
        return _ROMAN[value] if value < len(_ROMAN) else str(value)
    if label.style in {"letter", "capital"}:
        return (_LETTERS if label.style == "letter" else _CAPITALS)[value - 1]
    head, point, _ = label.printed.rpartition(".")
    return f"{head}{point}{value}"


def _bears(block: Block, name: str) -> bool:
    """Whether a block bears a number that was read as something else: "5. 12 viên chức", the letter I."""
    return block.label.strip(".)/") == name or bool(re.match(rf"{re.escape(name)}\s*[.)/]", block.text))
