"""The gap report as one HTML file that opens with a double click: no network, no script needed to read it.

The style and the script stand in files beside this module and are put into the page; the page allows nothing
but these two, by their hashes, so that nothing in a stranger's document can run or load.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from checker.rendering.html.elements import Markup, join, tag, text
from checker.rendering.html.fulltext import Places, fulltext
from checker.rendering.html.items import items
from checker.rendering.html.summary import document_name, reading, remarks, summary
from checker.rendering.texts import VERDICTS
from checker.rendering.words import say

if TYPE_CHECKING:
    from checker.report import Report

_FOLDER = Path(__file__).resolve().parent


def render(report: Report, lang: str = "vi") -> str:
    """The page, in UTF-8; texts in ``lang``, the document as it is."""
    style, script = (
        Markup((_FOLDER / name).read_text(encoding="utf-8").strip()) for name in ("report.css", "report.js")
    )
    allowed = f"style-src {_hash(style)}; script-src {_hash(script)}"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{say('report-title', lang)} - {document_name(report)}"),
        tag("style", style),
    )
    return f"<!DOCTYPE html>\n{tag('html', head, _body(report, lang, script), lang=lang)}\n"


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


def _body(report: Report, lang: str, script: Markup) -> Markup:
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
    return tag(
        "body",
        tag("a", say("skip", lang), href="#noi-dung", class_="skip"),
        tag("main", summary(report, lang), panes),
        _footer(report, lang),
        tag("script", script),
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
