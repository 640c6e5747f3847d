"""What all parts of the page are made of: sections, tables, badges, links to the files of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from checker.rendering.audit_texts import FILES
from checker.rendering.audit_texts import STATUSES as NAMES
from checker.rendering.html.elements import Markup, join, tag, text
from checker.rendering.layout import tidy
from checker.rendering.words import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.batch.outcome import Status
    from checker.rendering.audit.overview import Entry

__all__ = ["MANY", "NAMES", "href", "links", "page_of", "scrolling", "section", "status_badge", "table"]

MANY = 500
"""With more documents than this their gaps are not listed one by one, and the matrix is by bands."""


def section(anchor: str, title: str, *content: str, **attributes: str | None) -> Markup:
    """A part of the page with its heading."""
    return tag("section", tag("h2", title, id=anchor), *content, aria_labelledby=anchor, **attributes)


def table(codes: Sequence[str], rows: Iterable[Sequence[str]], lang: str, *, label: str) -> Markup:
    """A plain table; the first cell of a row names the row."""
    heads = (tag("th", say(f"table-{code}", lang), scope="col") for code in codes)
    body = (tag("tr", tag("th", row[0], scope="row"), *(tag("td", cell) for cell in row[1:])) for row in rows)
    made = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *body), class_="list")
    return scrolling(made, label)


def scrolling(content: Markup, label: str) -> Markup:
    """A wide or long table in a box of its own, which scrolls by keyboard too."""
    return tag("div", content, class_="wide box", tabindex="0", role="region", aria_label=label)


def status_badge(status: Status, lang: str) -> Markup:
    """What became of a file, in words."""
    return tag("span", NAMES[status].get(lang), class_=f"status {status}")


def href(path: str) -> str:
    """A link to a file from the folder of the page: never to another site, whatever the file is called."""
    return f"./{quote(path, safe='/', errors='replace')}"


def page_of(entry: Entry) -> str:
    """The link to the page of a document; empty when none was written."""
    return next((href(path) for name, path in entry.outcome.files if name == "html"), "")


def links(entry: Entry, lang: str) -> Markup:
    """The path of a document, a link to its page where there is one, and links to its other files."""
    page, path = page_of(entry), tidy(entry.outcome.path)
    others = [
        tag("a", FILES[name].get(lang) if name in FILES else name, href=href(file), class_="file")
        for name, file in entry.outcome.files
        if name != "html"
    ]
    return join([tag("a", path, href=page) if page else text(path), *others], Markup(" "))
