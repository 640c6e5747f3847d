"""The numbers and bullets of lists as a browser prints them (HTML, "The li element"; CSS Lists)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.document.readers.numbers import write_number

if TYPE_CHECKING:
    from collections.abc import Mapping

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


@dataclass(slots=True, eq=False, repr=False)
class _OpenList:
    """A list that is being read: how it numbers, and the number that comes next."""

    style: str
    bullet: str
    following: int


@dataclass(slots=True, eq=False, repr=False)
class Lists:
    """The lists around the place that is being read, the innermost last, and how far others have counted."""

    around: list[_OpenList] = field(default_factory=list)
    counted: dict[int, int] = field(default_factory=dict)

    def open(self, element: _Element, css: Mapping[str, str]) -> None:
        """Open an ``ol`` or ``ul``; bullets within bullets are "+", as reports print them.

        A list that begins with a list instead of an item goes on where the last one of its depth ended:
        so LibreOffice writes a list that was interrupted, and leaves out its number.
        """
        ordered = element.tag == "ol"
        default = "decimal" if ordered else "bullet"
        style = _css_style(css) or _TYPES.get(element.get("type") or "") or default
        start = _number(element.get("start")) if ordered else None
        if start is None:
            resumed = next(iter(element), element).tag in ("ol", "ul")
            start = self.counted.get(len(self.around), 1) if resumed else 1
        deeper = bool(self.around) and self.around[-1].style == "bullet"
        self.around.append(_OpenList(style, "+" if deeper else "-", start))

    def close(self) -> None:
        """Close the innermost list."""
        self.around.pop()

    def label(self, item: _Element, css: Mapping[str, str]) -> str:
        """Count one item of the innermost list and return its number or bullet."""
        if not self.around:
            return ""
        own = self.around[-1]
        value = _number(item.get("value"))
        count = own.following if value is None else value
        own.following = count + 1
        depth = len(self.around) - 1
        self.counted = {other: following for other, following in self.counted.items() if other < depth}
        self.counted[depth] = own.following
        style = _css_style(css) or _TYPES.get(item.get("type") or "") or own.style
        if style == "none":
            return ""
        return own.bullet if style == "bullet" else f"{write_number(count, style)}."


def _css_style(css: Mapping[str, str]) -> str | None:
    words = f"{css.get('list-style', '')} {css.get('list-style-type', '')}".split()
    return next((_CSS_TYPES[word] for word in reversed(words) if word in _CSS_TYPES), None)


def _number(text: str | None) -> int | None:
    try:
        return int(text or "")
    except ValueError:
        return None
