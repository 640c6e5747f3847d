"""The lists at the end of the page: files not checked, changes, waivers, and files passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.audit.dashboard.parts import links, section, status_badge, table
from checker.rendering.audit.overview import kind_of
from checker.rendering.audit.phrases import changes_sum, let_pass_of, verdict_name
from checker.rendering.audit_texts import CHANGES
from checker.rendering.html.elements import Markup, join, tag, text
from checker.rendering.layout import tidy
from checker.rendering.words import say

if TYPE_CHECKING:
    from checker.rendering.audit.overview import Overview

_KINDS = {"regressed": 0, "fixed": 1, "other": 2}
_SIGNS = {"regressed": "↓", "fixed": "↑", "other": "·"}


def unread(seen: Overview, lang: str) -> Markup:
    """The files that were not checked, each with the reason."""
    entries = seen.unread()
    title = f"{say('audit-unread', lang)} ({len(entries)})"
    if not entries:
        return section("chua-doc", title, tag("p", say("audit-unread-none", lang)))
    rows = [
        [
            text(tidy(entry.outcome.path)),
            status_badge(entry.status, lang),
            tidy(entry.outcome.message.get(lang)) if entry.outcome.message else "",
        ]
        for entry in entries
    ]
    return section("chua-doc", title, table(("file", "status", "reason"), rows, lang, label=title))


def changes(seen: Overview, lang: str) -> Markup:
    """What got worse, what was fixed, and units that sent nothing this time."""
    found = [(entry, change) for entry in seen.entries() for change in entry.outcome.changes]
    if not found and not seen.gone:
        return Markup("")
    title = say("audit-changes", lang)
    rows = [
        [
            text(tidy(entry.outcome.unit)),
            links(entry, lang),
            join([change.title, tag("code", change.item)], Markup(" ")),
            verdict_name(change.before, lang),
            verdict_name(change.after, lang),
            tag("span", f"{_SIGNS[kind]} {CHANGES[kind].get(lang)}", class_=f"change {kind}"),
        ]
        for entry, change in sorted(found, key=lambda pair: _KINDS[kind_of(pair[1])])
        for kind in (kind_of(change),)
    ]
    codes = ("unit", "file", "title", "before", "after", "change")
    parts = [tag("p", changes_sum(seen, lang))]
    if rows:
        parts.append(table(codes, rows, lang, label=title))
    if seen.gone:
        parts.append(tag("h3", f"{say('audit-gone', lang)} ({len(seen.gone)})"))
        parts.append(tag("ul", *(tag("li", unit) for unit in seen.gone)))
    return section("thay-doi", title, *parts)


def waivers(seen: Overview, lang: str) -> Markup:
    """The gaps that are let pass, by whose word and until when."""
    rows = [
        [
            text(tidy(entry.outcome.unit)),
            links(entry, lang),
            join([one.title, tag("code", one.item)], Markup(" ")),
            verdict_name(one.verdict, lang),
            one.because(lang),
        ]
        for entry in seen.entries()
        for one in let_pass_of(entry)
    ]
    if not rows:
        return Markup("")
    title = say("audit-waivers", lang)
    note = tag("p", say("audit-waivers-note", lang), class_="note")
    return section(
        "mien-tru",
        title,
        note,
        table(("unit", "file", "title", "verdict", "let-pass"), rows, lang, label=title),
    )


def passed_over(seen: Overview, lang: str) -> Markup:
    """Files that are no documents, folded."""
    if not seen.passed_over:
        return Markup("")
    title = f"{say('audit-passed-over', lang)} ({len(seen.passed_over)})"
    return tag(
        "details",
        tag("summary", title),
        tag("ul", *(tag("li", path) for path in seen.passed_over)),
        class_="box",
    )
