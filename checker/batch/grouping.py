"""Several files of one unit: copies of one document, other versions of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.batch.earlier import folded
from checker.ruleset.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from checker.report import Report

_LISTED = 5
_WORD = frozenset({"docx", "doc", "odt", "rtf"})


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells documents apart: enough to see that two files hold the same one."""

    path: str
    unit: str
    sha256: str
    format: str
    number: str
    title: str
    period: str


def identity(report: Report, path: str, unit: str) -> Identity:
    """The identity of a document that was checked."""
    meta = report.document.metadata
    return Identity(
        path, folded(unit), report.document.sha256, report.document.format,
        folded(meta.number), folded(meta.title), meta.period_to,
    )  # fmt: skip


def print_copies(known: Sequence[Identity]) -> dict[str, str]:
    """The prints (PDF) of documents that are there as Word files too: path -> path of the Word file."""
    numbered = [one for one in known if one.number[:1].isdigit() and one.title]
    words = {(one.unit, one.number, one.title): one.path for one in numbered if one.format in _WORD}
    prints = ((one, words.get((one.unit, one.number, one.title))) for one in numbered if one.format == "pdf")
    return {one.path: word for one, word in prints if word is not None}


def notes(known: Sequence[Identity], copies: dict[str, str]) -> dict[str, tuple[Text, ...]]:
    """What is to be told of a file about the others, by path."""
    told: dict[str, list[Text]] = {}
    for print_, word in copies.items():
        text = Text(
            f"Văn bản này được gửi kèm bản in: đã đọc “{word}”, không đọc “{print_}”.",
            f"This document was sent as a print too: “{word}” was read, “{print_}” was not.",
        )
        told.setdefault(word, []).append(text)
    left = [one for one in known if one.path not in copies]
    for one, others in _alike(left, lambda one: (one.sha256,)):
        text = Text(f"Nội dung giống hệt tệp {others}.", f"The content is that of {others}.")
        told.setdefault(one.path, []).append(text)
    distinct = list({one.sha256: one for one in reversed(left) if one.title}.values())[::-1]
    for one, others in _alike(distinct, lambda one: (one.unit, one.title, one.period)):
        text = Text(
            f"Đơn vị gửi nhiều bản của báo cáo này; bản khác: {others}.",
            f"The unit sent several versions of this report; the others: {others}.",
        )
        told.setdefault(one.path, []).append(text)
    return {path: tuple(texts) for path, texts in told.items()}


def _alike(
    known: Iterable[Identity], key: Callable[[Identity], tuple[str, ...]]
) -> Iterable[tuple[Identity, str]]:
    """Each document that shares its key with others, and the names of these."""
    groups: dict[tuple[str, ...], list[Identity]] = {}
    for one in known:
        groups.setdefault(key(one), []).append(one)
    for group in groups.values():
        for one in group if len(group) > 1 else ():
            others = [f"“{other.path}”" for other in group if other is not one]
            yield one, ", ".join(others[:_LISTED]) + (", ..." if len(others) > _LISTED else "")
