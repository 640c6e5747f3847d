"""SARIF 2.1.0 (OASIS standard), for code hosts, editors and dashboards of findings.

One run holds all documents. The rulesets are extensions of the tool with their items as rules, the
instruments of law are taxonomies with their articles and clauses as taxa. There are results for what is
missing (error), partial (warning) and doubtful (note) and for findings, and none for what is met: code hosts
show every result as an alert, whatever its kind.

A line is a paragraph: the text that was read is embedded as the rendered contents of the document, one
paragraph a line, and regions point into it. Viewers that take no embedded contents show the file alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from checker.rendering.anchors import heading_over
from checker.rendering.json_ import text_of
from checker.rendering.layout import clean, tidy
from checker.rendering.markdown import escape
from checker.rendering.problems import Problem, lines, problems
from checker.rendering.words import citation, say
from checker.report import VERSION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document.model import Document
    from checker.report import Part, Report
    from checker.ruleset.model import Citation, Item, Ruleset

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LANGUAGES = {"vi": "vi-VN", "en": "en-US"}
_CONTENTS = ["localizedData", "nonLocalizedData"]

Instruments = dict[str, dict[str, "Citation"]]
"""Instrument -> its articles and clauses, as taxa are called -> citation."""


def render(report: Report, lang: str = "vi") -> str:
    """The SARIF log of one report."""
    return render_all([report], lang)


def render_all(reports: Sequence[Report], lang: str = "vi") -> str:
    """One SARIF log with one run for all reports."""
    return text_of({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(reports, lang)]})


def _run(reports: Sequence[Report], lang: str) -> dict[str, Any]:
    rulesets = list(
        {part.ruleset.sha256: part.ruleset for report in reports for part in report.parts}.values()
    )
    instruments = _instruments(rulesets)
    found = [(number, problem) for number, report in enumerate(reports) for problem in problems(report, lang)]
    findings = sorted({problem.rule for _, problem in found if problem.part is None})
    return {
        "tool": {
            "driver": {
                "name": "rasoat",
                "fullName": f"Rà Soát {VERSION}",
                "semanticVersion": VERSION,
                "language": _LANGUAGES[lang],
                "contents": _CONTENTS,
                "rules": [{"id": rule} for rule in findings],
            },
            "extensions": [_ruleset(ruleset, instruments, lang) for ruleset in rulesets],
        },
        "taxonomies": [_taxonomy(name, citations, lang) for name, citations in instruments.items()],
        "language": _LANGUAGES[lang],
        "columnKind": "unicodeCodePoints",
        "artifacts": [_artifact(report, lang) for report in reports],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    note for number, report in enumerate(reports) for note in _notes(report, number, lang)
                ],
            }
        ],
        "results": [_result(reports[n], n, problem, rulesets, findings) for n, problem in found],
    }


# -- the tool: rules and the law they rest on ---------------------------------------------------


def _ruleset(ruleset: Ruleset, instruments: Instruments, lang: str) -> dict[str, Any]:
    return {
        "name": ruleset.id,
        "fullName": tidy(ruleset.title.get(lang)),
        "version": ruleset.version,
        "language": _LANGUAGES[lang],
        "contents": _CONTENTS,
        "fullDescription": {"text": tidy(ruleset.footer.get(lang))},
        "rules": [_rule(item, instruments, lang) for item in ruleset.items],
        "properties": {"sha256": ruleset.sha256},
    }


def _rule(item: Item, instruments: Instruments, lang: str) -> dict[str, Any]:
    cited = item.citation
    return {
        "id": item.id,
        "name": tidy(item.title.get(lang)),
        "shortDescription": {"text": tidy(item.title.get(lang))},
        "fullDescription": {"text": _asked(item, lang)},
        "help": _help(item, lang),
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": [item.group]},
        "relationships": [
            {
                "target": {
                    "id": _taxon(cited),
                    "index": list(instruments[cited.instrument]).index(_taxon(cited)),
                    "toolComponent": {
                        "name": cited.instrument,
                        "index": list(instruments).index(cited.instrument),
                    },
                },
                "kinds": ["relevant"],
            }
        ],
    }


def _asked(item: Item, lang: str) -> str:
    """The clause, and the parts of the item that it asks for."""
    facets = "; ".join(tidy(facet.title.get(lang)) for facet in item.facets)
    return f"{citation(item.citation, lang)}: {facets}."


def _help(item: Item, lang: str) -> dict[str, str]:
    """What to do about it, as text and as Markdown."""
    fields = [
        (say("citation", lang), citation(item.citation, lang)),
        (say("section", lang), tidy(item.section.get(lang))),
        (say("wording", lang), tidy(item.wording.get(lang))),
    ]
    advice = tidy(item.advice.get(lang))
    return {
        "text": "\n".join([advice, *(f"{label} {text}" for label, text in fields)]),
        "markdown": "\n\n".join([escape(advice), *(f"**{label}** {escape(text)}" for label, text in fields)]),
    }


def _instruments(rulesets: Sequence[Ruleset]) -> Instruments:
    """The instruments that are cited, in order, with the articles and clauses that are cited of each."""
    instruments: Instruments = {}
    for ruleset in rulesets:
        for item in ruleset.items:
            instruments.setdefault(item.citation.instrument, {}).setdefault(
                _taxon(item.citation), item.citation
            )
    return instruments


def _taxon(cited: Citation) -> str:
    return tidy(f"{cited.article} {cited.clause}")


def _taxonomy(name: str, citations: dict[str, Citation], lang: str) -> dict[str, Any]:
    return {
        "name": name,
        "language": _LANGUAGES[lang],
        "contents": _CONTENTS,
        "isComprehensive": False,
        "taxa": [
            {"id": taxon, "shortDescription": {"text": citation(cited, lang)}}
            for taxon, cited in citations.items()
        ],
    }


# -- the documents ------------------------------------------------------------------------------


def _artifact(report: Report, lang: str) -> dict[str, Any]:
    document = report.document
    return {
        "location": {"uri": _uri(report)},
        "roles": ["analysisTarget"],
        "hashes": {"sha-256": document.sha256},
        "contents": {"rendered": {"text": "\n".join(lines(document)) + "\n"}},
        "properties": {
            "scores": [
                {"ruleset": part.ruleset.id, "value": part.score.value, "grade": part.score.grade.get(lang)}
                for part in report.parts
            ],
        },
    }


def _uri(report: Report) -> str:
    """A relative reference (RFC 3986); what no character set holds is replaced."""
    return quote(report.place, safe="/", errors="replace")


def _notes(report: Report, number: int, lang: str) -> list[dict[str, Any]]:
    """What the reader of the file had to say: warnings where the file could be read only in part."""
    document = report.document
    level = "warning" if document.status == "degraded" else "note"
    texts = [tidy(en if lang == "en" else vi) for vi, en in document.notes]
    if document.status == "degraded":
        texts.insert(0, say("degraded", lang))
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(report), "index": number}}}
    return [{"level": level, "message": {"text": text}, "locations": [location]} for text in texts]


# -- the results --------------------------------------------------------------------------------


def _result(
    report: Report, number: int, problem: Problem, rulesets: Sequence[Ruleset], findings: Sequence[str]
) -> dict[str, Any]:
    if problem.part is None:
        rule: dict[str, Any] = {"id": problem.rule, "index": findings.index(problem.rule)}
    else:
        part = report.parts[problem.part]
        extension = next(n for n, ruleset in enumerate(rulesets) if ruleset.sha256 == part.ruleset.sha256)
        rule = {
            "id": problem.rule,
            "index": _index(part, problem.rule),
            "toolComponent": {"name": part.ruleset.id, "index": extension},
        }
    return {
        "ruleId": problem.rule,
        "rule": rule,
        "level": problem.level,
        "message": {"text": problem.message},
        "locations": [_location(report, number, problem)],
        "partialFingerprints": {"primaryLocationLineHash": problem.fingerprint},
    }


def _index(part: Part, item_id: str) -> int:
    return next(n for n, item in enumerate(part.ruleset.items) if item.id == item_id)


def _location(report: Report, number: int, problem: Problem) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": _uri(report), "index": number},
            "region": _region(report.document, problem),
        },
        "message": {"text": problem.where},
    }
    if problem.block.section:
        heading = heading_over(report.document, problem.block)
        name = clean(f"{heading.label} {heading.text}".strip()) if heading else problem.block.section
        location["logicalLocations"] = [
            {"fullyQualifiedName": clean(problem.block.section), "name": name, "kind": "section"}
        ]
    return location


def _region(document: Document, problem: Problem) -> dict[str, Any]:
    line = lines(document)[problem.block.number - 1]
    start = line.find(problem.quote) if problem.quote else -1
    if start < 0:
        start, end = 0, len(line)
    else:
        end = start + len(problem.quote)
    return {
        "startLine": problem.block.number,
        "startColumn": start + 1,
        "endColumn": end + 1,
        "snippet": {"text": line[start:end]},
    }
