"""The main job in one page: read, choose the rulesets, match, judge, review, report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.choose import choose
from checker.document.read import DEFAULT_LIMITS, read
from checker.document.recognise import is_report
from checker.errors import NotAReportError
from checker.judging.decide import decide
from checker.judging.review import with_recognised_text, with_second_look, with_shared_evidence
from checker.judging.score import score
from checker.judging.terms import in_terms_of
from checker.judging.whatif import ways
from checker.language.tokens import tokenise
from checker.matching.candidates import candidates
from checker.matching.facts import Facts
from checker.matching.find import find
from checker.matching.index import index, own_mentions
from checker.matching.tolerance import variants
from checker.report import Part, Report
from checker.ruleset.load import load_ruleset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from checker.document.limits import Limits
    from checker.document.model import Document
    from checker.judging.model import Verdict
    from checker.matching.index import Index
    from checker.matching.tolerance import Variants
    from checker.report import Finding
    from checker.ruleset.model import Item, Ruleset, Text


def check(
    path: str | Path,
    rulesets: Sequence[str] | None = None,
    *,
    data: bytes | None = None,
    name: str = "",
    notes: tuple[tuple[str, str], ...] = (),
    limits: Limits = DEFAULT_LIMITS,
    threshold: float | None = None,
    findings: bool = True,
    severities: Mapping[str, str] | None = None,
    ocr: bool = False,
) -> Report:
    """Check one report against rulesets (ids or paths; those that fit the report when none is named).

    ``data``, ``name`` and ``notes`` are those of ``checker.document.read``.
    ``threshold`` is a score to be reached: the report then says the shortest way to it as well.
    ``findings`` adds what contradicts itself in the report (docs/findings.md); ``severities`` maps the id of
    such a rule to "error", "warning", "info" or "off". ``ocr``: the text of scanned pages is recognised with
    Tesseract. Raises RulesetError, UsageError or DocumentError; prints nothing.
    """
    loaded = [load_ruleset(ruleset) for ruleset in rulesets or ()]
    document = read(path, data, name=name, notes=notes, limits=limits, ocr=ocr)
    if not is_report(document):
        raise NotAReportError(
            f"{document.name}: không nhận ra đây là báo cáo (không thấy tên “BÁO CÁO”, các mục và câu mở "
            "đầu, kết thúc của một báo cáo hành chính). Hãy kiểm tra lại xem có chọn nhầm tệp không.",
            f"{document.name}: this does not look like a report (no title BÁO CÁO, no sections, no opening "
            "and closing of an administrative report). Check that this is the right file.",
        )
    found = findings_of(document, severities) if findings else ()
    if loaded:
        return check_document(document, loaded, threshold)._replace(findings=found)
    chosen = choose(document)
    parts = (_part(document, load_ruleset(choice.ruleset), threshold, choice.reason) for choice in chosen)
    return Report(document, tuple(parts), found)


def findings_of(document: Document, severities: Mapping[str, str] | None = None) -> tuple[Finding, ...]:
    """What a meticulous reviewer would flag in a document; no ruleset is needed."""
    from checker.consistency.knowledge import knowledge
    from checker.consistency.registry import review
    from checker.ruleset.data import load_data

    return review(document, knowledge(load_data("consistency")), severities)


def check_document(document: Document, rulesets: Sequence[Ruleset], threshold: float | None = None) -> Report:
    """Hold a document that was read before against rulesets, without looking for findings."""
    return Report(document, tuple(_part(document, ruleset, threshold) for ruleset in rulesets))


def _part(document: Document, ruleset: Ruleset, threshold: float | None, because: Text | None = None) -> Part:
    facts, tolerant = looks(document, ruleset)
    total, scored = score(judge_looks(facts, tolerant, ruleset), ruleset)
    worded = in_terms_of(facts.kinds, scored, ruleset)
    validity = ruleset.status_for(document.metadata.period_to)
    return Part(ruleset, validity, worded, total, because, ways(worded, ruleset, threshold))


def looks(document: Document, ruleset: Ruleset) -> tuple[Facts, Facts | None]:
    """What the phrases find in a document as it stands, and in a damaged one at a second, tolerant look."""
    text = index(document, ruleset.abbreviations)
    facts = _look(text, ruleset)
    damage = variants(text.keys, ruleset.lexicon["by_fold"])
    if damage is None:
        return facts, None
    tolerant = _look(text, ruleset, damage)
    # A damaged heading must not turn the plan into results: sections are read tolerantly at once.
    sections = {name: hits for name, hits in tolerant.hits.items() if name.startswith("role.")}
    return Facts(text, facts.hits | sections, facts.kinds), tolerant


def judge_looks(facts: Facts, tolerant: Facts | None, ruleset: Ruleset) -> tuple[Verdict, ...]:
    """The verdict on every item after both looks."""
    verdicts = judge(facts, ruleset)
    if tolerant is not None:
        verdicts = with_second_look(verdicts, judge(tolerant, ruleset))
    return with_recognised_text(verdicts) if facts.text.document.ocr else verdicts


def judge(facts: Facts, ruleset: Ruleset) -> tuple[Verdict, ...]:
    """The verdict on every item of a ruleset."""
    of_form = _judge_form(facts) if any(item.checks for item in ruleset.items) else None
    decided = [
        of_form(item)
        if of_form and item.checks
        else decide(item, candidates(item, ruleset, facts), ruleset, facts)
        for item in ruleset.items
    ]
    return with_shared_evidence(decided)


def _judge_form(facts: Facts) -> Callable[[Item], Verdict]:
    """What gives the verdict on an item about form; few rulesets have any, so it is imported here."""
    from checker.form.decide import decide_form, subject_of

    subject = subject_of(facts)
    return lambda item: decide_form(item, subject)


def facts_of(document: Document, ruleset: Ruleset) -> Facts:
    """What the phrases of a ruleset find in a document, read as it stands."""
    return _look(index(document, ruleset.abbreviations), ruleset)


def _look(text: Index, ruleset: Ruleset, damage: Variants | None = None) -> Facts:
    own = own_mentions(text)
    withheld = {"superior": own, "unit.kind": own}
    hits = find(ruleset.lexicon, text.keys, text.breaks, text.reach, damage, withheld)
    return Facts(text, hits, frozenset(_in_name(text.document.metadata.agency, ruleset)))


def _in_name(agency: str, ruleset: Ruleset) -> Iterable[str]:
    """The names of the phrases in the name of an agency; few rulesets ask for any."""
    if not ruleset.terms and not any(item.applies_when for item in ruleset.items):
        return ()
    tokens = tokenise(agency.lower(), {})
    return find(ruleset.lexicon, tokens.keys, tokens.breaks)
