"""The summary of a job of GitHub Actions, as Markdown: a row per report, and what each has to add.

Written to the file that ``GITHUB_STEP_SUMMARY`` names; it is shown on the page of the run.
"""

from __future__ import annotations

from html import escape as html
from typing import TYPE_CHECKING

from checker.rendering.layout import tidy
from checker.rendering.markdown import escape
from checker.rendering.problems import problems
from checker.rendering.texts import VERDICTS
from checker.rendering.words import number, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.rendering.problems import Problem
    from checker.report import Part, Report

_COUNTED = ("met", "partial", "missing", "not_applicable")
_MARKS = {"error": "❌", "warning": "⚠️", "note": "🔎"}


def render(report: Report, lang: str = "vi") -> str:
    """The summary of one report."""
    return render_all([report], lang)


def render_all(reports: Sequence[Report], lang: str = "vi") -> str:
    """One table of all reports, then the problems of each, folded when there are several."""
    heads = [say("summary-file", lang), say("summary-score", lang)]
    heads += [VERDICTS[verdict].get(lang) for verdict in _COUNTED]
    lines = [f"## {say('report', lang)}", "", _row(heads), _row(["---"] * 2 + ["--:"] * len(_COUNTED))]
    lines += [
        _row([escape(report.place), _score(part, lang), *(str(part.count(name)) for name in _COUNTED)])
        for report in reports
        for part in report.parts
    ]
    for report in reports:
        lines += _details(report, lang, folded=len(reports) > 1)
    return "\n".join(lines) + "\n"


def _score(part: Part, lang: str) -> str:
    score = f"{number(part.score.value, lang)} / 100 - {escape(part.score.grade.get(lang))}"
    return f"{score} ({escape(part.ruleset.id)})"


def _details(report: Report, lang: str, *, folded: bool) -> Iterator[str]:
    found = problems(report, lang)
    total = say("summary-problems", lang, n=len(found)) if found else say("open-none", lang)
    head = f"{tidy(report.place)}: {total}"
    yield from ("", f"<details><summary>{html(head)}</summary>" if folded else f"### {escape(head)}")
    if found:
        titles = ("summary-code", "summary-problem", "summary-where")
        yield from ("", _row(["", *(say(code, lang) for code in titles)]), _row(["---"] * 4))
        yield from (_problem(problem) for problem in found)
    if folded:
        yield from ("", "</details>")


def _problem(problem: Problem) -> str:
    return _row(
        [
            _MARKS[problem.level],
            f"`{problem.rule.replace('`', '')}`",
            escape(problem.message),
            escape(problem.where),
        ]
    )


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
