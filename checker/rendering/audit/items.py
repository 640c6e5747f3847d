"""The words of one item, from the JSON object of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.rendering import words
from checker.rendering.layout import tidy
from checker.rendering.texts import REASONS, REFUSALS, REVIEWS, UNKNOWN
from checker.ruleset.model import Citation

if TYPE_CHECKING:
    from checker.batch.outcome import Outcome

Item = dict[str, Any]


def reason(item: Item, lang: str) -> str:
    """Why the item is judged as it is; of a missing one why the nearest place was refused."""
    if item["note"]:
        return tidy(item["note"])
    text = REASONS.get(item["reason"], UNKNOWN)
    if not item["evidence"] and item["refused"]:
        text = REFUSALS.get(item["refused"][0]["reason"], text)
    return text.get(lang)


def lacking(item: Item) -> str:
    """The points of the item that the report does not name; empty when it names enough of them."""
    points = [tidy(point) for point in item["lacking"]]
    told = item["verdict"] == "missing" or item["reason"] == "too-few-facets"
    return "; ".join(points) if told and points != [tidy(item["title"])] else ""


def review(item: Item, lang: str) -> str:
    """Why a person should look again; empty when nobody needs to."""
    told = item["review"]
    return tidy(told["text"] or REVIEWS.get(told["code"], UNKNOWN).get(lang)) if told else ""


def citation(item: Item, lang: str) -> str:
    """The provision that asks for the item."""
    cited = item["citation"]
    return words.citation(
        Citation(cited["instrument"], cited["article"], cited.get("clause", ""), verified=True), lang
    )


def nearest(item: Item) -> dict[str, Any] | None:
    """The quote that says most: the first that names a point, else any, else one refused."""
    named = next((found for found in item["evidence"] if found["facets"]), None)
    return named or next(iter(item["evidence"]), None) or next(iter(item["refused"]), None)


def place(found: dict[str, Any], lang: str) -> str:
    """Where a quote or a finding stands, by what a person with the file open can find."""
    told = []
    if found["section"]:
        told.append(words.say("place-section", lang, section=tidy(found["section"])))
    if found.get("page") is not None:
        told.append(words.say("place-page", lang, page=found["page"]))
    return ", ".join(told) or words.say("place-block", lang, block=found["block"])


def passes(item: Item, outcome: Outcome, lang: str) -> str:
    """By what a gap is let pass; empty when it is not."""
    if item["verdict"] not in {"partial", "missing"}:
        return ""
    if any(waiver.item == item["id"] for waiver in outcome.waived):
        return words.say("let-pass-waiver", lang)
    return (
        words.say("let-pass-baseline", lang) if f"{item['ruleset']}/{item['id']}" in outcome.accepted else ""
    )
