"""The code quality report of GitLab: a JSON array that merge requests show.

A line is a paragraph of the text that was read, as in SARIF; the place in words stands in the description.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from checker.rendering.json_ import text_of
from checker.rendering.problems import problems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.report import Report

_SEVERITIES = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, lang: str = "vi") -> str:
    """The array for one report."""
    return render_all([report], lang)


def render_all(reports: Sequence[Report], lang: str = "vi") -> str:
    """One array for all reports."""
    return text_of(
        [
            {
                "description": f"{problem.message} ({problem.where})",
                "check_name": problem.rule,
                # It has to be the only one of its kind in the whole array, so the file belongs to it.
                "fingerprint": hashlib.sha256(
                    f"{report.place}\0{problem.fingerprint}".encode(errors="replace")
                ).hexdigest(),
                "severity": _SEVERITIES[problem.level],
                "location": {"path": report.place, "lines": {"begin": problem.block.number}},
            }
            for report in reports
            for problem in problems(report, lang)
        ]
    )
