"""The gap report as Markdown (CommonMark with tables), to paste into a wiki, an issue or a pull request."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.rendering.layout import tidy
from checker.rendering.table import nearest
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
    from collections.abc import Iterator, Sequence

    from checker.judging.model import Verdict
    from checker.judging.whatif import Way
    from checker.report import Part, Report

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~&$])")
_LEADING = re.compile(r"^([-+=:#]|\d+(?=[.)]))")
_LINKED = re.compile(r"([@#])(?=\w)")
_ADDRESS = re.compile(r"(?i)(?<=[a-z]):(?=//)|(?<=www)\.|(?<=mailto):")


def escape(value: str) -> str:
    """A text of one line that stays text: no markup, no link, nobody called by @name, no issue by #number."""
    text = _SPECIAL.sub(r"\\\1", tidy(value))
    text = _LEADING.sub(lambda found: f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}", text)
    text = _ADDRESS.sub(lambda found: f"\\{found[0]}", text)
    # A backslash does not hold off mentions; an invisible space between sign and name does.
    return _LINKED.sub("\\1&#8203;", text)


def render(report: Report, lang: str = "vi") -> str:
    """The page; every paragraph and table cell on one line."""
    return "\n".join(_page(report, lang)).rstrip("\n") + "\n"


def _page(report: Report, lang: str) -> Iterator[str]:
    document = report.document
    yield from (f"# {escape(say('report-title', lang))}", "")
    for code, value in (
        ("file", document.name),
        ("title", document.metadata.title),
        ("agency", document.metadata.agency),
        ("period", period(document.metadata, lang)),
    ):
        yield f"- **{say(code, lang)}** {escape(value) or say('unknown', lang)}"
    for part in report.parts:
        yield from _part(report, part, lang)
    if report.findings:
        yield from ("", f"## {say('remarks', lang, n=len(report.findings))}", "")
        for finding in report.findings:
            place = address(document, finding.section, finding.block, None, lang)
            quote = f" {escape(quoted(finding.quote))}" if finding.quote else ""
            message = escape(finding.message.get(lang))
            yield f"- **{severity(finding, lang)}:** {message}{quote} ({escape(place)})"
    yield from (
        "",
        f"## {say('reading-title', lang)}",
        "",
        say("read-parts", lang, parts=parts(document, lang)),
    )
    if document.status == "degraded":
        yield from ("", say("degraded", lang))
    yield from ("", *(f"- {escape(en if lang == 'en' else vi)}" for vi, en in document.notes))
    for footer in dict.fromkeys(part.ruleset.footer.get(lang) for part in report.parts):
        yield from ("", f"_{escape(footer)}_")


def _part(report: Report, part: Part, lang: str) -> Iterator[str]:
    yield f"- **{say('ruleset', lang)}** {escape(ruleset_name(part.ruleset, lang))}"
    if part.because:
        yield f"- **{say('because', lang)}** {escape(part.because.get(lang))}"
    yield f"- **{say('validity', lang)}** {escape(validity(report.document, part, lang)[1])}"
    value = number(part.score.value, lang)
    yield from ("", f"**{say('score', lang, value=value, grade=escape(part.score.grade.get(lang)))}**", "")
    yield from (counts(part, lang), "", *_arithmetic(part, lang))
    for way in nearest_ways(part):
        yield from _way(part, way, lang)
    open_ = [verdict for verdict in part.verdicts if verdict.verdict in {"partial", "missing"}]
    yield from ("", f"## {say('to-fix', lang, n=len(open_))}", "")
    yield escape(say("honest" if open_ else "open-none", lang))
    for count, verdict in enumerate(open_, 1):
        yield from _open_item(report, verdict, count, lang)
    for name, code in (("met", "met"), ("not_applicable", "na")):
        closed = [verdict for verdict in part.verdicts if verdict.verdict == name]
        if closed:
            yield from (
                "",
                f"## {say(code, lang, n=len(closed)).capitalize()}",
                "",
                *_closed(report, closed, lang),
            )


def _arithmetic(part: Part, lang: str) -> Iterator[str]:
    heads = ("group", "column-met", "column-partial", "column-missing", "column-na", "column-points")
    yield _row([say(code, lang) for code in heads])
    yield _row(["---", *["---:"] * 5])
    for group in (*part.score.groups, sum_of(part)):
        numbers = (group.met, group.partial, group.missing, group.not_applicable)
        points = f"{number(group.points, lang)} / {number(group.possible, lang)}"
        yield _row([escape(group.title.get(lang)), *map(str, numbers), points])
    yield ""
    yield " ".join(scoring(part, lang))


def _way(part: Part, way: Way, lang: str) -> Iterator[str]:
    before, after = number(part.score.value, lang), number(way.steps[-1].score, lang)
    yield from ("", f"## {escape(goal(way, lang))}", "")
    yield from (say("way-text", lang, n=len(way.steps), before=before, after=after), "")
    for step in way.steps:
        gain = say("step", lang, gain=number(step.gain, lang), score=number(step.score, lang))
        yield f"- {escape(step.verdict.item.title.get(lang))} ({escape(step.verdict.item.id)}): {gain}"


def _open_item(report: Report, verdict: Verdict, count: int, lang: str) -> Iterator[str]:
    item = verdict.item
    name = VERDICTS[verdict.verdict].get(lang)
    yield from ("", f"### {count}. {name}: {escape(item.title.get(lang))} ({escape(item.id)})", "")
    found = nearest(verdict)
    quote = f"{quoted(found.quote)} ({place_of(report.document, found, lang)})" if found else ""
    label = "found" if verdict.evidence else "nearest"
    for code, text in (
        ("citation", citation(item.citation, lang)),
        (label if found else "searched", quote or say("not-found", lang, parts=parts(report.document, lang))),
        ("why", reason(verdict, lang)),
        ("review", review(verdict, lang)),
        ("lacking", lacking(verdict, lang)),
        ("wording", quoted(item.wording.get(lang))),
        ("section", item.section.get(lang)),
        ("gain", say("gain-text", lang, n=number(verdict.gain, lang)) if verdict.gain else ""),
    ):
        if text:
            yield f"- **{say(code, lang)}** {escape(text)}"


def _closed(report: Report, verdicts: Sequence[Verdict], lang: str) -> Iterator[str]:
    yield _row([say(f"table-{code}", lang) for code in ("item", "title", "quote", "place", "review")])
    yield _row(["---"] * 5)
    for verdict in verdicts:
        found = nearest(verdict)
        quote = quoted(found.quote) if found else ""
        place = place_of(report.document, found, lang) if found else ""
        texts = (verdict.item.id, verdict.item.title.get(lang), quote, place, review(verdict, lang))
        yield _row([escape(text) for text in texts])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
