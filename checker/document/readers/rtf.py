"""Reading .rtf (Rich Text Format 1.9.1, as Word, WordPad and LibreOffice write it): what the page shows.

Out: tracked deletions and comments (kept apart), hidden text, field codes, pictures, headers and footers
that only number the pages. What cannot be read is said in the notes.
"""

from __future__ import annotations

import re
from copy import copy
from typing import TYPE_CHECKING

from checker.document.container import refuse_size, too_deep
from checker.document.model import Reading
from checker.document.readers.flow import Flow, Paragraph, blocks_of, has_text
from checker.document.readers.left_out import LeftOut, notes_on, nothing_in_it
from checker.document.readers.numbers import printed_label, symbol
from checker.document.readers.old_fonts import convert_old_fonts
from checker.document.readers.rtf_fonts import Fonts, code_page
from checker.document.readers.rtf_story import DESTINATIONS, STORIES, State, Story
from checker.document.readers.rtf_tables import RowLook
from checker.document.readers.rtf_tokens import Token, tokens
from checker.language.legacy import encoding_of
from checker.language.normal import clean

if TYPE_CHECKING:
    from checker.document.limits import Limits

_HALF_INCH = 720
_TIMED = 10_000
"""After so many words the clock is looked at."""
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_SPECIAL = re.compile("[\uf000-\uf0ff\ud800-\udfff]")
_CODE_PAGES = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_ENDS = frozenset(("par", "sect", "cell", "nestcell", "row", "nestrow", "\n", "\r"))
_STANDS_FOR = {
    "tab": "\t",
    "line": "\n",
    "column": "\n",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "~": " ",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emdash": "—",
    "endash": "–",
    "_": "-",
    "{": "{",
    "}": "}",
    "\\": "\\",
}


def read_rtf(data: bytes, name: str, limits: Limits) -> Reading:
    """Read an RTF file into blocks.

    Raises a ``DocumentError`` that says what to do if it cannot be read.
    """
    refuse_size(data, name, limits)
    reader = _Reader(name, limits, paged=b"\\softpage" in data)
    for place, token in enumerate(tokens(data, name, limits)):
        reader.take(token)
        if place % _TIMED == 0:
            limits.check_time(name)
    body = reader.finished(reader.stories[0])
    headers, footers = reader.margin("header"), reader.margin("footer")
    flows = body, headers, footers, reader.comments
    convert_old_fonts(flows, reader.left)
    blocks = blocks_of(*flows)
    if not blocks:
        raise nothing_in_it(name, pictures=b"\\pict" in data)
    return Reading(blocks, "rtf", notes=notes_on(reader.left), deleted=tuple(reader.left.deleted))


