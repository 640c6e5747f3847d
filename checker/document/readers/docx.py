"""Reading .docx: everything a reader of the printed page sees, in the order of the page.

Out: tracked deletions (kept apart), hidden text, field codes, prompts of unfilled content controls, headers
and footers that only number the pages. Comments are a part of their own. What cannot be read is said in the
notes.
"""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from checker.document.container import Container, open_zip, parse_xml, refuse_size
from checker.document.model import Part, RawBlock, Reading, Row
from checker.document.read import reading_of
from checker.document.readers import docx_tags as w
from checker.document.readers.docx_messages import refuse_foreign, refuse_package
from checker.document.readers.docx_numbering import Numbering, read_numbering
from checker.document.readers.docx_package import main_part, parse_styles, relations
from checker.document.readers.docx_paragraph import Paragraph, Trail
from checker.document.readers.docx_styles import Style, Styles, read_styles
from checker.document.readers.docx_tables import TableRow, is_layout, rows_of
from checker.document.readers.docx_text import deleted_text, look_over, read_content
from checker.document.readers.flow import ASIDE, PAGE_NUMBER
from checker.document.readers.left_out import notes_on, nothing_in_it
from checker.document.readers.tables import headings, join_cells
from checker.document.signature import kind_of
from checker.errors import EmptyDocumentError, UnsupportedFormatError
from checker.language.normal import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

    from checker.document.form import Form
    from checker.document.limits import Limits

_HALF_INCH = 720
_CHUNKS = frozenset(("html", "mht", "rtf", "text"))
"""What may be embedded and is read: nothing that could embed something itself."""
_WITHOUT_PAGE: frozenset[Part] = frozenset(("headers", "footers", "comments"))
_OLD_FONTS = (b'".vn', b'"vni', b'"vi ')
"""How the names of old fonts begin (``checker.language.legacy``), as attributes and in small letters."""


def read_docx(data: bytes, name: str, limits: Limits) -> Reading:
    """Read a Word file into blocks; raise a ``DocumentError`` that says what to do if it cannot be."""
    refuse_size(data, name, limits)
    refuse_foreign(data, name)
    container = open_zip(data, name, limits)
    main = main_part(container)
    content = container.read(main)
    root = parse_xml(content, name, limits)
    body = root.find(w.BODY)
    if root.tag != w.DOCUMENT or body is None:
        raise refuse_package(root, name)
    story = _open_story(container, main, content)
    look_over(root, content, story.trail)
    story.numbers = {paragraph: number for number, paragraph in enumerate(root.iter(w.P))}
    _read_story(story, body, "body")
    limits.check_pages(story.trail.page, name)
    story.origin = -1
    _read_margins(story, root)
    if not any(block.text for block in story.blocks):
        raise nothing_in_it(name, pictures=any("/media/" in path for path in container.members))
    _read_comments(story)
    trail = story.trail
    return Reading(
        blocks=tuple(story.blocks),
        format="docx",
        status="degraded" if "part" in trail.unread else "ok",
        notes=notes_on(trail),
        deleted=tuple(trail.deleted),
        form=partial(_form, data, name, limits),
    )


def _form(data: bytes, name: str, limits: Limits) -> Form:
    from checker.document.readers.docx_form import read_form

    return read_form(data, name, limits.started())


class _Story:
    """The state of one reading: what was found so far and what is needed to go on."""

    def __init__(
        self,
        container: Container,
        relations: dict[str, tuple[str, str]],
        styles: Styles,
        numbering: Numbering,
        trail: Trail,
        notes: dict[tuple[str, str], _Element],
    ) -> None:
        self.container = container
        self.relations = relations
        self.styles = styles
        self.numbering = numbering
        self.trail = trail
        self.notes = notes
        self.blocks: list[RawBlock] = []
        self.carried: Paragraph | None = None
        self.tables = 0
        self.numbers: dict[_Element, int] = {}
        """The paragraphs of the main part, numbered; none while an aside is read: it hangs on one of them."""
        self.origin = -1
        """The number of the paragraph that is read, or that what is read hangs on."""


