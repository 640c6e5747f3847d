"""All phrases of a ruleset, compiled once into one trie.

A compiled lexicon is plain data (dict, list, str, int), so it can be kept in a JSON cache:

``trie``       nested dicts by syllable; under "" the number of the chunk that ends there
``sequences``  ``[name, [element, ...]]``, names that others refer to first; an element is a chunk
               number, the name of a phrase set (str), or a gap ``[size]``
``direct``     chunk number (as str) -> names of which the chunk is a whole phrase
``by_fold``    the syllables of all phrases by their form without marks, for damaged text
``anchors``    chunk number (as str) or name -> numbers of the sequences to try when it was found
"""

from __future__ import annotations

from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from checker.language.syllable import fold
from checker.ruleset.pattern import Choice, Gap, Literal, PatternError, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.ruleset.pattern import Element

NOT = ".not"
"""A vocabulary "x.not" takes back what "x" finds inside its own hits ("nhân dân" in "ủy ban nhân dân")."""
NUMBER = "#"
"""The name under which numbers in the text can be referred to."""


def compile_lexicon(phrases: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    """Compile named sets of phrases.

    Raises PatternError, whose message starts with the name, for a phrase that does not parse, a
    reference to a name that does not exist, or names that refer to each other in a circle.
    """
    builder = _Builder(set(phrases))
    for name, texts in phrases.items():
        builder.references.setdefault(name, set())
        for text in texts:
            for sequence in parse(text):
                builder.add(name, sequence, text)
    for name, used in builder.references.items():
        used.update(f"{other}{NOT}" for other in [*used, name] if f"{other}{NOT}" in phrases)
    order = _topological(builder.references)
    rank = {name: position for position, name in enumerate(order)}
    sequences = sorted(builder.sequences, key=lambda sequence: rank[sequence[0]])
    anchors: dict[str, list[int]] = defaultdict(list)
    direct: dict[str, list[str]] = defaultdict(list)
    for number, (name, elements) in enumerate(sequences):
        if len(elements) == 1 and isinstance(elements[0], int) and f"{name}{NOT}" not in phrases:
            direct[str(elements[0])].append(name)
            continue
        chunks = [element for element in elements if isinstance(element, int)]
        anchor = chunks[0] if chunks else next(e for e in elements if isinstance(e, str))
        anchors[str(anchor)].append(number)
    return {
        "trie": builder.trie,
        "sequences": sequences,
        "anchors": dict(anchors),
        "direct": dict(direct),
        "by_fold": _by_fold(builder.trie),
    }


class _Builder:
    """The trie and the sequences, as they grow phrase by phrase."""

    def __init__(self, names: set[str]) -> None:
        self.names = names
        self.trie: dict[str, Any] = {}
        self.sequences: list[list[Any]] = []
        self.references: dict[str, set[str]] = {}
        self._chunks: dict[tuple[str, ...], int] = {}
        self._choices: dict[Choice, str] = {}

    def add(self, name: str, sequence: tuple[Element, ...], text: str) -> None:
        """Add a sequence to the phrases of ``name``; ``text`` is for the error message."""
        elements = [self._element(name, element, text) for element in sequence]
        self.sequences.append([name, elements])

    def _element(self, name: str, element: Element, text: str) -> Any:
        if isinstance(element, Literal):
            number = self._chunks.setdefault(element.keys, len(self._chunks))
            _insert(self.trie, element.keys, number)
            return number
        if isinstance(element, Gap):
            return [element.size]
        if isinstance(element, Choice):
            choice = self._choices.get(element)
            if choice is None:
                choice = self._choices[element] = f"({len(self._choices)})"
                self.references[choice] = set()
                for option in element.options:
                    self.add(choice, option, text)
            self.references[name].add(choice)
            return choice
        if element.name != NUMBER and element.name not in self.names:
            raise PatternError(f"{name}: no vocabulary is called {element.name!r} ({text!r})")
        self.references[name].add(element.name)
        return element.name


def _by_fold(trie: dict[str, Any]) -> dict[str, list[str]]:
    """All syllables of the phrases, by their form without tone and vowel marks."""
    syllables: set[str] = set()
    pending = [trie]
    while pending:
        node = pending.pop()
        for key, child in node.items():
            if key:
                syllables.add(key)
                pending.append(child)
    table: dict[str, list[str]] = defaultdict(list)
    for syllable in sorted(syllables):
        table[fold(syllable)].append(syllable)
    return dict(table)


def _insert(trie: dict[str, Any], keys: Sequence[str], number: int) -> None:
    node = trie
    for key in keys:
        node = node.setdefault(key, {})
    node[""] = number


def _topological(references: Mapping[str, set[str]]) -> list[str]:
    """The names, each after those that it refers to."""
    graph = {name: sorted(used - {NUMBER}) for name, used in references.items()}
    try:
        return list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        circle = error.args[1]
        raise PatternError(f"{circle[0]}: vocabularies refer to each other: {' -> '.join(circle)}") from None
