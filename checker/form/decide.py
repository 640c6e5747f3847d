"""From the checks of an item to its verdict.

Met: everything that could be told holds. Missing: the component is not there, or nothing holds. Partial: some
of it holds. Not applicable, with a note that says so: neither the file nor its text can tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document.form import Form
from checker.form import measures, wording
from checker.form.parts import find_parts
from checker.form.subject import CANNOT_TELL, Subject
from checker.judging.model import Evidence, Verdict
from checker.ruleset.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checker.document.model import Block
    from checker.form.subject import Result, Values
    from checker.matching.facts import Facts
    from checker.ruleset.model import Check, Item

CHECKS: dict[str, Callable[[Subject, Values], Result]] = {
    "align": measures.align,
    "authority": wording.authority,
    "bold": measures.bold,
    "capitals": wording.capitals,
    "citations": wording.citations,
    "colour": measures.colour,
    "date": wording.date,
    "ends": wording.ends,
    "first-line": measures.first_line,
    "font": measures.font,
    "holds": wording.holds,
    "italic": measures.italic,
    "lacks": wording.lacks,
    "line": measures.line,
    "lines-end": wording.lines_end,
    "margin": measures.margin,
    "number": wording.number,
    "numbering": wording.numbering,
    "page-number": measures.page_number,
    "page-size": measures.page_size,
    "present": wording.present,
    "reads": wording.reads,
    "referred": wording.referred,
    "rule": measures.rule,
    "size": measures.size,
    "spacing": measures.spacing,
    "starts": wording.starts,
    "upright": measures.upright,
}
"""All checks that an item can name; docs/rulesets.md says what each asks for."""
_MAX_EVIDENCE = 4
_LONGEST = 240


def subject_of(facts: Facts) -> Subject:
    """A document ready to be checked: its parts are found, its form is read where the file has one."""
    document = facts.text.document
    return Subject(document, find_parts(facts), document.form() if document.form else Form())


def decide_form(item: Item, subject: Subject) -> Verdict:
    """The verdict on an item that is made of checks."""
    if item.skip is not None:
        return Verdict(item, "not_applicable", "switched-off", note=item.skip)
    results = [(check, _run(check, subject)) for check in item.checks]
    counted = [(check, result) for check, result in results if not check.advisory]
    told = [(check, result) for check, result in counted if result.holds is not None]
    wrong = [(check, result) for check, result in told if not result.holds]
    absent = any(check.essential for check, _ in wrong)
    unknown = [check for check, result in results if result.holds is None]
    if not told or (absent and item.optional):
        note = item.optional if told else _cannot_tell(unknown)
        return Verdict(item, "not_applicable", "form-unknown" if not told else "not-this-unit", note=note)
    evidence = tuple(_quote(block) for block in _places(item, results, subject))
    right = tuple(check.id for check, result in told if result.holds)
    if not wrong:
        note = _remarks([pair for pair in results if pair[1].holds is False], unknown)
        return Verdict(item, "met", "form-right", evidence, facets=right, substantiated=True, note=note)
    if absent:
        return Verdict(item, "missing", "form-absent", (), lacking=tuple(check.title for check, _ in wrong))
    lacking = tuple(_said(check, result) for check, result in results if result.holds is False)
    verdict, reason = ("partial", "form-partly") if right else ("missing", "form-wrong")
    return Verdict(item, verdict, reason, evidence, facets=right, lacking=lacking, substantiated=True)  # type: ignore[arg-type]


def _run(check: Check, subject: Subject) -> Result:
    """The result of a check; what is not there cannot be wrong, but for the check that asks for it."""
    if check.part and check.name != "present" and not subject.part(check.part):
        return CANNOT_TELL
    return CHECKS[check.name](subject, {"part": check.part, **check.values})


def _said(check: Check, result: Result) -> Text:
    """What is asked for, and what there is instead."""
    if result.found is None:
        return check.title
    return Text(
        f"{check.title.vi} (trong tệp: {result.found.vi})",
        f"{check.title.en} (in the file: {result.found.en})",
    )


def _remarks(advised: Sequence[tuple[Check, Result]], unknown: Sequence[Check]) -> Text | None:
    """What should be better although it costs nothing, and what could not be told."""
    told = [_said(check, result) for check, result in advised]
    notes = [Text(f"Nên xem lại: {_listed(told).vi}.", f"To look at: {_listed(told).en}.")] if told else []
    notes += [_cannot_tell(unknown)] if unknown else []
    return Text(" ".join(note.vi for note in notes), " ".join(note.en for note in notes)) if notes else None


def _cannot_tell(unknown: Iterable[Check]) -> Text:
    titles = _listed([check.title for check in unknown])
    return Text(f"Không đánh giá được từ tệp này: {titles.vi}.", f"This file cannot tell: {titles.en}.")


def _listed(texts: Sequence[Text]) -> Text:
    return Text("; ".join(text.vi for text in texts), "; ".join(text.en for text in texts))


def _places(item: Item, results: Iterable[tuple[Check, Result]], subject: Subject) -> list[Block]:
    """The blocks that a verdict is about: those that are off, or else the part itself."""
    off = [block for _, result in results if result.holds is False for block in result.blocks]
    about = [block for check in item.checks if check.part for block in subject.part(check.part)[:2]]
    return list(dict.fromkeys(off or about))[:_MAX_EVIDENCE]


def _quote(block: Block) -> Evidence:
    quote = block.text[:_LONGEST].rstrip()
    return Evidence(quote, block.section, block.number, block.page, 0, len(quote))
