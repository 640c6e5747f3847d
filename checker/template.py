"""The skeleton of a report from a ruleset: sections in the order of the outline, what to write in each.

The report is in Vietnamese; only the guidance speaks the language of the reader. Nothing in a template is a
statement yet: wording has blanks, guidance stands in square brackets (``checker.language.placeholder``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.errors import UsageError
from checker.judging.terms import reworded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.ruleset.model import Item, Ruleset, Terms

_LEVEL = re.compile(r"\s+-\s+(?=[A-ZĐÀ-Ỹ“])")
"""What separates a section from the one inside it: "Kết quả thực hiện - Những việc phải công khai"."""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the report: what to write right under its heading, then the sections inside it."""

    title: str
    items: tuple[Item, ...] = ()
    inner: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """The skeleton of a report: the ``opening`` stands in front of the first heading.

    ``subject`` is what the report is about, as its title says it.
    """

    ruleset: Ruleset
    subject: str
    opening: tuple[Item, ...]
    sections: tuple[Section, ...]


def template(ruleset: Ruleset, kind: str | None = None) -> Template:
    """The template of a ruleset, in the terms of a kind of unit ("school") when one is named.

    Raises UsageError for a kind that the ruleset does not know, and for a ruleset about form alone.
    """
    items = [item for item in ruleset.items if item.skip is None and not item.checks]
    if not items:
        raise UsageError(
            f"Bộ quy tắc {ruleset.id} chỉ nói về thể thức, không có nội dung để lập mẫu báo cáo. Mẫu của mọi "
            "bộ khác đã theo đúng thể thức này.",
            f"The ruleset {ruleset.id} is about form and has no content for a template. The templates of all "
            "other rulesets have this form.",
        )
    if kind is not None:
        items = [_worded(item, _terms(ruleset, kind)) for item in items]
    opening = tuple(item for item in items if any(frame.opening for frame in item.frames))
    rest = _in_order([item for item in items if item not in opening], ruleset.outline)
    return Template(ruleset, _subject(ruleset), opening, _sections(rest))


def _terms(ruleset: Ruleset, kind: str) -> Terms:
    known = {terms.unit.rpartition(".")[2]: terms for terms in ruleset.terms}
    if kind not in known:
        names = ", ".join(known)
        vi = f"Các loại có trong bộ {ruleset.id}: {names}." if names else f"Bộ {ruleset.id} không phân loại."
        en = f"Those in {ruleset.id}: {names}." if names else f"{ruleset.id} has none."
        raise UsageError(f"Không có loại đơn vị {kind!r}. {vi}", f"There is no kind of unit {kind!r}. {en}")
    return known[kind]


def _worded(item: Item, terms: Terms) -> Item:
    return item._replace(advice=reworded(item.advice, terms), wording=reworded(item.wording, terms))


def _subject(ruleset: Ruleset) -> str:
    title = ruleset.title.vi.removeprefix("Báo cáo ").partition(" (")[0]
    title = title[0].lower() + title[1:]
    return title if title.startswith("kết quả") else f"kết quả {title}"


def _in_order(items: Iterable[Item], outline: tuple[str, ...]) -> list[Item]:
    """The items by the sections of the outline; those of others stand where the ruleset has them."""
    rank = {title: number for number, title in enumerate(outline)}
    return sorted(items, key=lambda item: rank.get(_LEVEL.split(item.section.vi)[0], len(rank)))


def _sections(items: Iterable[Item]) -> tuple[Section, ...]:
    """The sections that the items name, each where its first item stands."""
    tree: dict[str, dict[str, list[Item]]] = {}
    for item in items:
        outer, *inner = _LEVEL.split(item.section.vi, maxsplit=1)
        tree.setdefault(outer, {}).setdefault(inner[0] if inner else "", []).append(item)
    return tuple(
        Section(
            outer,
            tuple(parts.get("", ())),
            tuple(Section(title, tuple(found)) for title, found in parts.items() if title),
        )
        for outer, parts in tree.items()
    )
