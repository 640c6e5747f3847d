"""Workflow commands of GitHub Actions: each problem becomes an annotation of its file.

Printed by a step of a workflow, a line of this format is shown with the run and with the change. Lines of a
file are not given: what was read are the paragraphs of a Word file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.layout import clean
from checker.rendering.problems import problems

if TYPE_CHECKING:
    from checker.report import Report

_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, lang: str = "vi") -> str:
    """An annotation a line; nothing for a report without problems."""
    return "".join(
        f"::{_COMMANDS[problem.level]} file={_property(report.place)},"
        f"title={_property(f'{problem.rule}, {problem.where}')}::{_data(problem.message)}\n"
        for problem in problems(report, lang)
    )


def _data(text: str) -> str:
    """A message on one line, escaped as the runner reads it."""
    return clean(text).replace("%", "%25")


def _property(text: str) -> str:
    """The value of a property: colons and commas end it."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
