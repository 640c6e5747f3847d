"""The outline of a report: which block stands under which heading or introducing sentence.

A block is governed by its ``parent``: the heading of its section, the sentence ending in ":" that
introduces its list, or the table row that opens its group of rows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.document.headings import (
    CLOSED,
    HEADING_STYLES,
    MAX_PLAIN_HEADING,
    RECIPIENTS,
    Line,
    depth_of,
    headings,
    is_capitals,
    split_lines,
)
from checker.document.model import Block, RawBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

_APPENDIX = re.compile(r"^(?:PHỤ LỤC|Phụ lục|BIỂU (?:SỐ|MẪU)|Biểu (?:số|mẫu))\b")
_TITLE = re.compile(r"^(?:DỰ THẢO\s+)?BÁO\s*CÁO\b(?!\s*(?:VIÊN|CHÍ))")
_INTRODUCES_REPORT = re.compile(r"báo cáo|như sau", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:MỤC LỤC|Mục lục)\s*$")
_CONTENTS_LINE = re.compile(r"(?:\.{3,}|…|\s)\s*\d{1,3}$")
_LEADERS = re.compile(r"(?<![.…])(?:\.{4,}|…{2,})\s*\d{1,3}$")
_ROW_LETTER = r"^(?:[A-ZĐ]|[IVXL]+)\.?$"
_BULLETS = frozenset({"", *"-–—+*•●▪◦·✓➢❖"})


class _Open(NamedTuple):
    """An element of the outline that still governs what follows."""

    number: int
    style: str
    value: int
    heading: bool
    introduces: bool


def outline(raw_blocks: Sequence[RawBlock]) -> tuple[Block, ...]:
    """Give every block its label, section path, kind and parent."""
    lines = split_lines(raw_blocks)
    contents = _contents(lines)
    found = headings(lines) - contents
    first = _front_matter(lines)
    blocks: list[Block] = []
    stack: list[_Open] = []
    row_group: int | None = None
    header_row: int | None = None
    table: int | None = None
    for index, line in enumerate(lines):
        raw = line.raw
        label = line.label.printed if line.label else ""
        if raw.part in {"headers", "footers", "comments"}:
            blocks.append(_block(index, line, label, "", -1, "note"))
            continue
        if raw.part == "footnotes":
            parent = next((i for i in range(index - 1, -1, -1) if blocks[i].part != "footnotes"), -1)
            blocks.append(
                _block(index, line, label, blocks[parent].section if parent >= 0 else "", parent, "note")
            )
            continue
        if index < first or index in contents:
            blocks.append(_block(index, line, label, "", -1, "heading"))
            continue
        if raw.row is not None:
            if raw.row.table != table:
                table, row_group, header_row = raw.row.table, None, None
            parent = stack[-1].number if stack else -1
            opens = _opens_rows(raw)
            header = raw.row.number == 1 and bool(raw.row.headers)
            kind = "heading" if opens or header else "row"
            if header:
                header_row = index
            above = header_row if header_row is not None and not header else parent
            governed = above if opens or row_group is None else row_group
            blocks.append(_block(index, line, label, _section(stack, blocks), governed, kind))
            if opens:
                row_group = index
            continue
        table = None
        signing = bool(stack) and stack[0].style == "recipients"
        if RECIPIENTS.match(line.text) or _APPENDIX.match(line.text):
            stack.clear()
            style = "recipients" if RECIPIENTS.match(line.text) else "appendix"
            blocks.append(_block(index, line, label, "", -1, "heading"))
            stack.append(_Open(index, style, 0, heading=True, introduces=False))
            continue
        if signing and not line.label:
            blocks.append(_block(index, line, label, "", stack[0].number, "entry"))
            continue
        is_heading = index in found
        _close(stack, line, blocks, is_heading=is_heading)
        parent = stack[-1].number if stack else -1
        kind = "heading" if is_heading else "entry" if line.label or _in_list(stack) else "paragraph"
        blocks.append(_block(index, line, label, _section(stack, blocks), parent, kind))
        introduces = line.text.rstrip('”" ').endswith(":")
        if is_heading or line.label or introduces:
            style, value = _style(line, is_heading=is_heading)
            stack.append(_Open(index, style, value, is_heading, introduces))
            if is_heading:
                blocks[-1] = blocks[-1]._replace(section=_section(stack, blocks))
    return tuple(_lone_headings(blocks))


def _contents(lines: list[Line]) -> set[int]:
    """The lines of a table of contents: those with dot leaders, and under "MỤC LỤC" with page numbers."""
    found = {index for index, line in enumerate(lines) if _LEADERS.search(line.raw.text)}
    for index, line in enumerate(lines):
        if _CONTENTS.match(line.raw.text):
            position = index
            while position + 1 < len(lines) and _CONTENTS_LINE.search(lines[position + 1].raw.text):
                position += 1
            found.update(range(index, position + 1))
    return found


def _front_matter(lines: list[Line]) -> int:
    """The index of the first block after the title, 0 when there is no title "BÁO CÁO"."""
    for index, line in enumerate(lines[:40]):
        if _TITLE.match(line.raw.text) and line.raw.text.upper()[:8] == line.raw.text[:8]:
            end = index + 1
            while end < len(lines) and end <= index + 5 and _is_title_line(lines[end]):
                end += 1
            return end
    return 0


def _is_title_line(line: Line) -> bool:
    """Whether a line under "BÁO CÁO" belongs to the title: the abstract, the period, a rule."""
    text = line.text
    if line.label is not None and line.label.style in HEADING_STYLES:
        return False
    return (
        not CLOSED.search(text)
        and not text.endswith(":")
        and (len(text) < 160 or line.raw.centered or line.raw.bold)
    )


def _style(line: Line, *, is_heading: bool) -> tuple[str, int]:
    if line.label:
        return line.label.style, line.label.value
    if is_heading:
        return ("capitals" if is_capitals(line.text) else "plain"), 0
    return "intro", 0


def _close(stack: list[_Open], line: Line, blocks: list[Block], *, is_heading: bool) -> None:
    """Take off the stack what does not govern ``line``."""
    style, value = _style(line, is_heading=is_heading)
    if line.label is None and not is_heading:
        _close_for_paragraph(stack, blocks, opens=line.text.endswith(":"))
        return
    if style == "capitals":
        while stack and stack[-1].style not in {"part", "capital"}:
            stack.pop()
        return
    if style == "plain":
        while stack and (not stack[-1].heading or stack[-1].style == "plain"):
            stack.pop()
        return
    for position in range(len(stack) - 1, -1, -1):
        element = stack[position]
        if element.style != style:
            continue
        last = len(blocks) - 1
        if element.number == last and element.introduces and not element.heading and value in {0, 1}:
            return
        restarts = value == 1 and element.value >= 1 and position < len(stack) - 1 and not is_heading
        if restarts and any(not other.style.startswith("decimal") for other in stack[position + 1 :]):
            continue
        del stack[position:]
        return
    if is_heading and style in HEADING_STYLES:
        keep = {"part": 0, "capital": 1, "roman": 2}[style]
        while stack and (
            depth_of(stack[-1].style) >= keep
            or stack[-1].style in {"capitals", "plain", "intro", "recipients"}
        ):
            stack.pop()
        return
    if value > 1:
        while stack and depth_of(stack[-1].style) > depth_of(style) and not stack[-1].introduces:
            stack.pop()
    if style.startswith("decimal"):
        depth = depth_of(style)
        while (
            stack
            and depth_of(stack[-1].style) > depth
            and (is_heading or stack[-1].style.startswith("decimal"))
        ):
            if stack[-1].introduces and not is_heading:
                break
            stack.pop()
        return
    if style == "-":
        while stack and stack[-1].style in {"+", "*"}:
            stack.pop()


def _close_for_paragraph(stack: list[_Open], blocks: list[Block], *, opens: bool) -> None:
    """An unlabelled paragraph ends the lists above it, unless it goes on with one.

    Two lines that end with ":" one after the other are two topics, not a list in a list.
    """
    last = blocks[-1] if blocks else None
    continues = (
        last is not None
        and last.kind != "heading"
        and (last.text.rstrip().endswith(":") or (last.text.rstrip().endswith(";") and not last.label))
    )
    while stack and not stack[-1].heading:
        twins = opens and stack[-1].number == len(blocks) - 1 and stack[-1].style == "intro"
        if stack[-1].introduces and continues and not twins:
            return
        stack.pop()


def _in_list(stack: list[_Open]) -> bool:
    return bool(stack) and stack[-1].introduces and not stack[-1].heading


def _section(stack: list[_Open], blocks: list[Block]) -> str:
    """The path of the labels of all headings that are open: "II.2.a"; "2.1" under "2" is said once."""
    path: list[str] = []
    for element in stack:
        label = blocks[element.number].label
        if element.heading and label not in _BULLETS:
            while path and label.startswith(f"{path[-1]}."):
                path.pop()
            path.append(label)
    return ".".join(path)


def _opens_rows(raw: RawBlock) -> bool:
    """Whether a table row is the heading of the rows under it: a letter and one text, the rest empty."""
    if raw.row is None or len(raw.row.cells) < 2:
        return False
    cells = [raw.text[start:end] for start, end in raw.row.cells]
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 and len(cells) > 2:
        return True
    return len(filled) == 2 and bool(re.match(_ROW_LETTER, filled[0])) and len(cells) >= 3


def _lone_headings(blocks: list[Block]) -> list[Block]:
    """An entry "Kinh phí hoạt động:" with nothing under it names a topic and says nothing."""
    parents = {block.parent for block in blocks}
    return [
        block._replace(kind="heading")
        if block.kind in {"entry", "paragraph"}
        and block.text.endswith(":")
        and not _INTRODUCES_REPORT.search(block.text)
        and index not in parents
        and len(block.text) <= MAX_PLAIN_HEADING
        else block
        for index, block in enumerate(blocks)
    ]


def _block(index: int, line: Line, label: str, section: str, parent: int, kind: str) -> Block:
    raw = line.raw
    return Block(
        number=index + 1,
        text=line.text,
        part=raw.part,
        label=label,
        section=section,
        parent=parent,
        kind=kind,  # type: ignore[arg-type]
        page=raw.page,
        row=raw.row,
        origin=raw.origin,
    )
