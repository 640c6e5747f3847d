"""The gap report as lines: a pure function of the report, the language and the width.

In the order in which its reader needs it: what was checked and against what, the score and its arithmetic,
what to fix first, what is met, what could not be read.
"""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from checker.rendering.layout import BLANK, Line, shorten, tidy
from checker.rendering.texts import VERDICTS
from checker.rendering.words import (
    address,
    citation,
    counts,
    goal,
    lacking,
    nearest_ways,
    number,
    parts,
    period,
    place_of,
    quoted,
    reason,
    review,
    ruleset_name,
    say,
    scoring,
    severity,
    sum_of,
    validity,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.document.model import Document
    from checker.judging.model import Evidence, GroupScore, Verdict
    from checker.judging.whatif import Way
    from checker.report import Finding, Part, Report

_OPEN = ("partial", "missing")
_QUOTES = 2
"""How many quotes an open item shows: enough to recognise the place, not a second report."""
_LONGEST_QUOTE = 240
_SHORT_QUOTE = 90
_GRAVE = ("error", "warning")
_NOTES = 12
"""How many mere remarks are printed; the JSON report has them all."""
_TABLE = 76
"""The narrowest page on which the arithmetic stands as a table."""


def build(report: Report, lang: str, *, brief: bool, width: int) -> list[Line]:
    """All lines of the gap report; ``brief`` leaves the header, the score and one line per open item."""
    lines = [Line("title", 0, say("report", lang)), BLANK, *_document(report.document, lang)]
    for number_of_part, part in enumerate(report.parts, 1):
        lines += [*_ruleset(report.document, part, lang), BLANK, *_score(part, lang)]
        if brief:
            lines += [BLANK, *_brief(part, lang, width)]
            continue
        lines += [BLANK, *_arithmetic(part, lang, width)]
        for way in nearest_ways(part):
            lines += [BLANK, *_way(part, way, lang, width)]
        lines += [BLANK, *_open_items(report.document, part, lang)]
        if number_of_part == len(report.parts):
            lines += _findings(report, lang)
        lines += _closed_items(report.document, part, lang, width)
    if brief:
        return lines
    lines += [BLANK, Line("heading", 0, say("reading", lang)), *_reading(report.document, lang)]
    for footer in dict.fromkeys(part.ruleset.footer.get(lang) for part in report.parts):
        lines += [BLANK, Line("note", 0, tidy(footer))]
    return lines


def _document(document: Document, lang: str) -> Iterator[Line]:
    meta = document.metadata
    unknown = say("unknown", lang)
    for code, value in (
        ("file", document.name),
        ("title", meta.title),
        ("agency", meta.agency),
        ("period", period(meta, lang)),
    ):
        yield Line("plain", 0, tidy(value) or unknown, say(code, lang))


def _ruleset(document: Document, part: Part, lang: str) -> Iterator[Line]:
    rules = part.ruleset
    yield Line("plain", 0, ruleset_name(rules, lang), say("ruleset", lang))
    if part.because:
        yield Line("plain", 0, tidy(part.because.get(lang)), say("because", lang))
    status, note = validity(document, part, lang)
    yield Line("plain" if status == "ok" else status, 0, note, say("validity", lang))


def _score(part: Part, lang: str) -> Iterator[Line]:
    score = part.score
    value = number(score.value, lang)
    yield Line("score", 0, say("score", lang, value=value, grade=tidy(score.grade.get(lang))))
    yield Line("plain", 0, counts(part, lang))
    reviews = sum(1 for verdict in part.verdicts if verdict.review)
    if reviews:
        yield Line("plain", 0, say("reviews", lang, n=reviews))


def _arithmetic(part: Part, lang: str, width: int) -> Iterator[Line]:
    groups, total = part.score.groups, sum_of(part)
    if width >= _TABLE:
        yield from _table([*groups, total], lang, width)
    else:
        yield from (_narrow(group, lang) for group in (*groups, total))
    *scaled, rule = scoring(part, lang)
    yield from (Line("plain", 0, text) for text in scaled)
    yield Line("note", 0, rule)


def _table(groups: Iterable[GroupScore], lang: str, width: int) -> Iterator[Line]:
    """One row per group; a title too long for its column goes on below."""
    heads = [say(f"column-{name}", lang) for name in ("met", "partial", "missing", "na")]
    points_width = 15
    title_width = width - points_width - sum(len(head) + 2 for head in heads)
    head = say("group", lang).ljust(title_width) + "".join(f"  {text}" for text in heads)
    yield Line("group", 0, head + say("column-points", lang).rjust(points_width))
    for group in groups:
        first, *more = wrap(tidy(group.title.get(lang)), title_width - 1) or [""]
        counts = (group.met, group.partial, group.missing, group.not_applicable)
        cells = "".join(f"  {str(count).rjust(len(text))}" for count, text in zip(counts, heads, strict=True))
        points = f"{number(group.points, lang)} / {number(group.possible, lang)}"
        yield Line("plain", 0, first.ljust(title_width) + cells + points.rjust(points_width))
        for text in more:
            yield Line("plain", 2, text)


def _narrow(group: GroupScore, lang: str) -> Line:
    text = say(
        "narrow-group",
        lang,
        title=tidy(group.title.get(lang)),
        points=number(group.points, lang),
        possible=number(group.possible, lang),
        met=group.met,
        partial=group.partial,
        missing=group.missing,
        na=group.not_applicable,
    )
    return Line("plain", 0, text, hang=2)


def _way(part: Part, way: Way, lang: str, width: int) -> Iterator[Line]:
    """The shortest list of fixes to a goal: one line per item, and the score after it."""
    yield Line("heading", 0, goal(way, lang).upper())
    last = way.steps[-1]
    before, after = number(part.score.value, lang), number(last.score, lang)
    yield Line("plain", 0, say("way-text", lang, n=len(way.steps), before=before, after=after))
    for step in way.steps:
        item = step.verdict.item
        gain = say("gain-short", lang, n=number(step.gain, lang))
        tail = f" ({tidy(item.id)}): {gain}"
        title = shorten(tidy(item.title.get(lang)), max(width - len(tail) - 2, 12))
        yield Line(step.verdict.verdict, 0, f"- {title}{tail}", single=True)


def _open_items(document: Document, part: Part, lang: str) -> Iterator[Line]:
    verdicts = [verdict for verdict in part.verdicts if verdict.verdict in _OPEN]
    yield Line("heading", 0, say("open", lang, n=len(verdicts)))
    if not verdicts:
        yield Line("met", 0, say("open-none", lang))
        return
    yield Line("note", 0, say("honest", lang))
    titles = {group.id: group.title.get(lang) for group in part.ruleset.groups}
    group = ""
    for count, verdict in enumerate(verdicts, 1):
        yield BLANK
        if verdict.item.group != group:
            group = verdict.item.group
            yield from (Line("group", 0, tidy(titles.get(group, group))), BLANK)
        yield from _open_item(document, verdict, count, lang)


def _open_item(document: Document, verdict: Verdict, count: int, lang: str) -> Iterator[Line]:
    item = verdict.item
    name = VERDICTS[verdict.verdict].get(lang)
    code = say("code", lang, id=tidy(item.id))
    yield Line(verdict.verdict, 0, f"{count}. {name}: {tidy(item.title.get(lang))} ({code})", hang=3)

    def field(label: str, text: str, style: str = "plain") -> Line:
        return Line(style, 3, text, say(label, lang))

    yield field("citation", citation(item.citation, lang))
    yield from _found(document, verdict, lang)
    if verdict.review:
        yield field("review", review(verdict, lang), "warning")
    if points := lacking(verdict, lang):
        yield field("form" if item.checks else "lacking", points)
    yield field("wording", quoted(item.wording.get(lang)), "wording")
    yield field("section", tidy(item.section.get(lang)))
    if verdict.gain:
        yield field("gain", say("gain-text", lang, n=number(verdict.gain, lang)))


def _found(document: Document, verdict: Verdict, lang: str) -> Iterator[Line]:
    """What the report says of the item, and why that does not do."""
    evidence = verdict.evidence[:_QUOTES]
    if evidence:
        for index, found in enumerate(evidence):
            yield Line("quote", 3, _quote(document, found, lang), say("found", lang) if not index else " ")
    elif verdict.refusals:
        nearest = verdict.refusals[0]
        yield Line("quote", 3, _quote(document, nearest.evidence, lang), say("nearest", lang))
    elif not verdict.item.checks:
        text = say("not-found", lang, parts=parts(document, lang))
        yield Line("plain", 3, text, say("searched", lang))
        if verdict.reason in {"nothing-found", "only-refused"}:
            return
    yield Line("plain", 3, reason(verdict, lang), say("why", lang))


def _closed_items(document: Document, part: Part, lang: str, width: int) -> Iterator[Line]:
    for name in ("met", "not_applicable"):
        verdicts = [verdict for verdict in part.verdicts if verdict.verdict == name]
        if not verdicts:
            continue
        heading = say("met" if name == "met" else "na", lang, n=len(verdicts))
        yield from (BLANK, Line("heading", 0, heading))
        if name == "met":
            yield Line("note", 0, say("legend", lang))
        for verdict in verdicts:
            yield _closed_item(document, verdict, lang, width)
            if verdict.review:
                yield Line("warning", 2, review(verdict, lang), say("review", lang))


def _closed_item(document: Document, verdict: Verdict, lang: str, width: int) -> Line:
    """The title, as much of the quote as the line holds, and where it stands."""
    mark, style = "-", "plain"
    if verdict.verdict == "met":
        mark, style = ("●", "met") if verdict.substantiated else ("○", "bare")
    evidence = next((found for found in verdict.evidence if found.facets), None)
    evidence = evidence or next(iter(verdict.evidence), None)
    title = tidy(verdict.item.title.get(lang))
    if evidence is None:
        because = f": {tidy(verdict.note.get(lang))}" if verdict.note else ""
        return Line(style, 0, f"{mark} {title}{because}", hang=2, single=not because)
    place = f" ({place_of(document, evidence, lang)})"
    title = shorten(title, max(width * 2 // 5, width - len(place) - len(evidence.quote) - 6))
    room = width - len(mark) - len(title) - len(place) - 5
    return Line(style, 0, f"{mark} {title}: {quoted(evidence.quote, max(room, 12))}{place}", single=True)


def _brief(part: Part, lang: str, width: int) -> Iterator[Line]:
    verdicts = [verdict for verdict in part.verdicts if verdict.verdict in _OPEN]
    if not verdicts:
        yield Line("met", 0, say("open-none", lang))
        return
    column = max(len(VERDICTS[name].get(lang)) for name in _OPEN) + 2
    for verdict in verdicts:
        item = verdict.item
        tail = f" ({tidy(item.id)})"
        if verdict.gain:
            tail += f", {say('gain-short', lang, n=number(verdict.gain, lang))}"
        head = VERDICTS[verdict.verdict].get(lang).ljust(column)
        title = shorten(tidy(item.title.get(lang)), max(width - len(head) - len(tail), 12))
        yield Line(verdict.verdict, 0, f"{head}{title}{tail}", single=True)


def _findings(report: Report, lang: str) -> Iterator[Line]:
    """What contradicts itself: the gravest first, what to do said once for each rule, remarks in one line."""
    if not report.findings:
        return
    yield from (BLANK, Line("heading", 0, say("findings", lang, n=len(report.findings))))
    grave = [finding for level in _GRAVE for finding in report.findings if finding.severity == level]
    notes = [finding for finding in report.findings if finding.severity not in _GRAVE]
    advised = set()
    for finding in grave:
        yield _finding(report.document, finding, _LONGEST_QUOTE, lang)
        if finding.rule not in advised and finding.advice.get(lang):
            yield Line("plain", 2, tidy(finding.advice.get(lang)), say("do", lang))
        advised.add(finding.rule)
    for finding in notes[:_NOTES]:
        yield _finding(report.document, finding, _SHORT_QUOTE, lang)
    if len(notes) > _NOTES:
        yield Line("note", 0, say("findings-more", lang, n=len(notes) - _NOTES))


def _finding(document: Document, finding: Finding, longest: int, lang: str) -> Line:
    place = address(document, finding.section, finding.block, None, lang)
    text = f"{severity(finding, lang)}: {tidy(finding.message.get(lang))}"
    if finding.quote:
        text += f" {quoted(finding.quote, longest)}"
    return Line(finding.severity if finding.severity in _GRAVE else "plain", 0, f"- {text} ({place})", hang=2)


def _reading(document: Document, lang: str) -> Iterator[Line]:
    yield Line("plain", 0, say("read-parts", lang, parts=parts(document, lang)))
    if document.status == "degraded":
        yield Line("warning", 0, say("degraded", lang))
    if document.notes:
        yield Line("plain", 0, say("unread", lang))
    for vi, en in document.notes:
        yield Line("plain", 0, f"- {tidy(en if lang == 'en' else vi)}", hang=2)


def _quote(document: Document, evidence: Evidence, lang: str) -> str:
    return f"{quoted(evidence.quote, _LONGEST_QUOTE)} ({place_of(document, evidence, lang)})"
