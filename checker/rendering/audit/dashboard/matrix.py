"""The matrix of one ruleset as a heat map: a letter in every cell, and a colour that says the same.

Of more than ``MANY`` documents it shows how many in a hundred meet each item, by bands of scores.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from checker.rendering.audit.dashboard.charts import band_name
from checker.rendering.audit.dashboard.parts import MANY, page_of, scrolling, section
from checker.rendering.audit.overview import bands
from checker.rendering.audit.phrases import is_passed
from checker.rendering.audit_texts import LETTERS
from checker.rendering.html.elements import Markup, join, tag
from checker.rendering.layout import tidy
from checker.rendering.words import number, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.rendering.audit.overview import Entry, Judged, Overview, Rules

_CLASSES = {"met": "m", "partial": "p", "missing": "x", "not_applicable": "n", "": "e"}
_NARROW = 3
"""The title of a group of so few items is turned."""
_SHADES = 5
"""Steps of colour from none to all."""


def matrix_of(seen: Overview, rules: Rules, place: int, lang: str) -> Markup:
    """The section of the ruleset at ``place`` (from 0) in the order of the page."""
    judged = seen.judged(rules)
    many = len(judged) > MANY
    body = (
        [_band(number_, band, rules, lang) for number_, band in enumerate(bands(judged)) if band]
        if many
        else [_row(seen, entry, one, lang) for entry, one in judged]
    )
    letters = {verdict: letter.get(lang) for verdict, letter in LETTERS.items()}
    note = say("audit-bands-note", lang, n=len(judged)) if many else say("audit-matrix-note", lang, **letters)
    title = say("audit-matrix-of", lang, title=rules.title)
    table = tag(
        "table",
        _head(rules, lang, first="audit-points" if many else "table-unit"),
        tag("tbody", *body),
        tag("tfoot", _shares(say("audit-item-met", lang), [one for _, one in judged], rules, "td", lang)),
        class_="matrix",
    )
    return section(
        f"ma-tran-{place}",
        title,
        tag("p", note, class_="note"),
        scrolling(table, title),
        data_ruleset=str(place),
    )


def _head(rules: Rules, lang: str, *, first: str) -> Markup:
    groups = rules.by_group()
    over = (
        tag(
            "th",
            tag("span", title),
            scope="colgroup",
            colspan=str(len(items)),
            data_group=str(place),
            class_="narrow" if len(items) <= _NARROW else None,
        )
        for place, (title, items) in enumerate(groups)
    )
    items = (
        tag(
            "th",
            tag("span", tag("code", item.id), Markup(" "), item.title),
            scope="col",
            data_group=str(place),
        )
        for place, (_, items) in enumerate(groups)
        for item in items
    )
    fixed = (
        tag("th", say(first, lang), scope="col", rowspan="2", class_="name"),
        tag("th", say("table-score", lang), scope="col", rowspan="2", class_="score"),
    )
    return tag("thead", tag("tr", *fixed, *over), tag("tr", *items))


def _row(seen: Overview, entry: Entry, judged: Judged, lang: str) -> Markup:
    unit, page = tidy(entry.outcome.unit), page_of(entry)
    name = f"{unit} ({tidy(entry.outcome.path)})" if len(seen.units[unit]) > 1 else unit
    part = entry.judged.index(judged) + 1
    verdicts = {item.id: (item, verdict) for item, verdict in judged.verdicts()}
    cells = []
    for id_ in judged.rules.columns():
        item, verdict = verdicts[id_]
        letter = LETTERS[verdict].get(lang) if verdict else ""
        told = letter + ("*" if is_passed(judged, item, verdict) else "")
        gap = verdict in {"missing", "partial"} and page
        # The page of a document has its items under these anchors (checker.rendering.html).
        shown = tag("a", told, href=f"{page}#muc-{part}-{quote(id_)}") if gap else told
        cells.append(tag("td", shown, class_=_CLASSES[verdict]))
    return tag(
        "tr",
        tag("th", tag("a", name, href=page) if page else name, scope="row", class_="name"),
        tag("td", number(judged.score, lang), class_="figure"),
        *cells,
        data_status=entry.status,
    )


def _band(place: int, band: Sequence[Judged], rules: Rules, lang: str) -> Markup:
    name = f"{band_name(place, lang)} ({len(band)})"
    return _shares(name, band, rules, "td", lang)


def _shares(name: str, judged: Sequence[Judged], rules: Rules, cell: str, lang: str) -> Markup:
    """How many in a hundred of the documents asked for an item meet it."""
    met, asked = dict.fromkeys(rules.items, 0), dict.fromkeys(rules.items, 0)
    for one in judged:
        for item, verdict in one.verdicts():
            met[item.id] += verdict == "met"
            asked[item.id] += verdict in {"met", "partial", "missing"}
    middle = sum(one.score for one in judged) / len(judged) if judged else 0.0
    cells = [_share(met[id_], asked[id_], cell) for id_ in rules.columns()]
    fixed = (tag("th", name, scope="row", class_="name"), tag("td", number(middle, lang), class_="figure"))
    return tag("tr", join(fixed), *cells)


def _share(met: int, asked: int, cell: str) -> Markup:
    if not asked:
        return tag(cell, "", class_="e")
    share = met / asked
    return tag(cell, f"{share * 100:.0f}", class_=f"s{min(int(share * _SHADES), _SHADES - 1)}")
