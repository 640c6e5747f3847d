"""The summary of an audit as Markdown, for the page of a CI job: what falls short first.

GitHub takes a megabyte for the page of a step, so long tables end with how many rows are left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.batch.outcome import CHECKED, STATUSES
from checker.rendering.audit.overview import kind_of, most_missing, overview
from checker.rendering.audit.phrases import (
    asked_for,
    changes_sum,
    let_pass_of,
    scores_of,
    totals,
    verdict_name,
)
from checker.rendering.audit_texts import CHANGES
from checker.rendering.audit_texts import STATUSES as NAMES
from checker.rendering.markdown import escape
from checker.rendering.texts import VERDICTS
from checker.rendering.words import number, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.batch.outcome import Results
    from checker.rendering.audit.overview import Entry, Judged, Overview

_ROWS = 200
_ITEMS = 15
_MARKS = {"ok": "✅", "falls-short": "❌"}
_UNREAD_MARK = "⚠️"
_ORDER = {"falls-short": 0, "ok": 2}
"""What falls short stands first, then what was not checked."""


def render(results: Results, lang: str = "vi") -> str:
    """The page; every table row on one line."""
    seen = overview(results)
    return "\n".join(_page(seen, lang)) + "\n"


def _page(seen: Overview, lang: str) -> Iterator[str]:
    yield from (f"## {say('audit-title', lang)}", "", escape(totals(seen, lang)), "")
    yield _row([f"{_mark(status)} {NAMES[status].get(lang)}" for status in STATUSES if seen.counts[status]])
    yield _row(["--:"] * sum(1 for status in STATUSES if seen.counts[status]))
    yield _row([str(seen.counts[status]) for status in STATUSES if seen.counts[status]])
    if not seen.checked:
        yield from ("", f"**{say('audit-nothing', lang)}**")
    for rules in seen.rulesets.values():
        yield from ("", f"**{escape(rules.title)}** - {escape(scores_of(seen, rules, lang))}")
    yield from _units(seen, lang)
    yield from _missing(seen, lang)
    yield from _changes(seen, lang)
    yield from _waivers(seen, lang)
    if seen.rulesets:
        yield from ("", f"_{say('audit-footer', lang)}_")


def _mark(status: str) -> str:
    return _MARKS.get(status, _UNREAD_MARK)


def _units(seen: Overview, lang: str) -> Iterator[str]:
    codes = ("unit", "file", "status", "score", *VERDICTS, "ask")
    rows = [
        _unit_row(entry, judged, lang)
        for entry in sorted(seen.entries(), key=lambda entry: _ORDER.get(entry.status, 1))
        for judged in entry.judged or (None,)
    ]
    yield from _section("audit-units", [say(f"table-{code}", lang) for code in codes], rows, lang)


def _unit_row(entry: Entry, judged: Judged | None, lang: str) -> list[str]:
    outcome = entry.outcome
    told = [""] * (1 + len(VERDICTS))
    why = [outcome.message] if outcome.message else list(outcome.shortfalls)
    words = [text.get(lang) for text in why]
    if judged:
        told = [f"{number(judged.score, lang)} - {escape(judged.grade)} ({escape(judged.rules.id)})"]
        told += [str(judged.count(verdict)) for verdict in VERDICTS]
        # Of what is accepted the counts say enough; the page of a job is short.
        words += asked_for(judged, lang, _ITEMS) if entry.status != "ok" else []
    status = f"{_mark(entry.status)} {NAMES[entry.status].get(lang)}"
    return [escape(outcome.unit), escape(outcome.path), status, *told, escape(" ".join(words))]


def _missing(seen: Overview, lang: str) -> Iterator[str]:
    for rules in seen.rulesets.values():
        judged = seen.judged(rules)
        rows = [
            [
                f"`{one.item.id.replace('`', '')}`",
                escape(one.item.title),
                *map(str, (one.missing, one.partial)),
            ]
            for one in most_missing(rules, judged)
        ]
        heads = [say(f"table-{code}", lang) for code in ("item", "title", "missing", "partial")]
        title = f" - {escape(rules.title)}" if len(seen.rulesets) > 1 else ""
        yield from _section("audit-missing", heads, rows, lang, title=title, limit=_ITEMS)


def _changes(seen: Overview, lang: str) -> Iterator[str]:
    rows = [
        [
            escape(entry.outcome.unit),
            escape(change.title),
            verdict_name(change.before, lang),
            verdict_name(change.after, lang),
            CHANGES[kind_of(change)].get(lang),
        ]
        for entry in seen.entries()
        for change in sorted(entry.outcome.changes, key=lambda change: kind_of(change) != "regressed")
    ]
    heads = [say(f"table-{code}", lang) for code in ("unit", "title", "before", "after", "change")]
    note = escape(changes_sum(seen, lang))
    yield from _section("audit-changes", heads, rows, lang, note=note)
    gone = [[escape(unit)] for unit in seen.gone]
    yield from _section("audit-gone", [say("table-unit", lang)], gone, lang)


def _waivers(seen: Overview, lang: str) -> Iterator[str]:
    rows = [
        [escape(entry.outcome.unit), escape(one.title), escape(one.because(lang))]
        for entry in seen.entries()
        if entry.status in CHECKED
        for one in let_pass_of(entry)
    ]
    heads = [say(f"table-{code}", lang) for code in ("unit", "title", "reason")]
    yield from _section("audit-waivers", heads, rows, lang, note=say("audit-waivers-note", lang))


def _section(
    code: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    lang: str,
    *,
    title: str = "",
    note: str = "",
    limit: int = _ROWS,
) -> Iterator[str]:
    """A heading and a table; nothing when the table would be empty."""
    if not rows:
        return
    yield from ("", f"### {say(code, lang)}{title} ({len(rows)})", "")
    if note:
        yield from (note, "")
    yield from (_row(heads), _row(["---"] * len(heads)), *(_row(row) for row in rows[:limit]))
    if len(rows) > limit:
        yield from ("", f"_{say('audit-cut-markdown', lang, n=len(rows) - limit)}_")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
