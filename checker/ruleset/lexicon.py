"""All phrases of a ruleset, compiled once into one trie.

A compiled lexicon is plain data (dict, list, str, int), so it can be kept in a JSON cache:

``trie``       nested dicts by syllable; under "" the number of the chunk that ends there
``names``      the names of the phrase sets, those that others refer to first
``sequences``  ``[name, element, gap, element, ...]``, in the order of the names: the number of its name, then
               elements, each a chunk number or the name of a phrase set or of a choice (str), with the
               number of tokens that may stand between each two
``choices``    name of a choice ("(12)") -> its options, each ``[element, gap, element, ...]``
``triggers``   chunk number (as str) or name -> numbers of the sequences to try when it was found
``by_fold``    the syllables of all phrases by their form without marks, for damaged text
"""

from __future__ import annotations

from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from checker.language.syllable import fold
from checker.ruleset.model import NOT, NUMBER
from checker.ruleset.pattern import Choice, Gap, Literal, PatternError, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from checker.ruleset.pattern import Element, Reference


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
    names = [name for name in order if name in phrases]
    rank = {name: position for position, name in enumerate(names)}
    sequences = sorted(([rank[name], *sequence] for name, sequence in builder.sequences), key=itemgetter(0))
    triggers: dict[str, list[int]] = defaultdict(list)
    for number, compiled in enumerate(sequences):
        for trigger in sorted(builder.triggers(compiled[1::2]), key=str):
            triggers[str(trigger)].append(number)
    return {
        "trie": builder.trie,
        "names": names,
        "sequences": sequences,
        "choices": builder.choices,
        "triggers": dict(triggers),
        "by_fold": _by_fold(builder.trie),
    }


class _Builder:
    """The trie, the sequences and the choices, as they grow phrase by phrase."""

    def __init__(self, names: set[str]) -> None:
        self.names = names
        self.trie: dict[str, Any] = {}
        self.sequences: list[tuple[str, list[Any]]] = []
        self.choices: dict[str, list[list[Any]]] = {}
        self.references: dict[str, set[str]] = {}
        self._chunks: dict[tuple[str, ...], int] = {}
        self._sizes: list[int] = []
        self._names_of_choices: dict[Choice, str] = {}
        self._triggers_of_choices: dict[str, set[int | str]] = {}

    def add(self, name: str, sequence: tuple[Element, ...], text: str) -> None:
        """Add a sequence to the phrases of ``name``; ``text`` is for the error message."""
        self.sequences.append((name, self._sequence(name, sequence, text)))

    def triggers(self, elements: Sequence[int | str]) -> set[int | str]:
        """The chunks and names one of which a text must have for a sequence: those of its rarest element."""
        return min(map(self._triggers, elements), key=self._frequency)

    def _triggers(self, element: int | str) -> set[int | str]:
        if element not in self.choices:
            return {element}
        name = str(element)
        if name not in self._triggers_of_choices:
            self._triggers_of_choices[name] = set().union(
                *(self.triggers(option[::2]) for option in self.choices[name])
            )
        return self._triggers_of_choices[name]

    def _frequency(self, triggers: set[int | str]) -> int:
        """How often a text may have one of them, at a guess: the longer the rarer, and names are frequent."""
        return sum(
            4 ** (3 - min(3, self._sizes[trigger])) if isinstance(trigger, int) else 4**3
            for trigger in triggers
        )

    def _sequence(self, name: str, sequence: tuple[Element, ...], text: str) -> list[Any]:
        compiled: list[Any] = []
        gap = 0
        for element in sequence:
            if isinstance(element, Gap):
                gap = element.size
                continue
            if compiled:
                compiled.append(gap)
            compiled.append(self._element(name, element, text))
            gap = 0
        return compiled

    def _element(self, name: str, element: Literal | Reference | Choice, text: str) -> int | str:
        if isinstance(element, Literal):
            return self._chunk(element.keys)
        if isinstance(element, Choice):
            choice = self._names_of_choices.get(element)
            if choice is None:
                choice = self._names_of_choices[element] = f"({len(self._names_of_choices)})"
                self.references[choice] = set()
                self.choices[choice] = [self._sequence(choice, option, text) for option in element.options]
            self.references[name].add(choice)
            return choice
        if element.name != NUMBER and element.name not in self.names:
            raise PatternError(f"{name}: no vocabulary is called {element.name!r} ({text!r})")
        self.references[name].add(element.name)
        return element.name

    def _chunk(self, keys: tuple[str, ...]) -> int:
        number = self._chunks.get(keys)
        if number is None:
            number = self._chunks[keys] = len(self._sizes)
            self._sizes.append(len(keys))
            _insert(self.trie, keys, number)
        return number


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
