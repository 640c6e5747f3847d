"""The first page: what was checked, the score and its arithmetic, what to fix; and the remarks at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.html.elements import Markup, join, tag, text
from checker.rendering.html.fulltext import Places, item_anchor
from checker.rendering.html.items import OPEN, badge
from checker.rendering.layout import tidy
from checker.rendering.words import (
    address,
    counts,
    goal,
    number,
    parts,
    period,
    quoted,
    ruleset_name,
    say,
    scoring,
    severity,
    sum_of,
    validity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.document.model import Document
    from checker.judging.model import GroupScore
    from checker.judging.whatif import Way
    from checker.report import Finding, Part, Report

_COLUMNS = {
    "met": "column-met",
    "partial": "column-partial",
    "missing": "column-missing",
    "not_applicable": "column-na",
}
_BAR = 100
"""The width of a full bar, in units of its drawing."""


def document_name(report: Report) -> str:
    """What the document calls itself, or the name of its file."""
    return tidy(report.document.metadata.title) or tidy(report.document.name)


def summary(report: Report, lang: str) -> Markup:
    """The page that is printed first."""
    meta = report.document.metadata
    unknown = say("unknown", lang)
    facts = [
        ("agency", tidy(meta.agency) or unknown),
        ("period", period(meta, lang)),
        ("number", tidy(meta.number) or unknown),
        ("file", tidy(report.document.name)),
    ]
    header = tag(
        "header",
        tag("p", say("report-title", lang), class_="kicker"),
        tag("h1", document_name(report), lang="vi"),
        _list(facts, lang),
    )
    degraded = (
        tag("p", say("degraded", lang), class_="notice warning")
        if report.document.status == "degraded"
        else ""
    )
    return join([header, degraded, *(_part(report, index, lang) for index in range(len(report.parts)))])


def _list(facts: list[tuple[str, str]], lang: str) -> Markup:
    entries = (tag("div", tag("dt", say(code, lang).rstrip(":")), tag("dd", value)) for code, value in facts)
    return tag("dl", *entries, class_="facts")


def _part(report: Report, index: int, lang: str) -> Markup:
    part = report.parts[index]
    status, note = validity(report.document, part, lang)
    reviews = sum(1 for verdict in part.verdicts if verdict.review)
    anchor = f"ket-qua-{index + 1}"
    result = tag(
        "div",
        tag(
            "p",
            tag("strong", number(part.score.value, lang)),
            tag("span", say("of-100", lang)),
            class_="value",
        ),
        tag("p", part.score.grade.get(lang), class_="grade"),
        tag("p", counts(part, lang), class_="counts"),
        tag("p", say("reviews", lang, n=reviews), class_="counts") if reviews else "",
        class_="result",
    )
    rules = tag(
        "div",
        tag("p", ruleset_name(part.ruleset, lang), class_="ruleset"),
        tag("p", part.because.get(lang), class_="note") if part.because else "",
        tag("p", note, class_=f"notice {status}"),
        class_="rules",
    )
    return tag(
        "section",
        tag("h2", say("result", lang), id=anchor),
        tag("div", result, tag("div", rules, *_ways(index, part, lang), class_="beside"), class_="top"),
        tag("div", _arithmetic(part, lang), _to_fix(index, part, lang), class_="columns"),
        class_="summary",
        aria_labelledby=anchor,
    )


def _ways(index: int, part: Part, lang: str) -> Iterator[Markup]:
    for count, way in enumerate(part.ways):
        heading = goal(way, lang)
        text_ = _way(index, part, way, lang)
        yield tag("details", tag("summary", heading), text_, class_="way", open=count == 0)


def _way(index: int, part: Part, way: Way, lang: str) -> Markup:
    before, after = number(part.score.value, lang), number(way.steps[-1].score, lang)
    steps = [
        tag(
            "li",
            tag("a", step.verdict.item.title.get(lang), href=f"#{item_anchor(index + 1, step.verdict)}"),
            Markup(" "),
            tag(
                "span",
                say("step", lang, gain=number(step.gain, lang), score=number(step.score, lang)),
                class_="gain",
            ),
        )
        for step in way.steps
    ]
    return tag(
        "div",
        tag("p", say("way-text", lang, n=len(way.steps), before=before, after=after)),
        tag("ol", *steps),
    )


def _arithmetic(part: Part, lang: str) -> Markup:
    # Most reports have nothing that does not apply; a column of zeros would only take the room.
    columns = [name for name in _COLUMNS if name != "not_applicable" or part.count(name)]
    heads = [say(code, lang) for code in ("group", *(_COLUMNS[name] for name in columns), "column-points")]
    table = tag(
        "table",
        tag("caption", say("arithmetic", lang)),
        tag("thead", tag("tr", *(tag("th", head, scope="col") for head in heads))),
        tag("tbody", *(_row(group, columns, lang) for group in part.score.groups)),
        tag("tfoot", _row(sum_of(part), columns, lang)),
    )
    return tag(
        "div",
        tag("div", table, class_="wide"),
        *(tag("p", note, class_="note") for note in scoring(part, lang)),
        class_="arithmetic",
    )


def _row(group: GroupScore, columns: Sequence[str], lang: str) -> Markup:
    points = f"{number(group.points, lang)} / {number(group.possible, lang)}"
    share = group.points / group.possible if group.possible else 0.0
    bar = tag(
        "svg",
        tag("rect", class_="track", width=str(_BAR), height="6", rx="3"),
        tag("rect", class_="fill", width=f"{share * _BAR:.1f}", height="6", rx="3"),
        viewBox=f"0 0 {_BAR} 6",
        preserveAspectRatio="none",
        aria_hidden="true",
    )
    return tag(
        "tr",
        tag("th", group.title.get(lang), scope="row"),
        *(tag("td", str(getattr(group, name))) for name in columns),
        tag("td", points, bar, class_="points"),
    )


def _to_fix(index: int, part: Part, lang: str) -> Markup:
    """One line per open item, in the order of the ruleset."""
    verdicts = [verdict for verdict in part.verdicts if verdict.verdict in OPEN]
    anchor = f"can-bo-sung-{index + 1}"
    heading = tag("h3", say("to-fix", lang, n=len(verdicts)), id=anchor)
    if not verdicts:
        return tag("div", heading, tag("p", say("open-none", lang)), class_="tofix")
    entries = [
        tag(
            "li",
            badge(verdict.verdict, lang),
            Markup(" "),
            tag("a", verdict.item.title.get(lang), href=f"#{item_anchor(index + 1, verdict)}"),
            tag("span", say("gain-badge", lang, n=number(verdict.gain, lang)), class_="gain")
            if verdict.gain
            else "",
        )
        for verdict in verdicts
    ]
    return tag(
        "div", heading, tag("p", say("honest", lang), class_="note"), tag("ol", *entries), class_="tofix"
    )


def remarks(report: Report, places: Places, lang: str) -> Markup:
    """The findings: what else a reader would notice."""
    if not report.findings:
        return Markup("")
    entries = (_finding(report, finding, places, lang) for finding in report.findings)
    heading = tag("h2", say("remarks", lang, n=len(report.findings)), id="nhan-xet")
    return tag("section", heading, tag("ul", *entries), class_="findings", aria_labelledby="nhan-xet")


def _finding(report: Report, finding: Finding, places: Places, lang: str) -> Markup:
    place = address(report.document, finding.section, finding.block, None, lang)
    link = (
        tag("a", tag("q", quoted(finding.quote), lang="vi"), href=places.finding(finding))
        if finding.quote
        else ""
    )
    return tag(
        "li",
        tag("strong", f"{severity(finding, lang)}:"),
        Markup(" "),
        text(finding.message.get(lang)),
        Markup(" "),
        link,
        Markup(" "),
        tag("span", f"({place})", class_="place"),
        Markup(" "),
        text(finding.advice.get(lang)),
    )


def reading(document: Document, lang: str) -> Markup:
    """Which parts of the file were read, and what could not be."""
    notes = [en if lang == "en" else vi for vi, en in document.notes]
    unread = (
        join([tag("p", say("unread", lang)), tag("ul", *(tag("li", note) for note in notes))])
        if notes
        else ""
    )
    heading = tag("h2", say("reading-title", lang), id="doc-tep")
    return tag(
        "section",
        heading,
        tag("p", say("read-parts", lang, parts=parts(document, lang))),
        unread,
        class_="reading",
        aria_labelledby="doc-tep",
    )
