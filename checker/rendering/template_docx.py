"""A template as a Word file, in the form of Nghị định 30/2020/NĐ-CP (Phụ lục I; Phụ lục III, mẫu 1.4)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.rendering import template_texts as texts
from checker.rendering.layout import tidy
from checker.rendering.wordml import Page, cell, package, paragraph, row, run, table
from checker.rendering.words import citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ruleset.model import Item
    from checker.template import Section, Template

_PAGE = Page()
_LEFT, _RIGHT = 65.0, 100.0
"""The columns of the head, in millimetres."""
_SIZE = 14
_INDENT = 10.0
_GREY = "7F7F7F"
_BLANK = re.compile(r"(\[[^\[\]]*\]|…)")


def render_docx(template: Template, lang: str = "vi") -> bytes:
    """The template as a Word file; its guidance, in ``lang``, in grey italics."""
    subject = tidy(template.subject)
    title = f"{subject[0].upper()}{subject[1:]} {texts.PERIOD}"
    body = [
        _head(),
        paragraph(size=6),
        paragraph(run(texts.KIND, bold=True), align="center", before=6),
        paragraph(*_marked(title, bold=True), align="center"),
        _line(60),
        paragraph(*_marked(texts.ADDRESSEE), align="center", before=6, after=12),
        _note(texts.FIRST.get(lang)),
        *(part for item in template.opening for part in _item(item, lang)),
    ]
    if not template.opening:
        body.append(_text(texts.OPENING.format(subject=subject)))
    for number, section in enumerate(template.sections, 1):
        body += _section(section, roman(number), lang)
    body.append(_text(texts.CLOSING.format(subject=subject)))
    body += (paragraph(size=6), _signature(), paragraph(size=2))
    return package(body, page=_PAGE, size=_SIZE, lang="vi")


def _head() -> str:
    """Superior and issuing agency, country and motto with their lines; number, place and date."""
    agency = (
        paragraph(*_marked(texts.SUPERIOR, size=13), align="center"),
        paragraph(*_marked(texts.AGENCY, size=13, bold=True), align="center"),
        _line(22),
    )
    motto = (
        paragraph(run(texts.COUNTRY, size=13, bold=True), align="center"),
        paragraph(run(texts.MOTTO, size=14, bold=True), align="center"),
        _line(19),
    )
    number = paragraph(*_marked(texts.NUMBER, size=13), align="center")
    dated = paragraph(*_marked(texts.DATED, size=14, italic=True), align="center")
    rows = [
        row(cell(*agency, width=_LEFT), cell(*motto, width=_RIGHT)),
        row(cell(number, width=_LEFT), cell(dated, width=_RIGHT)),
    ]
    return table(rows, [_LEFT, _RIGHT], lines=False, padding=0)


def _section(section: Section, number: str, lang: str) -> Iterator[str]:
    yield _heading(f"{number}. {tidy(section.title).upper()}")
    for item in section.items:
        yield from _item(item, lang)
    for count, inner in enumerate(section.inner, 1):
        yield _heading(f"{count}. {tidy(inner.title)}")
        for item in inner.items:
            yield from _item(item, lang)


def _item(item: Item, lang: str) -> Iterator[str]:
    """What the reviewer looks for, wording with blanks, and the table of figures where one is asked for."""
    yield _note(guidance(item, lang))
    yield _text(tidy(item.wording.vi))
    if item.figures:
        widths = (12.0, _PAGE.width - 72, 30.0, 30.0)
        rows = [_row(texts.COLUMNS, widths, header=True)]
        rows += [_row((str(n), tidy(figure.vi), "…", ""), widths) for n, figure in enumerate(item.figures, 1)]
        yield table(rows, widths)
        yield paragraph(size=6)


def guidance(item: Item, lang: str) -> str:
    """The note on an item: its title, the clause that asks for it, and the advice."""
    title, advice = tidy(item.title.get(lang)), tidy(item.advice.get(lang))
    return texts.GUIDANCE.format(title=title, citation=citation(item.citation, lang), advice=advice)


def roman(number: int) -> str:
    """The number of a section, from 1 to 39."""
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]


def _row(values: tuple[str, ...], widths: tuple[float, ...], *, header: bool = False) -> str:
    cells = [
        cell(
            paragraph(
                *_marked(value, size=13, bold=header), align="left" if at == 1 and not header else "center"
            ),
            width=width,
        )
        for at, (value, width) in enumerate(zip(values, widths, strict=True))
    ]
    return row(*cells, header=header)


def _signature() -> str:
    """Recipients on the left, level with the office of the signer on the right."""
    half = _PAGE.width / 2
    first, *listed = texts.RECIPIENTS
    recipients = (
        paragraph(run(first, size=12, bold=True, italic=True)),
        *(paragraph(*_marked(line, size=11)) for line in listed),
    )
    signer = (
        paragraph(*_marked(texts.OFFICE, size=14, bold=True), align="center"),
        *(paragraph(size=14) for _ in range(4)),
        paragraph(*_marked(texts.NAME, size=14, bold=True), align="center"),
    )
    return table([row(cell(*recipients, width=half), cell(*signer, width=half))], [half, half], lines=False)


def _heading(text: str) -> str:
    return paragraph(run(text, bold=True), align="both", before=6, after=6, first=_INDENT, keep=True)


def _text(text: str) -> str:
    return paragraph(*_marked(text), align="both", after=6, first=_INDENT)


def _note(text: str) -> str:
    return paragraph(
        run(text, italic=True, size=12, colour=_GREY), align="both", after=3, left=_INDENT, keep=True
    )


def _line(margin: float) -> str:
    """A line in the middle, shorter than the column by ``margin`` millimetres on each side."""
    return paragraph(align="center", before=2, left=margin, right=margin, rule=True, size=2)


def _marked(text: str, *, size: float = 0, bold: bool = False, italic: bool = False) -> list[str]:
    """The runs of a text; its blanks and the choices in brackets are marked."""
    pieces = [(piece, bool(_BLANK.fullmatch(piece))) for piece in _BLANK.split(text) if piece]
    return [run(piece, size=size, bold=bold, italic=italic, blank=blank) for piece, blank in pieces]
