"""The automatic numbers of Word, counted as Word counts them and written as text.

Word stores "second level of list 5"; what stands on paper ("2.", "b)", "-") has to be counted:
per definition, over all paragraphs of the document, empty ones included.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from checker.document.readers import docx_tags as w
from checker.document.readers.numbers import bullet, is_symbol_font, write_number
from checker.language.legacy import decode_run
from checker.language.normal import clean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """One level of a list as it is defined."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""
    bullet: str = ""


class List:
    """One ``w:num``: the counter it shares with others, its nine levels, and where it starts afresh."""

    def __init__(self, counter: str, elements: Mapping[int, _Element], starts: Mapping[int, int]) -> None:
        self.counter = counter
        self.starts = starts
        self._elements = elements
        self._levels: dict[int, Level] = {}

    def level(self, depth: int) -> Level:
        """A level from 0 on, read when it is first asked for: most of them never are."""
        level = self._levels.get(depth)
        if level is None:
            element = self._elements.get(depth)
            level = self._levels[depth] = Level() if element is None else _level(element)
        return level


class Numbering:
    """The lists of a document, each read when it is first used, and how far each has counted."""

    def __init__(self, numbers: dict[str, _Element], abstracts: dict[str, _Element]) -> None:
        self.numbers = numbers
        self.abstracts = abstracts
        self.lists: dict[str, List | None] = {}
        self.counts: dict[str, list[int | None]] = {}
        self.restarted: set[tuple[str, int]] = set()

    def level_of_style(self, num_id: str, style_id: str) -> int | None:
        """Return the level that a list keeps for paragraphs of this style."""
        found = self._list(num_id)
        if found is None or not style_id:
            return None
        return next((depth for depth in range(_LEVELS) if found.level(depth).style == style_id), None)

    def label(self, num_id: str, depth: int) -> str:
        """Count one paragraph and return its number or bullet as it is printed."""
        found = self._list(num_id)
        if found is None or not 0 <= depth < _LEVELS:
            return ""
        counts = self.counts.setdefault(found.counter, [None] * _LEVELS)
        self._count(num_id, found, counts, depth)
        level = found.level(depth)
        if level.format == "bullet":
            return level.bullet
        return _number(level, found, counts)

    def _list(self, num_id: str) -> List | None:
        if num_id not in self.lists:
            self.lists[num_id] = _read_list(num_id, self.numbers, self.abstracts)
        return self.lists[num_id]

    def _count(self, num_id: str, found: List, counts: list[int | None], depth: int) -> None:
        start = found.starts.get(depth)
        count = counts[depth]
        if start is not None and (num_id, depth) not in self.restarted:
            self.restarted.add((num_id, depth))
            counts[depth] = start
        elif count is None:
            counts[depth] = found.level(depth).start if start is None else start
        else:
            counts[depth] = count + 1
        for deeper in range(depth + 1, _LEVELS):
            if counts[deeper] is not None:
                restart = found.level(deeper).restart
                # 0: never; n: only after level n or one above it; as a rule after any level above.
                if restart is None or depth < restart:
                    counts[deeper] = None


def read_numbering(root: _Element | None) -> Numbering:
    """Collect the lists of ``word/numbering.xml``."""
    if root is None:
        return Numbering({}, {})
    return Numbering(
        {element.get(w.NUM_ID) or "": element for element in root.iterchildren(w.NUM)},
        {element.get(w.ABSTRACT_NUM_ID) or "": element for element in root.iterchildren(w.ABSTRACT_NUM)},
    )


def _read_list(num_id: str, numbers: dict[str, _Element], abstracts: dict[str, _Element]) -> List | None:
    element = numbers.get(num_id)
    key = w.value_of(element, w.ABSTRACT_NUM_ID) or ""
    link = w.value_of(abstracts.get(key), w.NUM_STYLE_LINK)
    if link:
        # The definition only names a list style; another one carries its levels.
        linked = (other for other, item in abstracts.items() if w.value_of(item, w.STYLE_LINK) == link)
        key = next(linked, key)
    if element is None or key not in abstracts:
        return None
    levels = _levels(abstracts[key])
    starts: dict[int, int] = {}
    for override in element.iterchildren(w.LVL_OVERRIDE):
        start = w.number(w.value_of(override, w.START_OVERRIDE))
        if start is not None:
            starts[w.number(override.get(w.ILVL)) or 0] = start
        levels |= _levels(override)
    return List(key, levels, starts)


def _levels(parent: _Element) -> dict[int, _Element]:
    return {w.number(element.get(w.ILVL)) or 0: element for element in parent.iterchildren(w.LVL)}


def _level(element: _Element) -> Level:
    start = legal = restart = None
    text = style = number_format = ""
    symbols = False
    font = None
    for child in element:
        match child.tag:
            case w.START:
                start = w.number(child.get(w.VAL))
            case w.NUM_FMT:
                number_format = child.get(w.VAL) or ""
            case w.LVL_TEXT:
                text = child.get(w.VAL) or ""
            case w.LVL_RESTART:
                restart = w.number(child.get(w.VAL))
            case w.IS_LGL:
                legal = w.is_on(child)
            case w.PSTYLE:
                style = child.get(w.VAL) or ""
            case w.RPR:
                symbols = _in_symbols(child)
                fonts = child.find(w.FONTS)
                font = None if fonts is None else w.font_of(fonts)
            case w.ALTERNATE:
                # A custom format ("001, 002, ..."); its fallback, which comes last, is a plain one.
                number_format = [found.get(w.VAL) or "" for found in child.iter(w.NUM_FMT)][-1]
            case _:
                pass
    text = decode_run(text, font)
    return Level(
        start=1 if start is None else start,
        format=number_format or "decimal",
        text=text,
        legal=bool(legal),
        restart=restart,
        style=style,
        bullet=bullet(text, symbols=symbols),
    )


def _in_symbols(run: _Element) -> bool:
    fonts = run.find(w.FONTS)
    return fonts is not None and is_symbol_font(" ".join(str(value) for value in fonts.attrib.values()))


def _number(level: Level, found: List, counts: list[int | None]) -> str:
    if level.format == "none":
        return clean(_PLACE.sub("", level.text))

    def printed(place: re.Match[str]) -> str:
        depth = int(place[1]) - 1
        other = found.level(depth)
        count = counts[depth]
        value = other.start if count is None else count
        return write_number(value, "decimal" if level.legal else other.format)

    return clean(_PLACE.sub(printed, level.text))
