"""Gaps that were there before: accepted as they were, so that a pipeline fails for new ones only.

A gap is known by its document, its item and what was found for the item. When any of these changes (the
sentence that was found is rewritten or deleted, a partial item becomes missing), it is a new gap.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from checker.batch.outcome import Outcome

SCHEMA = "rasoat-baseline/1"
_KEYS = ("document", "ruleset", "item", "evidence")
Gap = tuple[str, str, str, str]
"""Document (its path from the working folder), ruleset, item, hash of the evidence."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """The gaps that are accepted."""

    gaps: frozenset[Gap]

    def accepted(self, path: str, report: dict[str, Any]) -> tuple[str, ...]:
        """The items ("ruleset/item") of a report whose gaps are accepted, in the order of the report."""
        return tuple(f"{gap[1]}/{gap[2]}" for gap in gaps_of(path, report) if gap in self.gaps)


def gaps_of(path: str, report: dict[str, Any]) -> list[Gap]:
    """The gaps of a report (the documented JSON object)."""
    return [
        (path, item["ruleset"], item["id"], _evidence(item))
        for item in report["items"]
        if item["verdict"] in {"partial", "missing"}
    ]


def _evidence(item: dict[str, Any]) -> str:
    """The verdict and the words that it rests on, wherever they stand."""
    found = [" ".join(place["quote"].split()) for place in item["evidence"]]
    return hashlib.sha256("\0".join([item["verdict"], *found]).encode(errors="replace")).hexdigest()[:16]


def baseline_of(outcomes: Iterable[Outcome]) -> dict[str, Any]:
    """All gaps of an audit as plain data, to be kept in a file."""
    gaps = {gap for one in outcomes if one.report for gap in gaps_of(one.path, one.report)}
    return {"schema": SCHEMA, "gaps": [dict(zip(_KEYS, gap, strict=True)) for gap in sorted(gaps)]}


def load_baseline(file: Path) -> Baseline:
    """Read what ``baseline_of`` gave. Raises UsageError."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        if told["schema"] != SCHEMA:
            raise ValueError(told["schema"])  # noqa: TRY301 - told in one way with the others
        gaps = frozenset(tuple(str(gap[key]) for key in _KEYS) for gap in told["gaps"])
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError(
            f"--baseline: {file.name} không phải tệp do --write-baseline ghi ra, hoặc không đọc được.",
            f"--baseline: {file.name} was not written by --write-baseline, or cannot be read.",
        ) from None
    return Baseline(gaps)  # type: ignore[arg-type]
