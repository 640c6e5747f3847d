"""What the reader knows of a Word paragraph and its runs, and what it carries from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.document.readers import docx_tags as w
from checker.document.readers.docx_styles import PLAIN, Style, Styles
from checker.document.readers.flow import split_lines
from checker.document.readers.left_out import LeftOut
from checker.language.legacy import decode_run, encoding_of
from checker.language.normal import clean

if TYPE_CHECKING:
    from lxml.etree import _Element


class Trail(LeftOut):
    """What carries over from one paragraph to the next."""

    def __init__(self, *, paged: bool, old_fonts: bool, page: int = 1) -> None:
        super().__init__()
        self.paged = paged
        self.old_fonts = old_fonts
        """Fonts from before Unicode occur in the file: the font of each run has to be known."""
        self.page = page
        self.notable: frozenset[_Element] | None = None
        """The paragraphs that hold more than plain text; None where nobody has looked."""
        self.private = True
        """Characters of symbol fonts may occur in the text."""
        self.owed = False
        """A page was begun by hand, and Word's own mark for it is still to come."""
        self.fields: list[bool] = []
        """The open fields, innermost last; True while their code is read, False within the result."""

    def is_plain(self, paragraph: _Element | None) -> bool:
        """Tell whether a paragraph is known to hold nothing but text."""
        return self.notable is not None and paragraph not in self.notable

    def new_page(self) -> None:
        """Begin a page by hand."""
        self.page += 1
        self.owed = True

    def aside(self) -> Trail:
        """Return the trail of a story within the story, which shares what is collected."""
        trail = Trail(paged=self.paged, old_fonts=self.old_fonts, page=self.page)
        trail.deleted = self.deleted
        trail.encodings = self.encodings
        trail.unread = self.unread
        return trail

    def take(self, other: Trail) -> None:
        """Add what a story within the story counted."""
        self.hidden += other.hidden
        self.prompts += other.prompts
        self.symbols += other.symbols


class Look(NamedTuple):
    """What the properties of a run say, its own or else those of its styles."""

    bold: bool | None = None
    hidden: bool | None = None
    caps: bool | None = None
    font: str | None = None


class Paragraph:
    """A paragraph as read: its lines still apart, and what hangs on it (boxes and calls of notes)."""

    def __init__(self, origin: int = -1) -> None:
        self.pieces: list[str] = []
        self.after: list[_Element] = []
        self.label = ""
        self.style: Style = PLAIN
        self.indent: int | None = None
        self.bold = True
        self.page: int | None = None
        self.origin = origin
        self.old: tuple[int, str, str] = (0, "", "")
        """Of the last run in an old font: where in ``pieces`` it ends, its font, its text as it is stored."""

    @property
    def line(self) -> str:
        """All of it on one line."""
        return clean("".join(self.pieces))

    def lines(self, *, framed: bool = False) -> list[str]:
        """Split the text where a line break stands for a new paragraph."""
        text = "".join(self.pieces)
        if "\n" not in text:
            return [clean(text)]
        heading = self.style.heading is not None
        return split_lines(text, alignment=self.style.alignment or "", heading=heading, framed=framed)


def write(text: str, into: Paragraph, trail: Trail, look: Look) -> None:
    """Add text that is seen to a paragraph, as it looks."""
    if trail.old_fonts and (encoding := encoding_of(look.font)):
        _write_old(text, into, look.font or "")
        trail.encodings.add(encoding)
    else:
        into.pieces.append(text)
    if look.caps:
        into.pieces[-1] = into.pieces[-1].upper()
    if text.isspace():
        return
    if not look.bold:
        into.bold = False
    if into.page is None:
        into.page = trail.page
    trail.owed = False


def _write_old(text: str, into: Paragraph, font: str) -> None:
    """Write a run in an old font; with the run before it if that has the same, since letters span runs."""
    end, last_font, stored = into.old
    if end and end == len(into.pieces) and last_font == font:
        into.pieces.pop()
        text = stored + text
    into.pieces.append(decode_run(text, font))
    into.old = (len(into.pieces), font, text)


def look_of(properties: _Element, styles: Styles, look: Look) -> Look:
    """Apply the properties of a run; what stands on the run itself outdoes its character style."""
    direct = Look()
    for child in properties:
        tag = child.tag
        if tag == w.BOLD:
            direct = direct._replace(bold=w.is_on(child))
        elif tag == w.VANISH:
            direct = direct._replace(hidden=w.is_on(child))
        elif tag == w.CAPS:
            direct = direct._replace(caps=w.is_on(child))
        elif tag == w.FONTS:
            direct = direct._replace(font=w.font_of(child))
        elif tag == w.RSTYLE and (style_id := child.get(w.VAL)):
            style = styles.get(style_id)
            look = _over(Look(style.bold, style.hidden, style.caps, style.font), look)
    return _over(direct, look)


def _over(upper: Look, lower: Look) -> Look:
    """What the upper look says, and the lower where that says nothing."""
    return Look(
        lower.bold if upper.bold is None else upper.bold,
        lower.hidden if upper.hidden is None else upper.hidden,
        lower.caps if upper.caps is None else upper.caps,
        lower.font if upper.font is None else upper.font,
    )