def _open_story(container: Container, main: str, content: bytes) -> _Story:
    links = relations(container, main)
    paths = {kind: path for kind, path in links.values() if path in container}
    styles = numbering = None
    if path := paths.get("styles"):
        styles = parse_styles(container, path, content)
    if path := paths.get("numbering"):
        numbering = container.xml(path)
    notes: dict[tuple[str, str], _Element] = {}
    for kind, call in (("footnotes", w.FOOTNOTE_REF), ("endnotes", w.ENDNOTE_REF)):
        called = kind.removesuffix("s").encode() + b"Reference" in content
        if (path := paths.get(kind)) and called:
            for note in container.xml(path):
                # Separators are notes with a type.
                if note.get(w.TYPE) in (None, "normal"):
                    notes[call, note.get(w.ID) or ""] = note
    # Word and LibreOffice list the fonts of all parts in a table; others only name them where they are used.
    fonts = container.read(paths["fontTable"]) if "fontTable" in paths else b""
    named = (fonts + content).lower()
    old_fonts = any(font in named for font in _OLD_FONTS)
    return _Story(
        container,
        links,
        read_styles(styles),
        read_numbering(numbering),
        Trail(paged=b"lastRenderedPageBreak" in content, old_fonts=old_fonts),
        notes,
    )


def _read_story(story: _Story, parent: _Element, part: Part, *, framed: bool = False) -> None:
    """Read the blocks of the body, of a cell, of a text box, of a note or of a margin."""
    elements = list(w.flat(parent))
    last = _last_with_text(elements) if part == "body" and not framed else 0
    for position, element in enumerate(elements):
        story.container.limits.check_time(story.container.name)
        tag = element.tag
        if tag == w.P:
            paragraph = _read_paragraph(story, element)
            if paragraph is not None and paragraph.style.contents:
                story.trail.contents += 1
            elif paragraph is not None:
                _add(story, paragraph, part, framed=framed)
        elif tag == w.TBL:
            edge = part == "body" and not framed and (position >= last or _begins(story))
            _read_table(story, element, part, edge=edge)
        elif tag == w.ALT_CHUNK:
            _read_chunk(story, element)
        elif tag == w.SDT:
            _count(element, story.trail)
    if story.carried is not None:
        carried, story.carried = story.carried, None
        _add(story, carried, part, framed=framed)


def _count(control: _Element, trail: Trail) -> None:
    """Count a content control that is not content: one that shows its prompt, or a table of contents."""
    if w.is_contents(control):
        trail.contents += 1
    else:
        trail.prompts += 1


def _read_chunk(story: _Story, chunk: _Element) -> None:
    """Read a page or a text that Word takes in when it opens the file; portals export their reports so."""
    _, path = story.relations.get(chunk.get(w.R_ID) or "", ("", ""))
    container = story.container
    content = container.read(path) if path in container else b""
    if content and kind_of(content) in _CHUNKS:
        with suppress(UnsupportedFormatError, EmptyDocumentError):
            story.blocks += reading_of(content, container.name, container.limits).blocks
            return
    story.trail.unread.add("part")


def _begins(story: _Story) -> bool:
    """Tell whether the body has no text yet."""
    return not any(block.part in ("body", "tables") for block in story.blocks)


def _last_with_text(elements: list[_Element]) -> int:
    for position in range(len(elements) - 1, -1, -1):
        if any((text.text or "").strip() for text in elements[position].iter(w.T)):
            return position
    return 0


def _add(story: _Story, paragraph: Paragraph, part: Part, *, framed: bool) -> None:
    label, style = paragraph.label, paragraph.style
    page = paragraph.page if story.trail.paged and part not in _WITHOUT_PAGE else None
    for line in paragraph.lines(framed=framed):
        if line and not (part in ("headers", "footers") and PAGE_NUMBER.fullmatch(line)):
            story.blocks.append(
                RawBlock(
                    line,
                    part,
                    label,
                    style.heading,
                    paragraph.indent,
                    paragraph.bold,
                    style.alignment == "center",
                    page,
                    origin=paragraph.origin,
                )
            )
            label = ""
    if paragraph.after:
        story.origin = paragraph.origin
        _read_after(story, paragraph.after, part)


def _read_after(story: _Story, after: list[_Element], part: Part) -> None:
    """Read what hangs on a paragraph: its text boxes, and the notes it calls.

    A box in a header or footer (a watermark, as a rule) is a piece of that.
    """
    for element in after:
        if element.tag == w.TXBX:
            _read_aside(story, element, part if part in _WITHOUT_PAGE else "textboxes")
        else:
            note = story.notes.pop((str(element.tag), element.get(w.ID) or ""), None)
            if note is not None:
                _read_aside(story, note, "footnotes")


