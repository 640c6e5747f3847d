"""What damage to a text does to the verdicts: ``python benchmarks/noise.py [--seeds N]``, the noise curve.

Every report of fixtures/reports is damaged at 1, 2 and 5 % of its characters (tests/behaviour/noise.py) and
judged again. The table gives, by level: the macro-F1 and the kappa against the labels, the share of verdicts
that differ from those on the clean text, the met that became missing and the missing that became met (of all
verdicts of the kind on the clean text), and the share of items marked for review. The exit code is 0 in any
case: this measures and does not judge.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from checker.check import check_document  # noqa: E402
from checker.document.read import read  # noqa: E402
from checker.evaluation.measure import Case, measure  # noqa: E402
from checker.ruleset.load import load_ruleset  # noqa: E402
from tests.behaviour.changes import Labelled, labelled_reports  # noqa: E402
from tests.behaviour.noise import LEVELS, damaged  # noqa: E402

RULESET = load_ruleset("nd-04-2015")
HEAD = ("level", "macro-F1", "kappa", "changed", "met->missing", "missing->met", "review")


def judged(report: Labelled, text: str) -> list[Case]:
    """The verdicts on a text, with the labels of the report that it was made from."""
    part = check_document(read(f"{report.name}.txt", text.encode()), [RULESET]).parts[0]
    return [
        Case(
            report=report.name,
            kind="written",
            item=verdict.item.id,
            group=verdict.item.group,
            label=report.labels[verdict.item.id][0],
            verdict=verdict.verdict,
            review=verdict.review is not None,
        )
        for verdict in part.verdicts
    ]


def row(level: float, seeds: int) -> tuple[str, ...]:
    """One line of the table: all reports, each damaged once for every seed."""
    clean: list[Case] = []
    noisy: list[Case] = []
    for report in labelled_reports():
        before = judged(report, report.text)
        for seed in range(seeds if level else 1):
            clean += before
            noisy += judged(report, damaged(report.text, level, seed)) if level else before
    pairs = [(a.verdict, b.verdict) for a, b in zip(clean, noisy, strict=True)]
    met = sum(a == "met" for a, _ in pairs)
    missing = sum(a == "missing" for a, _ in pairs)
    found = measure(noisy)
    return (
        f"{level:.0%}",
        f"{found.macro_f1 or 0:.3f}",
        f"{found.kappa or 0:.3f}",
        f"{sum(a != b for a, b in pairs) / len(pairs):.1%}",
        f"{pairs.count(('met', 'missing')) / max(1, met):.1%}",
        f"{pairs.count(('missing', 'met')) / max(1, missing):.1%}",
        f"{sum(case.review for case in noisy) / len(noisy):.1%}",
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("--seeds", type=int, default=3, help="how often each report is damaged")
    seeds = parser.parse_args().seeds
    print("".join(f"{name:>14}" for name in HEAD))
    for level in (0.0, *LEVELS):
        print("".join(f"{cell:>14}" for cell in row(level, seeds)))


if __name__ == "__main__":
    main()
