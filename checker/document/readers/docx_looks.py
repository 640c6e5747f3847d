"""How the text of a Word file looks: what holds for a run and a paragraph after defaults and styles.

ECMA-376 part 1, 17.7.2 (order of styles): document defaults, style of the paragraph, style of the characters,
own properties.
Table styles and conditional formatting are not followed; neither is the exclusive or of toggle properties.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.document.form import Paragraph, Run
from checker.document.readers import docx_tags as w

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from checker.document.readers.docx_styles import Styles

Look = dict[str, Any]
"""Property -> value, as far as anybody says it."""

MM = 25.4 / 1440
"""A twentieth of a point, the unit of Word, in millimetres."""


def _w(name: str) -> str:
    return "{" + w.W_NS + "}" + name


_SIZE, _ITALIC, _COLOUR, _UNDERLINE = _w("sz"), _w("i"), _w("color"), _w("u")
_SPACING, _BORDERS, _SIDES = _w("spacing"), _w("pBdr"), (_w("top"), _w("bottom"))
_RUN_DEFAULT = f"{_w('docDefaults')}/{_w('rPrDefault')}/{w.RPR}"
_PARAGRAPH_DEFAULT = f"{_w('docDefaults')}/{_w('pPrDefault')}/{w.PPR}"
_DRAWN = (w.DRAWING, w.PICT, w.ALTERNATE)
_GONE = frozenset((w.DEL, w.MOVE_FROM, w.PPR, w.RPR, w.SDT_PR))
_DEFAULT_RUN: Look = {
    "font": "Times New Roman",
    "size": 10.0,
    "bold": False,
    "italic": False,
    "colour": "auto",
}
"""What Word takes where a file says nothing."""
_DEFAULT_PARAGRAPH: Look = {"align": "left", "first": 0, "before": 0, "after": 0, "line": 240, "rule": "auto"}
_ALIGN = {"start": "left", "end": "right", "distribute": "both"}
_SINGLE = 1.15
"""The single line of Times New Roman as a multiple of the size of its type."""


class Looks:
    """The looks of the styles of a file, each worked out once. ``theme`` names the fonts of its theme."""

    def __init__(self, styles: Styles, root: _Element | None, theme: dict[str, str]) -> None:
        self._styles = styles
        self._theme = theme
        run = None if root is None else root.find(_RUN_DEFAULT)
        paragraph = None if root is None else root.find(_PARAGRAPH_DEFAULT)
        self._base = (
            _DEFAULT_RUN | self._run_look(run),
            _DEFAULT_PARAGRAPH | _paragraph_look(paragraph),
        )
        self._known: dict[str, tuple[Look, Look]] = {}

    def paragraph(self, element: _Element) -> Paragraph:
        """How a paragraph (``w:p``) and its visible text are set."""
        own = element.find(w.PPR)
        run_look, look = self._of_style(w.value_of(own, w.PSTYLE) or self._styles.paragraph_default)
        look = self._base[1] | look | _paragraph_look(own)
        runs: list[Run] = []
        drawn = bool(look.get("border"))
        tab = False
        for run in _runs(element):
            about = run.find(w.RPR)
            _, of_style = None, self._of_style(w.value_of(about, w.RSTYLE) or "")[0]
            mine = self._base[0] | run_look | of_style | self._run_look(about)
            drawn = drawn or mine.pop("underline", False) or any(run.find(tag) is not None for tag in _DRAWN)
            mine.pop("underline", None)
            text = "".join(_text(run))
            tab = tab or (text.startswith("\t") and not any(piece.text.strip() for piece in runs))
            if text and not mine.pop("hidden", False):
                mine.pop("hidden", None)
                runs.append(Run(text, **mine))
        size = max((run.size or 0 for run in runs), default=0) or self._base[0]["size"]
        return Paragraph(
            tuple(runs),
            _ALIGN.get(look["align"], look["align"]),
            None if tab else round(look["first"] * MM, 1),
            round((look["before"] + look["after"]) / 20, 1),
            _lines(look, size),
            drawn,
        )

    def _of_style(self, style_id: str) -> tuple[Look, Look]:
        """What a style, with those it is based on, says of runs and of paragraphs."""
        known = self._known.get(style_id)
        if known is None:
            run: Look = {}
            paragraph: Look = {}
            for element in reversed(self._styles.chain(style_id) if style_id else []):
                run |= self._run_look(element.find(w.RPR))
                paragraph |= _paragraph_look(element.find(w.PPR))
            known = self._known[style_id] = (run, paragraph)
        return known

    def _run_look(self, about: _Element | None) -> Look:
        look: Look = {}
        for child in about if about is not None else ():
            tag, value = child.tag, child.get(w.VAL)
            if tag == w.FONTS:
                font = self._font(child)
                look |= {"font": font} if font else {}
            elif tag == _SIZE and (half := w.number(value)):
                look["size"] = half / 2
            elif tag == w.BOLD:
                look["bold"] = w.is_on(child)
            elif tag == _ITALIC:
                look["italic"] = w.is_on(child)
            elif tag == w.VANISH:
                look["hidden"] = w.is_on(child)
            elif tag == _UNDERLINE:
                look["underline"] = value not in (None, "none")
            elif tag == _COLOUR:
                dark = child.get(_w("themeColor")) in ("text1", "dark1")
                look["colour"] = "auto" if dark else (value or "auto").upper().replace("AUTO", "auto")
        return look

    def _font(self, fonts: _Element) -> str:
        """The font of Vietnamese letters: that for "high ANSI", or else that for ASCII."""
        for name in ("hAnsi", "ascii"):
            theme = fonts.get(_w(f"{name}Theme"))
            if theme in self._theme:
                return self._theme[theme]
            if font := fonts.get(_w(name)):
                return font
        return ""


def _paragraph_look(about: _Element | None) -> Look:
    look: Look = {}
    for child in about if about is not None else ():
        tag = child.tag
        if tag == w.JC:
            look["align"] = child.get(w.VAL) or "left"
        elif tag == w.IND:
            first, hanging = w.number(child.get(_w("firstLine"))), w.number(child.get(_w("hanging")))
            if first is not None or hanging is not None:
                look["first"] = -hanging if hanging else first or 0
        elif tag == _SPACING:
            for key in ("before", "after", "line"):
                value = w.number(child.get(_w(key)))
                look |= {} if value is None else {key: value}
                if child.get(_w(f"{key}Autospacing")) in ("1", "true", "on"):
                    look[key] = 280
            look |= {"rule": child.get(_w("lineRule")) or "auto"} if child.get(_w("line")) else {}
        elif tag == _BORDERS:
            sides = [side for side in child if side.tag in _SIDES]
            look["border"] = any(side.get(w.VAL) not in (None, "nil", "none") for side in sides)
    return look


def _lines(look: Look, size: float) -> float:
    """The distance of lines as a multiple of the single one; a distance in points counts by the type."""
    if look["rule"] == "auto":
        return float(round(look["line"] / 240, 2))
    least = round(look["line"] / 20 / (size * _SINGLE), 2)
    return max(1.0, least) if look["rule"] == "atLeast" else float(least)


def _runs(element: _Element) -> Iterator[_Element]:
    """The runs of a paragraph, also those in links and tracked insertions, but not those of its boxes."""
    for child in element:
        if child.tag == w.R:
            yield child
        elif child.tag not in _GONE:
            yield from _runs(child)


def _text(run: _Element) -> Iterator[str]:
    for child in run:
        if child.tag == w.T:
            yield child.text or ""
        elif child.tag in (w.TAB, w.PTAB):
            yield "\t"
        elif child.tag in (w.BR, w.CR):
            yield "\n"
        elif child.tag == w.NO_BREAK_HYPHEN:
            yield "-"
