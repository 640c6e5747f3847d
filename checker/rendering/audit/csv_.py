"""An audit as CSV: a row for each item of each file, and one for a file that was not checked.

UTF-8 with a byte order mark; dates in ISO form and decimal points, as in the CSV file of one report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.audit import items
from checker.rendering.audit_texts import STATUSES
from checker.rendering.csv_ import MARK, lines
from checker.rendering.layout import tidy
from checker.rendering.table import head
from checker.rendering.texts import VERDICTS
from checker.rendering.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.batch.outcome import Outcome, Results

_FILE = ("unit", "file", "status", "reason", "period-from", "period-to")
_ITEM = (
    "ruleset", "score", "item", "title", "group", "verdict", "let-pass", "before", "gain", "why", "lacking",
    "quote", "place", "citation", "advice", "review",
)  # fmt: skip


def pieces(results: Results, lang: str = "vi") -> Iterator[str]:
    """The byte order mark and the head, then the rows of one file after the other; rows end with CR LF."""
    yield MARK + lines([[head(code, lang) for code in (*_FILE, *_ITEM)]])
    for outcome in results:
        yield lines(_rows(outcome, lang))


def _rows(outcome: Outcome, lang: str) -> Iterator[list[str | float]]:
    message = outcome.message.get(lang) if outcome.message else ""
    why = message or " ".join(text.get(lang) for text in outcome.shortfalls)
    own = [tidy(outcome.unit), tidy(outcome.path), STATUSES[outcome.status].get(lang), tidy(why)]
    if outcome.report is None:
        yield [*own, "", "", *("" for _ in _ITEM)]
        return
    period = outcome.report["document"]["period"] or {"from": "", "to": ""}
    own += [tidy(period["from"]), tidy(period["to"])]
    rulesets = {told["id"]: told for told in outcome.report["rulesets"]}
    groups = {
        (id_, group["id"]): tidy(group["title"]) for id_, told in rulesets.items() for group in told["groups"]
    }
    scores = {score["ruleset"]: score["value"] for score in outcome.report["scores"]}
    before = {(change.ruleset, change.item): change.before for change in outcome.changes}
    for item in outcome.report["items"]:
        shown = items.nearest(item)
        earlier = before.get((item["ruleset"], item["id"]), "")
        yield [
            *own,
            f"{tidy(item['ruleset'])} {tidy(rulesets[item['ruleset']]['version'])}",
            scores[item["ruleset"]],
            tidy(item["id"]),
            tidy(item["title"]),
            groups.get((item["ruleset"], item["group"]), ""),
            VERDICTS[item["verdict"]].get(lang),
            items.passes(item, outcome, lang),
            VERDICTS[earlier].get(lang) if earlier else "",
            item["gain"] if item["verdict"] in {"partial", "missing"} else "",
            items.reason(item, lang),
            items.lacking(item),
            quoted(shown["quote"]) if shown else "",
            items.place(shown, lang) if shown else "",
            items.citation(item, lang),
            tidy(item["advice"]),
            items.review(item, lang),
        ]
