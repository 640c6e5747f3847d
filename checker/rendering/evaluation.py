"""The measuring of a ruleset as tables to read, and as one JSON object for CI."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from checker.evaluation.measure import figures
from checker.judging.model import VERDICTS
from checker.rendering.evaluation_texts import LABELS, SUBSETS
from checker.rendering.layout import BLANK, WIDTH, Line, plain, shorten, tidy
from checker.rendering.texts import REASONS, REFUSALS, UNKNOWN
from checker.rendering.texts import VERDICTS as VERDICT_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from checker.evaluation.evaluate import Evaluation, Slice, Slip
    from checker.evaluation.measure import Measures, Rates, Share
    from checker.ruleset.model import Text

SCHEMA = "rasoat-evaluation/1"
_NUMBER = 6
"""The width of a column of figures, with the space in front of it."""
_QUOTE = 200
_DIGITS = 4
"""Decimals in the JSON object: more would show differences that no corpus of this size can tell."""


def render(evaluation: Evaluation, lang: str = "vi", *, items: bool = False) -> str:
    """The figures as tables of 80 columns; ``items`` adds the table by item."""
    return plain(_page(evaluation, lang, items=items))


def render_json(evaluation: Evaluation, lang: str = "vi") -> str:
    """The figures as one JSON object, keys sorted; shares from 0 to 1, null where nothing was measured."""
    return json.dumps(to_json(evaluation, lang), ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def to_json(evaluation: Evaluation, lang: str) -> dict[str, Any]:
    """The object (schema "rasoat-evaluation/1"): values only, no clock and no path."""
    rules = evaluation.ruleset
    return {
        "schema": SCHEMA,
        "ruleset": {"id": rules.id, "version": rules.version, "sha256": rules.sha256},
        "reports": [{"name": name, "kind": kind} for name, kind in evaluation.reports],
        "pooled": _measures(evaluation.pooled),
        "subsets": _slices(evaluation.subsets),
        "by_report": _slices(evaluation.by_report),
        "by_group": _slices(evaluation.by_group),
        "by_item": _slices(evaluation.by_item),
        "baselines": _slices(evaluation.baselines),
        "silent_passes": [_slip(slip, lang) for slip in evaluation.silent_passes],
        "false_alarms": [_slip(slip, lang) for slip in evaluation.false_alarms],
    }


# -- JSON ---------------------------------------------------------------------------------------


def _slices(slices: Iterable[Slice]) -> dict[str, Any]:
    return {part.name: _measures(part.measures) for part in slices}


def _measures(measures: Measures) -> dict[str, Any]:
    return {
        "cases": measures.cases,
        "figures": {
            name: None if value is None else round(value, _DIGITS)
            for name, value in figures(measures).items()
        },
        "counts": {
            "gap": _counts(measures.gap),
            "agreement": _share(measures.agreement),
            "evidence_overlap": _share(measures.evidence),
            "silent_passes": _share(measures.silent_passes),
            "false_alarms": _share(measures.false_alarms),
            "reviews": _share(measures.reviews),
        },
        "confusion": {
            label: {verdict: measures.confusion[label, verdict] for verdict in VERDICTS} for label in VERDICTS
        },
    }


def _counts(rates: Rates) -> dict[str, int]:
    return {"hits": rates.hits, "false": rates.false, "lost": rates.lost}


def _share(share: Share) -> dict[str, int]:
    return {"count": share.count, "total": share.total}


def _slip(slip: Slip, lang: str) -> dict[str, Any]:
    return {
        "report": slip.case.report,
        "item": slip.case.item,
        "label": slip.case.label,
        "verdict": slip.case.verdict,
        "sure": slip.case.sure,
        "review": slip.case.review,
        "reason": slip.reason,
        "why": _reason(slip.reason).get(lang),
        "labelled": list(slip.labelled),
        "found": list(slip.found),
    }


def _reason(code: str) -> Text:
    return REASONS.get(code) or REFUSALS.get(code, UNKNOWN)


# -- tables -------------------------------------------------------------------------------------


def _page(evaluation: Evaluation, lang: str, *, items: bool) -> Iterator[Line]:
    rules = evaluation.ruleset
    yield Line("title", 0, _label("title", lang))
    yield BLANK
    yield Line("plain", 0, f"{rules.id} {rules.version}", _label("ruleset", lang))
    real = sum(1 for _, kind in evaluation.reports if kind == "real")
    written = len(evaluation.reports) - real
    counts = {"n": len(evaluation.reports), "real": real, "written": written}
    yield Line("plain", 0, _label("reports-text", lang, **counts), _label("reports", lang))
    yield from (BLANK, *_table("overall", _overall(evaluation, lang), lang))
    yield from (BLANK, *_table("baselines", _named(evaluation.baselines, lang), lang, full=False))
    yield from (BLANK, *_legend(lang))
    yield from (BLANK, *_by_verdict(evaluation.pooled, lang))
    yield from (BLANK, *_confusion(evaluation.pooled, lang))
    titles = {group.id: group.title for group in rules.groups}
    groups = [(tidy(titles[part.name].get(lang)), part.measures) for part in evaluation.by_group]
    yield from (BLANK, *_table("groups", groups, lang))
    reports = [(tidy(part.name), part.measures) for part in evaluation.by_report]
    yield from (BLANK, *_table("by-report", reports, lang))
    if items:
        rows = [(tidy(part.name), part.measures) for part in evaluation.by_item]
        yield from (BLANK, *_table("items", rows, lang))
    yield from _slips("silent-passes", evaluation, evaluation.silent_passes, lang)
    yield from _slips("false-alarms", evaluation, evaluation.false_alarms, lang)


def _overall(evaluation: Evaluation, lang: str) -> list[tuple[str, Measures]]:
    return [(_label("all", lang), evaluation.pooled), *_named(evaluation.subsets, lang)]


def _named(slices: Sequence[Slice], lang: str) -> list[tuple[str, Measures]]:
    return [(SUBSETS[part.name].get(lang), part.measures) for part in slices]


def _table(
    code: str, rows: Sequence[tuple[str, Measures]], lang: str, *, full: bool = True
) -> Iterator[Line]:
    """One row per set of cases, figures in percent; the heads stand in two rows to save width."""
    names = ("cases", "precision", "recall", "f1", "macro", "kappa", "evidence", "silent", "false")
    heads = [_label(f"head-{name}", lang).split("|") for name in names]
    width = WIDTH - _NUMBER * len(names)
    yield Line("heading", 0, _label(code, lang))
    yield from _heads(heads, width)
    for name, measures in rows:
        cells = [
            str(measures.cases),
            _percent(measures.gap.precision, lang),
            _percent(measures.gap.recall, lang),
            _percent(measures.gap.f1, lang),
            _percent(measures.macro_f1, lang),
            _decimal(measures.kappa, lang),
            _percent(measures.evidence.value, lang) if full else "-",
            _percent(measures.silent_passes.value, lang),
            _percent(measures.false_alarms.value, lang),
        ]
        yield _row(name, cells, width)


def _by_verdict(measures: Measures, lang: str) -> Iterator[Line]:
    heads = [_label(f"head-{name}", lang).split("|") for name in ("labels", "precision", "recall", "f1")]
    width = WIDTH - _NUMBER * 9
    yield Line("heading", 0, _label("verdicts", lang))
    yield from _heads(heads, width)
    for name in VERDICTS:
        rates = measures.verdicts[name]
        cells = [str(rates.hits + rates.lost)]
        cells += [_percent(value, lang) for value in (rates.precision, rates.recall, rates.f1)]
        yield _row(VERDICT_TITLES[name].get(lang), cells, width)
    agreement, reviews = measures.agreement, measures.reviews
    yield _shared("agreement", agreement, lang)
    yield _shared("evidence", measures.evidence, lang)
    yield _shared("reviews", reviews, lang)


def _shared(code: str, share: Share, lang: str) -> Line:
    value = _percent(share.value, lang)
    return Line("plain", 0, _label(code, lang, value=value, n=share.count, total=share.total), hang=2)


def _confusion(measures: Measures, lang: str) -> Iterator[Line]:
    yield Line("heading", 0, _label("confusion", lang))
    titles = [VERDICT_TITLES[name].get(lang) for name in VERDICTS]
    column = max(len(title) for title in titles) + 2
    width = WIDTH - column * len(titles)
    yield Line("group", 0, " " * width + "".join(title.rjust(column) for title in titles), single=True)
    for label, title in zip(VERDICTS, titles, strict=True):
        cells = (str(measures.confusion[label, verdict]).rjust(column) for verdict in VERDICTS)
        yield Line("plain", 0, title.ljust(width) + "".join(cells), single=True)


def _legend(lang: str) -> Iterator[Line]:
    yield from (Line("note", 0, _label(code, lang), hang=2) for code in ("legend", "legend-slips"))


def _slips(code: str, evaluation: Evaluation, slips: Sequence[Slip], lang: str) -> Iterator[Line]:
    share = getattr(evaluation.pooled, code.replace("-", "_"))
    value = _percent(share.value, lang)
    text = _label(code, lang, n=share.count, total=share.total, value=value)
    yield from (BLANK, Line("heading", 0, text, hang=2))
    titles = {item.id: item.title for item in evaluation.ruleset.items}
    for slip in slips:
        case = slip.case
        marks = [
            _label(name, lang) for name, on in (("unsure", not case.sure), ("review", case.review)) if on
        ]
        tail = f" [{'; '.join(marks)}]" if marks else ""
        title = tidy(titles[case.item].get(lang))
        yield Line("group", 0, f"{tidy(case.report)}, {case.item}: {title}{tail}", hang=2)
        for label, quotes in (("labelled", slip.labelled), ("found", slip.found)):
            for index, quote in enumerate(quotes):
                text = f"“{shorten(tidy(quote), _QUOTE)}”"
                yield Line("quote", 2, text, " " if index else _label(label, lang))
        if slip.reason != "met":
            yield Line("plain", 2, _reason(slip.reason).get(lang), _label("why", lang))


def _heads(heads: Sequence[Sequence[str]], width: int) -> Iterator[Line]:
    """The two rows of the columns' heads; one that holds nothing is left out."""
    for level in (0, 1):
        cells = [head[level] for head in heads]
        if any(cells):
            yield _row("", cells, width, style="group")


def _row(name: str, cells: Sequence[str], width: int, *, style: str = "plain") -> Line:
    text = shorten(name, width - 1).ljust(width) + "".join(cell.rjust(_NUMBER) for cell in cells)
    return Line(style, 0, text.rstrip(), single=True)


def _percent(value: float | None, lang: str) -> str:
    if value is None:
        return "-"
    text = f"{value * 100:.1f}"
    return text if lang == "en" else text.replace(".", ",")


def _decimal(value: float | None, lang: str) -> str:
    if value is None:
        return "-"
    return f"{value:.2f}" if lang == "en" else f"{value:.2f}".replace(".", ",")


def _label(code: str, lang: str, **values: object) -> str:
    text = LABELS[code].get(lang)
    return text.format(**values) if values else text
