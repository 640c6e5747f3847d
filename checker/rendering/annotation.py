"""The comments that the report gets in its margin, and the copy of the Word file that carries them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.document.comments import Comment, with_comments
from checker.document.limits import Limits
from checker.rendering.anchors import anchor, telling, title
from checker.rendering.annotation_texts import LABELS
from checker.rendering.layout import tidy
from checker.rendering.plain_copy import plain_copy
from checker.rendering.texts import REFUSALS, UNKNOWN
from checker.rendering.words import (
    citation,
    counts,
    goal,
    lacking,
    nearest_ways,
    number,
    place_of,
    quoted,
    reason,
    review,
    say,
    severity,
    validity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document.model import Document
    from checker.judging.model import Verdict
    from checker.report import Finding, Part, Report

_FIRST = 5
"""How many items the summary names."""
_LONGEST_QUOTE = 160


class Remark(NamedTuple):
    """A comment before it has a paragraph: the number of its block (from 1), and its lines."""

    block: int
    lines: tuple[tuple[str, str], ...]


def annotate(report: Report, data: bytes, lang: str = "vi", limits: Limits | None = None) -> bytes:
    """A Word file with the comments: a copy of ``data`` where that is one, else a new one with its text.

    ``data`` is the content of the file that the report is on. Raises SignedError for a signed file.
    """
    document = report.document
    origins = [block.origin for block in document.blocks]
    if document.format != "docx":
        data, origins = plain_copy(document, lang)
    beginning = max(origins[title(document).number - 1], 0)
    comments = []
    for remark in remarks(report, lang):
        origin = origins[remark.block - 1] if 0 < remark.block <= len(origins) else -1
        comments.append(Comment(origin if origin >= 0 else beginning, remark.lines))
    return with_comments(data, document.name, comments, limits or Limits())


def remarks(report: Report, lang: str = "vi") -> list[Remark]:
    """All comments: the summaries first, then the items in the order of the ruleset, then the findings."""
    document = report.document
    found = []
    for part in report.parts:
        found.append(Remark(title(document).number, tuple(_summary(document, part, lang))))
        for verdict in part.verdicts:
            if verdict.verdict == "partial":
                lines = tuple(_partial(verdict, lang))
                found.append(Remark(anchor(document, part, verdict).number, lines))
            elif verdict.verdict == "missing":
                lines = tuple(_missing(document, verdict, lang))
                found.append(Remark(anchor(document, part, verdict).number, lines))
    return found + [Remark(finding.block, tuple(_finding(finding, lang))) for finding in report.findings]


def _summary(document: Document, part: Part, lang: str) -> Iterator[tuple[str, str]]:
    score = part.score
    value, grade = number(score.value, lang), tidy(score.grade.get(lang))
    yield _label("score", lang).format(value=value, grade=grade), counts(part, lang)
    yield say("ruleset", lang), tidy(part.ruleset.title.get(lang))
    if part.because:
        yield say("because", lang), tidy(part.because.get(lang))
    status, fits = validity(document, part, lang)
    if status != "ok":
        yield say("validity", lang), fits
    if document.status == "degraded":
        yield "", say("degraded", lang)
    gains = sorted((verdict for verdict in part.verdicts if verdict.gain), key=lambda verdict: -verdict.gain)
    if not gains:
        return
    yield _label("first", lang), ""
    for count, verdict in enumerate(gains[:_FIRST], 1):
        name, gain = tidy(verdict.item.title.get(lang)), number(verdict.gain, lang)
        yield f"{count}.", _label("first-item", lang).format(title=name, gain=gain)
    for way in nearest_ways(part)[:1]:
        yield f"{goal(way, lang)}:", _label("way", lang).format(n=len(way.steps))
    yield "", _label("where", lang)


def _partial(verdict: Verdict, lang: str) -> Iterator[tuple[str, str]]:
    yield _label("partial", lang), tidy(verdict.item.title.get(lang))
    yield say("why", lang), reason(verdict, lang)
    points = lacking(verdict, lang)
    if points:
        yield say("lacking", lang), points
    yield from _wording(verdict, lang)
    if verdict.review:
        yield say("review", lang), review(verdict, lang)
    evidence = telling(verdict)
    if evidence:
        yield _label("quote", lang), quoted(evidence.quote, _LONGEST_QUOTE)


def _missing(document: Document, verdict: Verdict, lang: str) -> Iterator[tuple[str, str]]:
    yield _label("missing", lang), tidy(verdict.item.title.get(lang))
    yield from _wording(verdict, lang)
    yield _label("write", lang), tidy(verdict.item.advice.get(lang))
    if verdict.review:
        yield say("review", lang), review(verdict, lang)
    for refusal in verdict.refusals[:1]:
        quote = quoted(refusal.evidence.quote, _LONGEST_QUOTE)
        place = place_of(document, refusal.evidence, lang)
        why = REFUSALS.get(refusal.reason, UNKNOWN).get(lang)
        yield _label("nearest", lang), f"{quote} ({place}). {why}"
    yield _label("section", lang), tidy(verdict.item.section.get(lang))


def _wording(verdict: Verdict, lang: str) -> Iterator[tuple[str, str]]:
    """What to paste, early on because the margin cuts long comments, and the clause that asks for it."""
    # On a line of its own and without quotation marks, so that it can be taken over as it is.
    yield _label("wording", lang), ""
    yield "", tidy(verdict.item.wording.get(lang))
    yield say("citation", lang), citation(verdict.item.citation, lang)


def _finding(finding: Finding, lang: str) -> Iterator[tuple[str, str]]:
    yield f"{severity(finding, lang)}:", tidy(finding.message.get(lang))
    if finding.advice.get(lang):
        yield say("do", lang), tidy(finding.advice.get(lang))


def _label(code: str, lang: str) -> str:
    return LABELS[code].get(lang)
