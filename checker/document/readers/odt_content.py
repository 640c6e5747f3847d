"""The content of an OpenDocument text: paragraphs, lists, tables, notes, boxes, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.document.readers import odt_tags as o
from checker.document.readers.flow import Cell, Flow, Paragraph, Table, TableRow, has_text
from checker.document.readers.left_out import LeftOut
from checker.document.readers.odt_lists import OUTLINE, Lists
from checker.document.readers.tables import MOST_COLUMNS
from checker.language.normal import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from checker.document.readers.odt_styles import Style, Styles

_BLANKS = re.compile(r"[\t\r\n ]+")
_STANDS_FOR = {f"{o.TEXT}s": " ", f"{o.TEXT}tab": "\t", f"{o.TEXT}line-break": "\n"}
_TRANSPARENT = frozenset(
    o.TEXT + name
    for name in (
        "index-body",
        "index-title",
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
        "bibliography",
    )
)
_SILENT = frozenset(
    (
        *(o.OFFICE + name for name in ("annotation-end", "forms")),
        *(o.TEXT + name for name in ("number", "ruby-text", "note-citation", "script")),
    )
)
_COMMENT = f"{o.OFFICE}annotation"
_ROW_GROUPS = frozenset(o.TABLE + name for name in ("table-rows", "table-row-group", "table-header-rows"))
_CELLS = (f"{o.TABLE}table-cell", f"{o.TABLE}covered-table-cell")


@dataclass(slots=True, eq=False, repr=False)
class Content:
    """The state of one reading: what is needed to go on and what was found so far."""

    styles: Styles
    lists: Lists
    paged: bool = False
    """The file says where its pages end."""
    page: int = 1
    begun: bool = False
    """Some text was read, so a break begins a new page."""
    left: LeftOut = field(default_factory=LeftOut)
    comments: Flow = field(default_factory=list)

    def story(self, parent: _Element) -> Flow:
        """Read the blocks of the body, of a cell, of a box, of a note or of a margin."""
        flow: Flow = []
        for element in parent:
            self._block(element, flow)
        return flow

    def _block(self, element: _Element, flow: Flow) -> None:
        tag = str(element.tag)
        if tag in (o.P, o.H):
            flow.append(self._paragraph(element))
        elif tag == o.LIST:
            style = element.get(o.STYLE_NAME) or self._list_style_within(element)
            self._list(element, flow, self.lists.open(element, style), style, 1)
        elif tag == f"{o.TABLE}table":
            flow.append(self._table(element))
        elif tag == f"{o.TEXT}numbered-paragraph":
            self._numbered_paragraph(element, flow)
        elif tag == f"{o.TEXT}section":
            if element.get(f"{o.TEXT}display") == "none":
                self.left.hidden += 1
            else:
                flow += self.story(element)
        elif tag in _TRANSPARENT:
            flow += self.story(element)
        elif tag == o.SOFT_PAGE_BREAK:
            self.page += 1
        elif tag == f"{o.TEXT}tracked-changes":
            self._deletions(element)
        elif tag == _COMMENT:
            self._comment(element)
        elif tag.startswith(o.DRAW):
            anchor = Paragraph()
            self._drawing(element, anchor)
            flow.append(anchor)

    # Lists ------------------------------------------------------------------------------------------

    def _list(self, element: _Element, flow: Flow, counter: str, style: str, depth: int) -> None:
        for item in element:
            start = o.number(item.get(f"{o.TEXT}start-value"))
            labelled = item.tag != o.LIST_ITEM
            for child in item:
                if child.tag == o.LIST:
                    inner = child.get(o.STYLE_NAME) or style
                    self._list(child, flow, counter, inner, depth + 1)
                elif child.tag in (o.P, o.H) and not labelled:
                    # Only the first paragraph of an item is numbered.
                    labelled = True
                    label = self.lists.label(counter, style, depth, start)
                    flow.append(self._paragraph(child, label, depth - 1))
                elif child.tag == o.H:
                    flow.append(self._paragraph(child, ""))
                else:
                    self._block(child, flow)

    def _list_style_within(self, element: _Element) -> str:
        """Find the list style that the paragraphs of a list without style of its own bring along."""
        first = next(element.iter(o.P, o.H), None)
        if first is None:
            return ""
        return self.styles.get("paragraph", first.get(o.STYLE_NAME)).list_style or ""

    def _numbered_paragraph(self, element: _Element, flow: Flow) -> None:
        counter = element.get(f"{o.TEXT}list-id") or ""
        style = element.get(o.STYLE_NAME) or self._list_style_within(element)
        depth = o.number(element.get(f"{o.TEXT}level")) or 1
        start = o.number(element.get(f"{o.TEXT}start-value"))
        for child in element.iterchildren(o.P, o.H):
            label = self.lists.label(f"paragraphs {counter}", style, depth, start)
            flow.append(self._paragraph(child, label, depth - 1))

    # Paragraphs -------------------------------------------------------------------------------------

    def _paragraph(self, element: _Element, label: str | None = None, indent: int | None = None) -> Paragraph:
        style = self.styles.get("paragraph", element.get(o.STYLE_NAME))
        self.page += bool(style.page_before and self.begun)
        paragraph = Paragraph(label=label or "", alignment=style.alignment or "")
        paragraph.indent = style.indent if indent is None else indent
        if element.tag == o.H:
            paragraph.heading = o.number(element.get(f"{o.TEXT}outline-level")) or style.heading or 1
            if label is None:
                paragraph.label = self._outline_label(element, paragraph.heading, style)
        elif style.heading:
            paragraph.heading = style.heading
        veil = element.find(f"{o.TEXT}hidden-paragraph")
        if veil is not None and veil.get(f"{o.TEXT}is-hidden") != "false":
            style = style._replace(hidden=True)
        self._inline(element, paragraph, style)
        self.page += bool(style.page_after)
        return paragraph

    def _outline_label(self, element: _Element, level: int, style: Style) -> str:
        if style.list_style == "" or element.get(f"{o.TEXT}is-list-header") == "true":
            return ""
        start = o.number(element.get(f"{o.TEXT}start-value"))
        if start is None and element.get(f"{o.TEXT}restart-numbering") == "true":
            start = 1
        return self.lists.label(OUTLINE, OUTLINE, level, start)

    def _inline(self, element: _Element, into: Paragraph, look: Style) -> None:
        """Add the visible text below an element to a paragraph."""
        self._write(element.text, into, look)
        for child in element:
            self._inline_child(child, str(child.tag), into, look)
            self._write(child.tail, into, look)

    def _inline_child(self, child: _Element, tag: str, into: Paragraph, look: Style) -> None:
        if tag == f"{o.TEXT}span":
            own = self.styles.get("text", child.get(o.STYLE_NAME))
            self._inline(child, into, own.over(look))
        elif tag in _STANDS_FOR:
            if not look.hidden:
                into.pieces.append(_STANDS_FOR[tag])
        elif tag == o.SOFT_PAGE_BREAK:
            self.page += 1
        elif tag == f"{o.TEXT}note":
            for body in child.iterchildren(f"{o.TEXT}note-body"):
                into.after.append(("footnotes", self.story(body)))
        elif tag == _COMMENT:
            self._comment(child)
        elif tag.startswith(o.DRAW):
            self._drawing(child, into)
        elif tag == f"{o.TEXT}placeholder" or child.get(f"{o.LOEXT}showing-place-holder") == "true":
            self.left.prompts += 1
        elif tag == f"{o.TEXT}hidden-text" and child.get(f"{o.TEXT}is-hidden") != "false":
            self.left.hidden += 1
        elif tag not in _SILENT:
            self._inline(child, into, look)

    def _write(self, text: str | None, into: Paragraph, look: Style) -> None:
        if not text:
            return
        if look.hidden:
            self.left.hidden += not text.isspace()
            return
        self.begun = True
        text = _BLANKS.sub(" ", text.upper() if look.capitals else text)
        page = self.page if self.paged else None
        into.write(text, bold=bool(look.bold), page=page, font=look.font or "")

    def _comment(self, element: _Element) -> None:
        comment = self.story(element)
        self.left.comments += has_text(comment)
        self.comments += comment

    def _drawing(self, element: _Element, into: Paragraph) -> None:
        """Put the boxes of a drawing behind the paragraph that it is anchored to."""
        if element.tag == f"{o.DRAW}object":
            self.left.unread.add("object")
        elif element.tag == f"{o.DRAW}text-box" or next(element.iterchildren(o.P, o.LIST), None) is not None:
            into.after.append(("textboxes", self.story(element)))
        else:
            for child in element:
                if str(child.tag).startswith(o.DRAW):
                    self._drawing(child, into)

    # Tables -----------------------------------------------------------------------------------------

    def _table(self, table: _Element) -> Table:
        rows: list[TableRow] = []
        lined = False
        for element, marked in _rows(table, marked=False):
            if element.tag == o.SOFT_PAGE_BREAK:
                self.page += 1
                continue
            cells = self._cells(element)
            default = element.get(f"{o.TABLE}default-cell-style-name")
            for cell in element.iterchildren(*_CELLS):
                style = cell.get(f"{o.TABLE}style-name") or default
                lined = lined or bool(self.styles.get("table-cell", style).lined)
            columns = cells[-1].column + cells[-1].span if cells else 0
            rows.append(TableRow(cells, columns, marked))
        return Table(rows, lined)

    def _cells(self, row: _Element) -> list[Cell]:
        """Read the cells of a row, each with the columns it covers."""
        cells: list[Cell] = []
        begins = ends = self.page
        column = reach = 0
        for element in row.iterchildren(*_CELLS):
            times = max(o.number(element.get(f"{o.TABLE}number-columns-repeated")) or 1, 1)
            if element.tag != _CELLS[0]:
                # What lies below a cell of this row counts with it; the rest continues a row above.
                covered = range(max(column, reach), min(column + times, MOST_COLUMNS))
                cells += [Cell([], place, continued=True) for place in covered]
                column += times
                continue
            span = max(o.number(element.get(f"{o.TABLE}number-columns-spanned")) or 1, 1)
            for _ in range(times):
                if column >= MOST_COLUMNS:
                    break
                # The cells of a row stand side by side: each counts the pages from where it begins.
                self.page = begins
                cells.append(Cell(self.story(element), column, min(span, MOST_COLUMNS)))
                ends = max(ends, self.page)
                column += 1
                reach = max(reach, column - 1 + span)
        self.page = ends
        return cells

    # The rest ---------------------------------------------------------------------------------------

    def _deletions(self, changes: _Element) -> None:
        """Keep the text of tracked deletions; insertions are part of the text."""
        for deletion in changes.iter(f"{o.TEXT}deletion"):
            texts = ("".join(map(str, part.itertext())) for part in deletion.iter(o.P, o.H))
            if text := clean(" ".join(texts)):
                self.left.deleted.append(text)


def _rows(table: _Element, *, marked: bool) -> Iterator[tuple[_Element, bool]]:
    """Find the rows of a table, and whether each is repeated as a header on every page."""
    for element in table:
        if element.tag in (f"{o.TABLE}table-row", o.SOFT_PAGE_BREAK):
            yield element, marked
        elif element.tag in _ROW_GROUPS:
            heads = marked or element.tag == f"{o.TABLE}table-header-rows"
            yield from _rows(element, marked=heads)
