"""The content of a page: paragraphs, lists, tables, notes, boxes, in reading order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.document.readers.flow import Cell, Flow, Paragraph, Table, TableRow, has_text
from checker.document.readers.html_css import borders, is_hidden
from checker.document.readers.html_lists import Lists
from checker.document.readers.html_tables import fill_below, number_of, rows_of
from checker.document.readers.left_out import LeftOut
from checker.document.readers.numbers import is_symbol_font, printed_label
from checker.document.readers.tables import MOST_COLUMNS
from checker.language.normal import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from checker.document.model import Part
    from checker.document.readers.html_css import Styles

_EMPTY_LINE = re.compile(r"\n[ \t\r]*\n")
_BLANKS = re.compile(r"[\t\r\n\f ]+")
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
        ),
        *(
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
        ),
        *("h6", "header", "hr", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "ul"),
        *("table", "tbody", "thead", "tfoot", "tr", "td", "th"),
    )
)
_SILENT = frozenset(
    (
        *(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "title",
            "select",
            "button",
            "textarea",
            "input",
        ),
        *("svg", "canvas", "video", "audio", "object", "embed", "map", "rt", "rp", "xml", "applet"),
    )
)
_BOLD = frozenset(("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ALIGNMENTS = {"center": "center", "justify": "both", "left": "", "right": "", "start": "", "end": ""}
_BOX = re.compile(r"frame\d+", re.IGNORECASE)


class Look(NamedTuple):
    """What an element hands down to those in it."""

    bold: bool = False
    alignment: str = ""
    heading: int | None = None
    preformatted: bool = False
    capitals: bool = False
    font: str = ""


class Content:
    """Goes through the elements of a page and gathers what they show."""

    def __init__(self, styles: Styles, notes: dict[_Element, _Element], skipped: set[_Element]) -> None:
        self.styles = styles
        self.notes = notes
        self.skipped = skipped | set(notes.values())
        self.left = LeftOut()
        self.headers: Flow = []
        self.footers: Flow = []
        self.comments: Flow = []
        self.flow: Flow = []
        self.paragraph: Paragraph | None = None
        self.label = ""
        self.lists = Lists()
        self.called: list[_Element] = []
        """The notes that are being read: the first, and those that were called in it."""

    def story(self, element: _Element, look: Look | None = None) -> Flow:
        """Read what stands in an element as a flow of its own."""
        outside = self.flow, self.paragraph, self.label, self.lists
        self.flow, self.paragraph, self.label, self.lists = [], None, "", Lists()
        self._children(element, look or Look())
        self._end()
        inside = self.flow
        self.flow, self.paragraph, self.label, self.lists = outside
        return inside

    # Elements ---------------------------------------------------------------------------------------

    def _children(self, element: _Element, look: Look) -> None:
        self._write(element.text, look)
        for child in element:
            if isinstance(child.tag, str) and child not in self.skipped and child.tag not in _SILENT:
                self._element(child, child.tag, look)
            self._write(child.tail, look)

    def _element(self, element: _Element, tag: str, look: Look) -> None:
        css = self.styles.of(element)
        if is_hidden(element, css):
            self.left.hidden += bool(clean("".join(map(str, element.itertext()))))
        elif tag == "br":
            self._line_break()
        elif element in self.notes:
            self._note(self.notes.pop(element))
        elif tag == "del":
            if text := clean("".join(map(str, element.itertext()))):
                self.left.deleted.append(text)
        elif tag == "iframe":
            self.left.unread.add("frame")
        elif css.get("mso-list") == "ignore":
            self._printed_label(element)
        elif css.get("mso-element") == "comment":
            comment = self.story(element)
            self.left.comments += has_text(comment)
            self.comments += comment
        elif (element.get("class") or "").startswith("msocom") and tag == "a":
            return  # what Word shows for a comment in the text, and back
        elif _BOX.fullmatch(element.get("id") or ""):
            self._after("textboxes", self.story(element))
        elif tag == "div" and element.get("title") in ("header", "footer"):
            (self.headers if element.get("title") == "header" else self.footers).extend(self.story(element))
        elif tag == "table":
            for caption in element.iterchildren("caption"):
                self._block(caption, "caption", {}, look)
            self._end()
            self.flow.append(self._table(element, css, self._inner(element, tag, css, look)))
        elif tag in _BLOCKS:
            self._block(element, tag, css, self._inner(element, tag, css, look))
        else:
            self._children(element, self._inner(element, tag, css, look))

    def _block(self, element: _Element, tag: str, css: Mapping[str, str], look: Look) -> None:
        self._end()
        if tag in ("ol", "ul"):
            self.lists.open(element, css)
            self._children(element, look)
            self.lists.close()
        elif tag == "li":
            self.label = self.lists.label(element, css)
            self._children(element, look)
            self._end()
            self.label = ""
        else:
            label = self.label
            self._children(element, look)
            # A number that stands alone belongs to nothing else.
            self.label = self.label if label else ""
        self._end()

    def _inner(self, element: _Element, tag: str, css: Mapping[str, str], look: Look) -> Look:
        """Return what holds inside an element."""
        changes: dict[str, Any] = {}
        if tag in _BOLD:
            changes["bold"] = True
        if weight := css.get("font-weight"):
            changes["bold"] = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
        align = css.get("text-align") or (element.get("align") or "").lower()
        if tag == "center":
            changes["alignment"] = "center"
        elif align in _ALIGNMENTS and tag != "table":
            changes["alignment"] = _ALIGNMENTS[align]
        if tag in _HEADINGS:
            changes["heading"] = _HEADINGS[tag]
        elif (level := css.get("mso-outline-level", "")).isdigit() and 1 <= int(level) <= 9:
            changes["heading"] = int(level)
        if tag == "pre" or css.get("white-space", "").startswith("pre"):
            changes["preformatted"] = True
        if transform := css.get("text-transform"):
            changes["capitals"] = transform == "uppercase"
        if fonts := css.get("font-family") or element.get("face"):
            changes["font"] = fonts.split(",")[0].strip(" '\"")
        return look._replace(**changes) if changes else look

    # Paragraphs -------------------------------------------------------------------------------------

    def _write(self, text: str | None, look: Look) -> None:
        if not text:
            return
        for place, piece in enumerate(
            _EMPTY_LINE.split(text) if look.preformatted else [_BLANKS.sub(" ", text)]
        ):
            if place:
                self._end()
            if self.paragraph is not None or clean(piece):
                seen = piece.upper() if look.capitals else piece
                (self.paragraph or self._begin(look)).write(seen, bold=look.bold, font=look.font)

    def _begin(self, look: Look) -> Paragraph:
        paragraph = Paragraph(label=self.label, heading=look.heading, alignment=look.alignment)
        paragraph.indent = len(self.lists.around) - 1 if self.label else None
        self.label = ""
        self.paragraph = paragraph
        return paragraph

    def _end(self) -> None:
        if self.paragraph is not None:
            self.flow.append(self.paragraph)
            self.paragraph = None

    def _line_break(self) -> None:
        if self.paragraph is None:
            return
        last = next((piece for piece in reversed(self.paragraph.pieces) if piece.strip(" ")), "")
        if last.endswith("\n"):
            # Two in a row are how old editors end a paragraph.
            self._end()
        else:
            self.paragraph.pieces.append("\n")

    def _after(self, part: Part, flow: Flow) -> None:
        """Put a box or a note behind the paragraph that it hangs on."""
        if has_text(flow):
            paragraph = self.paragraph or self._begin(Look())
            paragraph.after.append((part, flow))

    def _note(self, block: _Element) -> None:
        """Read a note; one that is called within a note follows it, so that chains of notes do no harm."""
        self.called.append(block)
        if len(self.called) == 1:
            for note in self.called:
                self._after("footnotes", self.story(note))
            self.called.clear()

    def _printed_label(self, element: _Element) -> None:
        """Take the number that Word writes out for browsers that cannot count its lists."""
        around = (element, element.getparent(), *element.iter())
        fonts = " ".join((at.get("style") or "") + (at.get("face") or "") for at in around if at is not None)
        label = printed_label("".join(map(str, element.itertext())), symbols=is_symbol_font(fonts))
        if self.paragraph is None or self.paragraph.is_blank():
            self._end()
            self.label = label

    # Tables -----------------------------------------------------------------------------------------

    def _table(self, table: _Element, css: Mapping[str, str], look: Look) -> Table:
        rows: list[TableRow] = []
        said: list[bool | None] = []
        reach: dict[int, int] = {}
        for element, marked in rows_of(table):
            if is_hidden(element, self.styles.of(element)):
                continue
            cells: list[Cell] = []
            below: dict[int, int] = {}
            column = 0
            heads = True
            for cell in element.iterchildren("td", "th"):
                own = self.styles.of(cell)
                if is_hidden(cell, own):
                    continue
                column = fill_below(cells, reach, column)
                span = min(number_of(cell, "colspan"), MOST_COLUMNS - column)
                if span < 1:
                    break
                said.append(borders(own))
                heads = heads and cell.tag == "th"
                content = self.story(cell, self._inner(cell, str(cell.tag), own, look))
                cells.append(Cell(content, column, span))
                below.update(dict.fromkeys(range(column, column + span), number_of(cell, "rowspan") - 1))
                column += span
            columns = fill_below(cells, reach, column, last=True)
            reach = {place: rows - 1 for place, rows in reach.items() if rows > 1}
            reach.update({place: rows for place, rows in below.items() if rows > 0})
            rows.append(TableRow(cells, columns, marked or (heads and len(cells) > 1)))
        lines = borders(css)
        if lines is None:
            lines = (table.get("border") or "0") != "0" or table.get("rules") in ("all", "rows", "cols")
        return Table(rows, any(said) or (lines and not (said and all(line is False for line in said))))
