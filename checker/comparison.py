"""Two reports of one unit: what was fixed and what got worse, and how much of the new one is the old one.

Sentences are compared in a normal form (case, marks of punctuation and spaces make no difference). A sentence
is carried over when it stands in the old report word for word; it is adapted when only its figures differ.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from checker.check import check_document
from checker.language.tokens import SENTENCE, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.document.model import Block, Document
    from checker.report import Report
    from checker.ruleset.model import Item, Ruleset

MIN_WORDS = 8
"""Shorter sentences are alike in all reports and tell nothing."""
COPIED = 0.3
"""Reports of two units that share so much of their text were not written apart."""
_COMMON = 3
"""A sentence in more reports than this comes from a common outline (in more than a quarter of many)."""
_SKIPPED = frozenset({"headers", "footers", "comments"})
_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_LABELLED_YEAR = re.compile(r"(?<![\d/.-])(?:19|20)\d{2}(?![\d/])")
_DATE = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?|\d{1,4}/(?:\d{4}/)?[^\W\d_]")
_SAME_HEADING = 0.6
"""Two headings are the same when they share so much of their words."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands; ``key`` is its normal form, ``shape`` the same without figures."""

    text: str
    block: Block
    key: tuple[str, ...]
    shape: tuple[str, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Change:
    """The verdicts on one item, old and new."""

    ruleset: Ruleset
    item: Item
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Carried:
    """A sentence of the new report and the one of the old report that it repeats.

    ``figures`` are the numbers in it that stayed the same to the digit, dates and numbers of documents apart;
    ``stale`` the year of the old period that is still in it.
    """

    new: Sentence
    old: Sentence
    verbatim: bool
    figures: tuple[str, ...] = ()
    stale: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of an old report in a new one.

    ``shares`` are the words of the new report that were carried over word for word, and those adapted, as
    parts of all its words (0 to 1). ``vanished`` are headings of the old report that have none like them.
    """

    old: Report
    new: Report
    changes: tuple[Change, ...]
    carried: tuple[Carried, ...]
    shares: tuple[float, float]
    vanished: tuple[Block, ...]

    def items(self, kind: str) -> tuple[Change, ...]:
        """The items that were "fixed", "regressed" or stayed "unchanged"."""
        return tuple(change for change in self.changes if _kind(change) == kind)


@dataclass(frozen=True, slots=True)
class Copy:
    """Two reports and the part of the shorter one whose sentences stand in the other, figures apart."""

    one: Document
    other: Document
    share: float


def compare(old: Document, new: Document, rulesets: Sequence[Ruleset]) -> Comparison:
    """Compare two reports that were read before, under the same rulesets."""
    reports = check_document(old, rulesets), check_document(new, rulesets)
    changes = [
        Change(part.ruleset, after.item, before.verdict, after.verdict)
        for first, part in zip(reports[0].parts, reports[1].parts, strict=True)
        for before, after in zip(first.verdicts, part.verdicts, strict=True)
    ]
    sentences = list(_sentences(new))
    carried = tuple(_carried(list(_sentences(old)), sentences, old, new))
    total = sum(sentence.words for sentence in sentences) or 1
    verbatim = sum(one.new.words for one in carried if one.verbatim) / total
    adapted = sum(one.new.words for one in carried if not one.verbatim) / total
    return Comparison(*reports, tuple(changes), carried, (verbatim, adapted), tuple(_vanished(old, new)))


def copies(documents: Sequence[Document]) -> tuple[Copy, ...]:
    """Pairs of reports of different units that share much of their text, the closest first.

    Sentences that stand in many of the reports come from a common outline and are not counted.
    """
    texts = [{sentence.shape: sentence.words for sentence in _sentences(document)} for document in documents]
    holders: dict[tuple[str, ...], list[int]] = {}
    for number, text in enumerate(texts):
        for shape in text:
            holders.setdefault(shape, []).append(number)
    common = max(_COMMON, len(documents) // 4)
    shared: Counter[tuple[int, int]] = Counter()
    for shape, found in holders.items():
        if 1 < len(found) <= common:
            for pair in combinations(found, 2):
                shared[pair] += texts[pair[0]][shape]
    totals = [sum(text.values()) or 1 for text in texts]
    found_pairs = [
        Copy(documents[one], documents[other], round(words / min(totals[one], totals[other]), 3))
        for (one, other), words in shared.items()
        if words >= COPIED * min(totals[one], totals[other])
    ]
    return tuple(sorted(found_pairs, key=lambda copy: (-copy.share, copy.one.name, copy.other.name)))


def _kind(change: Change) -> str:
    rank = {"missing": 0, "partial": 1, "met": 2, "not_applicable": 2}
    before, after = rank[change.before], rank[change.after]
    return "fixed" if after > before else "regressed" if after < before else "unchanged"


def _sentences(document: Document) -> Iterator[Sentence]:
    for block in document.blocks:
        if block.part in _SKIPPED or block.kind == "heading":
            continue
        tokens = tokenise(block.text, {})
        starts = [n for n, strength in enumerate(tokens.breaks) if n == 0 or strength == SENTENCE]
        for start, end in zip(starts, [*starts[1:], len(tokens.keys)], strict=True):
            key = tuple(tokens.keys[start:end])
            if len(key) >= MIN_WORDS:
                text = block.text[tokens.starts[start] : tokens.ends[end - 1]]
                shape = tuple("#" if word[:1].isdigit() else word for word in key)
                yield Sentence(text, block, key, shape, len(key))


def _carried(
    old: Sequence[Sentence], new: Sequence[Sentence], before: Document, after: Document
) -> Iterator[Carried]:
    by_key = {sentence.key: sentence for sentence in reversed(old)}
    by_shape = {sentence.shape: sentence for sentence in reversed(old)}
    last_year = _year(before) if _year(before) != _year(after) else ""
    for sentence in new:
        source = by_key.get(sentence.key)
        verbatim = source is not None
        source = source or by_shape.get(sentence.shape)
        if source is None:
            continue
        same = set(_figures(source.text))
        kept = tuple(figure for figure in _figures(sentence.text) if figure in same)
        stale = last_year if last_year and last_year in _LABELLED_YEAR.findall(sentence.text) else ""
        yield Carried(sentence, source, verbatim, kept, stale)


def _figures(text: str) -> list[str]:
    """The figures of a sentence that tell a result: no dates, no years, no numbers of documents."""
    bare = _LABELLED_YEAR.sub(" ", _DATE.sub(" ", text))
    return [figure for figure in _FIGURE.findall(bare) if figure.lstrip("0")]


def _year(document: Document) -> str:
    return document.metadata.period_to[:4]


def _vanished(old: Document, new: Document) -> Iterator[Block]:
    kept = [_words(block) for block in new.blocks if block.kind == "heading"]
    for block in old.blocks:
        words = _words(block)
        if block.kind != "heading" or not block.label or not words:
            continue
        if not any(len(words & other) >= _SAME_HEADING * len(words | other) for other in kept):
            yield block


def _words(block: Block) -> frozenset[str]:
    """The words of a heading without its figures: years change."""
    return frozenset(word for word in tokenise(block.text, {}).keys if not word[:1].isdigit())
