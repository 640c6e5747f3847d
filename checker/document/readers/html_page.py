"""Which part of a web page is the document: the article, without menus, sidebars, related news, comments.

A page of a portal is mostly not the report. What goes by its tag, role or class is left out first, then
lists that are nothing but links; then the block that holds nearly all of the remaining text is the article.
Losing a paragraph of the report is worse than keeping one of the page: what carries a sign of a report
(its frame, its numbering) is never left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.document.readers.html_tables import rows_of
from checker.language.normal import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_OFFICE = re.compile(r"LibreOffice|OpenOffice|Microsoft (?:Word|Excel|Office)|WPS|Google Docs", re.IGNORECASE)
_WORD_NAMESPACE = "urn:schemas-microsoft-com:office:word"
_ASIDE_TAGS = frozenset(("nav", "aside", "menu", "dialog"))
_ASIDE_ROLES = frozenset(
    ("navigation", "banner", "complementary", "contentinfo", "search", "menu", "menubar", "dialog")
)
_ASIDE_WORDS = frozenset(
    (
        *(
            "nav",
            "navbar",
            "navigation",
            "menu",
            "topmenu",
            "breadcrumb",
            "breadcrumbs",
            "sidebar",
            "related",
        ),
        *("comment", "comments", "footer", "banner", "search", "login", "share", "social", "pagination"),
        *("pager", "tags", "rating", "ads", "advertisement", "copyright", "hotline", "skip"),
    )
)
_ASIDE_PIECES = (
    "breadcrumb",
    "sidebar",
    "lienquan",
    "binhluan",
    "tinkhac",
    "quangcao",
    "mainmenu",
    "leftmenu",
)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NO_TEXT = frozenset(("script", "style", "noscript", "template", "head", "select", "button", "textarea"))
_CONTAINERS = frozenset(("div", "section", "article", "main", "form", "td", "center", "span"))
_LINK_LISTS = frozenset(("ul", "ol", "div", "section", "table", "dl", "p"))
_REPORT = re.compile(
    r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập\s*[-–]\s*Tự do|BÁO CÁO|Nơi nhận|Số\s*:|"
    r"^(?:[IVX]{1,5}\s*[.)-]|\d{1,2}\s*[.)])\s+\S"
)
_MOST = 0.85
"""A block with so much of the text is the article, unless its neighbours look like the report too."""
_FEW = 0.3
"""A block with more of the text than this is left out by no class name."""


@dataclass(slots=True, eq=False, repr=False)
class Page:
    """The block that holds the document, and what is left out of it."""

    article: _Element
    skipped: set[_Element] = field(default_factory=set)
    outside: list[str] = field(default_factory=list)
    """What the pieces that were left out say, the longest first."""


@dataclass(frozen=True, slots=True)
class _Weight:
    text: int = 0
    links: int = 0
    link_count: int = 0

    def __add__(self, other: _Weight) -> _Weight:
        return _Weight(self.text + other.text, self.links + other.links, self.link_count + other.link_count)

    @property
    def own(self) -> int:
        """Letters outside of links."""
        return self.text - self.links


def choose(root: _Element) -> Page:
    """Find the document on a page; a page that a word processor saved is the document."""
    body = root.find("body")
    body = root if body is None else body
    if _is_office(root):
        return Page(body)
    weights: dict[_Element, _Weight] = {}
    total = _weigh(body, weights, set()).own
    skipped = {element for element in weights if _is_aside(element, weights[element].own, total)}
    skipped |= {element for element in weights if _is_link_list(element, weights[element])}
    weights.clear()
    _weigh(body, weights, skipped)
    article = _declared(body, weights)
    while (inner := _inner(article, weights, skipped)) is not None:
        article = inner
    return Page(article, skipped, _outside(body, article, skipped))


def _is_office(root: _Element) -> bool:
    if _WORD_NAMESPACE in "".join(str(value) for value in root.attrib.values()):
        return True
    makers = (meta.get("content") or "" for meta in root.iter("meta") if _named(meta, "generator", "progid"))
    return any(_OFFICE.search(maker) or maker.startswith("Word.") for maker in makers)


def _named(meta: _Element, *names: str) -> bool:
    return (meta.get("name") or "").lower() in names


def _weigh(element: _Element, weights: dict[_Element, _Weight], skipped: set[_Element]) -> _Weight:
    """Count the letters below an element, and how many of them are links."""
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT or element in skipped:
        return _Weight()
    weight = _Weight(_letters(element.text))
    for child in element:
        weight += _weigh(child, weights, skipped)
        weight += _Weight(_letters(child.tail))
    if element.tag == "a" and element.get("href"):
        weight = _Weight(weight.text, weight.text, 1)
    weights[element] = weight
    return weight


def _letters(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _is_aside(element: _Element, own: int, total: int) -> bool:
    """Tell whether an element says of itself that it is not the article."""
    named = (
        element.tag in _ASIDE_TAGS
        or (element.get("role") or "") in _ASIDE_ROLES
        or (element.tag in ("header", "footer") and next(element.iterancestors("article"), None) is None)
    )
    if not named:
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        words = [word.lower() for word in _WORDS.findall(names)]
        joined = "".join(words)
        named = not _ASIDE_WORDS.isdisjoint(words) or any(piece in joined for piece in _ASIDE_PIECES)
    return named and element.tag != "body" and own <= _FEW * total and not _is_report(element)


def _is_link_list(element: _Element, weight: _Weight) -> bool:
    return (
        element.tag in _LINK_LISTS
        and weight.link_count >= 3
        and weight.links >= 0.8 * weight.text
        and not _is_report(element)
    )


def _is_report(element: _Element) -> bool:
    """Tell whether an element carries a sign of a report outside of links."""
    return any(_REPORT.search(clean(text)) for text in _plain(element))


def _plain(element: _Element) -> Iterator[str]:
    """Find the pieces of text that are not links."""
    if not isinstance(element.tag, str) or element.tag in _NO_TEXT or element.tag == "a":
        return
    yield element.text or ""
    for child in element:
        yield from _plain(child)
        yield child.tail or ""


def _declared(body: _Element, weights: dict[_Element, _Weight]) -> _Element:
    """Return the one element that the page declares to be the article, else the body."""
    kinds = (
        [element for element in weights if element.get("itemprop") == "articleBody"],
        [element for element in weights if element.tag == "article"],
        [element for element in weights if element.tag == "main" or element.get("role") == "main"],
    )
    for found in kinds:
        if len(found) == 1 and 2 * weights[found[0]].own > weights[body].own:
            return found[0]
    return body


def _inner(element: _Element, weights: dict[_Element, _Weight], skipped: set[_Element]) -> _Element | None:
    """Return the block within that holds the article; the rest is then left out, unless it carries signs."""
    inside: list[_Element] = []
    loose = [element.text or ""]
    for child in element:
        loose.append(child.tail or "")
        if child in weights and child not in skipped:
            # Of a table that arranges the page, one cell is the article.
            inside += _cells(child) if child.tag == "table" else [child]
    blocks = [block for block in inside if block.tag in _CONTAINERS and block in weights]
    best = max(blocks, key=lambda block: weights[block].own, default=None)
    if best is None or weights[best].own < _MOST * weights[element].own:
        return None
    if any(_is_report(other) for other in inside if other is not best):
        return None
    return None if any(_REPORT.search(clean(text)) for text in loose) else best


def _cells(table: _Element) -> list[_Element]:
    return [cell for row, _ in rows_of(table) for cell in row.iterchildren("td", "th")]


def _outside(body: _Element, article: _Element, skipped: set[_Element]) -> list[str]:
    """Return what the pieces outside of the article say, the longest first."""
    path = [article]
    while path[-1] is not body:
        path.append(path[-1].getparent())  # type: ignore[arg-type]
    outside = [child for parent in path[1:] for child in parent if child not in path]
    outside += [element for element in article.iter() if element in skipped]
    texts = (clean(" ".join(map(str, piece.itertext()))) for piece in outside if piece.tag not in _NO_TEXT)
    return sorted(filter(None, dict.fromkeys(texts)), key=lambda text: (-len(text), text))
