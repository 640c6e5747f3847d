"""The gap report as one HTML file that opens with a double click: no network, no script needed to read it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.rendering.html.elements import Markup, join, tag, text
from checker.rendering.html.fulltext import Places, fulltext
from checker.rendering.html.items import items
from checker.rendering.html.page import page
from checker.rendering.html.summary import document_name, reading, remarks, summary
from checker.rendering.texts import VERDICTS
from checker.rendering.words import say

if TYPE_CHECKING:
    from checker.report import Report

_FOLDER = Path(__file__).resolve().parent


def render(report: Report, lang: str = "vi") -> str:
    """The page, in UTF-8; texts in ``lang``, the document as it is."""
    title = f"{say('report-title', lang)} - {document_name(report)}"
    return page(title, _body(report, lang), lang, style=_FOLDER / "report.css", script=_FOLDER / "report.js")


def _body(report: Report, lang: str) -> Markup:
    places = Places(report)
    panes = tag(
        "div",
        tag("div", _checked(report, places, lang), class_="checked"),
        tag(
            "section",
            tag("h2", say("fulltext", lang), id="toan-van"),
            tag("p", say("marks", lang), class_="note"),
            tag("div", fulltext(report.document, places, lang), class_="paper", lang="vi"),
            class_="document",
            aria_labelledby="toan-van",
            tabindex="0",
        ),
        class_="panes",
    )
    return join(
        [
            tag("a", say("skip", lang), href="#noi-dung", class_="skip"),
            tag("main", summary(report, lang), panes),
            _footer(report, lang),
        ]
    )


def _checked(report: Report, places: Places, lang: str) -> Markup:
    parts = [tag("h2", say("items", lang), id="noi-dung"), _filters(report, lang)]
    for index, part in enumerate(report.parts):
        if len(report.parts) > 1:
            parts.append(tag("p", part.ruleset.title.get(lang), class_="ruleset"))
        parts.append(items(report, index, places, lang))
    parts += [remarks(report, places, lang), reading(report.document, lang)]
    return join(parts)


def _filters(report: Report, lang: str) -> Markup:
    """Hidden until the script that works them runs."""
    verdicts = [
        tag(
            "label",
            tag("input", type="checkbox", name="verdict", value=name, checked=True),
            Markup(" "),
            text(title.get(lang)),
        )
        for name, title in VERDICTS.items()
        if any(part.count(name) for part in report.parts)
    ]
    groups = {group.id: group.title.get(lang) for part in report.parts for group in part.ruleset.groups}
    return tag(
        "form",
        tag("fieldset", tag("legend", say("filter-verdict", lang)), *verdicts),
        tag(
            "label",
            text(say("group", lang)),
            tag(
                "select",
                tag("option", say("filter-all", lang), value=""),
                *(tag("option", title, value=id_) for id_, title in groups.items()),
                name="group",
            ),
        ),
        tag("label", text(say("filter-text", lang)), tag("input", type="search", name="text")),
        tag(
            "label",
            tag("input", type="checkbox", name="review"),
            Markup(" "),
            text(say("filter-review", lang)),
        ),
        tag("output", role="status", data_text=say("filter-count", lang, n="{n}", total="{total}")),
        class_="filters",
        aria_label=say("filters", lang),
        hidden=True,
    )


def _footer(report: Report, lang: str) -> Markup:
    notes = dict.fromkeys(part.ruleset.footer.get(lang) for part in report.parts)
    made = say("made-by", lang, sha256=report.document.sha256)
    return tag("footer", *(tag("p", note) for note in notes), tag("p", made, class_="hash"))
