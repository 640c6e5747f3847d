"""An audit as one HTML file: charts to look at, the units, the matrix, a link to the page of each document.

It needs no network. Without its script everything is shown but the filters. Above ``MANY`` documents the
matrix is by bands of scores, and what to ask for stands on the page of each document only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.batch.outcome import STATUSES
from checker.rendering.audit.dashboard.charts import missing_chart, score_chart
from checker.rendering.audit.dashboard.lists import changes, passed_over, unread, waivers
from checker.rendering.audit.dashboard.matrix import matrix_of
from checker.rendering.audit.dashboard.parts import NAMES, section
from checker.rendering.audit.dashboard.units import filters, units_table
from checker.rendering.audit.overview import overview
from checker.rendering.audit.phrases import totals
from checker.rendering.html.elements import Markup, join, tag
from checker.rendering.html.page import page
from checker.rendering.words import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.batch.outcome import Results
    from checker.rendering.audit.overview import Overview

_FOLDER = Path(__file__).resolve().parent


def render(results: Results, lang: str = "vi") -> str:
    """The page, in UTF-8; texts in ``lang``."""
    body = _body(overview(results), lang)
    style, script = _FOLDER / "dashboard.css", _FOLDER / "dashboard.js"
    return page(say("audit-title", lang), body, lang, style=style, script=script)


def _body(seen: Overview, lang: str) -> Markup:
    rules = list(seen.rulesets.values())
    charts = join(
        section(
            f"bieu-do-{number}",
            one.title,
            tag("div", score_chart(seen, one, lang), missing_chart(seen, one, lang), class_="charts"),
        )
        for number, one in enumerate(rules)
    )
    matrices = join(matrix_of(seen, one, number, lang) for number, one in enumerate(rules))
    ends = [
        ("chua-doc", "audit-unread", unread(seen, lang)),
        ("thay-doi", "audit-changes", changes(seen, lang)),
        ("mien-tru", "audit-waivers", waivers(seen, lang)),
    ]
    contents = [
        ("bieu-do-0", "audit-scores", charts),
        ("don-vi", "audit-units", "all"),
        ("ma-tran-0", "audit-matrix", matrices),
        *ends,
    ]
    links = [(anchor, code) for anchor, code, part in contents if part]
    main = [
        _header(seen, links, lang),
        _counts(seen, lang),
        charts,
        tag("div", filters(seen, lang), units_table(seen, lang), matrices, class_="filtered"),
        *(part for _, _, part in ends),
        passed_over(seen, lang),
    ]
    skip = tag("a", say("audit-skip", lang), href="#don-vi", class_="skip")
    return join([skip, tag("main", *main), _footer(seen, lang)])


def _header(seen: Overview, links: Sequence[tuple[str, str]], lang: str) -> Markup:
    entries = (tag("li", tag("a", say(code, lang), href=f"#{anchor}")) for anchor, code in links)
    return tag(
        "header",
        tag("h1", say("audit-title", lang)),
        tag("p", totals(seen, lang)),
        "" if seen.checked else tag("p", say("audit-nothing", lang), class_="notice error"),
        tag("nav", tag("ul", *entries), class_="contents", aria_label=say("audit-contents", lang)),
    )


def _counts(seen: Overview, lang: str) -> Markup:
    cards = [
        tag(
            "li", tag("strong", str(seen.counts[status])), tag("span", NAMES[status].get(lang)), class_=status
        )
        for status in STATUSES
        if seen.counts[status]
    ]
    return section("ket-qua", say("audit-outcomes", lang), tag("ul", *cards, class_="cards"))


def _footer(seen: Overview, lang: str) -> Markup:
    notes = [say("audit-footer", lang), *(rules.footer for rules in seen.rulesets.values())]
    return tag(
        "footer", *(tag("p", note) for note in dict.fromkeys(notes)), tag("p", say("audit-made-by", lang))
    )
