"""All checks in a fixed order, and how a policy changes what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.consistency.abbreviations import abbreviations, introductions
from checker.consistency.annexes import annexes
from checker.consistency.blanks import blank_fields, empty_sections
from checker.consistency.damage import damage, loose_symbols
from checker.consistency.duplicates import duplicates
from checker.consistency.frame import addressee, frames, other_agency, signature, stale_years
from checker.consistency.instruments import contradictions, facts, former_wording, issuers, undated
from checker.consistency.material import Material
from checker.consistency.neighbours import former_names, other_provinces
from checker.consistency.numbering import numbering, row_numbers
from checker.consistency.rates import changes, decimals, fractions
from checker.consistency.tables import table_totals
from checker.consistency.totals import totals
from checker.consistency.windows import events, impossible_dates, months, spans
from checker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from checker.consistency.knowledge import Knowledge
    from checker.document.model import Document
    from checker.report import Finding

CHECKS: tuple[Callable[[Material], Iterator[Finding]], ...] = (
    blank_fields,
    empty_sections,
    numbering,
    row_numbers,
    totals,
    table_totals,
    fractions,
    changes,
    decimals,
    issuers,
    facts,
    contradictions,
    undated,
    former_wording,
    impossible_dates,
    events,
    spans,
    months,
    frames,
    stale_years,
    addressee,
    signature,
    annexes,
    duplicates,
    abbreviations,
    introductions,
    other_agency,
    other_provinces,
    former_names,
    damage,
    loose_symbols,
)

LEVELS = ("error", "warning", "info")
"""Severities, the gravest first; a policy may also say "off"."""


def review(
    document: Document, known: Knowledge, policy: Mapping[str, str] | None = None
) -> tuple[Finding, ...]:
    """What a meticulous reader would flag, in the order of the document.

    ``policy`` maps the id of a rule to the severity of all its findings, or to "off". Raises UsageError for a
    rule or a level that there is none of.
    """
    wanted = dict(policy or {})
    _validate(wanted, known)
    material = Material(document, known)
    order = {rule: position for position, rule in enumerate(known.rules)}
    found = []
    for check in CHECKS:
        for finding in check(material):
            level = wanted.get(finding.rule, finding.severity)
            if level != "off":
                found.append(finding if level == finding.severity else finding._replace(severity=level))
    # Stable: findings of one rule in one block keep the order in which they were found.
    return tuple(sorted(found, key=lambda finding: (finding.block, order[finding.rule])))


def _validate(policy: Mapping[str, str], known: Knowledge) -> None:
    for rule, level in policy.items():
        if rule not in known.rules:
            listed = ", ".join(known.rules)
            raise UsageError(
                f"Không có quy tắc {rule!r}. Các quy tắc: {listed}.",
                f"There is no rule {rule!r}. Rules: {listed}.",
            )
        if level not in {*LEVELS, "off"}:
            raise UsageError(
                f"{rule}: mức chỉ có error, warning, info và off, không có {level!r}.",
                f"{rule}: the level is error, warning, info or off, not {level!r}.",
            )
