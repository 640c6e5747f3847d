"""What the gap report and the explanation word alike: citations, numbers, quotes and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering.layout import shorten, tidy
from checker.rendering.texts import LABELS, LEGAL_WORDS, PARTS, REVIEWS, UNKNOWN

if TYPE_CHECKING:
    from checker.document.model import Document, Metadata
    from checker.judging.model import Evidence, Verdict
    from checker.ruleset.model import Citation


def say(code: str, lang: str, **values: object) -> str:
    """A label of the gap report, filled in."""
    text = LABELS[code].get(lang)
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
        if text.startswith(f"{vietnamese} "):
            return english + text[len(vietnamese) :]
    return text


def number(value: float, lang: str) -> str:
    """A number as the language writes it: at most one decimal, two where one would show nothing."""
    text = f"{value:.2f}" if 0 < abs(value) < 0.05 else f"{value:.1f}"
    text = text.removesuffix(".0")
    return text if lang == "en" else text.replace(".", ",")


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


def lacking(verdict: Verdict, lang: str) -> str:
    """The parts of the item that must still be named; nothing when enough of them are."""
    points = [tidy(text.get(lang)) for text in verdict.lacking]
    short = verdict.item.need - len(verdict.facets)
    only_title = len(verdict.item.facets) == 1 and points == [tidy(verdict.item.title.get(lang))]
    if short <= 0 or not points or only_title:
        return ""
    listed = "; ".join(points)
    if short >= len(points):
        return listed
    return say("lacking-some", lang, n=short, total=len(points), list=listed)


def date(iso: str, lang: str) -> str:
    """A date as the language writes it."""
    numbers = iso.split("-")
    return iso if lang == "en" or len(numbers) != 3 else "/".join(reversed(numbers))


def period(meta: Metadata, lang: str) -> str:
    """The period that the report covers; empty where it was not recognised."""
    if not meta.period_to:
        return ""
    start, end = date(meta.period_from, lang), date(meta.period_to, lang)
    return say("period-between" if start else "period-until", lang, start=start, end=end)
