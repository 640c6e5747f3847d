"""The automatic numbers of OpenDocument, counted and written as text.

A list names a style; its items are counted per list and level (OpenDocument 1.3, part 3, 5.3). A list
may go on where another one ended; headings outside of lists are numbered by the outline style.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from checker.document.readers import odt_tags as o
from checker.document.readers.numbers import bullet, is_symbol_font, write_number
from checker.language.normal import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

OUTLINE = "outline"
"""The counter of the headings that stand in no list."""
_PLACE = re.compile(r"%(\d\d?)%")
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BULLETS = (f"{o.TEXT}list-level-style-bullet", f"{o.TEXT}list-level-style-image")
_NUMBERS = (f"{o.TEXT}list-level-style-number", f"{o.TEXT}outline-level-style")


class Level(NamedTuple):
    """One level of a list style; ``pattern`` has %1% where the number of level 1 stands."""

    format: str = ""
    start: int = 1
    pattern: str = ""
    bullet: str = ""


@dataclass(slots=True, eq=False, repr=False)
class Lists:
    """The list styles of a document, and how far every list has counted."""

    styles: dict[str, dict[int, Level]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    by_id: dict[str, str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)

    def open(self, element: _Element, style: str) -> str:
        """Return the counter of an outermost ``text:list``: that of an earlier one if it goes on."""
        other = element.get(f"{o.TEXT}continue-list")
        if other is not None and other in self.by_id:
            counter = self.by_id[other]
        elif element.get(f"{o.TEXT}continue-numbering") == "true" and style in self.last:
            counter = self.last[style]
        else:
            counter = f"list {len(self.counts)}"
            self.counts[counter] = {}
        self.last[style] = counter
        if own := element.get(o.XML_ID):
            self.by_id[own] = counter
        return counter

    def label(self, counter: str, style: str, depth: int, start: int | None = None) -> str:
        """Count one item on a level (from 1) and return its number or bullet as it is printed."""
        levels = self.styles.get(style, {})
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self.counts.setdefault(counter, {})
        following = counts[depth] + 1 if depth in counts else level.start
        counts[depth] = following if start is None else start
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.bullet:
            return level.bullet

        def printed(place: re.Match[str]) -> str:
            other = levels.get(int(place[1]), Level())
            return write_number(counts.get(int(place[1]), other.start), other.format) if other.format else ""

        return clean(_PLACE.sub(printed, level.pattern))


def read_lists(*parents: _Element | None) -> Lists:
    """Collect the list styles below the given elements, the outline style under its own key."""
    lists = Lists()
    for parent in parents:
        for element in () if parent is None else parent:
            if element.tag == f"{o.TEXT}list-style":
                lists.styles[element.get(f"{o.STYLE}name") or ""] = _levels(element)
            elif element.tag == f"{o.TEXT}outline-style":
                lists.styles[OUTLINE] = _levels(element)
    return lists


def _levels(style: _Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for element in style:
        depth = o.number(element.get(f"{o.TEXT}level"))
        if depth is None:
            continue
        if element.tag in _BULLETS:
            drawn = element.get(f"{o.TEXT}bullet-char") or "•"
            fonts = " ".join(str(value) for child in element for value in child.attrib.values())
            levels[depth] = Level(bullet=bullet(drawn, symbols=is_symbol_font(fonts)))
        elif element.tag in _NUMBERS:
            levels[depth] = _numbered(element, depth, levels)
    return levels


def _numbered(element: _Element, depth: int, above: dict[int, Level]) -> Level:
    drawn = element.get(f"{o.STYLE}num-format") or ""
    pattern = element.get(f"{o.LOEXT}num-list-format")
    if pattern is None:
        shown = min(o.number(element.get(f"{o.TEXT}display-levels")) or 1, depth)
        places = [f"%{level}%" for level in range(depth - shown + 1, depth) if _is_counted(above, level)]
        if drawn:
            places.append(f"%{depth}%")
        before = element.get(f"{o.STYLE}num-prefix") or ""
        pattern = before + ".".join(places) + (element.get(f"{o.STYLE}num-suffix") or "")
    start = o.number(element.get(f"{o.TEXT}start-value"))
    form = _FORMATS.get(drawn, "decimal") if drawn else ""
    return Level(form, 1 if start is None else start, pattern)


def _is_counted(levels: dict[int, Level], depth: int) -> bool:
    return depth in levels and bool(levels[depth].format)
