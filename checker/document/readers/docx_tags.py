"""The names of WordprocessingML that the reader meets, spelled out once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

W_NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = "{" + W_NS + "}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

ABSTRACT_NUM, ABSTRACT_NUM_ID = _W + "abstractNum", _W + "abstractNumId"
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
ALT_CHUNK, SUB_DOC = _W + "altChunk", _W + "subDoc"
BASED_ON, NAME = _W + "basedOn", _W + "name"
BODY, DOCUMENT = _W + "body", _W + "document"
BOLD, VANISH = _W + "b", _W + "vanish"
CAPS, DOC_DEFAULTS, RPR_DEFAULT = _W + "caps", _W + "docDefaults", _W + "rPrDefault"
BR, CR, TAB, PTAB = _W + "br", _W + "cr", _W + "tab", _W + "ptab"
CELL_DEL, DEL, MOVE_FROM = _W + "cellDel", _W + "del", _W + "moveFrom"
CHAR, FONT, FONTS = _W + "char", _W + "font", _W + "rFonts"
FONT_ASCII, FONT_HIGH = _W + "ascii", _W + "hAnsi"
COMMENT = _W + "comment"
CUSTOM_XML, INS, MOVE_TO = _W + "customXml", _W + "ins", _W + "moveTo"
DEFAULT, STYLE, STYLE_ID, TYPE = _W + "default", _W + "style", _W + "styleId", _W + "type"
DEL_TEXT = _W + "delText"
DRAWING, PICT, OBJECT, TXBX = _W + "drawing", _W + "pict", _W + "object", _W + "txbxContent"
FLD_CHAR, FLD_CHAR_TYPE = _W + "fldChar", _W + "fldCharType"
FOOTER_REF, HEADER_REF, TITLE_PAGE = _W + "footerReference", _W + "headerReference", _W + "titlePg"
FOOTNOTE_REF, ENDNOTE_REF = _W + "footnoteReference", _W + "endnoteReference"
GRID_BEFORE, GRID_SPAN, H_MERGE, V_MERGE = _W + "gridBefore", _W + "gridSpan", _W + "hMerge", _W + "vMerge"
ID, VAL = _W + "id", _W + "val"
ILVL, NUM_ID, NUM_PR = _W + "ilvl", _W + "numId", _W + "numPr"
IND, IND_LEFT, IND_START = _W + "ind", _W + "left", _W + "start"
IS_LGL, LVL_RESTART, LVL_TEXT, NUM_FMT, START = (
    _W + "isLgl",
    _W + "lvlRestart",
    _W + "lvlText",
    _W + "numFmt",
    _W + "start",
)
JC, OUTLINE = _W + "jc", _W + "outlineLvl"
LVL, LVL_OVERRIDE, NUM, START_OVERRIDE = _W + "lvl", _W + "lvlOverride", _W + "num", _W + "startOverride"
NO_BREAK_HYPHEN, SOFT_HYPHEN, SYM = _W + "noBreakHyphen", _W + "softHyphen", _W + "sym"
NUM_STYLE_LINK, STYLE_LINK = _W + "numStyleLink", _W + "styleLink"
P, PPR, PSTYLE, R, RPR, RSTYLE, T = (
    _W + "p",
    _W + "pPr",
    _W + "pStyle",
    _W + "r",
    _W + "rPr",
    _W + "rStyle",
    _W + "t",
)
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
PAGE_BREAK_BEFORE, RENDERED_BREAK = _W + "pageBreakBefore", _W + "lastRenderedPageBreak"
R_ID = _R + "id"
RUBY_TEXT = _W + "rt"
SDT, SDT_CONTENT, SDT_PR, PLACEHOLDER = (
    _W + "sdt",
    _W + "sdtContent",
    _W + "sdtPr",
    _W + "showingPlcHdr",
)
DOC_PART_GALLERY = _W + "docPartGallery"
SECT_PR = _W + "sectPr"
TBL, TBL_BORDERS, TBL_HEADER, TBL_PR, TBL_STYLE = (
    _W + "tbl",
    _W + "tblBorders",
    _W + "tblHeader",
    _W + "tblPr",
    _W + "tblStyle",
)
TC, TC_BORDERS, TC_PR, TR, TR_PR = _W + "tc", _W + "tcBorders", _W + "tcPr", _W + "tr", _W + "trPr"

_OFF = frozenset(("0", "false", "off", "none"))
_WRAPPERS = frozenset((INS, MOVE_TO, CUSTOM_XML))


def is_on(toggle: _Element) -> bool:
    """Tell whether a property such as ``w:b`` is switched on: it is unless its value says no."""
    return toggle.get(VAL) not in _OFF


def font_of(fonts: _Element) -> str | None:
    """The font of Latin letters with diacritics, or else of those without."""
    return fonts.get(FONT_HIGH) or fonts.get(FONT_ASCII)


def number(value: str | None) -> int | None:
    """Return a whole number, or None for anything else that stands in its place."""
    try:
        return int(value) if value else None
    except ValueError:
        return None


def value_of(parent: _Element | None, tag: str) -> str | None:
    """Return the ``w:val`` of a child."""
    child = None if parent is None else parent.find(tag)
    return None if child is None else child.get(VAL)


def chosen(alternate: _Element) -> _Element | None:
    """Pick the one branch of ``mc:AlternateContent`` to read: the first choice, unless it has no text."""
    first = alternate.find(CHOICE)
    fallback = alternate.find(FALLBACK)
    if first is None or (fallback is not None and next(first.iter(T), None) is None):
        return first if fallback is None else fallback
    return first


def flat(parent: _Element) -> Iterator[_Element]:
    """Go through the children of a block container as if content controls and the like were not there."""
    for child in parent:
        tag = child.tag
        if tag == SDT:
            content = child.find(SDT_CONTENT)
            if is_placeholder(child) or is_contents(child):
                yield child
            elif content is not None:
                yield from flat(content)
        elif tag in _WRAPPERS:
            yield from flat(child)
        elif tag == ALTERNATE:
            branch = chosen(child)
            if branch is not None:
                yield from flat(branch)
        else:
            yield child


def is_contents(control: _Element) -> bool:
    """Tell whether a content control is a table of contents that Word made."""
    properties = control.find(SDT_PR)
    gallery = None if properties is None else next(properties.iter(DOC_PART_GALLERY), None)
    return gallery is not None and gallery.get(VAL) == "Table of Contents"


def is_placeholder(control: _Element) -> bool:
    """Tell whether a content control still shows its prompt ("Bấm để nhập ...")."""
    properties = control.find(SDT_PR)
    shown = None if properties is None else properties.find(PLACEHOLDER)
    return shown is not None and is_on(shown)
