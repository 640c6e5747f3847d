"""The table of units with its filters: the documents of a unit together, a row for each ruleset."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.batch.outcome import STATUSES
from checker.rendering.audit.dashboard.parts import MANY, NAMES, links, scrolling, section, status_badge
from checker.rendering.audit.phrases import asked_for
from checker.rendering.html.elements import Markup, join, tag, text
from checker.rendering.layout import tidy
from checker.rendering.words import number, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.rendering.audit.overview import Entry, Judged, Overview

_HEADS = ("unit", "file", "status", "score", "grade", "met", "partial", "missing", "ask")
_JUDGED = 6
"""Columns that are filled when a document was checked."""
_PAGE = 200
"""Units on a page of the table, when the script runs."""
_BAR = 100


def filters(seen: Overview, lang: str) -> Markup:
    """What the script filters by, units and matrix alike; hidden until it runs."""
    statuses = [(status, NAMES[status].get(lang)) for status in STATUSES if seen.counts[status]]
    rules = list(seen.rulesets.values())
    choices = [_choice("status", "audit-filter-status", "filter-all", statuses, lang)]
    if len(rules) > 1:
        told = [(str(number), one.title) for number, one in enumerate(rules)]
        choices.append(_choice("ruleset", "audit-filter-ruleset", "filter-all", told, lang))
    groups = [
        (f"{number}-{place}", title if len(rules) == 1 else f"{one.id}: {title}")
        for number, one in enumerate(rules)
        for place, (title, _) in enumerate(one.by_group())
    ]
    choices.append(_choice("group", "group", "audit-group-all", groups, lang))
    return tag(
        "form",
        tag("label", text(say("filter-text", lang)), tag("input", type="search", name="text")),
        *choices,
        tag("output", role="status", data_text=say("audit-filter-count", lang, n="{n}", total="{total}")),
        class_="filters",
        aria_label=say("audit-filters-units", lang),
        hidden=True,
    )


def _choice(name: str, label: str, everything: str, options: Sequence[tuple[str, str]], lang: str) -> Markup:
    all_ = tag("option", say(everything, lang), value="")
    chosen = tag("select", all_, *(tag("option", title, value=value) for value, title in options), name=name)
    return tag("label", text(say(label, lang)), chosen)


def units_table(seen: Overview, lang: str) -> Markup:
    """The table; its rows are sorted and paged by the script."""
    many = sum(seen.counts.values()) > MANY
    heads = (tag("th", say(f"table-{code}", lang), scope="col") for code in _HEADS)
    bodies = (
        _unit(seen, unit, entries, lang, many=many, hidden=many and place >= _PAGE)
        for place, (unit, entries) in enumerate(seen.units.items())
    )
    table = tag(
        "table",
        tag("thead", tag("tr", *heads)),
        *bodies,
        class_="list units",
        data_page=str(_PAGE),
    )
    pages = tag(
        "nav",
        tag("button", say("audit-page-before", lang), type="button", name="before"),
        tag("span", data_text=say("audit-page", lang, n="{n}", total="{total}")),
        tag("button", say("audit-page-after", lang), type="button", name="after"),
        class_="pages",
        aria_label=say("audit-pages", lang),
        hidden=True,
    )
    note = tag("p", say("audit-sort", lang), class_="note sort", hidden=True)
    # A browser lays out a long table faster when most of it is not shown to begin with.
    cut = tag("noscript", tag("p", say("audit-first-page", lang, n=_PAGE), class_="notice")) if many else ""
    return section(
        "don-vi",
        say("audit-units", lang),
        note,
        cut,
        scrolling(table, say("audit-units", lang)),
        pages,
    )


def _unit(
    seen: Overview, unit: str, entries: Sequence[Entry], lang: str, *, many: bool, hidden: bool
) -> Markup:
    order = list(seen.rulesets.values())
    rows = [row for entry in entries for row in _rows(entry, lang, many=many)]
    several = (
        tag("span", say("audit-documents", lang, n=len(entries)), class_="note") if len(entries) > 1 else ""
    )
    name = tag("th", unit, Markup(" ") if several else "", several, scope="rowgroup", rowspan=str(len(rows)))
    return tag(
        "tbody",
        *(tag("tr", name if place == 0 else "", row) for place, row in enumerate(rows)),
        hidden=hidden,
        data_status=" ".join(dict.fromkeys(entry.status for entry in entries)),
        data_rulesets=" ".join(
            dict.fromkeys(str(order.index(one.rules)) for entry in entries for one in entry.judged)
        ),
    )


def _rows(entry: Entry, lang: str, *, many: bool) -> Iterator[Markup]:
    """The rows of a document, without the name of its unit."""
    span = str(max(1, len(entry.judged)))
    own = join(
        [
            tag("td", links(entry, lang), _notes(entry, lang), rowspan=span),
            tag("td", status_badge(entry.status, lang), rowspan=span),
        ]
    )
    if not entry.judged:
        message = entry.outcome.message.get(lang) if entry.outcome.message else ""
        yield join([own, tag("td", message, colspan=str(_JUDGED), class_="none")])
    for place, judged in enumerate(entry.judged):
        yield join([own if place == 0 else "", _judged(judged, lang, many=many)])


def _notes(entry: Entry, lang: str) -> Markup:
    """Why a document falls short, and what there is to say of it."""
    short = (tag("p", text_.get(lang), class_="short") for text_ in entry.outcome.shortfalls)
    notes = (tag("p", text_.get(lang), class_="note") for text_ in entry.outcome.notes)
    return join([*short, *notes])


def _judged(judged: Judged, lang: str, *, many: bool) -> Markup:
    counts = (judged.count(verdict) for verdict in ("met", "partial", "missing"))
    score = tag(
        "td", number(judged.score, lang), _bar(judged.score), class_="points", data_sort=str(judged.score)
    )
    ask = _count_only(judged, lang) if many else _ask(judged, lang)
    return join(
        [
            score,
            tag("td", judged.grade, Markup(" "), tag("code", judged.rules.id)),
            *(tag("td", str(count), class_="figure") for count in counts),
            ask,
        ]
    )


def _bar(score: float) -> Markup:
    return tag(
        "svg",
        tag("rect", class_="track", width=str(_BAR), height="6"),
        tag("rect", class_="fill", width=f"{score:.1f}", height="6"),
        viewBox=f"0 0 {_BAR} 6",
        preserveAspectRatio="none",
        aria_hidden="true",
    )


def _ask(judged: Judged, lang: str) -> Markup:
    asked = asked_for(judged, lang)
    if not asked:
        return tag("td", say("audit-open-none", lang))
    told = tag("details", tag("summary", _open(judged, lang)), *(tag("p", tidy(one)) for one in asked))
    return tag("td", told)


def _count_only(judged: Judged, lang: str) -> Markup:
    return tag("td", _open(judged, lang))


def _open(judged: Judged, lang: str) -> str:
    return say("audit-open", lang, missing=len(judged.gaps("missing")), partial=len(judged.gaps("partial")))
