"""What all renderings word alike: citations, numbers, periods, reasons, quotes and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.judging.model import GroupScore
from checker.rendering.audit_texts import AUDIT
from checker.rendering.layout import shorten, tidy
from checker.rendering.page_texts import PAGE
from checker.rendering.texts import (
    LABELS,
    LEGAL_WORDS,
    PARTS,
    REASONS,
    REFUSALS,
    REVIEWS,
    SEVERITIES,
    UNKNOWN,
)

if TYPE_CHECKING:
    from checker.document.model import Document, Metadata
    from checker.judging.model import Evidence, Verdict
    from checker.judging.whatif import Way
    from checker.report import Finding, Part
    from checker.ruleset.model import Citation, Ruleset


def say(code: str, lang: str, **values: object) -> str:
    """A label, filled in."""
    text = (LABELS.get(code) or PAGE.get(code) or AUDIT[code]).get(lang)
    return text.format(**values) if values else text


def citation(cited: Citation, lang: str) -> str:
    """A citation as jurists of the language write it: from the clause up, or from the article down."""
    if lang != "en":
        return tidy(f"{cited.clause} {cited.article} {cited.instrument}")
    return ", ".join(_english(tidy(part)) for part in (cited.article, cited.clause, cited.instrument) if part)


def provision(cited: Citation, lang: str) -> str:
    """A citation without the instrument."""
    if lang != "en":
        return tidy(f"{cited.clause} {cited.article}")
    return ", ".join(_english(tidy(part)) for part in (cited.article, cited.clause) if part)


def instrument(cited: Citation, lang: str) -> str:
    """The instrument that a citation is to."""
    name = tidy(cited.instrument)
    return _english(name) if lang == "en" else name


def _english(text: str) -> str:
    for vietnamese, english in LEGAL_WORDS:
        if f"{text} ".startswith(f"{vietnamese} "):
            return english + text[len(vietnamese) :]
    return text


def number(value: float, lang: str) -> str:
    """A number as the language writes it: at most one decimal, two where one would show nothing."""
    text = f"{value:.2f}" if 0 < abs(value) < 0.05 else f"{value:.1f}"
    text = text.removesuffix(".0")
    return text if lang == "en" else text.replace(".", ",")


def date(iso: str, lang: str) -> str:
    """An ISO date as the language writes it; what is no date stays as it is."""
    numbers = iso.split("-")
    return iso if lang == "en" or len(numbers) != 3 else "/".join(reversed(numbers))


def period(meta: Metadata, lang: str) -> str:
    """The period of the report in words."""
    if not meta.period_to:
        return say("unknown", lang)
    start, end = date(meta.period_from, lang), date(meta.period_to, lang)
    return say("period-between" if start else "period-until", lang, start=start, end=end)


def ruleset_name(ruleset: Ruleset, lang: str) -> str:
    """The title of a ruleset with its id and version."""
    title, id_, version = tidy(ruleset.title.get(lang)), tidy(ruleset.id), tidy(ruleset.version)
    return say("ruleset-name", lang, title=title, id=id_, version=version)


def validity(document: Document, part: Part, lang: str) -> tuple[str, str]:
    """How far the ruleset fits the period: its status ("warning" where it says nothing) and a sentence."""
    if part.validity:
        return part.validity.status, tidy(part.validity.note.get(lang))
    return "warning", say("validity-none" if document.metadata.period_to else "validity-no-period", lang)


def counts(part: Part, lang: str) -> str:
    """How many items got each verdict."""
    numbers = {name: part.count(name) for name in ("met", "partial", "missing")}
    return say("counts", lang, total=len(part.verdicts), na=part.count("not_applicable"), **numbers)


def sum_of(part: Part) -> GroupScore:
    """The last row of the arithmetic: all groups together."""
    return GroupScore(
        "",
        LABELS["sum"],
        sum(group.points for group in part.score.groups),
        sum(group.possible for group in part.score.groups),
        *(part.count(name) for name in ("met", "partial", "missing", "not_applicable")),
    )


def scoring(part: Part, lang: str) -> list[str]:
    """How the sum becomes a score of 100, where it has to be scaled, and what each verdict brings."""
    weights = {(item.group, round(item.weight, 6)) for item in part.ruleset.items}
    equal = len(weights) == len({group for group, _ in weights})
    rule = say(
        "rule" if equal else "rule-weighted",
        lang,
        credit=number(part.ruleset.partial_credit * 100, lang),
    )
    return [text for text in (_scaling(part, lang), rule) if text]


def _scaling(part: Part, lang: str) -> str:
    # Only arithmetic that the reader can check: the ruleset may score in another way some day.
    total = sum_of(part)
    scaled = total.points / total.possible * 100 if total.possible else 0.0
    if not total.possible or abs(total.possible - 100) <= 0.05 or abs(scaled - part.score.value) >= 0.1:
        return ""
    points, possible = number(total.points, lang), number(total.possible, lang)
    return say("scaled", lang, points=points, possible=possible, value=number(part.score.value, lang))


def nearest_ways(part: Part) -> list[Way]:
    """The way to the next grade and the way to the threshold, of those there are."""
    grades = [way for way in part.ways if way.grade]
    return [way for way in part.ways if way in grades[:1] or not way.grade]


def goal(way: Way, lang: str) -> str:
    """What a way leads to, as a heading."""
    value = number(way.goal, lang)
    if way.grade:
        return say("way-grade", lang, grade=tidy(way.grade.get(lang)), value=value)
    return say("way-threshold", lang, value=value)


def reason(verdict: Verdict, lang: str) -> str:
    """Why an item is judged as it is; of a missing one why the nearest place was refused."""
    if verdict.note:
        return tidy(verdict.note.get(lang))
    text = REASONS.get(verdict.reason, UNKNOWN)
    if not verdict.evidence and verdict.refusals:
        text = REFUSALS.get(verdict.refusals[0].reason, text)
    return text.get(lang)


def lacking(verdict: Verdict, lang: str) -> str:
    """The parts of the item that must still be named; empty when enough of them are."""
    points = [tidy(text.get(lang)) for text in verdict.lacking]
    if verdict.item.checks:
        return "; ".join(points)
    short = verdict.item.need - len(verdict.facets)
    only_title = len(verdict.item.facets) == 1 and points == [tidy(verdict.item.title.get(lang))]
    if short <= 0 or not points or only_title:
        return ""
    listed = "; ".join(points)
    if short >= len(points):
        return listed
    return say("lacking-some", lang, n=short, total=len(points), list=listed)


def severity(finding: Finding, lang: str) -> str:
    """The weight of a finding in a word."""
    return SEVERITIES.get(finding.severity, SEVERITIES["info"]).get(lang)


def parts(document: Document, lang: str) -> str:
    """The parts of the file that were read, as a list in words."""
    names = [PARTS[part].get(lang) for part in document.parts]
    return ", ".join(names) or say("no-parts", lang)


def review(verdict: Verdict, lang: str) -> str:
    """Why a person should look at a verdict again; empty when nobody needs to."""
    if not verdict.review:
        return ""
    return tidy(verdict.review.text.get(lang) or REVIEWS.get(verdict.review.code, UNKNOWN).get(lang))


def quoted(text: str, width: int = 0) -> str:
    """The text in quotation marks, shortened to ``width`` (0: whole); its own outer marks are dropped."""
    text = tidy(text)
    if text[:1] in {"“", '"'} and text[-1:] in {"”", '"'}:
        text = text[1:-1]
    return f"“{shorten(text, width - 2) if width else text}”"


def place_of(document: Document, evidence: Evidence, lang: str) -> str:
    """Where a quote stands."""
    return address(document, evidence.section, evidence.block, evidence.page, lang)


def address(document: Document, section: str, block: int, page: int | None, lang: str) -> str:
    """Where something stands, by what a person with the file open can find."""
    words = []
    if section:
        words.append(say("place-section", lang, section=tidy(section)))
    if page is not None:
        words.append(say("place-page", lang, page=page))
    if not words:
        words.append(say("place-block", lang, block=block))
    part = document.blocks[block - 1].part if 0 < block <= len(document.blocks) else "body"
    if part != "body":
        words.append(say(f"place-{part}", lang))
    return ", ".join(words)
