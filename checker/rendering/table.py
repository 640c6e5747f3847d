"""The items of a report as rows of one table: what the workbook and the CSV file have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.layout import tidy
from checker.rendering.texts import VERDICTS
from checker.rendering.words import citation, lacking, place_of, quoted, reason, review, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.judging.model import Evidence, Verdict
    from checker.report import Part, Report

COLUMNS = (
    "item",
    "title",
    "group",
    "verdict",
    "gain",
    "why",
    "lacking",
    "quote",
    "place",
    "citation",
    "wording",
    "section",
    "review",
    "ruleset",
)
"""The codes of the columns, in order; all hold text but ``gain``, which is in points."""


def head(code: str, lang: str) -> str:
    """The head of a column."""
    return say(f"table-{code}", lang)


def rows(report: Report, lang: str) -> Iterator[tuple[Verdict, dict[str, str | float]]]:
    """One row per item of every ruleset, in its order: the verdict and the cells by column."""
    for part in report.parts:
        groups = {group.id: tidy(group.title.get(lang)) for group in part.ruleset.groups}
        for verdict in part.verdicts:
            yield verdict, _row(report, part, verdict, groups.get(verdict.item.group, ""), lang)


def _row(report: Report, part: Part, verdict: Verdict, group: str, lang: str) -> dict[str, str | float]:
    item = verdict.item
    open_ = verdict.verdict in {"partial", "missing"}
    shown = nearest(verdict)
    return {
        "item": tidy(item.id),
        "group": group,
        "title": tidy(item.title.get(lang)),
        "verdict": VERDICTS[verdict.verdict].get(lang),
        "gain": verdict.gain if open_ else "",
        "why": reason(verdict, lang),
        "lacking": lacking(verdict, lang),
        "quote": quoted(shown.quote) if shown else "",
        "place": place_of(report.document, shown, lang) if shown else "",
        "citation": citation(item.citation, lang),
        "wording": tidy(item.wording.get(lang)) if open_ else "",
        "section": tidy(item.section.get(lang)) if open_ else "",
        "review": review(verdict, lang),
        "ruleset": f"{tidy(part.ruleset.id)} {tidy(part.ruleset.version)}",
    }


def nearest(verdict: Verdict) -> Evidence | None:
    """The quote that says most of an item: the first that names a point, else any, else one refused."""
    named = next((found for found in verdict.evidence if found.facets), None)
    refused = verdict.refusals[0].evidence if verdict.refusals else None
    return named or next(iter(verdict.evidence), refused)