def _read_aside(story: _Story, element: _Element, part: Part) -> None:
    """Read a story within the story: fields left open outside do not reach into it."""
    outside, carried, numbers = story.trail, story.carried, story.numbers
    story.trail, story.carried, story.numbers = outside.aside(), None, {}
    _read_story(story, element, part)
    outside.take(story.trail)
    story.trail, story.carried, story.numbers = outside, carried, numbers


def _read_paragraph(story: _Story, element: _Element) -> Paragraph | None:
    """Read a paragraph; None when it is not there any more (its end was deleted, so it joins the next)."""
    trail = story.trail
    first = next(iter(element), None)
    properties = first if first is not None and first.tag == w.PPR else None
    story.origin = story.numbers.get(element, story.origin)
    paragraph = Paragraph(origin=story.origin)
    num_id, level, vanishing = _format(story, paragraph, properties)
    read_content(element, paragraph, trail, story.styles)
    empty = not any(piece and not piece.isspace() for piece in paragraph.pieces)
    if vanishing and not (empty and not paragraph.after):
        story.carried = _joined(story.carried, paragraph)
        return None
    if vanishing:
        return None
    if story.carried is not None:
        # The merged paragraph looks like its last part.
        paragraph = _joined(story.carried, paragraph)
        story.carried = None
    if num_id is not None:
        paragraph.label = story.numbering.label(num_id, level)
        paragraph.indent = level
    return paragraph


def _joined(first: Paragraph | None, second: Paragraph) -> Paragraph:
    if first is not None:
        second.pieces = first.pieces + second.pieces
        second.after = first.after + second.after
        second.bold = first.bold and second.bold
        second.page = second.page if first.page is None else first.page
    return second


def _format(story: _Story, paragraph: Paragraph, properties: _Element | None) -> tuple[str | None, int, bool]:
    """Apply ``w:pPr``; return the list, its level, and whether the end of the paragraph was deleted."""
    if properties is None:
        paragraph.style = style = story.styles.get(None)
        return *_list_of(story, style, None, None), False
    style_id = heading = alignment = num_id = level = None
    vanishing = False
    for child in properties:
        tag = child.tag
        if tag == w.PSTYLE:
            style_id = child.get(w.VAL)
        elif tag == w.NUM_PR:
            for entry in child:
                if entry.tag == w.NUM_ID:
                    num_id = entry.get(w.VAL)
                elif entry.tag == w.ILVL:
                    level = w.number(entry.get(w.VAL))
        elif tag == w.JC:
            alignment = child.get(w.VAL)
        elif tag == w.OUTLINE:
            heading = w.number(child.get(w.VAL))
        elif tag == w.IND:
            left = w.number(child.get(w.IND_LEFT) or child.get(w.IND_START))
            paragraph.indent = left // _HALF_INCH if left and left > 0 else None
        elif tag == w.PAGE_BREAK_BEFORE:
            if w.is_on(child) and not story.trail.owed:
                story.trail.new_page()
        elif tag == w.RPR and not story.trail.is_plain(properties.getparent()):
            vanishing = _end_is_gone(child)
    style = story.styles.get(style_id)
    numbered = _list_of(story, style, num_id, level)
    if heading is None:
        heading = style.heading
    else:
        heading += 1
    if heading is not None and not 1 <= heading <= 9:
        # Level 10 is Word's way to say "body text".
        heading = None
    if heading != style.heading or (alignment and alignment != style.alignment):
        style = style._replace(heading=heading, alignment=alignment or style.alignment)
    paragraph.style = style
    return *numbered, vanishing


def _end_is_gone(mark: _Element) -> bool:
    for child in mark:
        if child.tag in (w.DEL, w.MOVE_FROM):
            return True
        if child.tag == w.VANISH:
            return w.is_on(child)
    return False


def _list_of(story: _Story, style: Style, num_id: str | None, level: int | None) -> tuple[str | None, int]:
    """Find the list of a paragraph: its own, or else the one of its style at the level kept for it."""
    by_style = num_id is None
    if num_id is None:
        num_id = style.num_id
    if num_id is None or num_id == "0":
        return None, 0
    if level is None:
        level = story.numbering.level_of_style(num_id, style.own)
    if level is None and by_style:
        level = style.level
    return num_id, level or 0


