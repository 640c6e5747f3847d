"""What a pipeline has to show of a report: open items, doubtful verdicts and findings, each with its place.

The formats of code hosts and editors render these; a verdict becomes a level and nothing else changes.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from checker.rendering.anchors import anchor, telling, title
from checker.rendering.layout import tidy
from checker.rendering.texts import VERDICTS
from checker.rendering.words import address, citation, lacking, reason, review, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document.model import Block, Document
    from checker.judging.model import Verdict
    from checker.report import Finding, Part, Report

Level = Literal["error", "warning", "note"]
_LEVELS: dict[str, Level] = {"missing": "error", "partial": "warning", "error": "error", "warning": "warning"}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to show at a place of a document.

    ``part`` is the number (from 0) of the ruleset in the report, None for a finding. ``quote`` is empty where
    the block as a whole is meant. ``where`` is the place in words. ``fingerprint`` stays the same when the
    text moves: it is made of the rule and the words quoted.
    """

    part: int | None
    rule: str
    level: Level
    title: str
    message: str
    block: Block
    quote: str
    where: str
    fingerprint: str


def problems(report: Report, lang: str) -> list[Problem]:
    """The problems of a report in the order of its rulesets and items, then its findings."""
    found = [
        *(
            problem
            for n, part in enumerate(report.parts)
            for problem in _items(report.document, part, n, lang)
        ),
        *(_finding(report.document, finding, lang) for finding in report.findings),
    ]
    return list(_numbered(found))


def lines(document: Document) -> list[str]:
    """The text that was read, a block a line: line n is block n, its label in front."""
    return [f"{block.label} {tidy(block.text)}".strip() for block in document.blocks]


def _items(document: Document, part: Part, number: int, lang: str) -> Iterator[Problem]:
    for verdict in part.verdicts:
        level = _LEVELS.get(verdict.verdict, "note")
        if level == "note" and not verdict.review:
            continue
        block = anchor(document, part, verdict)
        evidence = telling(verdict)
        quote = evidence.quote if evidence else ""
        yield Problem(
            part=number,
            rule=verdict.item.id,
            level=level,
            title=f"{VERDICTS[verdict.verdict].get(lang)}: {tidy(verdict.item.title.get(lang))}",
            message=_message(verdict, lang),
            block=block,
            quote=tidy(quote),
            where=address(document, block.section, block.number, block.page, lang),
            fingerprint=_hash(part.ruleset.id, verdict.item.id, quote),
        )


def _message(verdict: Verdict, lang: str) -> str:
    """Verdict, item and clause, why, what lacks, and why a person should look: one paragraph."""
    name, item = VERDICTS[verdict.verdict].get(lang), verdict.item
    words = [
        f"{name}: {tidy(item.title.get(lang))} ({citation(item.citation, lang)}).",
        reason(verdict, lang),
    ]
    points = lacking(verdict, lang)
    if points:
        words.append(f"{say('lacking', lang)} {points}.")
    if verdict.review:
        words.append(f"{say('review', lang)} {review(verdict, lang)}")
    return " ".join(words)


def _finding(document: Document, finding: Finding, lang: str) -> Problem:
    known = 0 < finding.block <= len(document.blocks)
    block = document.blocks[finding.block - 1] if known else title(document)
    return Problem(
        part=None,
        rule=finding.rule,
        level=_LEVELS.get(finding.severity, "note"),
        title=tidy(finding.message.get(lang)),
        message=tidy(f"{finding.message.get(lang)} {finding.advice.get(lang)}"),
        block=block,
        quote=tidy(finding.quote),
        where=address(document, block.section, block.number, block.page, lang),
        fingerprint=_hash("", finding.rule, finding.quote),
    )


def _hash(*words: str) -> str:
    text = "\0".join(tidy(word) for word in words)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _numbered(found: list[Problem]) -> Iterator[Problem]:
    """The problems with the fingerprints of those that are alike told apart, in their order."""
    seen: Counter[str] = Counter()
    for problem in found:
        seen[problem.fingerprint] += 1
        yield replace(problem, fingerprint=f"{problem.fingerprint}:{seen[problem.fingerprint]}")
