"""The style sheets inside a page, as far as they decide what is seen and what a paragraph is.

Only the simple selectors that word processors and portals write for text are followed: a tag, a class,
an id, or a tag with a class. Style sheets in other files are not fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_BRACE = re.compile(r"[{}]")
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?(?:([.#])([\w-]+))?", re.IGNORECASE)
_SEEN_ON_SCREEN = re.compile(r"@media\s+(?:only\s+)?(?:screen|all)\b", re.IGNORECASE)
_INVISIBLE_LINE = re.compile(r"\b(?:none|hidden|transparent)\b|^\s*0(?:px|pt|in)?\s*$")


@dataclass(slots=True, eq=False, repr=False)
class Styles:
    """The rules of a page by selector ("p", ".title", "p.title", "#main")."""

    rules: dict[str, dict[str, str]] = field(default_factory=dict)
    inline: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, element: _Element) -> Mapping[str, str]:
        """Return the properties that hold for an element itself, not those that it inherits."""
        tag = str(element.tag)
        found: list[dict[str, str]] = []
        if self.rules:
            classes = (element.get("class") or "").lower().split()
            keys = [tag, *(f".{name}" for name in classes), *(f"{tag}.{name}" for name in classes)]
            if own_id := element.get("id"):
                keys.append(f"#{own_id.lower()}")
            found = [self.rules[key] for key in keys if key in self.rules]
        if style := element.get("style"):
            if style not in self.inline:
                self.inline[style] = declarations(style)
            found.append(self.inline[style])
        if len(found) == 1:
            return found[0]
        return {name: value for rules in found for name, value in rules.items()}


def read_styles(root: _Element) -> Styles:
    """Collect the rules of all style elements."""
    styles = Styles()
    for element in root.iter("style"):
        for selectors, body in _rules(element.text or ""):
            properties = declarations(body)
            for selector in selectors.lower().split(","):
                found = _SELECTOR.fullmatch(selector.strip())
                if found and found[0]:
                    styles.rules.setdefault(found[0], {}).update(properties)
    return styles


def declarations(text: str) -> dict[str, str]:
    """Read "name: value; name: value"; names and values come out in small letters."""
    pairs = (part.partition(":") for part in text.lower().split(";"))
    return {name.strip(): value.replace("!important", "").strip() for name, _, value in pairs if value}


def is_hidden(element: _Element, css: Mapping[str, str]) -> bool:
    """Tell whether an element is not shown."""
    return (
        css.get("display") == "none"
        or css.get("visibility") in {"hidden", "collapse"}
        or css.get("mso-hide") == "all"
        or element.get("hidden") is not None
    )


def borders(css: Mapping[str, str]) -> bool | None:
    """Tell whether an element has a visible border; None when nothing is said about it."""
    said = [
        not _INVISIBLE_LINE.search(value)
        for name, value in css.items()
        if name in {"border", "border-top", "border-right", "border-bottom", "border-left", "border-style"}
    ]
    return any(said) if said else None


def _rules(css: str) -> Iterator[tuple[str, str]]:
    """Find the rules that hold on a screen, as selectors and body."""
    css = _without_comments(css).replace("<!--", "").replace("-->", "")
    opened: list[tuple[str, int]] = []
    start = 0
    for brace in _BRACE.finditer(css):
        if brace[0] == "{":
            head = css[start : brace.start()].rpartition(";")[2].strip()
            opened.append((head, brace.end()))
        elif opened:
            head, begin = opened.pop()
            outside = all(_SEEN_ON_SCREEN.match(other) for other, _ in opened)
            if outside and not head.startswith("@"):
                yield head, css[begin : brace.start()]
        start = brace.end()


def _without_comments(css: str) -> str:
    kept: list[str] = []
    rest = css
    while "/*" in rest:
        before, _, after = rest.partition("/*")
        kept.append(before)
        rest = after.partition("*/")[2]
    return "".join((*kept, rest))
