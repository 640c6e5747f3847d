"""The styles of a Word file, as far as they decide what a paragraph is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.document.readers import docx_tags as w

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|contents) (?:[1-9]|heading)", re.IGNORECASE)
_STYLE_USED = re.compile(rb'<w:tblStyle w:val="([^"]*)"')
_TABLE_STYLE = re.compile(rb'w:type="table" (?:w:customStyle="1" )?w:styleId="([^"]*)"')
_BASED_ON = re.compile(rb'<w:basedOn w:val="([^"]*)"')


class Style(NamedTuple):
    """What a style, with the styles it is based on, says; None where nobody says anything."""

    bold: bool | None = None
    hidden: bool | None = None
    heading: int | None = None
    alignment: str | None = None
    num_id: str | None = None
    level: int | None = None
    own: str = ""
    """The style in the chain that brings the numbering."""
    caps: bool | None = None
    """Shown in capitals, whatever was typed."""
    font: str | None = None
    contents: bool = False
    """The style of a line in a table of contents."""


PLAIN = Style()


class Styles:
    """The styles by id, each resolved the first time it is asked for."""

    def __init__(self) -> None:
        self.elements: dict[str, _Element] = {}
        self.paragraph_default = ""
        self.table_default = ""
        self.font_default: str | None = None
        self.resolved: dict[str, Style] = {}

    def get(self, style_id: str | None) -> Style:
        """Return what holds for a paragraph or a run of this style."""
        key = style_id or self.paragraph_default
        style = self.resolved.get(key)
        if style is None:
            style = self.resolved[key] = _resolve(key, self.elements)
        return style

    def chain(self, style_id: str | None) -> list[_Element]:
        """Return a table style and those it is based on, nearest first."""
        return _chain(style_id or self.table_default, self.elements)


def read_styles(root: _Element | None) -> Styles:
    """Collect the styles of ``word/styles.xml``."""
    styles = Styles()
    if root is None:
        return styles
    defaults = root.find(f"{w.DOC_DEFAULTS}/{w.RPR_DEFAULT}/{w.RPR}/{w.FONTS}")
    styles.font_default = None if defaults is None else w.font_of(defaults)
    for element in root.iter(w.STYLE):
        style_id = element.get(w.STYLE_ID) or ""
        styles.elements.setdefault(style_id, element)
        if element.get(w.DEFAULT) in ("1", "true", "on"):
            if element.get(w.TYPE) == "paragraph":
                styles.paragraph_default = style_id
            elif element.get(w.TYPE) == "table":
                styles.table_default = style_id
    return styles


def without_unused_tables(styles: bytes, document: bytes) -> bytes:
    """Cut the table styles that nothing uses out of ``word/styles.xml`` before it is parsed.

    Word's templates carry a hundred of them, nine tenths of a file that can be three times the
    report. This knows only how Word and LibreOffice write; if the rest does not parse, parse it all.
    """
    head, *pieces = styles.split(b"<w:style ")
    # The names of styles that Word could make, and did not.
    before, _, after = head.partition(b"<w:latentStyles")
    kept = [before + after.partition(b"</w:latentStyles>")[2] if b"</w:latentStyles>" in after else head]
    tables: dict[bytes, bytes] = {}
    for piece in pieces:
        style_id = _TABLE_STYLE.match(piece)
        if style_id is None:
            kept.append(piece)
        else:
            tables[style_id[1]] = piece
    tail = b"</w:styles>" if pieces and _TABLE_STYLE.match(pieces[-1]) else b""
    wanted = set(_STYLE_USED.findall(document))
    while wanted:
        found = [tables.pop(style_id) for style_id in wanted if style_id in tables]
        kept[1:1] = (piece.removesuffix(tail) for piece in found)
        wanted = {base for piece in found for base in _BASED_ON.findall(piece)}
    return b"<w:style ".join(kept) + tail


def _chain(style_id: str, elements: dict[str, _Element]) -> list[_Element]:
    """Follow ``basedOn``; a style that is based on itself ends the chain."""
    chain: list[_Element] = []
    seen: set[str] = set()
    while style_id not in seen and style_id in elements:
        seen.add(style_id)
        chain.append(elements[style_id])
        style_id = w.value_of(elements[style_id], w.BASED_ON) or ""
    return chain


def _resolve(style_id: str, elements: dict[str, _Element]) -> Style:
    bold = hidden = caps = None
    heading = level = None
    font = None
    alignment = num_id = None
    contents = False
    own = ""
    for element in _chain(style_id, elements):
        contents = contents or bool(_CONTENTS.fullmatch(w.value_of(element, w.NAME) or ""))
        run = element.find(w.RPR)
        if run is not None:
            if bold is None and (toggle := run.find(w.BOLD)) is not None:
                bold = w.is_on(toggle)
            if hidden is None and (toggle := run.find(w.VANISH)) is not None:
                hidden = w.is_on(toggle)
            if caps is None and (toggle := run.find(w.CAPS)) is not None:
                caps = w.is_on(toggle)
            if font is None and (fonts := run.find(w.FONTS)) is not None:
                font = w.font_of(fonts)
        paragraph = element.find(w.PPR)
        if heading is None:
            outline = w.number(w.value_of(paragraph, w.OUTLINE))
            name = _HEADING.fullmatch(w.value_of(element, w.NAME) or "")
            if outline is not None:
                heading = outline + 1
            elif name is not None:
                # Word's own heading styles keep their level even where a producer left it out.
                heading = int(name[1])
        if paragraph is None:
            continue
        alignment = alignment or w.value_of(paragraph, w.JC)
        numbering = paragraph.find(w.NUM_PR)
        if numbering is not None and num_id is None:
            level = w.number(w.value_of(numbering, w.ILVL)) if level is None else level
            num_id = w.value_of(numbering, w.NUM_ID)
            own = (element.get(w.STYLE_ID) or "") if num_id is not None else own
    return Style(bold, hidden, heading, alignment, num_id, level, own, caps, font, contents)
