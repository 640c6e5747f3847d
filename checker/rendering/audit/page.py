"""The summary of an audit as text for a terminal or a log: what came of the files, and what to do."""

from __future__ import annotations

from collections import Counter
from itertools import islice
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
from checker.rendering.audit_texts import STATUSES as NAMES
from checker.rendering.layout import BLANK, WIDTH, Line, plain, tidy
from checker.rendering.words import number, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.batch.outcome import Results
    from checker.rendering.audit.overview import Entry, Lacked, Overview

_SHORT = 30
"""So many files that fall short are told with what to ask for; the others are counted."""
_SHOWN = 12
"""So many lines of another kind are told."""
_NAMED = 10
"""So many items are named of what a report lacks."""
_COUNT = 6
"""The width of a count, in characters."""
_STYLES = {"ok": "met", "falls-short": "missing"}


def render(results: Results, lang: str = "vi", *, width: int = WIDTH) -> str:
    """The page without colours, wrapped at ``width`` columns."""
    return plain(build(results, lang), width)


def build(results: Results, lang: str) -> Iterator[Line]:
    """The lines of the page."""
    seen = overview(results)
    yield Line("title", 0, say("audit", lang))
    yield BLANK
    yield Line("plain", 0, totals(seen, lang))
    for status in STATUSES:
        if seen.counts[status]:
            style = _STYLES.get(status, "warning")
            yield Line(style, 2, f"{seen.counts[status]:>{_COUNT}}  {NAMES[status].get(lang)}")
    if not seen.checked:
        yield from (BLANK, Line("error", 0, say("audit-nothing", lang)))
    for rules in seen.rulesets.values():
        yield from (BLANK, Line("group", 0, f"{rules.title} ({rules.id})"))
        yield Line("score", 0, scores_of(seen, rules, lang))
    yield from _short(seen, lang)
    yield from _missing(seen, lang)
    yield from _changes(seen, lang)
    yield from _waivers(seen, lang)
    yield from _unread(seen, lang)
    if seen.rulesets:
        yield from (BLANK, Line("note", 0, say("audit-footer", lang)))


def _heading(code: str, lang: str, count: int) -> Iterator[Line]:
    yield from (BLANK, Line("heading", 0, f"{say(code, lang).upper()} ({count})"))


def _few(
    lines: Iterable[Line], count: int, limit: int, lang: str, code: str = "audit-more"
) -> Iterator[Line]:
    """The first lines, and how many more there are of ``count``."""
    yield from islice(lines, limit)
    if count > limit:
        yield Line("note", 2, say(code, lang, n=count - limit))


def _short(seen: Overview, lang: str) -> Iterator[Line]:
    short = [entry for entry in seen.entries() if entry.status == "falls-short"]
    if not short:
        return
    yield from _heading("audit-short", lang, len(short))
    for count, entry in enumerate(short[:_SHORT], 1):
        yield from _short_entry(entry, count, lang)
    yield from _few((), len(short) - _SHORT, 0, lang, "audit-short-more")


def _short_entry(entry: Entry, count: int, lang: str) -> Iterator[Line]:
    outcome = entry.outcome
    yield BLANK
    yield Line("group", 0, f"{count}. {tidy(outcome.unit)} ({tidy(outcome.path)})", hang=3)
    for judged in entry.judged:
        told = {"grade": judged.grade, "ruleset": judged.rules.id}
        yield Line("plain", 3, say("audit-short-score", lang, value=number(judged.score, lang), **told))
    for text in outcome.shortfalls:
        yield Line("missing", 3, tidy(text.get(lang)))
    for judged in entry.judged:
        yield from (Line("plain", 3, sentence, hang=2) for sentence in asked_for(judged, lang, _NAMED))
    for note in outcome.notes:
        yield Line("note", 3, tidy(note.get(lang)))


def _missing(seen: Overview, lang: str) -> Iterator[Line]:
    for rules in seen.rulesets.values():
        lacked = most_missing(rules, seen.judged(rules))
        yield from (BLANK, Line("heading", 0, say("audit-missing", lang).upper()))
        if len(seen.rulesets) > 1:
            yield Line("group", 0, f"{rules.title} ({rules.id})")
        if not lacked:
            yield Line("plain", 0, say("audit-missing-none", lang))
        lines = (_lacked(one, lang) for one in lacked)
        yield from _few(lines, len(lacked), _SHOWN, lang)


def _lacked(one: Lacked, lang: str) -> Line:
    partial = say("audit-missing-partial", lang, n=one.partial) if one.partial else ""
    label = say("audit-missing-of", lang, n=one.missing, total=one.asked)
    return Line("plain", 0, f"{one.item.title} ({one.item.id}){partial}", label)


def _changes(seen: Overview, lang: str) -> Iterator[Line]:
    changes = [(entry, change) for entry in seen.entries() for change in entry.outcome.changes]
    if not changes and not seen.gone:
        return
    yield from _heading("audit-changes", lang, len(changes))
    yield Line("plain", 0, changes_sum(seen, lang))
    worse = [(entry, change) for entry, change in changes if kind_of(change) == "regressed"]
    lines = (
        Line(
            "missing",
            0,
            f"- {tidy(entry.outcome.unit)}: {tidy(change.title)} ({tidy(change.item)}): "
            f"{verdict_name(change.before, lang)} → {verdict_name(change.after, lang)}",
            hang=2,
        )
        for entry, change in worse
    )
    yield from _few(lines, len(worse), _SHOWN, lang)
    if seen.gone:
        yield Line("plain", 0, f"{say('audit-gone', lang)} ({len(seen.gone)}):")
        yield from _few(
            (Line("plain", 0, f"- {unit}", hang=2) for unit in seen.gone), len(seen.gone), _SHOWN, lang
        )


def _waivers(seen: Overview, lang: str) -> Iterator[Line]:
    """The gaps that are let pass, each with how many reports have it."""
    passed = Counter(
        f"{one.title} ({one.item}): {one.because(lang)}"
        for entry in seen.entries()
        for one in let_pass_of(entry)
    )
    if not passed:
        return
    yield from _heading("audit-waivers", lang, passed.total())
    yield Line("note", 0, say("audit-waivers-note", lang))
    lines = (
        Line("plain", 0, f"- {told}; {say('audit-waivers-of', lang, n=count)}", hang=2)
        for told, count in passed.items()
    )
    yield from _few(lines, len(passed), _SHOWN, lang)


def _unread(seen: Overview, lang: str) -> Iterator[Line]:
    unread = [entry for entry in seen.entries() if entry.status not in CHECKED]
    if unread:
        yield from _heading("audit-unread", lang, len(unread))
        yield from _few((_unread_line(entry, lang) for entry in unread), len(unread), _SHORT, lang)
    if seen.passed_over:
        yield from _heading("audit-passed-over", lang, len(seen.passed_over))
        lines = (Line("note", 0, f"- {path}", hang=2) for path in seen.passed_over)
        yield from _few(lines, len(seen.passed_over), _SHOWN, lang)


def _unread_line(entry: Entry, lang: str) -> Line:
    message = tidy(entry.outcome.message.get(lang)) if entry.outcome.message else ""
    told = f"- {tidy(entry.outcome.path)}: {NAMES[entry.status].get(lang)}. {message}"
    return Line("warning", 0, told.strip(), hang=2)
