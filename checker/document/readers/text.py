"""Plain text and Markdown, with the damage that text taken from a PDF or a web page has.

Repaired here: line breaks inside sentences (at a page end or at a fixed width), page numbers on
lines of their own, footnotes that fell between two halves of a sentence, stray Markdown marks. Lost
diacritics cannot be repaired, they are matched tolerantly later.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from checker.document.model import CELL_BREAK, RawBlock, Reading, Row
from checker.errors import EmptyDocumentError, UnsupportedFormatError
from checker.language.encodings import Decoded, UndecodableError, decode_text
from checker.language.legacy import converted_note
from checker.language.normal import clean

if TYPE_CHECKING:
    from checker.document.limits import Limits

_PAGE_NUMBER = re.compile(
    r"^(?:[-–—]\s*)?(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?(?:\s*[-–—])?$", re.IGNORECASE
)
_HEADING_MARK = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_EMPHASIS = re.compile(r"(\*\*\*|\*\*|\*|__|~~|`)(?=\S)(.+?)(?<=\S)\1")
_STRAY_EMPHASIS = re.compile(r"\*\*|__(?=\s|$)|(?<=\s)__")
_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\s]|\([^()]*\))*\)")
_AUTOLINK = re.compile(r"<(https?://[^<>\s]+|mailto:[^<>\s]+)>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$")
_TABLE_RULE = re.compile(r"^\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
_LIST_MARK = re.compile(
    r"^(?:[-–—+*•●▪◦·o]\s|[-–—+•][^\W\d_]|(?:[IVXL]{1,6}|[A-ZĐa-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)/\-]\s)"
)
_SENTENCE_END = re.compile(r"[.;:!?…/]['\"”)\]]*$")
_FOOTNOTE = re.compile(r"^(?:\[(\d{1,2})\]|\((\d{1,2})\)|(\d{1,2}))\s+(?=[A-ZĐÀ-Ỹ“\"])")
_UNFINISHED = re.compile(
    r"\b(?:của|và|về|việc|theo|cho|với|tại|các|những|đến|từ|do|để|được|là|bằng|trong|(?<!cấp )trên|như)$"
)
"""The last word of a line that cannot be the last of a sentence or a heading."""
_UNNUMBERED = re.compile(r"\b(?:số|ngày|tháng|năm)$")
"""The same when a number follows ("năm" / "2019"); alone it may end a heading ("Kế hoạch công tác năm")."""
_SEPARATED = 8
"""With so many blank lines, a single line break behind an open sentence stands inside a paragraph."""
_WRAP_WIDTHS = range(50, 131)
_UNDECODABLE = {
    "binary": (
        "không phải tệp văn bản. Hãy gửi tệp Word (.docx) hoặc văn bản (.txt) mã hóa UTF-8.",
        "not a text file. Send a Word file (.docx) or a text (.txt) in UTF-8.",
    ),
    "unknown": (
        "không nhận ra bảng mã của văn bản (không phải UTF-8, TCVN3, VNI, VISCII). Hãy lưu lại với mã UTF-8.",
        "the encoding of the text is unknown (not UTF-8, TCVN3, VNI, VISCII). Save it again as UTF-8.",
    ),
    "lost": (
        "chữ có dấu đã bị thay bằng dấu hỏi từ lần lưu trước. Hãy mở bản gốc và lưu lại với mã UTF-8.",
        "letters were replaced by question marks when it was saved. Open the original, save it as UTF-8.",
    ),
}
_FORM_WORDS = re.compile(r"^(?:Nơi nhận|Số\s*:|Kính gửi|Độc lập|CỘNG H)", re.IGNORECASE)


def read_text(data: bytes, name: str, limits: Limits) -> Reading:
    """Read text in any encoding that can be told. Raises UnsupportedFormatError for all other content."""
    decoded = _decode(data, name)
    text = decoded.text
    lines = [
        clean(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    ]
    if not any(lines):
        raise EmptyDocumentError(
            f"{name}: tệp không có chữ nào. Hãy kiểm tra lại tệp đã lưu.",
            f"{name}: the file holds no text. Check the file that was saved.",
        )
    kept, dropped = _without_page_numbers(lines)
    joined, repaired = _join_lines(kept)
    blocks: list[RawBlock] = []
    table = 0
    position = 0
    while position < len(joined):
        limits.check_time(name)
        line = joined[position]
        if _is_table_row(line):
            end = position
            while end < len(joined) and (_is_table_row(joined[end]) or _TABLE_RULE.match(joined[end])):
                end += 1
            table += 1
            blocks += _table(joined[position:end], table)
            position = end
            continue
        position += 1
        if line and not _RULE.match(line):
            blocks.append(_paragraph(line))
    notes: list[tuple[str, str]] = [converted_note([decoded.encoding])] if decoded.encoding else []
    if dropped:
        notes.append(
            (
                f"Đã bỏ {dropped} dòng chỉ có số trang.",
                f"{dropped} lines with only a page number were left out.",
            )
        )
    if repaired:
        notes.append(
            (
                f"Đã nối {repaired} chỗ ngắt dòng giữa câu.",
                f"{repaired} line breaks inside sentences were joined.",
            )
        )
    markdown = name.lower().endswith((".md", ".markdown"))
    return Reading(tuple(blocks), "md" if markdown else "txt", notes=tuple(notes))


def _decode(data: bytes, name: str) -> Decoded:
    try:
        return decode_text(data)
    except UndecodableError as error:
        vi, en = _UNDECODABLE[error.reason]
        raise UnsupportedFormatError(f"{name}: {vi}", f"{name}: {en}") from None


def _without_page_numbers(lines: list[str]) -> tuple[list[str], int]:
    """The lines without those that hold only a page number; a blank marks where one stood."""
    kept = []
    dropped = 0
    for number, line in enumerate(lines):
        lonely = number == 0 or number == len(lines) - 1 or not (lines[number - 1] and lines[number + 1])
        if line and lonely and _PAGE_NUMBER.match(line):
            dropped += 1
            kept.append("")
        else:
            kept.append(line)
    return kept, dropped


def _join_lines(lines: list[str]) -> tuple[list[str], int]:
    """Paragraphs of the text: lines broken inside a sentence are joined again."""
    width = _wrap_width(lines)
    spaced = _is_spaced(lines)
    separated = lines.count("") >= _SEPARATED
    paragraphs: list[str] = []
    repaired = 0
    blank = True
    last = ""
    held_notes: list[str] = []
    for line in lines:
        if not line:
            blank = True
            continue
        previous = paragraphs[-1] if paragraphs else ""
        if previous and _continues(
            previous, last, line, width, spaced=spaced, separated=separated, after_blank=blank
        ):
            paragraphs[-1] = f"{previous} {line}"
            repaired += 1
        elif previous and blank and _FOOTNOTE.match(line) and _is_open(previous):
            held_notes.append(line)
            continue
        else:
            paragraphs += held_notes
            held_notes = []
            paragraphs.append(line)
        blank = False
        last = line
    return paragraphs + held_notes, repaired


def _wrap_width(lines: list[str]) -> int:
    """The column at which an editor broke the lines, or 0 when lines are whole paragraphs.

    Lines were broken at a width when nearly every line that is followed by another could not have
    taken its first word.
    """
    pairs = [
        (line, following.split(" ", 1)[0])
        for line, following in pairwise(lines)
        if line and following and not _is_table_row(line) and not _is_table_row(following)
    ]
    width = max((len(line) for line in lines if not _is_table_row(line)), default=0)
    if width not in _WRAP_WIDTHS or len(pairs) < 3:
        return 0
    full = sum(1 for line, word in pairs if len(line) + 1 + len(word) > width)
    return width if full * 2 >= len(pairs) else 0


def _is_open(paragraph: str) -> bool:
    """Whether a paragraph stops inside a sentence."""
    return len(paragraph) > 60 and not _SENTENCE_END.search(paragraph) and not paragraph.isupper()


def _is_spaced(lines: list[str]) -> bool:
    """Whether blank lines separate the paragraphs, so that a single line break stands inside one."""
    after = [not lines[i - 1] for i in range(1, len(lines)) if lines[i]]
    return len(after) >= 8 and sum(after) >= 0.45 * len(after)


def _continues(
    previous: str,
    last_line: str,
    line: str,
    width: int,
    *,
    spaced: bool,
    separated: bool,
    after_blank: bool,
) -> bool:
    """Whether ``line`` goes on with the sentence that ``previous`` began."""
    if (
        _LIST_MARK.match(line)
        or _is_table_row(line)
        or _is_table_row(previous)
        or line.startswith(("#", "|", "**"))
    ):
        return False
    if _FORM_WORDS.match(line) or previous.endswith("**"):
        return False
    lower_start = line[0].islower()
    open_end = not _SENTENCE_END.search(previous)
    if lower_start and open_end:
        return not previous.isupper() or not after_blank
    if after_blank:
        if _FOOTNOTE.match(line) or line.isupper():
            return False
        return open_end and _is_open(previous) and (previous.endswith(",") or line[0].isdigit())
    if len(previous) > 40 and (previous.endswith(",") or _UNFINISHED.search(previous)):
        return True
    if len(previous) > 40 and _UNNUMBERED.search(previous) and line[0].isdigit():
        return True
    if (
        _is_open(previous)
        and not line.isupper()
        and (spaced or (separated and not _LIST_MARK.match(previous)))
    ):
        return True
    if width and not after_blank:
        first_word = line.split(" ", 1)[0]
        return len(last_line) + 1 + len(first_word) > width
    return False


def _is_table_row(line: str) -> bool:
    return CELL_BREAK in line or (line.startswith("|") and line.count("|") >= 2)


def _table(lines: list[str], table: int) -> list[RawBlock]:
    """The rows of a pipe table; the row above the rule is the header."""
    rows = [(_cells(line), bool(_TABLE_RULE.match(line))) for line in lines]
    headers: tuple[str, ...] = ()
    if len(rows) > 1 and (rows[1][1] or _names_columns(rows[0][0])):
        headers = tuple(rows[0][0])
    blocks = []
    number = 0
    for cells, is_rule in rows:
        if is_rule:
            continue
        number += 1
        blocks.append(row_block(cells, table, number, headers))
    return blocks


def _names_columns(cells: list[str]) -> bool:
    """Whether the first row of a table without a rule looks like its column headings."""
    return (
        all(cell and len(cell) < 60 and not any(c.isdigit() for c in cell) for cell in cells)
        and len(cells) > 1
    )


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|").removesuffix("|")
    return [_plain(cell.strip().replace("<br>", " ")) for cell in re.split(r"(?<!\\)\|", inner)]


def row_block(cells: list[str], table: int, number: int, headers: tuple[str, ...]) -> RawBlock:
    """A table row as a block: its cells in one line, with their offsets."""
    offsets = []
    position = 0
    for cell in cells:
        offsets.append((position, position + len(cell)))
        position += len(cell) + len(CELL_BREAK)
    return RawBlock(CELL_BREAK.join(cells), part="tables", row=Row(table, number, tuple(offsets), headers))


def _paragraph(line: str) -> RawBlock:
    heading = _HEADING_MARK.match(line)
    if heading:
        return RawBlock(_plain(heading[2]), heading=len(heading[1]))
    bold = line.startswith(("**", "__")) and line.endswith(("**", "__")) and len(line) > 4
    note = _FOOTNOTE.match(line)
    text = _plain(line)
    if note and not bold:
        return RawBlock(text, part="footnotes")
    return RawBlock(text, bold=bold)


def _plain(text: str) -> str:
    """Markdown inline marks off, their text kept; a leading list star becomes a dash."""
    if text.startswith("* "):
        text = "- " + text[2:]
    if not any(mark in text for mark in "*_`[<\\~>"):
        return text
    text = _AUTOLINK.sub(r"\1", _LINK.sub(r"\1", text))
    for _ in range(3):
        text = _EMPHASIS.sub(r"\2", text)
    text = _STRAY_EMPHASIS.sub("", text)
    return _ESCAPED.sub(r"\1", text).removeprefix("> ").strip()
