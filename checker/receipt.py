"""The receipt of a check: what was checked, by which rules, with which result; and whether it still holds.

Whoever receives a report with its receipt checks the report again, on any platform and date, and compares:
the same document under the same rulesets has to get the same verdicts and the same score.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from checker.errors import UsageError
from checker.report import VERSION

if TYPE_CHECKING:
    from checker.report import Part, Report

SCHEMA = "rasoat-receipt/1"
LARGEST = 4 * 1024 * 1024
"""Bytes; a receipt of several large rulesets has a hundredth of it."""


class Result(NamedTuple):
    """What one ruleset said: its identity, the score (of 100), and the verdict on each item by its id."""

    ruleset: str
    version: str
    sha256: str
    score: float
    verdicts: dict[str, str]


class Receipt(NamedTuple):
    """A check without its texts. ``name`` is only for people: a document may be renamed."""

    tool: str
    name: str
    sha256: str
    results: tuple[Result, ...]


Kind = Literal["document", "rulesets", "version", "ruleset", "score", "verdict", "tool"]


class Difference(NamedTuple):
    """Something that a receipt says otherwise than the check made now.

    ``where`` is the ruleset, or "ruleset item" for a verdict; empty for the document and the tool.
    """

    kind: Kind
    where: str
    claimed: str
    found: str


def receipt(report: Report) -> Receipt:
    """The receipt of a report."""
    document = report.document
    return Receipt(VERSION, document.name, document.sha256, tuple(_result(part) for part in report.parts))


def to_json(made: Receipt) -> dict[str, Any]:
    """The documented object (schema "rasoat-receipt/1"): no clock, no path."""
    return {
        "schema": SCHEMA,
        "tool": {"name": "rasoat", "version": made.tool},
        "document": {"name": made.name, "sha256": made.sha256},
        "rulesets": [
            {
                "id": result.ruleset,
                "version": result.version,
                "sha256": result.sha256,
                "score": result.score,
                "verdicts": result.verdicts,
            }
            for result in made.results
        ],
    }


def from_json(data: bytes, schema: dict[str, Any]) -> Receipt:
    """Read a receipt and hold it against its schema. Raises UsageError when it is none."""
    from jsonschema import Draft202012Validator

    try:
        value: Any = json.loads(data.decode("utf-8-sig")) if len(data) <= LARGEST else None
    except (ValueError, RecursionError):
        value = None
    if not Draft202012Validator(schema).is_valid(value):
        raise UsageError(
            "Tệp này không phải là biên nhận của rasoat, hoặc đã bị hỏng. Hãy lấy lại biên nhận từ nơi gửi.",
            "This is no receipt of rasoat, or it is damaged. Ask the sender for the receipt again.",
        )
    return Receipt(
        value["tool"]["version"],
        value["document"]["name"],
        value["document"]["sha256"],
        tuple(
            Result(part["id"], part["version"], part["sha256"], part["score"], part["verdicts"])
            for part in value["rulesets"]
        ),
    )


def differences(claimed: Receipt, found: Receipt) -> list[Difference]:
    """What two receipts do not agree on, the gravest first."""
    result = [
        _difference("document", "", claimed.sha256, found.sha256),
        _difference("rulesets", "", _names(claimed), _names(found)),
    ]
    for then in claimed.results:
        now = next((other for other in found.results if other.ruleset == then.ruleset), None)
        if now:
            result += _of_ruleset(then, now)
    result.append(_difference("tool", "", claimed.tool, found.tool))
    return [difference for difference in result if difference]


def holds(found: list[Difference]) -> bool:
    """Whether a receipt holds in spite of the differences: another version of the tool alone is none."""
    return all(difference.kind == "tool" for difference in found)


def _of_ruleset(then: Result, now: Result) -> list[Difference | None]:
    ids = [*then.verdicts, *(item for item in now.verdicts if item not in then.verdicts)]
    return [
        _difference("version", then.ruleset, then.version, now.version),
        _difference("ruleset", then.ruleset, then.sha256, now.sha256),
        _difference("score", then.ruleset, f"{then.score:g}", f"{now.score:g}"),
        *(
            _difference(
                "verdict", f"{then.ruleset} {item}", then.verdicts.get(item, ""), now.verdicts.get(item, "")
            )
            for item in ids
        ),
    ]


def _difference(kind: Kind, where: str, claimed: str, found: str) -> Difference | None:
    return Difference(kind, where, claimed, found) if claimed != found else None


def _names(made: Receipt) -> str:
    return ", ".join(sorted(result.ruleset for result in made.results))


def _result(part: Part) -> Result:
    rules = part.ruleset
    verdicts = {verdict.item.id: str(verdict.verdict) for verdict in part.verdicts}
    return Result(rules.id, rules.version, rules.sha256, part.score.value, verdicts)
