"""The text of one Word paragraph: runs, fields, links, symbols, tracked changes, page breaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from lxml.etree import XPath

from checker.document.readers import docx_tags as w
from checker.document.readers.docx_paragraph import Look, look_of, write
from checker.document.readers.numbers import symbol
from checker.language.legacy import encoding_of, is_unicode
from checker.language.normal import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from checker.document.readers.docx_paragraph import Paragraph, Trail
    from checker.document.readers.docx_styles import Styles

_GONE = frozenset((w.DEL, w.MOVE_FROM))
_SILENT = frozenset((w.PPR, w.RPR, w.SDT_PR, w.RUBY_TEXT))
_PICTURES = frozenset((w.DRAWING, w.PICT, w.OBJECT))
_NOTES = frozenset((w.FOOTNOTE_REF, w.ENDNOTE_REF))
_PRIVATE = re.compile("[\uf000-\uf0ff]")
_NOTABLE = (
    *(w.DEL, w.MOVE_FROM, w.DEL_TEXT, w.FLD_CHAR, w.SDT, w.SUB_DOC, w.RUBY_TEXT, w.MATH_TEXT),
    *(w.ALTERNATE, w.DRAWING, w.PICT, w.OBJECT, w.FOOTNOTE_REF, w.ENDNOTE_REF, w.SYM),
    *(w.TAB, w.PTAB, w.BR, w.CR, w.NO_BREAK_HYPHEN, w.RENDERED_BREAK, w.BOLD, w.VANISH, w.RSTYLE, w.CAPS),
)
_UNREAD = {"relIds": "diagram", "chart": "chart", "OLEObject": "object"}
_TEXTS = XPath("descendant::w:t/text()", namespaces={"w": w.W_NS}, smart_strings=False)


def read_content(element: _Element, into: Paragraph, trail: Trail, styles: Styles) -> None:
    """Add the visible text below an element to a paragraph."""
    if trail.is_plain(element) and not trail.fields and not into.style.hidden:
        _read_plain(element, into, trail)
    else:
        _read_notable(element, into, trail, styles)
    if trail.private and _PRIVATE.search(text := "".join(into.pieces)):
        into.pieces = [_PRIVATE.sub(lambda found: _symbol(ord(found[0]), trail), text)]


def look_over(root: _Element, content: bytes, trail: Trail) -> None:
    """Find out at once which paragraphs of the main part need a closer look: as a rule one in five."""
    if trail.old_fonts:
        texts = ("".join(cast("list[str]", _TEXTS(paragraph))) for paragraph in root.iter(w.P))
        trail.old_fonts = not is_unicode("\n".join(texts))
    if trail.old_fonts:
        return  # every paragraph may have its font
    paragraphs = set()
    for element in root.iter(*_NOTABLE):
        # A tab stop in the properties of a paragraph has the name of a tab in its text.
        if element.tag != w.TAB or element.get(w.VAL) is None:
            paragraphs.add(next(element.iterancestors(w.P), element))
    trail.notable = frozenset(paragraphs)
    # In UTF-8 they begin with this byte, in a reference with this sign.
    trail.private = b"\xef" in content or b"&#" in content


def _read_plain(element: _Element, into: Paragraph, trail: Trail) -> None:
    # A line end within a text is where some exporter broke its XML, and no more than a blank.
    into.pieces = [piece.replace("\n", " ") for piece in cast("list[str]", _TEXTS(element))]
    into.bold = bool(into.style.bold)
    if into.style.caps:
        into.pieces = [piece.upper() for piece in into.pieces]
    if not all(map(str.isspace, into.pieces)):
        into.page = trail.page
        trail.owed = False


def _read_notable(element: _Element, into: Paragraph, trail: Trail, styles: Styles) -> None:
    deleted: list[str] = []
    _inline(element, into, trail, styles, deleted)
    if deleted and (text := clean("".join(deleted))):
        trail.deleted.append(text)
    if trail.fields and any(trail.fields):
        # A field without an end must not swallow the rest of the document.
        trail.fields[:] = [False] * len(trail.fields)


def deleted_text(element: _Element) -> str:
    """Return the text of a tracked deletion."""
    return "".join(found.text or "" for found in element.iter(w.DEL_TEXT, w.T))


def boxes(element: _Element) -> Iterator[_Element]:
    """Find the text boxes of a drawing, each once although Word writes most of them twice."""
    for child in element:
        tag = child.tag
        if tag == w.TXBX:
            yield child
        elif tag == w.ALTERNATE:
            branch = w.chosen(child)
            if branch is not None:
                yield from boxes(branch)
        else:
            yield from boxes(child)


def _inline(element: _Element, into: Paragraph, trail: Trail, styles: Styles, deleted: list[str]) -> None:
    for child in element:
        tag = child.tag
        if tag == w.R:
            _run(child, into, trail, styles, deleted)
        elif tag in _SILENT:
            continue
        elif tag in _GONE:
            deleted.append(deleted_text(child))
        elif tag == w.SDT and w.is_placeholder(child):
            trail.prompts += 1
        elif tag == w.ALTERNATE:
            branch = w.chosen(child)
            if branch is not None:
                _inline(branch, into, trail, styles, deleted)
        elif tag == w.MATH_TEXT:
            into.pieces.append(child.text or "")
        elif tag in _PICTURES:
            _picture(child, into, trail)
        elif tag == w.SUB_DOC:
            trail.unread.add("part")
        elif len(child):
            _inline(child, into, trail, styles, deleted)


def _run(run: _Element, into: Paragraph, trail: Trail, styles: Styles, deleted: list[str]) -> None:
    style = into.style
    look = Look(style.bold, style.hidden, style.caps, style.font or styles.font_default)
    for child in run:
        tag = child.tag
        if tag == w.T:
            text = (child.text or "").replace("\n", " ")
            if text and not (trail.fields and any(trail.fields)):
                if look.hidden:
                    trail.hidden += 1
                else:
                    write(text, into, trail, look)
        elif tag == w.RPR:
            look = look_of(child, styles, look)
        elif tag == w.FLD_CHAR:
            _field(child, trail)
        elif look.hidden:
            continue
        elif tag == w.RENDERED_BREAK:
            if not trail.owed:
                trail.page += 1
            trail.owed = False
        elif tag == w.BR and child.get(w.TYPE) == "page":
            into.pieces.append("\n")
            trail.new_page()
        elif tag in _NOTES:
            into.after.append(child)
        elif tag in _PICTURES:
            _picture(child, into, trail)
        elif tag == w.ALTERNATE:
            branch = w.chosen(child)
            if branch is not None:
                _run(branch, into, trail, styles, deleted)
        elif tag == w.DEL_TEXT:
            deleted.append(child.text or "")
        elif tag == w.SOFT_HYPHEN:
            if encoding_of(look.font):
                write("\xad", into, trail, look)  # a letter there: "ư" of TCVN3
        elif tag == w.SYM:
            font = child.get(w.FONT)
            if encoding_of(font):
                write(_stored(child), into, trail, look._replace(font=font))
            else:
                write(_from_font(child, trail), into, trail, look)
        elif (stands_for := _STANDS_FOR.get(tag)) is not None:
            if not (trail.fields and any(trail.fields)):
                into.pieces.append(stands_for)
        elif len(child):
            _inline(child, into, trail, styles, deleted)


_STANDS_FOR = {w.TAB: "\t", w.PTAB: "\t", w.BR: "\n", w.CR: "\n", w.NO_BREAK_HYPHEN: "-"}


def _field(mark: _Element, trail: Trail) -> None:
    match mark.get(w.FLD_CHAR_TYPE):
        case "begin":
            trail.fields.append(True)
        case "separate" if trail.fields:
            trail.fields[-1] = False
        case "end" if trail.fields:
            trail.fields.pop()
        case _:
            pass


def _picture(element: _Element, into: Paragraph, trail: Trail) -> None:
    into.after.extend(boxes(element))
    for found in element.iter("{*}relIds", "{*}chart", "{*}OLEObject"):
        name = str(found.tag).rpartition("}")[2]
        # An equation of old Word is an object too, and a picture of a formula is no loss.
        if not (found.get("ProgID") or "").startswith("Equation"):
            trail.unread.add(_UNREAD[name])


def _stored(symbol: _Element) -> str:
    """Return the character of a ``w:sym`` as it is stored, in the private corner or not."""
    try:
        code = int(symbol.get(w.CHAR) or "", 16)
    except ValueError:
        return ""
    return chr(code) if 0x20 <= code < 0xD800 or 0xF000 <= code <= 0xF0FF else ""


def _from_font(symbol: _Element, trail: Trail) -> str:
    char = _stored(symbol)
    return _symbol(ord(char), trail) if _PRIVATE.fullmatch(char) else char


def _symbol(code: int, trail: Trail) -> str:
    """Write a character of a symbol font, and count those that are lost."""
    text = symbol(code)
    if text is None:
        trail.symbols += 1
    return text or ""
