"""A document as one sequence of tokens, cut into clauses, with the way back to its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from checker.language.abbreviation import introduced
from checker.language.syllable import key
from checker.language.tokens import CELL, CLAUSE, COLON, SENTENCE, tokenise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.document.model import Document


SHORT_HEAD = 14
"""Words before a colon that are the title of what follows, in syllables."""


class Clause(NamedTuple):
    """Tokens ``first`` to ``last`` (exclusive) of one block.

    ``opened_by`` is the break in front of it, ``head`` the clause before the colon that it stands
    under (-1: none), ``sentence`` counts the sentences of the document.
    """

    number: int
    block: int
    first: int
    last: int
    sentence: int
    opened_by: int
    head: int


class Index(NamedTuple):
    """Parallel lists by token, and the clauses of every block as a range of numbers.

    ``reach`` numbers the stretches that the gaps of a phrase may cross: a clause, and with it the cells
    of a table row and what stands behind the short title of an entry ("Hội nghị: tổ chức ngày ...").
    """

    document: Document
    keys: list[str]
    starts: list[int]
    ends: list[int]
    breaks: list[int]
    quoted: list[bool]
    clause_of: list[int]
    reach: list[int]
    clauses: list[Clause]
    block_clauses: list[range]
    sentences: dict[int, range]

    def text(self, first: int, last: int) -> str:
        """The verbatim text from token ``first`` to ``last`` (exclusive) of one block."""
        block = self.document.blocks[self.clause_at(first).block]
        return block.text[self.starts[first] : self.ends[last - 1]]

    def clause_at(self, position: int) -> Clause:
        """The clause that a token stands in."""
        return self.clauses[self.clause_of[position]]

    def sentence(self, clause: Clause) -> range:
        """The numbers of the clauses of the sentence that ``clause`` belongs to."""
        return self.sentences[clause.sentence]


def index(document: Document, abbreviations: Mapping[str, str]) -> Index:
    """Tokenise a document, with the abbreviations of the ruleset and those it introduces itself."""
    known = {
        short: tuple(key(word) for word in long_form.split()) for short, long_form in abbreviations.items()
    }
    known |= {
        short: keys
        for short, keys in introduced(b.text for b in document.blocks).items()
        if short not in known
    }
    result = Index(document, [], [], [], [], [], [], [], [], [], {})
    sentence = 0
    reach = 0
    for number, block in enumerate(document.blocks):
        tokens = tokenise(block.text, known)
        offset = len(result.keys)
        result.keys.extend(tokens.keys)
        result.starts.extend(tokens.starts)
        result.ends.extend(tokens.ends)
        result.breaks.extend(tokens.breaks)
        result.quoted.extend(tokens.quoted)
        first_clause = len(result.clauses)
        openings = [i for i, strength in enumerate(tokens.breaks) if i == 0 or strength >= CLAUSE]
        for position, opening in enumerate(openings):
            strength = tokens.breaks[opening]
            if strength == SENTENCE or position == 0:
                sentence += 1
            end = openings[position + 1] if position + 1 < len(openings) else len(tokens.keys)
            clause = len(result.clauses)
            before = result.clauses[-1] if position else None
            head = -1
            if before is not None and strength == COLON:
                head = before.number
            elif before is not None and strength not in {SENTENCE, CELL}:
                head = before.head
            result.clauses.append(
                Clause(clause, number, offset + opening, offset + end, sentence, strength, head)
            )
            result.clause_of.extend([clause] * (end - opening))
            short_head = strength == COLON and before is not None and before.last - before.first <= SHORT_HEAD
            if position == 0 or not (strength == CELL or short_head):
                reach += 1
            result.reach.extend([reach] * (end - opening))
        for clause in range(first_clause, len(result.clauses)):
            number_of_sentence = result.clauses[clause].sentence
            begun = result.sentences.get(number_of_sentence)
            result.sentences[number_of_sentence] = range(begun.start if begun else clause, clause + 1)
        result.block_clauses.append(range(first_clause, len(result.clauses)))
    return result


_KINDS = (
    "sở",
    "phòng",
    "cục",
    "chi cục",
    "ủy ban nhân dân",
    "bộ",
    "kho bạc",
    "trường",
    "trung tâm",
    "bệnh viện",
    "ban",
)


_LEVELS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn")


_COMMITTEE = "ủy ban nhân dân"


def own_level(agency: str) -> str:
    """The level of administration when the agency is a People's Committee ("huyện"); otherwise empty."""
    name = _normal(agency)
    level = name.removeprefix(_normal(_COMMITTEE)).strip()
    if level == name:
        return ""
    return next((known for known in map(_normal, _LEVELS) if level.startswith(known)), "")


def _normal(words: str) -> str:
    return " ".join(key(word) for word in words.split())


def own_mentions(text: Index) -> dict[int, tuple[int, ...]]:
    """Where a document names the agency that wrote it by its kind alone: "của Sở", in a report of a Sở.

    Not where a name of another agency follows ("Sở Nội vụ"). Start -> ends, as tables of hits are.
    """
    agency = [key(word) for word in text.document.metadata.agency.split()]
    kind = next(
        (words for words in ([key(w) for w in k.split()] for k in _KINDS) if agency[: len(words)] == words),
        None,
    )
    found: dict[int, tuple[int, ...]] = {}
    if kind is None:
        return found
    size = len(kind)
    levels = [[key(word) for word in level.split()] for level in _LEVELS]
    for start in range(len(text.keys) - size + 1):
        if text.keys[start : start + size] != kind:
            continue
        following = start + size
        clause = text.clause_at(start)
        if following < clause.last:
            block = text.document.blocks[clause.block]
            capital = block.text[text.starts[following]].isupper() and text.breaks[following] == 0
            named = text.keys[following : following + 2]
            # "UBND thành phố" in the report of a "UBND phường" is not its own.
            other_level = any(named[: len(level)] == level for level in levels)
            if (capital or other_level) and named != agency[size : size + 2]:
                continue
        found[start] = (following,)
    return found
