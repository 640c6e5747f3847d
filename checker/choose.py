"""Which rulesets a report is checked against when none is named, and why.

The title says what a report is about; without a title, its first lines and the instruments it cites do. A
report on two subjects gets a ruleset for each. Of the rulesets on a subject, the one in force at the end of
the period is taken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.language.tokens import tokenise
from checker.matching.find import find
from checker.ruleset.model import Text
from checker.ruleset.selection import load_selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from checker.document.model import Document
    from checker.matching.find import Hit
    from checker.ruleset.selection import Entry, Selection

_FIRST_LINES = 14
"""Blocks at the top that may say what a report without a title is about."""
_TITLE = Text("tên báo cáo có “{words}”", "the title has “{words}”")
_TOP = Text("đầu báo cáo có “{words}”", "its first lines have “{words}”")
_CITED = Text("báo cáo dẫn “{words}”", "it cites “{words}”")
_DEFAULT = Text(
    "không nhận ra báo cáo viết về việc gì, nên dùng bộ mặc định; chọn bộ khác bằng -r",
    "the subject was not recognised, so the default is used; choose another with -r",
)
_RANK = {"ok": 0, "warning": 1, "error": 2}


class Choice(NamedTuple):
    """A ruleset, by id, and why it was chosen."""

    ruleset: str
    reason: Text


def choose(document: Document) -> tuple[Choice, ...]:
    """The rulesets for a report, at least one, in order of their subjects. Raises RulesetError."""
    selection = load_selection()
    blocks = document.blocks
    looked = (
        (_named(kind, texts, selection), place)
        for kind, texts, place in (
            ("titles", [document.metadata.title], _TITLE),
            ("titles", [block.text for block in blocks[:_FIRST_LINES]], _TOP),
            ("citations", [block.text for block in blocks], _CITED),
        )
    )
    named, place = next(((named, place) for named, place in looked if named), ({}, _TITLE))
    subjects = {entry.subject: entry.ruleset for entry in selection.entries if entry.ruleset in named}
    if not subjects:
        entry = next(entry for entry in selection.entries if entry.preferred)
        return (Choice(entry.ruleset, _DEFAULT),)
    return tuple(
        _in_force(
            [entry for entry in selection.entries if entry.subject == subject],
            document,
            Text(place.vi.format(words=named[ruleset]), place.en.format(words=named[ruleset])),
        )
        for subject, ruleset in sorted(subjects.items())
    )


def _named(kind: str, texts: Iterable[str], selection: Selection) -> dict[str, str]:
    """The rulesets whose phrases of that kind stand in one of the texts, with the words that did.

    Words inside longer words of another subject are part of their name: "Ban Chỉ đạo thực hiện quy chế dân
    chủ" is the steering board, and no report on democracy as such.
    """
    subjects = {entry.ruleset: entry.subject for entry in selection.entries}
    found: dict[str, str] = {}
    for text in texts:
        tokens = tokenise(text.lower(), {})
        hits = find(selection.lexicon, tokens.keys, tokens.breaks) if tokens.keys else {}
        places = [
            (name.removesuffix(f":{kind}"), hit)
            for name, of_name in hits.items()
            if name.endswith(f":{kind}")
            for hit in of_name
        ]
        for name, hit in places:
            if not any(_is_inside(hit, other) and subjects[name] != subjects[at] for at, other in places):
                words = text[tokens.starts[hit.start] : tokens.ends[hit.end - 1]]
                found.setdefault(name, words)
    return found


def _is_inside(hit: Hit, other: Hit) -> bool:
    """Whether a hit is part of a longer one."""
    return other.start <= hit.start and hit.end <= other.end and other != hit


def _in_force(entries: Sequence[Entry], document: Document, where: Text) -> Choice:
    """Of the rulesets on one subject, the one for the period, or for the day of issue."""
    end = document.metadata.period_to or document.metadata.date
    if not end:
        entry = next((entry for entry in entries if entry.preferred), entries[0])
        return Choice(
            entry.ruleset,
            Text(f"{where.vi}; không rõ kỳ báo cáo", f"{where.en}; its period is not known"),
        )

    def rank(entry: Entry) -> int:
        status = next((v.status for v in entry.validity if v.start <= end <= (v.until or "9999")), "error")
        return _RANK[status]

    entry = min(entries, key=rank)
    day = ".".join(reversed(end.split("-"))).replace(".", "/")
    kind_vi, kind_en = ("kỳ báo cáo kết thúc", "its period ends on") if document.metadata.period_to else (
        "báo cáo ghi", "it is dated",
    )  # fmt: skip
    return Choice(entry.ruleset, Text(f"{where.vi}; {kind_vi} ngày {day}", f"{where.en}; {kind_en} {day}"))
