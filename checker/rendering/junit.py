"""JUnit XML, for pipelines that show test results: an item is a test case, a group of items a suite.

Missing and partial are failures, of types of these names; what does not apply is skipped. Findings are
remarks, not tests: they stand as skipped cases in a suite of their own and fail nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.layout import tidy
from checker.rendering.texts import REFUSALS, UNKNOWN, VERDICTS
from checker.rendering.words import address, citation, lacking, place_of, quoted, reason, review, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from checker.document.model import Document
    from checker.judging.model import Verdict
    from checker.report import Part, Report

_FAILURES = ("missing", "partial")


def render(report: Report, lang: str = "vi") -> str:
    """The test results of one report."""
    return render_all([report], lang)


def render_all(reports: Sequence[Report], lang: str = "vi") -> str:
    """The test results of all reports: a suite for each group of each document."""
    from lxml import etree

    root = etree.Element("testsuites", name="rasoat")
    for report in reports:
        for part in report.parts:
            for group in part.ruleset.groups:
                verdicts = [verdict for verdict in part.verdicts if verdict.item.group == group.id]
                if verdicts:
                    _suite(root, report, part, group.title.get(lang), verdicts, lang)
        _findings(root, report, lang)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    etree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + etree.tostring(root, encoding="unicode") + "\n"


def _suite(
    root: _Element, report: Report, part: Part, title: str, verdicts: Sequence[Verdict], lang: str
) -> None:
    suite = _add(
        root,
        "testsuite",
        name=f"{report.place}: {title}",
        package=part.ruleset.id,
        tests=str(len(verdicts)),
        failures=str(sum(verdict.verdict in _FAILURES for verdict in verdicts)),
        errors="0",
        skipped=str(sum(verdict.verdict == "not_applicable" for verdict in verdicts)),
    )
    for verdict in verdicts:
        name = f"{verdict.item.id}: {tidy(verdict.item.title.get(lang))}"
        case = _add(suite, "testcase", name=name, classname=f"{part.ruleset.id}.{_class(report)}")
        if verdict.verdict == "not_applicable":
            _add(case, "skipped", message=reason(verdict, lang))
        elif verdict.verdict in _FAILURES:
            message = f"{VERDICTS[verdict.verdict].get(lang)}: {reason(verdict, lang)}"
            failure = _add(case, "failure", type=verdict.verdict, message=message)
            failure.text = _advice(verdict, lang)
        quotes = _quotes(report.document, verdict, lang)
        if quotes:
            _add(case, "system-out").text = quotes


def _findings(root: _Element, report: Report, lang: str) -> None:
    if not report.findings:
        return
    number = str(len(report.findings))
    title = say("findings", lang, n=number)
    counts = {"tests": number, "failures": "0", "errors": "0", "skipped": number}
    suite = _add(root, "testsuite", name=tidy(f"{report.place}: {title}"), **counts)
    for finding in report.findings:
        place = address(report.document, finding.section, finding.block, None, lang)
        message = f"{tidy(finding.message.get(lang))} ({place})"
        case = _add(suite, "testcase", name=finding.rule, classname=f"rasoat.{_class(report)}")
        _add(case, "skipped", message=message)
        if finding.quote:
            _add(case, "system-out").text = quoted(finding.quote)


def _class(report: Report) -> str:
    """The document as the class of the cases: points in it would be read as those of packages."""
    return report.place.replace(".", "_")


def _advice(verdict: Verdict, lang: str) -> str:
    """The fields that the gap report has for an open item, a line each."""
    item = verdict.item
    fields = [
        ("citation", citation(item.citation, lang)),
        ("lacking", lacking(verdict, lang)),
        ("wording", quoted(item.wording.get(lang))),
        ("section", tidy(item.section.get(lang))),
        ("review", review(verdict, lang)),
    ]
    return "\n".join(tidy(f"{say(code, lang)} {text}") for code, text in fields if text)


def _quotes(document: Document, verdict: Verdict, lang: str) -> str:
    """The evidence, or where there is none the places that were refused, each with its reason."""
    rows = [f"{quoted(found.quote)} ({place_of(document, found, lang)})" for found in verdict.evidence]
    if not rows:
        rows = [
            f"{say('nearest', lang)} {quoted(refusal.evidence.quote)} "
            f"({place_of(document, refusal.evidence, lang)}). "
            f"{REFUSALS.get(refusal.reason, UNKNOWN).get(lang)}"
            for refusal in verdict.refusals
        ]
    if verdict.review and verdict.verdict not in _FAILURES:
        rows.append(f"{say('review', lang)} {review(verdict, lang)}")
    return "\n".join(rows)


def _add(parent: _Element, tag: str, /, **attributes: str) -> _Element:
    """A new element; what XML 1.0 cannot hold is taken out of the values, for they come from strangers."""
    from lxml import etree

    return etree.SubElement(parent, tag, {key: tidy(value) for key, value in attributes.items()})
