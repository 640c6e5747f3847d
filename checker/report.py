"""The one object that everything renders, and its stable JSON form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from checker.ruleset.model import Text

if TYPE_CHECKING:
    from checker.document.model import Block, Document
    from checker.judging.model import Evidence, Score, Verdict
    from checker.judging.whatif import Way
    from checker.ruleset.model import Ruleset, Validity

SCHEMA = "rasoat-report/1"
VERSION = "0.1.0"


class Finding(NamedTuple):
    """Something a reviewer would flag that is no item of a ruleset; never part of the score.

    ``severity`` is "info", "warning" or "error"; ``advice`` says what to do. docs/findings.md has the rules.
    """

    rule: str
    severity: str
    message: Text
    section: str
    block: int
    quote: str
    advice: Text


def finding_at(
    block: Block, rule: str, severity: str, message: tuple[str, str], quote: str, advice: tuple[str, str]
) -> Finding:
    """A finding at a block; texts are pairs (Vietnamese, English)."""
    return Finding(rule, severity, Text(*message), block.section, block.number, quote, Text(*advice))


class Part(NamedTuple):
    """What one ruleset says of the document, and the shortest ways to a better score.

    ``because`` is why the ruleset was chosen, when nobody named it.
    """

    ruleset: Ruleset
    validity: Validity | None
    verdicts: tuple[Verdict, ...]
    score: Score
    because: Text | None = None
    ways: tuple[Way, ...] = ()

    def count(self, verdict: str) -> int:
        """How many items got that verdict."""
        return sum(1 for decided in self.verdicts if decided.verdict == verdict)


class Report(NamedTuple):
    """The result of checking one document against one ruleset or several.

    ``source`` is where the document was found, relative to where the program ran, with forward slashes; empty
    when that is unknown or elsewhere. Only formats that point into a repository use it (``place``).
    """

    document: Document
    parts: tuple[Part, ...]
    findings: tuple[Finding, ...] = ()
    source: str = ""

    @property
    def place(self) -> str:
        """The path of the document in the repository of whoever checks it; at least its name."""
        return self.source or self.document.name


def to_json(report: Report, lang: str = "vi") -> dict[str, Any]:
    """The documented object (schema "rasoat-report/1"), texts in ``lang``.

    Values only, no clock and no absolute path: the same input gives the same bytes.
    """
    document = report.document
    meta = document.metadata
    return {
        "schema": SCHEMA,
        "tool": {"name": "rasoat", "version": VERSION},
        "document": {
            "path": document.name,
            "sha256": document.sha256,
            "format": document.format,
            "title": meta.title,
            "agency": meta.agency,
            "period": {"from": meta.period_from, "to": meta.period_to} if meta.period_to else None,
            "read": {
                "status": document.status,
                "parts": list(document.parts),
                "notes": [en if lang == "en" else vi for vi, en in document.notes],
            },
        },
        "rulesets": [
            {
                "id": part.ruleset.id,
                "version": part.ruleset.version,
                "sha256": part.ruleset.sha256,
                "because": part.because.get(lang) if part.because else "",
                "title": part.ruleset.title.get(lang),
                "groups": [{"id": group.id, "title": group.title.get(lang)} for group in part.ruleset.groups],
                "footer": part.ruleset.footer.get(lang),
            }
            for part in report.parts
        ],
        "score": _score(report.parts[0], lang) if report.parts else None,
        "scores": [_score(part, lang) for part in report.parts],
        "ways": [_way(part, way, lang) for part in report.parts for way in part.ways],
        "items": [_item(part, verdict, lang) for part in report.parts for verdict in part.verdicts],
        "findings": [
            {
                "rule": finding.rule,
                "severity": finding.severity,
                "message": finding.message.get(lang),
                "section": finding.section,
                "block": finding.block,
                "quote": finding.quote,
                "advice": finding.advice.get(lang),
            }
            for finding in report.findings
        ],
        "summary": {
            **{
                name: sum(part.count(name) for part in report.parts)
                for name in ("met", "partial", "missing", "not_applicable")
            },
            "review": sum(1 for part in report.parts for verdict in part.verdicts if verdict.review),
        },
    }


def _score(part: Part, lang: str) -> dict[str, Any]:
    return {
        "value": part.score.value,
        "max": 100,
        "grade": part.score.grade.get(lang),
        "ruleset": part.ruleset.id,
    }


def _way(part: Part, way: Way, lang: str) -> dict[str, Any]:
    return {
        "ruleset": part.ruleset.id,
        "goal": way.goal,
        "grade": way.grade.get(lang) if way.grade else None,
        "steps": [
            {"item": step.verdict.item.id, "gain": step.gain, "score": step.score} for step in way.steps
        ],
    }


def _item(part: Part, verdict: Verdict, lang: str) -> dict[str, Any]:
    item = verdict.item
    citation = {"instrument": item.citation.instrument, "article": item.citation.article}
    if item.citation.clause:
        citation["clause"] = item.citation.clause
    return {
        "ruleset": part.ruleset.id,
        "id": item.id,
        "group": item.group,
        "title": item.title.get(lang),
        "verdict": verdict.verdict,
        "reason": verdict.reason,
        "review": {"code": verdict.review.code, "text": verdict.review.text.get(lang)}
        if verdict.review
        else None,
        "substantiated": verdict.substantiated,
        "confidence": verdict.confidence,
        "evidence": [_evidence(evidence) for evidence in verdict.evidence],
        "refused": [
            {"reason": refusal.reason, "phrase": refusal.phrase, **_evidence(refusal.evidence)}
            for refusal in verdict.refusals
        ],
        "lacking": [text.get(lang) for text in verdict.lacking],
        "citation": citation,
        "advice": item.advice.get(lang) if verdict.verdict in {"partial", "missing"} else "",
        "gain": verdict.gain,
        "note": verdict.note.get(lang) if verdict.note else "",
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "quote": evidence.quote,
        "section": evidence.section,
        "block": evidence.block,
        "page": evidence.page,
        "start": evidence.start,
        "end": evidence.end,
        "facets": list(evidence.facets),
    }
