"""The items of one ruleset by group: verdict, reason, what lacks, how to word it, what it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.rendering.html.elements import Markup, join, tag, text
from checker.rendering.html.fulltext import item_anchor, refused
from checker.rendering.texts import REFUSALS, UNKNOWN, VERDICTS
from checker.rendering.words import citation, lacking, number, parts, place_of, quoted, reason, review, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.judging.model import Evidence, Verdict
    from checker.rendering.html.fulltext import Places
    from checker.report import Report
    from checker.ruleset.model import Group

OPEN = ("missing", "partial")
_BLANK = re.compile(r"\[[^\[\]]*…\]|…(?:/…)*")
"""What is left to fill in: "[ngày … tháng … năm …]", "…", "…/…"."""


def items(report: Report, index: int, places: Places, lang: str) -> Markup:
    """All groups of the ruleset at ``index`` (from 0), in its order."""
    part = report.parts[index]
    return join(_group(report, index, group, places, lang) for group in part.ruleset.groups)


def badge(verdict: str, lang: str) -> Markup:
    """The verdict in words, with a sign: never by colour alone."""
    return tag("span", VERDICTS[verdict].get(lang), class_=f"badge {verdict}")


def blanks(wording: str) -> Markup:
    """A model sentence in which every blank is seen to be one."""
    cleaned = quoted(wording)
    pieces: list[str] = []
    position = 0
    for blank in _BLANK.finditer(cleaned):
        pieces += [_piece(cleaned[position : blank.start()]), tag("span", blank.group(), class_="blank")]
        position = blank.end()
    return join([*pieces, _piece(cleaned[position:])])


def _piece(words: str) -> Markup:
    """Text between two elements, with the spaces at its ends."""
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return Markup(f"{before}{text(words)}{after if words.strip() else ''}")


def _group(report: Report, index: int, group: Group, places: Places, lang: str) -> Markup:
    part = report.parts[index]
    verdicts = [verdict for verdict in part.verdicts if verdict.item.group == group.id]
    if not verdicts:
        return Markup("")
    anchor = f"nhom-{index + 1}-{group.id}"
    heading = tag("h3", group.title.get(lang), id=anchor)
    articles = [_item(report, verdict, item_anchor(index + 1, verdict), places, lang) for verdict in verdicts]
    return tag("section", heading, *articles, aria_labelledby=anchor, data_group=group.id)


def _item(report: Report, verdict: Verdict, anchor: str, places: Places, lang: str) -> Markup:
    item = verdict.item
    gain = say("gain-badge", lang, n=number(verdict.gain, lang)) if verdict.gain else ""
    summary = tag(
        "summary",
        badge(verdict.verdict, lang),
        tag("span", item.title.get(lang), class_="title"),
        tag("span", say("look-again", lang), class_="look") if verdict.review else "",
        tag("span", gain, class_="gain") if gain else "",
        tag("code", item.id),
    )
    entries = join(
        tag("div", tag("dt", term), tag("dd", value))
        for term, value in _entries(report, verdict, places, lang)
    )
    return tag(
        "details",
        summary,
        tag("dl", entries),
        id=anchor,
        class_=f"item {verdict.verdict}",
        open=verdict.verdict in OPEN,
        data_verdict=verdict.verdict,
        data_review="1" if verdict.review else None,
        data_group=item.group,
    )


def _entries(report: Report, verdict: Verdict, places: Places, lang: str) -> Iterator[tuple[str, Markup]]:
    """Term and text of everything that is said of an item."""

    def entry(code: str, value: Markup) -> tuple[str, Markup]:
        return say(code, lang).rstrip(":"), value

    item, open_ = verdict.item, verdict.verdict in OPEN
    yield entry("why" if open_ else "judged", text(reason(verdict, lang)))
    if verdict.review:
        yield entry("review", text(review(verdict, lang)))
    if points := lacking(verdict, lang):
        yield entry("lacking", text(points))
    if open_:
        yield entry("advice", text(item.advice.get(lang)))
        yield entry("wording", tag("q", blanks(item.wording.get(lang)), class_="wording"))
        yield entry("section", text(item.section.get(lang)))
    yield entry("citation", text(citation(item.citation, lang)))
    if verdict.evidence:
        yield entry("evidence", _quotes(report, verdict.evidence, places, lang))
    elif open_:
        yield entry(
            "searched",
            text(
                say(
                    "not-counted" if verdict.refusals else "not-found",
                    lang,
                    parts=parts(report.document, lang),
                )
            ),
        )
    if places_seen := refused(verdict):
        reasons = [REFUSALS.get(refusal.reason, UNKNOWN).get(lang) for refusal in places_seen]
        yield entry(
            "refused", _quotes(report, [seen.evidence for seen in places_seen], places, lang, reasons)
        )


def _quotes(
    report: Report, evidence: Sequence[Evidence], places: Places, lang: str, reasons: Sequence[str] = ()
) -> Markup:
    """Quotes as links into the full text, each with where it stands and why it does not count."""
    entries = []
    for index, found in enumerate(evidence):
        place = place_of(report.document, found, lang)
        link = tag("a", tag("q", quoted(found.quote), lang="vi"), href=places.link(found))
        why = tag("span", reasons[index], class_="why") if reasons else Markup("")
        entries.append(tag("li", link, Markup(" "), tag("span", f"({place})", class_="place"), why))
    return tag("ul", *entries)
