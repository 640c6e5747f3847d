"""Checks of phrases: those that can never win, and those that cannot tell two items apart."""

from __future__ import annotations

import re
from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from checker.ruleset.pattern import Choice, Literal, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ruleset.linting.subject import Frame, Problem, Subject
    from checker.ruleset.pattern import Sequence

Words = tuple[str, ...]

_MAX_LITERALS = 2000
"""A phrase that stands for more word sequences than this is not compared."""
_NAME_OR_WORD = re.compile(r"\{[^}]*\}|[^\W\d_]+")


def unreachable(subject: Subject) -> Iterator[Problem]:
    """Phrases that can never win: another phrase of the same list is found wherever they are.

    A phrase is the same as another, or stands for words only and always contains the words of another.
    In a vocabulary only the former counts: there the longer of two phrases is the one found. A longer
    phrase with a mark of assertion of its own ("chưa ...") is kept: it changes what the words mean.
    """
    marks = _marks(subject)
    for name, phrases in subject.data["vocabulary"].items():
        for number, other in _same(phrases):
            yield _unreachable(subject, (("vocabulary", name), number), phrases, other)
    for path, phrases in subject.lists():
        same = dict(_same(phrases))
        literals = [_literals(phrase) for phrase in phrases]
        for number in range(len(phrases)):
            covering = same.get(number, _covering(number, literals, marks))
            if covering is not None:
                yield _unreachable(subject, (path, number), phrases, covering)


def _unreachable(
    subject: Subject, place: tuple[tuple[Any, ...], int], phrases: list[str], other: int
) -> Problem:
    path, number = place
    return subject.problem(
        "warning",
        (*path, number),
        f"cụm từ {phrases[number]!r} thừa: nơi nào có nó thì đã có {phrases[other]!r}",
        f"the phrase {phrases[number]!r} is idle: wherever it stands, {phrases[other]!r} is found",
    )


def _same(phrases: list[str]) -> Iterator[tuple[int, int]]:
    """Phrases that stand for the same as an earlier one: (number, number of the earlier one)."""
    first: dict[frozenset[Sequence], int] = {}
    for number, phrase in enumerate(phrases):
        earlier = first.setdefault(frozenset(parse(phrase)), number)
        if earlier != number:
            yield number, earlier


def _covering(number: int, literals: list[set[Words] | None], marks: set[Words]) -> int | None:
    """Find the phrase whose words stand in every reading of phrase ``number``."""
    own = literals[number]
    if not own:
        return None
    for other, theirs in enumerate(literals):
        # Two phrases that contain each other are the same: that is reported once, for the later.
        if other == number or not theirs or own == theirs:
            continue
        if all(any(_contains(words, inner, marks) for inner in theirs) for words in own):
            return other
    return None


def _contains(words: Words, inner: Words, marks: set[Words]) -> bool:
    """Whether ``words`` contain ``inner``, and no mark of assertion besides."""
    size = len(inner)
    starts = [at for at in range(len(words) - size + 1) if words[at : at + size] == inner]
    return bool(starts) and not _has_mark(words[: starts[0]], marks) and not _has_mark(
        words[starts[0] + size :], marks
    )  # fmt: skip


def _has_mark(words: Words, marks: set[Words]) -> bool:
    return any(words[low:high] in marks for low, high in combinations(range(len(words) + 1), 2))


def _marks(subject: Subject) -> set[Words]:
    return {
        words
        for name, phrases in subject.data["vocabulary"].items()
        if name.startswith(("assert.", "after."))
        for phrase in phrases
        for words in _literals(phrase) or ()
    }


def _literals(phrase: str) -> set[Words] | None:
    """All word sequences that a phrase stands for; None when it stands for more than words."""
    if "{" in phrase or "<" in phrase or "#" in phrase:
        return None
    found: set[Words] = set()
    for sequence in parse(phrase):
        found.update(_words(sequence))
        if len(found) > _MAX_LITERALS:
            return None
    return found


def _words(sequence: Sequence) -> Iterator[Words]:
    readings: list[list[Words]] = []
    for element in sequence:
        if isinstance(element, Literal):
            readings.append([element.keys])
        elif isinstance(element, Choice):
            readings.append([words for option in element.options for words in _words(option)])
    for pieces in product(*readings):
        yield tuple(word for piece in pieces for word in piece)


def spelled_out(subject: Subject) -> Iterator[Problem]:
    """Short forms in phrases that the ruleset spells out in every text, so that they are never met."""
    short = set(subject.data["abbreviations"])
    lists = [(("vocabulary", name), phrases) for name, phrases in subject.data["vocabulary"].items()]
    for path, phrases in [*lists, *subject.lists()]:
        for number, phrase in enumerate(phrases):
            for word in sorted(short.intersection(_NAME_OR_WORD.findall(phrase))):
                yield subject.problem(
                    "warning",
                    (*path, number),
                    f"chữ viết tắt {word!r} không gặp được: văn bản được viết đầy đủ trước khi so",
                    f"the short form {word!r} is never met: texts are spelled out before matching",
                )


def shared(subject: Subject) -> Iterator[Problem]:
    """Phrases that prove two items, or two facets of one item, under the very same conditions."""
    seen: dict[tuple[Any, Sequence], Frame] = {}
    told: set[tuple[tuple[Any, ...], tuple[Any, ...], str]] = set()
    for frame in subject.frames():
        conditions = _conditions(frame)
        for number, phrase in enumerate(frame.data["phrases"]):
            for sequence in parse(phrase):
                first = seen.setdefault((conditions, sequence), frame)
                mine, theirs = _subject_of(frame), _subject_of(first)
                if mine == theirs or (frame.path, first.path, phrase) in told:
                    continue
                told.add((frame.path, first.path, phrase))
                yield subject.problem(
                    "warning",
                    (*frame.path, "phrases", number),
                    f"cụm từ {phrase!r} chứng minh cả {mine} lẫn {theirs}, không có điều kiện nào phân biệt",
                    f"the phrase {phrase!r} proves both {mine} and {theirs}, and nothing tells them apart",
                )


def _subject_of(frame: Frame) -> str:
    """Name the facet of a frame, as item/facet."""
    return f"{frame.item['id']}/{frame.data['id']}"


def _conditions(frame: Frame) -> tuple[Any, ...]:
    """All that decides, besides the phrase itself, whether and for how much a hit counts."""
    data, item = frame.data, frame.item
    conditions = {key: value for key, value in data.items() if key not in {"id", "title", "phrases"}}
    conditions["mode"] = data.get("mode", item["mode"])
    conditions["unless"] = [*data.get("unless", ()), *item.get("unless", ())]
    return tuple(
        (key, frozenset(value) if isinstance(value, list) else value)
        for key, value in sorted(conditions.items())
    )
