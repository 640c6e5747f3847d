"""An earlier audit, for comparison: what each unit had then and has now, item by item."""

from __future__ import annotations

import json
from sys import intern
from typing import TYPE_CHECKING, Any

from checker.batch.outcome import Change
from checker.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

Verdicts = dict[str, str]
"""Item ("ruleset/item") -> verdict."""


class Earlier:
    """The verdicts of an earlier audit by unit. Only these are kept of it."""

    def __init__(self, file: Path) -> None:
        """Read the JSON Lines of that audit. Raises UsageError."""
        self.units: dict[str, str] = {}
        self._verdicts: dict[str, list[tuple[str, Verdicts]]] = {}
        number = 0
        try:
            with file.open(encoding="utf-8") as lines:
                for line in lines:
                    number += 1
                    self._add(json.loads(line))
        except (OSError, ValueError, KeyError, TypeError):
            raise UsageError(
                f"--against: {file.name}, dòng {number}: đây không phải kết quả ở dạng jsonl (ghi bằng -f "
                "jsonl).",
                f"--against: {file.name}, line {number}: these are no results in the format jsonl (written "
                "with -f jsonl).",
            ) from None

    def _add(self, report: dict[str, Any]) -> None:
        document = report["document"]
        unit = unit_of(document["agency"], document["path"])
        self.units.setdefault(folded(unit), unit)
        verdicts = {
            intern(f"{item['ruleset']}/{item['id']}"): intern(item["verdict"]) for item in report["items"]
        }
        self._verdicts.setdefault(folded(unit), []).append((document["path"], verdicts))

    def changes(self, unit: str, report: dict[str, Any]) -> tuple[Change, ...]:
        """What is judged otherwise than before, in the order of the report; nothing for a new unit.

        Of several documents of the unit, the one of the same name is compared, else the first on the same
        rulesets.
        """
        documents = self._verdicts.get(folded(unit), [])
        rulesets = {part["id"] for part in report["rulesets"]}
        same = [one for one in documents if rulesets & {item.partition("/")[0] for item in one[1]}]
        if not same:
            return ()
        name = report["document"]["path"]
        before = next((verdicts for path, verdicts in same if path == name), same[0][1])
        return tuple(
            Change(item["ruleset"], item["id"], item["title"], old, item["verdict"])
            for item in report["items"]
            if (old := before.get(f"{item['ruleset']}/{item['id']}", "")) != item["verdict"] and old
        )

    def gone(self, units: set[str]) -> tuple[str, ...]:
        """The units of the earlier audit that are not among these (folded names)."""
        return tuple(sorted(unit for key, unit in self.units.items() if key not in units))


def unit_of(agency: str, path: str) -> str:
    """The name of a unit: from the header block, else the name of the file."""
    return " ".join(agency.split()) or path.rpartition("/")[2].rpartition(".")[0] or path


def folded(unit: str) -> str:
    """The name of a unit for comparison: case and spaces make no difference."""
    return " ".join(unit.casefold().split())