class _Reader:
    """Goes through the words of a file and does what each says."""

    def __init__(self, name: str, limits: Limits, *, paged: bool) -> None:
        self.file = name
        self.limits = limits
        self.paged = paged
        self.page = 1
        self.states = [State()]
        self.stories = [Story()]
        self.margins: dict[str, Flow] = {}
        self.comments: Flow = []
        self.first_pages = False
        self.fonts = Fonts()
        self.headings: dict[int, int] = {}
        self.left = LeftOut()
        self.name = ""
        """The name of the font or style that is being defined."""
        self.fallback = 0
        """So many characters are still to come that only repeat a Unicode one."""
        self.optional = False
        """The next word may name a destination that is to be skipped where it is not known."""
        self.veiled = False
        """The text before was hidden."""

    def margin(self, kind: str) -> Flow:
        """Return what repeats on the pages, that of first pages only if those differ."""
        shown = [f"{kind}f"] * self.first_pages + [kind, f"{kind}l", f"{kind}r"]
        return [item for word in shown for item in self.margins.get(word, [])]

    def take(self, token: Token) -> None:
        """Take the next token of the file."""
        kind, word, number, raw = token
        state = self.states[-1]
        if kind == "open":
            self.fallback, self.optional = 0, False
            inner = copy(state)
            inner.opened = ""
            self.states.append(inner)
        elif kind == "close":
            self.fallback, self.optional = 0, False
            self._close(self.states.pop())
        elif state.to == "skip":
            self.fallback = 0
        elif kind == "text":
            font = self.fonts.get(state.font)
            text, self.fallback = self.fonts.text(raw, font, state.fallback, self.fallback)
            if text:
                self._write(text, state)
        elif self.fallback:
            self.fallback -= 1
        else:
            self._word(word, number, state)

    # Groups -----------------------------------------------------------------------------------------

    def _open(self, word: str, state: State) -> bool:
        """Tell whether a control word says where the text of its group goes, and see to it."""
        optional, self.optional = self.optional, False
        if word in STORIES:
            state.opened = word
            state.to = "text"
            state.hidden = state.deleted = False
            state.depth = 0
            self.stories.append(Story())
        elif word in DESTINATIONS:
            state.to = DESTINATIONS[word]
            state.opened = word
            state.nested = state.nested or word == "nesttableprops"
            if word == "object":
                self.left.unread.add("object")
            if state.to == "label":
                self.stories[-1].label.clear()
        elif optional or (word.startswith("m") and word.endswith("Pr")):
            # What is unknown here, or only says what a formula looks like.
            state.to = "skip"
        else:
            return False
        return True

    def _close(self, state: State) -> None:
        if state.opened in STORIES:
            story = self.stories.pop()
            flow = self.finished(story)
            part = STORIES[state.opened]
            if part in ("headers", "footers"):
                self.margins.setdefault(state.opened, []).extend(flow)
            elif part == "comments":
                self.left.comments += has_text(flow)
                self.comments += flow
            elif has_text(flow):
                self.stories[-1].paragraph.after.append((part, flow))
        elif state.opened in ("listtext", "pntext"):
            story = self.stories[-1]
            story.paragraph.label = printed_label("".join(story.label), symbols=story.symbols)
            story.symbols = False

    def finished(self, story: Story) -> Flow:
        """Close what is still open in a story and return all of it."""
        if not story.paragraph.is_blank() or story.paragraph.after or story.deleted:
            self._end_paragraph(story, self.states[-1], 0)
        return story.level(0)

    # Text -------------------------------------------------------------------------------------------

    def _write(self, text: str, state: State) -> None:
        story = self.stories[-1]
        if state.to == "label":
            story.label.append(text)
            story.symbols = story.symbols or (self.fonts.get(state.font).symbols and not text.isspace())
        elif state.to in ("fonts", "styles"):
            self._define(text, state)
        elif state.to == "around":
            return
        elif state.deleted:
            story.deleted.append(text)
        elif state.hidden:
            # A hidden passage comes in many pieces.
            self.left.hidden += not (self.veiled or text.isspace())
            self.veiled = True
        else:
            self.veiled = False
            text = text.upper() if state.capitals else text
            font = self.fonts.get(state.font).name
            page = self.page if self.paged else None
            story.paragraph.write(text, bold=state.bold, page=page, font=font)

    def _define(self, text: str, state: State) -> None:
        """Take a piece of the name of a font or a style; a semicolon ends it."""
        *ended, rest = text.split(";")
        for piece in ended:
            name = (self.name + piece).strip()
            self.name = ""
            if state.to == "fonts":
                self.fonts.add(state.font or 0, name, state.charset, state.codepage)
                state.charset = state.codepage = None
            elif found := _HEADING.fullmatch(name):
                self.headings[state.style] = int(found[1])
            elif state.outline is not None:
                self.headings[state.style] = state.outline + 1
        self.name += rest

    # Words ------------------------------------------------------------------------------------------

    def _word(self, word: str, number: int | None, state: State) -> None:
        if word == "*":
            self.optional = True
        elif word in _STANDS_FOR:
            self._write(_STANDS_FOR[word], state)
        elif self._open(word, state):
            return
        elif word in _ENDS:
            if state.to == "text":
                self._end(word, state, self.stories[-1])
        elif word in ("page", "softpage"):
            self.page += 1
            if word == "page":
                self._write("\n", state)
        elif not state.apply(word, number) and not self._setting(word, number):
            self._define_row(word, number, state, self.stories[-1])

    def _setting(self, word: str, number: int | None) -> bool:
        """Apply a word that says something of the whole file or of the page; tell whether it did."""
        match word:
            case "ansi" | "mac" | "pc" | "pca":
                self.fonts.codec = _CODE_PAGES[word]
            case "ansicpg":
                self.fonts.codec = code_page(number or 0)
            case "deff":
                self.fonts.default = number or 0
            case "titlepg":
                self.first_pages = True
            case "pagebb":
                self.page += number != 0
            case _:
                return False
        return True

    # Paragraphs and rows ----------------------------------------------------------------------------

    def _end(self, word: str, state: State, story: Story) -> None:
        """End a paragraph, a cell or a row."""
        match word:
            case "cell":
                self._end_paragraph(story, state, 1)
                story.tables[0].end_cell()
            case "nestcell":
                self._end_paragraph(story, state, max(state.depth, 2))
                story.tables[-1].end_cell()
            case "row":
                story.level(1)
                story.tables[0].end_row(story.row)
            case "nestrow":
                if len(story.tables) > 1:
                    story.tables[-1].end_row(story.nested_row)
            case _:
                # A paragraph whose end was deleted or hidden goes on in the next one.
                if not (state.deleted or state.hidden):
                    self._end_paragraph(story, state, state.depth)
                self.page += word == "sect"

    def _end_paragraph(self, story: Story, state: State, depth: int) -> None:
        if depth > self.limits.depth // 4:
            raise too_deep(self.file, self.limits)
        paragraph, story.paragraph = story.paragraph, Paragraph()
        paragraph.pieces = [
            piece if encoding_of(paragraph.fonts.get(place)) else self._mended(piece)
            for place, piece in enumerate(paragraph.pieces)
        ]
        if deleted := clean(self._mended("".join(story.deleted))):
            self.left.deleted.append(deleted)
        story.deleted.clear()
        paragraph.alignment = state.alignment
        if state.outline is None:
            paragraph.heading = self.headings.get(state.style)
        elif 0 <= state.outline < 9:
            # The tenth level is the way to say "body text".
            paragraph.heading = state.outline + 1
        paragraph.indent = state.list_level if paragraph.label else state.indent // _HALF_INCH or None
        story.level(depth).append(paragraph)

    def _mended(self, text: str) -> str:
        """Put the halves of rare characters together, and turn signs of symbol fonts into text."""
        if _SPECIAL.search(text) is None:
            return text
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\ufffd", "")

        def written(found: re.Match[str]) -> str:
            sign = symbol(ord(found[0]))
            self.left.symbols += sign is None
            return sign or ""

        return _PRIVATE.sub(written, text)

    def _define_row(self, word: str, number: int | None, state: State, story: Story) -> None:
        """Apply a word that says what a row of a table is like."""
        if word == "trowd":
            if state.nested:
                story.nested_row = RowLook()
            else:
                story.row = RowLook()
        elif word.startswith(("cl", "cell", "tr", "brdr")) or word == "box":
            (story.nested_row if state.nested else story.row).apply(word, number)
