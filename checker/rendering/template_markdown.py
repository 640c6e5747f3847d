"""A template as Markdown: to be read, or filled in by whoever does not use Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.rendering import template_texts as texts
from checker.rendering.layout import tidy
from checker.rendering.template_docx import guidance, roman

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ruleset.model import Item
    from checker.template import Template


def render_markdown(template: Template, lang: str = "vi") -> str:
    """The template as text: headings, notes in italics, wording with blanks."""
    return "\n\n".join(_paragraphs(template, lang)) + "\n"


def _paragraphs(template: Template, lang: str) -> Iterator[str]:
    subject = tidy(template.subject)
    yield from (texts.SUPERIOR, f"**{texts.AGENCY}**", texts.NUMBER)
    yield from (f"**{texts.COUNTRY}**", f"**{texts.MOTTO}**", f"*{texts.DATED}*")
    yield f"# {texts.KIND}"
    yield f"**{subject[0].upper()}{subject[1:]} {texts.PERIOD}**"
    yield texts.ADDRESSEE
    yield f"*{texts.FIRST.get(lang)}*"
    for item in template.opening:
        yield from _item(item, lang)
    if not template.opening:
        yield texts.OPENING.format(subject=subject)
    for number, section in enumerate(template.sections, 1):
        yield f"## {roman(number)}. {tidy(section.title).upper()}"
        for item in section.items:
            yield from _item(item, lang)
        for count, inner in enumerate(section.inner, 1):
            yield f"### {count}. {tidy(inner.title)}"
            for item in inner.items:
                yield from _item(item, lang)
    yield texts.CLOSING.format(subject=subject)
    yield "\n".join(texts.RECIPIENTS)
    yield from (f"**{texts.OFFICE}**", f"**{texts.NAME}**")


def _item(item: Item, lang: str) -> Iterator[str]:
    yield f"*{guidance(item, lang)}*"
    yield tidy(item.wording.vi)
    if item.figures:
        rows = [texts.COLUMNS, ("---",) * len(texts.COLUMNS)]
        rows += [(str(number), tidy(figure.vi), "…", "") for number, figure in enumerate(item.figures, 1)]
        yield "\n".join(f"| {' | '.join(cells)} |" for cells in rows)
