"""The styles of an OpenDocument text, as far as they decide what a paragraph is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.document.readers import odt_tags as o

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.etree import _Element

_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{1,9})?)(in|cm|mm|pt|pc|px)")
_INCHES = {"in": 1.0, "cm": 1 / 2.54, "mm": 1 / 25.4, "pt": 1 / 72, "pc": 1 / 6, "px": 1 / 96}
_ALIGNMENTS = {"center": "center", "justify": "both"}


class Style(NamedTuple):
    """What a style, with the styles it is based on, says; None where nobody says anything."""

    bold: bool | None = None
    hidden: bool | None = None
    alignment: str | None = None
    indent: int | None = None
    """The left margin in half inches."""
    heading: int | None = None
    list_style: str | None = None
    """Empty when the style takes back the list of the one it is based on."""
    page_before: bool | None = None
    page_after: bool | None = None
    lined: bool | None = None
    """A cell with a visible border."""
    capitals: bool | None = None
    font: str | None = None

    def over(self, around: Style) -> Style:
        """Return how text of this style looks within text of another."""
        return around._replace(
            bold=around.bold if self.bold is None else self.bold,
            hidden=around.hidden if self.hidden is None else self.hidden,
            capitals=around.capitals if self.capitals is None else self.capitals,
            font=around.font if self.font is None else self.font,
        )


@dataclass(slots=True, eq=False, repr=False)
class Styles:
    """The styles by family and name, each resolved the first time it is asked for."""

    elements: dict[tuple[str, str], _Element] = field(default_factory=dict)
    faces: dict[str, str] = field(default_factory=dict)
    """The fonts by the names that styles give them."""
    resolved: dict[tuple[str, str], Style] = field(default_factory=dict)

    def get(self, family: str, name: str | None) -> Style:
        """Return what holds for a paragraph, a run ("text"), a cell or a section of this style."""
        key = (family, name or "")
        style = self.resolved.get(key)
        if style is None:
            style = self.resolved[key] = self._resolve(*key)
        return style

    def _resolve(self, family: str, name: str) -> Style:
        found: dict[str, Any] = {}
        seen: set[str] = set()
        while name not in seen and (element := self.elements.get((family, name))) is not None:
            seen.add(name)
            for key, value in _said_by(element):
                found.setdefault(key, value)
            # The default style of a family has no name, and everything is based on it.
            name = element.get(f"{o.STYLE}parent-style-name") or ""
        style = Style(**found)
        return style if style.font is None else style._replace(font=self.faces.get(style.font, style.font))


def read_styles(*parents: _Element | None) -> Styles:
    """Collect the styles below the given elements; of two with one name the later holds."""
    styles = Styles()
    for parent in parents:
        for element in () if parent is None else parent:
            if element.tag in (f"{o.STYLE}style", f"{o.STYLE}default-style"):
                family = element.get(f"{o.STYLE}family") or ""
                styles.elements[family, element.get(f"{o.STYLE}name") or ""] = element
            elif element.tag == f"{o.STYLE}font-face":
                family = element.get(f"{o.SVG}font-family") or ""
                styles.faces[element.get(f"{o.STYLE}name") or ""] = family.strip("'\"")
    return styles


def _half_inches(length: str) -> int | None:
    found = _LENGTH.fullmatch(length)
    return int(float(found[1]) * _INCHES[found[2]] // 0.5) if found else None


_PROPERTIES: dict[str, tuple[str, Callable[[str], object]]] = {
    f"{o.FO}font-weight": ("bold", lambda value: value == "bold" or (o.number(value) or 0) >= 600),
    f"{o.TEXT}display": ("hidden", lambda value: value == "none"),
    f"{o.FO}text-align": ("alignment", lambda value: _ALIGNMENTS.get(value, "")),
    f"{o.FO}margin-left": ("indent", _half_inches),
    f"{o.FO}text-transform": ("capitals", lambda value: value == "uppercase"),
    f"{o.STYLE}font-name": ("font", str),
    f"{o.FO}break-before": ("page_before", lambda value: value == "page"),
    f"{o.FO}break-after": ("page_after", lambda value: value == "page"),
}


def _said_by(element: _Element) -> Iterator[tuple[str, object]]:
    heading = o.number(element.get(f"{o.STYLE}default-outline-level"))
    if heading is not None:
        yield "heading", heading
    if (list_style := element.get(f"{o.STYLE}list-style-name")) is not None:
        yield "list_style", list_style
    if element.get(f"{o.STYLE}master-page-name"):
        yield "page_before", True
    for properties in element:
        for attribute, value in properties.attrib.items():
            name = str(attribute)
            if name in _PROPERTIES:
                key, read = _PROPERTIES[name]
                yield key, read(str(value))
            elif name.startswith(f"{o.FO}border") and value not in {"none", "hidden"}:
                yield "lined", True
