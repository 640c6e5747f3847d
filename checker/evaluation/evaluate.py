"""The measuring of a ruleset, in one page: load, check, compare, count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.check import check_document, facts_of
from checker.document.read import read
from checker.evaluation.baselines import BASELINES, any_keyword, headings_only, majority
from checker.evaluation.corpus import KINDS, load_corpus
from checker.evaluation.evidence import Places
from checker.evaluation.measure import COVERED, Case, Measures, is_false_alarm, is_silent_pass, measure
from checker.ruleset.load import load_ruleset

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from checker.evaluation.corpus import Label, Labelled
    from checker.judging.model import Verdict
    from checker.ruleset.model import Ruleset


@dataclass(frozen=True, slots=True)
class Slice:
    """The figures on some of the cases; ``name`` is a code, or the id of a report, a group or an item."""

    name: str
    measures: Measures


@dataclass(frozen=True, slots=True)
class Slip:
    """A case that was judged badly wrong, with the readers' quotes and those of the verdict."""

    case: Case
    reason: str
    labelled: tuple[str, ...]
    found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A ruleset measured on a corpus.

    ``subsets``: the sure labels, the real and the written reports (those there are). ``baselines`` answer
    for all cases. Everything stands in the order of the ruleset or of the reports' names.
    """

    ruleset: Ruleset
    reports: tuple[tuple[str, str], ...]
    pooled: Measures
    subsets: tuple[Slice, ...]
    by_report: tuple[Slice, ...]
    by_group: tuple[Slice, ...]
    by_item: tuple[Slice, ...]
    baselines: tuple[Slice, ...]
    silent_passes: tuple[Slip, ...]
    false_alarms: tuple[Slip, ...]


def evaluate(corpus: Path, ruleset: str) -> Evaluation:
    """Check every labelled report of a folder and compare the verdicts with the labels.

    Raises UsageError for a malformed corpus, RulesetError, and DocumentError for a report that cannot be
    read: figures on half a corpus would be taken for figures on the whole.
    """
    rules = load_ruleset(ruleset)
    reports = load_corpus(corpus, rules)
    cases: list[Case] = []
    slips: list[Slip] = []
    answers: dict[str, list[Case]] = {name: [] for name in BASELINES}
    for report in reports:
        for case, slip, trivial in _judge(report, reports, rules):
            cases.append(case)
            slips += [slip] if slip else []
            for name, verdict in trivial.items():
                answers[name].append(_answer(case, verdict))
    return summarise(rules, reports, cases, slips, answers)


def summarise(
    rules: Ruleset,
    reports: Sequence[Labelled],
    cases: Sequence[Case],
    slips: Sequence[Slip] = (),
    answers: dict[str, list[Case]] | None = None,
) -> Evaluation:
    """The figures on cases that were judged before, ``answers`` being those of the baselines."""
    sure = [case for case in cases if case.sure]
    kinds = {kind: [case for case in cases if case.kind == kind] for kind in KINDS}
    return Evaluation(
        ruleset=rules,
        reports=tuple((report.name, report.kind) for report in reports),
        pooled=measure(cases),
        subsets=(
            Slice("sure", measure(sure)),
            *(Slice(kind, measure(own)) for kind, own in kinds.items() if own),
        ),
        by_report=tuple(
            Slice(report.name, measure([case for case in cases if case.report == report.name]))
            for report in reports
        ),
        by_group=tuple(
            Slice(group.id, measure([case for case in cases if case.group == group.id]))
            for group in rules.groups
        ),
        by_item=tuple(
            Slice(item.id, measure([case for case in cases if case.item == item.id])) for item in rules.items
        ),
        baselines=tuple(Slice(name, measure(own)) for name, own in (answers or {}).items()),
        silent_passes=tuple(slip for slip in slips if is_silent_pass(slip.case)),
        false_alarms=tuple(slip for slip in slips if is_false_alarm(slip.case)),
    )


def _judge(
    report: Labelled, corpus: Sequence[Labelled], rules: Ruleset
) -> Iterator[tuple[Case, Slip | None, dict[str, str]]]:
    """For every item: the case, what went badly wrong, and what the baselines answer."""
    document = read(report.path)
    places = Places(document)
    facts = facts_of(document, rules)
    for verdict in check_document(document, [rules]).parts[0].verdicts:
        item, label = verdict.item, report.labels[verdict.item.id]
        overlap = None
        if verdict.verdict in COVERED and label.verdict in COVERED:
            overlap = places.overlap(verdict.evidence, label.evidence)
        case = Case(
            report.name,
            report.kind,
            item.id,
            item.group,
            label.verdict,
            verdict.verdict,
            label.sure,
            overlap,
            verdict.review is not None,
        )
        trivial = (
            "met",
            majority(item.id, report.name, corpus),
            any_keyword(item, facts),
            headings_only(item, facts),
        )
        yield case, _slip(case, label, verdict), dict(zip(BASELINES, trivial, strict=True))


def _slip(case: Case, label: Label, verdict: Verdict) -> Slip | None:
    if not (is_silent_pass(case) or is_false_alarm(case)):
        return None
    found = verdict.evidence or tuple(refusal.evidence for refusal in verdict.refusals[:1])
    reason = verdict.refusals[0].reason if verdict.refusals and not verdict.evidence else verdict.reason
    return Slip(case, reason, label.evidence, tuple(evidence.quote for evidence in found))


def _answer(case: Case, verdict: str) -> Case:
    """The same case, answered by a baseline: it quotes nothing and asks nobody."""
    return Case(case.report, case.kind, case.item, case.group, case.label, verdict, case.sure)