def _read_table(story: _Story, table: _Element, part: Part, *, edge: bool, nested: bool = False) -> None:
    rows = [row for row in rows_of(table) if not _deleted(story, row)]
    if not nested and (part in ASIDE or is_layout(table, rows, story.styles, edge=edge)):
        for row in rows:
            for cell in row.cells:
                if not cell.continued:
                    _read_story(story, cell.element, part, framed=True)
        return
    story.tables += 1
    own = story.tables
    headers: tuple[str, ...] = ()
    for number, row in enumerate(rows, start=1):
        story.container.limits.check_time(story.container.name)
        texts, look, nested_tables, after = _read_cells(story, row)
        line, places = join_cells(texts)
        heads, headers = headings(rows, number, texts, headers, bold=look.bold)
        if any(texts):
            story.blocks.append(
                RawBlock(
                    line,
                    "tables",
                    bold=look.bold,
                    page=look.page if story.trail.paged else None,
                    row=Row(own, number, places, () if heads else headers),
                    origin=look.origin,
                )
            )
        for inner in nested_tables:
            _read_table(story, inner, part, edge=False, nested=True)
        story.origin = look.origin
        _read_after(story, after, part)


def _deleted(story: _Story, row: TableRow) -> bool:
    """Tell whether a row was deleted with tracking, and keep its text."""
    properties = row.element.find(w.TR_PR)
    if properties is None or properties.find(w.DEL) is None:
        return False
    if text := clean(deleted_text(row.element)):
        story.trail.deleted.append(text)
    return True


def _read_cells(story: _Story, row: TableRow) -> tuple[list[str], Paragraph, list[_Element], list[_Element]]:
    """Read the cells of a row, one text for every column, and put aside what is to follow the row."""
    texts = [""] * row.columns
    look = Paragraph()
    tables: list[_Element] = []
    after: list[_Element] = []
    begins = ends = story.trail.page
    longest = -1
    for cell in row.cells:
        about = cell.element.find(w.TC_PR)
        if about is not None and about.find(w.CELL_DEL) is not None:
            if text := clean(deleted_text(cell.element)):
                story.trail.deleted.append(text)
            continue
        if cell.continued:
            continue
        # The cells of a row stand side by side: each counts the pages from where the row begins.
        story.trail.page = begins
        lines: list[str] = []
        for element in w.flat(cell.element):
            if element.tag == w.TBL:
                tables.append(element)
            elif element.tag == w.SDT:
                _count(element, story.trail)
            elif element.tag == w.P and (paragraph := _read_paragraph(story, element)) is not None:
                lines += (paragraph.label, paragraph.line)
                after += paragraph.after
                look.bold = look.bold and paragraph.bold
                look.page = paragraph.page if look.page is None else look.page
                if len(paragraph.line) > longest:
                    # A row is known by its fullest cell, not by the number in the first.
                    longest, look.origin = len(paragraph.line), paragraph.origin
        ends = max(ends, story.trail.page)
        if story.carried is not None:
            lines.append(story.carried.line)
            story.carried = None
        texts[cell.column] = " ".join(filter(None, lines))
    story.trail.page = ends
    return texts, look, tables, after


def _read_margins(story: _Story, root: _Element) -> None:
    """Read headers, then footers: each text once, however many sections repeat it."""
    sections = list(root.iter(w.SECT_PR))
    seen: set[str] = set()
    for tag, part in ((w.HEADER_REF, "headers"), (w.FOOTER_REF, "footers")):
        before = len(story.blocks)
        for section in sections:
            shows_first = section.find(w.TITLE_PAGE)
            for reference in section.iterchildren(tag):
                _, path = story.relations.get(reference.get(w.R_ID) or "", ("", ""))
                if path in seen or path not in story.container:
                    continue
                if reference.get(w.TYPE) == "first" and not (
                    shows_first is not None and w.is_on(shows_first)
                ):
                    continue
                seen.add(path)
                _read_aside(story, story.container.xml(path), "headers" if part == "headers" else "footers")
        story.blocks[before:] = dict.fromkeys(story.blocks[before:])


def _read_comments(story: _Story) -> None:
    """Read what reviewers wrote in the margin: kept apart, it is not what the report says."""
    for kind, path in story.relations.values():
        if kind == "comments" and path in story.container:
            for comment in story.container.xml(path).iter(w.COMMENT):
                before = len(story.blocks)
                _read_aside(story, comment, "comments")
                story.trail.comments += len(story.blocks) > before
