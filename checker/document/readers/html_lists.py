"""The numbers and bullets of lists as a browser prints them (HTML, "The li element"; CSS Lists)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.document.readers.numbers import write_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.etree import _Element

_TYPES = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_CSS_TYPES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "none": "none",
    "disc": "bullet",
    "circle": "bullet",
    "square": "bullet",
}


@dataclass(slots=True)
class OpenList:
    """A list that is being read: how it numbers, and the number that comes next."""

    ordered: bool
    style: str
    bullet: str
    following: int = 1

    def label(self, item: _Element, css: Mapping[str, str]) -> str:
        """Count one item and return its number or bullet."""
        value = _number(item.get("value"))
        count = self.following if value is None else value
        self.following = count + 1
        style = _css_style(css) or _TYPES.get(item.get("type") or "") or self.style
        if style == "none":
            return ""
        return self.bullet if style == "bullet" else f"{write_number(count, style)}."


def open_list(element: _Element, css: Mapping[str, str], around: Sequence[OpenList]) -> OpenList:
    """Open an ``ol`` or ``ul`` within others; bullets within bullets are "+", as reports print them."""
    ordered = element.tag == "ol"
    start = _number(element.get("start")) if ordered else None
    style = _css_style(css) or _TYPES.get(element.get("type") or "") or ("decimal" if ordered else "bullet")
    deeper = bool(around) and not around[-1].ordered
    return OpenList(ordered, style, "+" if deeper else "-", 1 if start is None else start)


def _css_style(css: Mapping[str, str]) -> str | None:
    words = f"{css.get('list-style', '')} {css.get('list-style-type', '')}".split()
    return next((_CSS_TYPES[word] for word in reversed(words) if word in _CSS_TYPES), None)


def _number(text: str | None) -> int | None:
    try:
        return int(text or "")
    except ValueError:
        return None
