"""The outline of a report: which block stands under which heading or introducing sentence.

A block is governed by its ``parent``: the heading of its section, the sentence ending in ":" that
introduces its list, or the table row that opens its group of rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.document.labels import Label, automatic_label, split_label
from checker.document.model import Block, RawBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

_RECIPIENTS = re.compile(r"^\s*nơi nhận\b", re.IGNORECASE)
_APPENDIX = re.compile(r"^(?:PHỤ LỤC|Phụ lục|BIỂU (?:SỐ|MẪU)|Biểu (?:số|mẫu))\b")
_TITLE = re.compile(r"^(?:DỰ THẢO\s+)?BÁO\s*CÁO\b(?!\s*(?:VIÊN|CHÍ))")
_INTRODUCES_REPORT = re.compile(r"báo cáo|như sau", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:MỤC LỤC|Mục lục)\s*$")
_CONTENTS_LINE = re.compile(r"(?:\.{3,}|…|\s)\s*\d{1,3}$")
_LEADERS = re.compile(r"(?:\.{4,}|…{2,})\s*\d{1,3}$")
_CLOSED = re.compile(r"[.;!?…/]['\"”)\]]*$")
_ROW_LETTER = re.compile(r"^(?:[A-ZĐ]|[IVXL]+)\.?$")
_HEADING_STYLES = ("part", "capital", "roman")
_BULLETS = frozenset({"", *"-–—+*•●▪◦·✓➢❖"})
_MAX_HEADING = 220
_MAX_PLAIN_HEADING = 110


@dataclass(frozen=True, slots=True)
class _Line:
    """A raw block with its label split off."""

    raw: RawBlock
    label: Label | None
    text: str


@dataclass(slots=True)
class _Open:
    """An element of the outline that still governs what follows."""

    index: int
    style: str
    value: int
    heading: bool
    introduces: bool


def outline(raw_blocks: Sequence[RawBlock]) -> tuple[Block, ...]:
    """Give every block its label, section path, kind and parent."""
    lines = _lines(raw_blocks)
    contents = _contents(lines)
    headings = _headings(lines) - contents
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
            parent = stack[-1].index if stack else -1
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
        if _RECIPIENTS.match(line.text) or _APPENDIX.match(line.text):
            stack.clear()
            style = "recipients" if _RECIPIENTS.match(line.text) else "appendix"
            blocks.append(_block(index, line, label, "", -1, "heading"))
            stack.append(_Open(index, style, 0, heading=True, introduces=False))
            continue
        if signing and not line.label:
            blocks.append(_block(index, line, label, "", stack[0].index, "entry"))
            continue
        is_heading = index in headings
        _close(stack, line, blocks, is_heading=is_heading)
        parent = stack[-1].index if stack else -1
        kind = "heading" if is_heading else "entry" if line.label or _in_list(stack) else "paragraph"
        blocks.append(_block(index, line, label, _section(stack, blocks), parent, kind))
        introduces = line.text.rstrip('”" ').endswith(":")
        if is_heading or line.label or introduces:
            style, value = _style(line, is_heading=is_heading)
            stack.append(_Open(index, style, value, is_heading, introduces))
            if is_heading:
                blocks[-1] = replace(blocks[-1], section=_section(stack, blocks))
    return tuple(_lone_headings(blocks))


def _lines(raw_blocks: Sequence[RawBlock]) -> list[_Line]:
    lines = []
    for raw in raw_blocks:
        if raw.label:
            lines.append(_Line(raw, automatic_label(raw.label), raw.text))
        elif raw.row is not None or raw.part not in {"body", "textboxes"}:
            lines.append(_Line(raw, None, raw.text))
        else:
            label, text = split_label(raw.text)
            lines.append(_Line(raw, label, text))
    return [_as_letter_sequence(line, index, lines) for index, line in enumerate(lines)]


def _as_letter_sequence(line: _Line, index: int, lines: list[_Line]) -> _Line:
    """Letters are "C." and "D." after "B.", Roman numbers are "I." and "V." elsewhere."""
    label = line.label
    if label is None or label.style != "roman" or len(label.printed) > 1:
        return line
    capitals = [
        other.label.value for other in lines[:index] if other.label and other.label.style == "capital"
    ]
    letter = "ABCDĐEGHIKLMNOPQRSTUVXY".find(label.printed) + 1
    if capitals and capitals[-1] == letter - 1 and letter > 1:
        return replace(line, label=Label(label.printed, "capital", letter))
    return line


def _contents(lines: list[_Line]) -> set[int]:
    """The lines of a table of contents: those with dot leaders, and under "MỤC LỤC" with page numbers."""
    found = {index for index, line in enumerate(lines) if _LEADERS.search(line.raw.text)}
    for index, line in enumerate(lines):
        if _CONTENTS.match(line.raw.text):
            position = index
            while position + 1 < len(lines) and _CONTENTS_LINE.search(lines[position + 1].raw.text):
                position += 1
            found.update(range(index, position + 1))
    return found


def _front_matter(lines: list[_Line]) -> int:
    """The index of the first block after the title, 0 when there is no title "BÁO CÁO"."""
    for index, line in enumerate(lines[:40]):
        if _TITLE.match(line.raw.text) and line.raw.text.upper()[:8] == line.raw.text[:8]:
            end = index + 1
            while end < len(lines) and end <= index + 5 and _is_title_line(lines[end]):
                end += 1
            return end
    return 0


def _is_title_line(line: _Line) -> bool:
    """Whether a line under "BÁO CÁO" belongs to the title: the abstract, the period, a rule."""
    text = line.text
    if line.label is not None and line.label.style in _HEADING_STYLES:
        return False
    return (
        not _CLOSED.search(text)
        and not text.endswith(":")
        and (len(text) < 160 or line.raw.centered or line.raw.bold)
    )


def _headings(lines: list[_Line]) -> set[int]:
    """The indexes of blocks that are headings."""
    found = set()
    for index, line in enumerate(lines):
        raw = line.raw
        text = line.text
        style = line.label.style if line.label else ""
        if raw.row is not None or raw.part not in {"body", "textboxes"} or not (text or style == "part"):
            continue
        if _is_statement(text):
            continue
        closed = bool(_CLOSED.search(text))
        short = len(text) <= _MAX_HEADING
        if (
            (raw.heading is not None and short)
            or style == "part"
            or (_is_capitals(text) and short and len(text) > 3 and style not in {"-", "+", "*"})
            or (style in _HEADING_STYLES and short and not closed and "; " not in text)
        ):
            found.add(index)
        elif style.startswith("decimal") or style in {"letter", "small-roman"}:
            if not short or closed or text.endswith(","):
                continue
            if (
                raw.bold
                or _has_body(lines, index)
                or _is_empty_section(lines, index)
                or _is_bare_among_sentences(lines, index)
            ):
                found.add(index)
        elif not style and not closed and short and raw.bold and not text.endswith((":", ",")):
            found.add(index)
        elif style in {"-", "+", "*"} and not closed and short and not text.endswith((":", ",", "…")):
            if _has_body(lines, index) and len(text) <= _MAX_HEADING:
                found.add(index)
        elif not style and _is_plain_heading(lines, index):
            found.add(index)
    return _with_siblings(lines, found)


def _is_statement(text: str) -> bool:
    """Whether a line says under its own title what there is to say: "V. KIẾN NGHỊ: Không có."."""
    _, colon, said = text.partition(": ")
    return bool(colon) and bool(_CLOSED.search(said)) and not _is_capitals(said)


def _is_capitals(text: str) -> bool:
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and sum(1 for char in letters if char.isupper()) >= 0.9 * len(letters)


def _has_body(lines: list[_Line], index: int) -> bool:
    """Whether something stands under a labelled line: unlabelled text, a table, or deeper labels."""
    label = lines[index].label
    for line in lines[index + 1 :]:
        if line.raw.part == "footnotes":
            continue
        if line.raw.row is not None:
            return True
        if line.label is None:
            return bool(line.text) and not _is_capitals(line.text) and not _RECIPIENTS.match(line.text)
        if label is None:
            return True
        return line.label.style != label.style and _depth(line.label.style) > _depth(label.style)
    return False


def _is_empty_section(lines: list[_Line], index: int) -> bool:
    """Whether a line "2.8. ..." is followed directly by the heading of a higher section."""
    label = lines[index].label
    following = lines[index + 1].label if index + 1 < len(lines) else None
    return (
        label is not None
        and following is not None
        and label.style.startswith("decimal")
        and label.style != "decimal1"
        and _depth(following.style) < _depth(label.style)
    )


def _is_bare_among_sentences(lines: list[_Line], index: int) -> bool:
    """Whether a numbered topic without a full stop stands between numbered sentences of the same run."""
    label = lines[index].label
    if label is None or not label.style.startswith("decimal"):
        return False
    before = next((other for other in reversed(lines[:index]) if other.label), None)
    after = next((other for other in lines[index + 1 :] if other.label), None)
    same = [other for other in (before, after) if other and other.label and other.label.style == label.style]
    following = lines[index + 1] if index + 1 < len(lines) else None
    return (
        following is not None
        and following.label is not None
        and any(other.text.endswith(".") for other in same)
        and not any(other.text.endswith(";") for other in same)
    )


def _depth(style: str) -> int:
    order = ("part", "capital", "roman", "decimal1", "decimal2", "decimal3", "decimal4", "decimal5")
    if style in order:
        return order.index(style)
    return {"letter": 8, "small-roman": 9, "ordinal": 9, "-": 10, "*": 11, "+": 12}.get(style, 9)


def _is_plain_heading(lines: list[_Line], index: int) -> bool:
    """A short line without number or full stop, followed by running text that is not."""
    text = lines[index].text
    if (
        len(text) > _MAX_PLAIN_HEADING
        or _CLOSED.search(text)
        or text.endswith((":", ","))
        or not text[0].isupper()
    ):
        return False
    if index + 1 >= len(lines):
        return False
    following = lines[index + 1]
    if following.raw.row is not None:
        return len(text) > 8
    return bool(_CLOSED.search(following.text) or following.text.endswith((":", ";"))) and len(text) > 6


def _with_siblings(lines: list[_Line], found: set[int]) -> set[int]:
    """Numbered lines of one run are headings together: one that has nothing under it is an empty one."""
    result = set(found)
    added = True
    while added:
        size = len(result)
        _add_siblings(lines, result)
        added = len(result) > size
    return result


def _add_siblings(lines: list[_Line], result: set[int]) -> None:
    for index in sorted(result):
        label = lines[index].label
        if label is None or not (label.style.startswith("decimal") or label.style == "letter"):
            continue
        for step in (-1, 1):
            position = index + step
            while 0 <= position < len(lines):
                other = lines[position]
                if other.label and _depth(other.label.style) < _depth(label.style):
                    break
                if position in result and other.label is None:
                    break
                if other.label and other.label.style == label.style:
                    if _is_sibling_heading(lines, position):
                        result.add(position)
                    break
                position += step


def _is_sibling_heading(lines: list[_Line], position: int) -> bool:
    """Whether a numbered line beside a heading is one too: with a full stop only above a text."""
    text = lines[position].text
    if _CLOSED.search(text) or len(text) > _MAX_HEADING:
        return len(text) <= 2 * _MAX_HEADING and _has_body(lines, position)
    return not text.endswith((":", ",")) and _unique(lines, position)


def _unique(lines: list[_Line], position: int) -> bool:
    """Whether a numbered line is no list entry: it does not follow an introducing sentence."""
    before = lines[position - 1] if position else None
    return before is None or not before.text.endswith(":") or before.label is not None


def _style(line: _Line, *, is_heading: bool) -> tuple[str, int]:
    if line.label:
        return line.label.style, line.label.value
    if is_heading:
        return ("capitals" if _is_capitals(line.text) else "plain"), 0
    return "intro", 0


def _close(stack: list[_Open], line: _Line, blocks: list[Block], *, is_heading: bool) -> None:
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
        if element.index == last and element.introduces and not element.heading and value in {0, 1}:
            return
        restarts = value == 1 and element.value >= 1 and position < len(stack) - 1 and not is_heading
        if restarts and any(not other.style.startswith("decimal") for other in stack[position + 1 :]):
            continue
        del stack[position:]
        return
    if is_heading and style in _HEADING_STYLES:
        keep = {"part": 0, "capital": 1, "roman": 2}[style]
        while stack and (
            _depth(stack[-1].style) >= keep or stack[-1].style in {"capitals", "plain", "intro", "recipients"}
        ):
            stack.pop()
        return
    if value > 1:
        while stack and _depth(stack[-1].style) > _depth(style) and not stack[-1].introduces:
            stack.pop()
    if style.startswith("decimal"):
        depth = _depth(style)
        while (
            stack
            and _depth(stack[-1].style) > depth
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
        twins = opens and stack[-1].index == len(blocks) - 1 and stack[-1].style == "intro"
        if stack[-1].introduces and continues and not twins:
            return
        stack.pop()


def _in_list(stack: list[_Open]) -> bool:
    return bool(stack) and stack[-1].introduces and not stack[-1].heading


def _section(stack: list[_Open], blocks: list[Block]) -> str:
    """The path of the labels of all headings that are open: "II.2.a"; "2.1" under "2" is said once."""
    path: list[str] = []
    for element in stack:
        label = blocks[element.index].label
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
    return len(filled) == 2 and bool(_ROW_LETTER.match(filled[0])) and len(cells) >= 3


def _lone_headings(blocks: list[Block]) -> list[Block]:
    """An entry "Kinh phí hoạt động:" with nothing under it names a topic and says nothing."""
    parents = {block.parent for block in blocks}
    return [
        replace(block, kind="heading")
        if block.kind in {"entry", "paragraph"}
        and block.text.endswith(":")
        and not _INTRODUCES_REPORT.search(block.text)
        and index not in parents
        and len(block.text) <= _MAX_PLAIN_HEADING
        else block
        for index, block in enumerate(blocks)
    ]


def _block(index: int, line: _Line, label: str, section: str, parent: int, kind: str) -> Block:
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
    )
