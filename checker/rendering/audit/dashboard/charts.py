"""Charts: the distribution of scores, and the items most often missing. Each can be read as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.audit.overview import BAND, BANDS, bands, most_missing, spread
from checker.rendering.audit.phrases import scores_of
from checker.rendering.html.elements import Markup, join, tag
from checker.rendering.words import number, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.rendering.audit.overview import Lacked, Overview, Rules

_WIDTH, _HEIGHT = 600, 240
_TOP, _BOTTOM = 42, 26
"""Room above the highest column for its count, and below the columns for the scale."""
_STEP = _WIDTH / BANDS
_GAP = 6
_BAR = 100
_FIRST = 12
"""So many items are shown; the others can be unfolded."""


def score_chart(seen: Overview, rules: Rules, lang: str) -> Markup:
    """Columns of reports by score, with the middle one marked; the figures can be unfolded."""
    judged = seen.judged(rules)
    counts = [len(band) for band in bands(judged)]
    drawing = tag(
        "svg",
        *(_column(place, count, max(counts), lang) for place, count in enumerate(counts)),
        *(_tick(place) for place in range(BANDS + 1)),
        _middle(spread(judged)[1], lang),
        viewBox=f"-14 0 {_WIDTH + 28} {_HEIGHT}",
        class_="histogram",
        role="img",
        aria_label=f"{say('audit-histogram', lang)} {scores_of(seen, rules, lang)}.",
    )
    heads = tag(
        "tr", *(tag("th", say(code, lang), scope="col") for code in ("audit-points", "audit-reports"))
    )
    rows = (
        tag("tr", tag("th", band_name(place, lang), scope="row"), tag("td", str(count)))
        for place, count in enumerate(counts)
    )
    figures = tag("table", tag("thead", heads), tag("tbody", *rows), class_="list")
    return tag(
        "figure",
        tag("figcaption", tag("h3", say("audit-scores", lang))),
        tag("p", scores_of(seen, rules, lang), class_="note"),
        drawing,
        tag("details", tag("summary", say("audit-figures", lang)), figures),
    )


def band_name(place: int, lang: str) -> str:
    """The scores of the band at ``place`` (from 0)."""
    code = "audit-band-last" if place == BANDS - 1 else "audit-band"
    return say(code, lang, low=place * BAND, high=(place + 1) * BAND)


def _column(place: int, count: int, highest: int, lang: str) -> Markup:
    height = count / highest * (_HEIGHT - _TOP - _BOTTOM)
    left, top = place * _STEP + _GAP / 2, _HEIGHT - _BOTTOM - height
    bar = tag(
        "rect",
        tag("title", say("audit-band-bar", lang, band=band_name(place, lang), n=count)),
        x=f"{left:.1f}",
        y=f"{top:.1f}",
        width=f"{_STEP - _GAP:.1f}",
        height=f"{height:.1f}",
        class_="bar",
    )
    middle = f"{left + (_STEP - _GAP) / 2:.1f}"
    told = tag("text", str(count), x=middle, y=f"{top - 5:.1f}", class_="count") if count else ""
    return join([bar, told])


def _tick(place: int) -> Markup:
    return tag("text", str(place * BAND), x=f"{place * _STEP:.1f}", y=str(_HEIGHT - 8), class_="tick")


def _middle(median: float, lang: str) -> Markup:
    x = f"{median / 100 * _WIDTH:.1f}"
    line = tag("line", x1=x, x2=x, y1="12", y2=str(_HEIGHT - _BOTTOM), class_="middle")
    # On the side with more room.
    end = median > 70
    words = say("audit-median", lang, n=number(median, lang))
    place = f"{median / 100 * _WIDTH + (-6 if end else 6):.1f}"
    return join(
        [line, tag("text", words, x=place, y="10", class_=f"middle-name {'end' if end else 'start'}")]
    )


def missing_chart(seen: Overview, rules: Rules, lang: str) -> Markup:
    """Bars of the items that reports lack, the most often missing first."""
    lacked = most_missing(rules, seen.judged(rules))
    title = tag("figcaption", tag("h3", say("audit-missing", lang)))
    if not lacked:
        return tag("figure", title, tag("p", say("audit-missing-none", lang)))
    rest = lacked[_FIRST:]
    more = (
        tag("details", tag("summary", say("audit-rest", lang, n=len(rest))), _bars(rest, lang))
        if rest
        else ""
    )
    return tag("figure", title, _bars(lacked[:_FIRST], lang), more)


def _bars(lacked: Sequence[Lacked], lang: str) -> Markup:
    heads = (
        tag("th", say(code, lang), scope="col") for code in ("table-title", "table-missing", "table-partial")
    )
    rows = (
        tag(
            "tr",
            tag("th", one.item.title, Markup(" "), tag("code", one.item.id), scope="row"),
            tag("td", f"{one.missing}/{one.asked}", _bar(one), class_="points"),
            tag("td", str(one.partial)),
        )
        for one in lacked
    )
    return tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), class_="list bars")


def _bar(one: Lacked) -> Markup:
    """The parts of the reports that lack the item, and that state it in part."""
    missing, partial = (count / max(one.asked, 1) * _BAR for count in (one.missing, one.partial))
    return tag(
        "svg",
        tag("rect", class_="track", width=str(_BAR), height="6"),
        tag("rect", class_="missing", width=f"{missing:.1f}", height="6"),
        tag("rect", class_="partial", x=f"{missing:.1f}", width=f"{partial:.1f}", height="6"),
        viewBox=f"0 0 {_BAR} 6",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
