"""What the summaries of an audit word alike: totals, what to ask for, changes, and gaps that are let pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.rendering.audit.overview import changed, spread
from checker.rendering.layout import tidy
from checker.rendering.texts import VERDICTS
from checker.rendering.words import date, number, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.policy import Waiver
    from checker.rendering.audit.overview import Asked, Entry, Judged, Overview, Rules


def totals(seen: Overview, lang: str) -> str:
    """How many files, units, files checked and files not checked there are."""
    files = sum(seen.counts.values())
    units = sum(any(entry.judged for entry in entries) for entries in seen.units.values())
    values = {"files": files, "units": units, "checked": seen.checked}
    return say("audit-totals", lang, **values, unread=files - seen.checked)


def asked_for(judged: Judged, lang: str, most: int | None = None) -> list[str]:
    """What to ask for by one ruleset: a sentence for what is missing, one for what is there in part.

    With ``most``, so many items are named in a sentence, and the others are counted.
    """
    return [
        say(f"audit-ask-{verdict}", lang, n=len(gaps), list=_listed([gap.title for gap in gaps], most, lang))
        for verdict in ("missing", "partial")
        if (gaps := judged.gaps(verdict))
    ]


def _listed(titles: list[str], most: int | None, lang: str) -> str:
    if most is None or len(titles) <= most:
        return "; ".join(titles)
    return "; ".join([*titles[:most], say("audit-more-items", lang, n=len(titles) - most)])


def scores_of(seen: Overview, rules: Rules, lang: str) -> str:
    """The lowest, the middle and the highest score by a ruleset."""
    judged = seen.judged(rules)
    low, median, high = (number(value, lang) for value in spread(judged))
    return say("audit-scores-of", lang, n=len(judged), low=low, median=median, high=high)


def changes_sum(seen: Overview, lang: str) -> str:
    """How many changes of every kind there are."""
    counts = changed(seen)
    return say("audit-changes-sum", lang, **{kind: counts[kind] for kind in ("fixed", "regressed", "other")})


def verdict_name(verdict: str, lang: str) -> str:
    """A verdict in words; "" is an item that was not asked for."""
    return VERDICTS[verdict].get(lang) if verdict in VERDICTS else say("audit-not-asked", lang)


@dataclass(frozen=True, slots=True)
class Passed:
    """A gap that is let pass, by a waiver or (None) by the baseline."""

    item: str
    title: str
    verdict: str
    waiver: Waiver | None

    def because(self, lang: str) -> str:
        """By whose word."""
        if self.waiver is None:
            return say("audit-accepted", lang)
        told = {"reason": tidy(self.waiver.reason), "approver": tidy(self.waiver.approver)}
        return say("audit-waived", lang, expires=date(tidy(self.waiver.expires), lang), **told)


def let_pass_of(entry: Entry) -> Iterator[Passed]:
    """The gaps of a document that are let pass, in the order of its rulesets."""
    waivers = {waiver.item: waiver for waiver in entry.outcome.waived}
    for judged in entry.judged:
        for item, verdict in judged.verdicts():
            if is_passed(judged, item, verdict):
                yield Passed(item.id, item.title, verdict, waivers.get(item.id))


def is_passed(judged: Judged, item: Asked, verdict: str) -> bool:
    """Whether a verdict is a gap that is let pass."""
    return verdict in {"partial", "missing"} and item.id in judged.let_pass
