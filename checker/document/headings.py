"""Which lines of a report are headings: by style, number, capitals, and what stands around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.document.labels import CAPITALS, Label, automatic_label, split_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document.model import RawBlock

CLOSED = re.compile(r"[.;!?…/]['\"”)\]]*$")
_MAX_HEADING = 220
MAX_PLAIN_HEADING = 110
HEADING_STYLES = ("part", "capital", "roman")
_LETTERS = {"roman": ("capital", CAPITALS), "small-roman": ("letter", CAPITALS.lower())}
"""The letters that a Roman number of one letter may be instead, by its style."""
RECIPIENTS = re.compile(r"^\s*nơi nhận\b", re.IGNORECASE)


class Line(NamedTuple):
    """A raw block with its label split off."""

    raw: RawBlock
    label: Label | None
    text: str


def split_lines(raw_blocks: Sequence[RawBlock]) -> list[Line]:
    """The blocks of a reader as lines, their numbers and bullets split off."""
    lines = []
    for raw in raw_blocks:
        if raw.label:
            lines.append(Line(raw, automatic_label(raw.label), raw.text))
        elif raw.row is not None or raw.part not in {"body", "textboxes"}:
            lines.append(Line(raw, None, raw.text))
        else:
            label, text = split_label(raw.text)
            lines.append(Line(raw, label, text))
    return [_as_letter_sequence(line, index, lines) for index, line in enumerate(lines)]


def _as_letter_sequence(line: Line, index: int, lines: list[Line]) -> Line:
    """Letters are "C." after "B." and "i)" after "h)"; Roman numbers are "C.", "I." and "i)" elsewhere."""
    label = line.label
    if label is None or label.style not in _LETTERS or len(label.printed) > 1:
        return line
    style, alphabet = _LETTERS[label.style]
    before = [other.label.value for other in lines[:index] if other.label and other.label.style == style]
    letter = alphabet.find(label.printed) + 1
    if before and before[-1] == letter - 1 and letter > 1:
        return line._replace(label=Label(label.printed, style, letter))
    return line


def headings(lines: list[Line]) -> set[int]:
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
        closed = bool(CLOSED.search(text))
        short = len(text) <= _MAX_HEADING
        if (
            (raw.heading is not None and short)
            or style == "part"
            or (is_capitals(text) and short and len(text) > 3 and style not in {"-", "+", "*"})
            or (style in HEADING_STYLES and short and not closed and "; " not in text)
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
    return bool(colon) and bool(CLOSED.search(said)) and not is_capitals(said)


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals, but for a stray letter."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 4 and sum(1 for char in letters if char.isupper()) >= 0.9 * len(letters)


def _has_body(lines: list[Line], index: int) -> bool:
    """Whether something stands under a labelled line: unlabelled text, a table, or deeper labels."""
    label = lines[index].label
    for line in lines[index + 1 :]:
        if line.raw.part == "footnotes":
            continue
        if line.raw.row is not None:
            return True
        if line.label is None:
            return bool(line.text) and not is_capitals(line.text) and not RECIPIENTS.match(line.text)
        if label is None:
            return True
        return line.label.style != label.style and depth_of(line.label.style) > depth_of(label.style)
    return False


def _is_empty_section(lines: list[Line], index: int) -> bool:
    """Whether a line "2.8. ..." is followed directly by the heading of a higher section."""
    label = lines[index].label
    following = lines[index + 1].label if index + 1 < len(lines) else None
    return (
        label is not None
        and following is not None
        and label.style.startswith("decimal")
        and label.style != "decimal1"
        and depth_of(following.style) < depth_of(label.style)
    )


def _is_bare_among_sentences(lines: list[Line], index: int) -> bool:
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


def depth_of(style: str) -> int:
    """How deep a style of numbering stands: 0 for parts, more for what nests in them."""
    order = ("part", "capital", "roman", "decimal1", "decimal2", "decimal3", "decimal4", "decimal5")
    if style in order:
        return order.index(style)
    return {"letter": 8, "small-roman": 9, "ordinal": 9, "-": 10, "*": 11, "+": 12}.get(style, 9)


def _is_plain_heading(lines: list[Line], index: int) -> bool:
    """A short line without number or full stop, followed by running text that is not."""
    text = lines[index].text
    if (
        len(text) > MAX_PLAIN_HEADING
        or CLOSED.search(text)
        or text.endswith((":", ","))
        or not text[0].isupper()
    ):
        return False
    if index + 1 >= len(lines):
        return False
    following = lines[index + 1]
    if following.raw.row is not None:
        return len(text) > 8
    return bool(CLOSED.search(following.text) or following.text.endswith((":", ";"))) and len(text) > 6


def _with_siblings(lines: list[Line], found: set[int]) -> set[int]:
    """Numbered lines of one run are headings together: one that has nothing under it is an empty one."""
    result = set(found)
    added = True
    while added:
        size = len(result)
        _add_siblings(lines, result)
        added = len(result) > size
    return result


def _add_siblings(lines: list[Line], result: set[int]) -> None:
    for index in sorted(result):
        label = lines[index].label
        if label is None or not (label.style.startswith("decimal") or label.style == "letter"):
            continue
        for step in (-1, 1):
            position = index + step
            while 0 <= position < len(lines):
                other = lines[position]
                if other.label and depth_of(other.label.style) < depth_of(label.style):
                    break
                if position in result and other.label is None:
                    break
                if other.label and other.label.style == label.style:
                    if _is_sibling_heading(lines, position):
                        result.add(position)
                    break
                position += step


def _is_sibling_heading(lines: list[Line], position: int) -> bool:
    """Whether a numbered line beside a heading is one too: with a full stop only above a text."""
    text = lines[position].text
    if CLOSED.search(text) or len(text) > _MAX_HEADING:
        return len(text) <= 2 * _MAX_HEADING and _has_body(lines, position)
    return not text.endswith((":", ",")) and _unique(lines, position)


def _unique(lines: list[Line], position: int) -> bool:
    """Whether a numbered line is no list entry: it does not follow an introducing sentence."""
    before = lines[position - 1] if position else None
    return before is None or not before.text.endswith(":") or before.label is not None
