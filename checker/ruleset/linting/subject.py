"""What is linted: a ruleset that loads, with the place of every part of it, and what a check says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from checker.ruleset.source import Source

Severity = Literal["error", "warning", "info"]
Step = str | int


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to look at in a ruleset; ``where`` is "file:line:column", from 1."""

    severity: Severity
    where: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a ruleset stand: YAML nodes, each with the label of its file.

    ``items`` are in the order of the merged ruleset; ``vocabulary`` holds what counts of each name.
    """

    main: tuple[str, yaml.Node]
    items: tuple[tuple[str, yaml.Node], ...]
    vocabulary: Mapping[str, tuple[str, yaml.Node]]
    files: tuple[tuple[str, yaml.Node], ...]

    def where(self, *path: Step) -> str:
        """Tell where the value at ``path`` of the merged ruleset stands, or the last part of it there is."""
        (label, node), rest = self.main, path
        if len(path) >= 2 and path[0] == "items" and isinstance(path[1], int):
            (label, node), rest = self.items[path[1]], path[2:]
        elif len(path) >= 2 and path[0] == "vocabulary" and path[1] in self.vocabulary:
            (label, node), rest = self.vocabulary[str(path[1])], path[2:]
        for step in rest:
            inner = _child(node, step)
            if inner is None:
                break
            node = inner
        return place(label, node)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame as it is written: ``index`` is the item's, ``path`` its place in the merged ruleset."""

    index: int
    item: dict[str, Any]
    data: dict[str, Any]
    path: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A merged ruleset that is valid by the schema, where its parts stand, and its folder."""

    data: dict[str, Any]
    places: Places
    folder: Path

    def problem(self, severity: Severity, path: tuple[Step, ...], vi: str, en: str) -> Problem:
        """Make a problem of the part of the ruleset at ``path``."""
        return Problem(severity, self.places.where(*path), vi, en)

    def frames(self) -> Iterator[Frame]:
        """All frames of all items: their facets, then what counts besides."""
        for index, item in enumerate(self.data["items"]):
            for part in ("facets", "also"):
                for number, frame in enumerate(item.get(part) or []):
                    yield Frame(index, item, frame, ("items", index, part, number))

    def lists(self) -> Iterator[tuple[tuple[Step, ...], list[str]]]:
        """All lists of phrases outside the vocabularies: (path, phrases)."""
        for number, group in enumerate(self.data["groups"]):
            for key in ("blanket", "not_blanket"):
                if key in group:
                    yield ("groups", number, key), group[key]
        for index, item in enumerate(self.data["items"]):
            for key in ("unless", "blanket", "not_applicable"):
                if key in item:
                    yield ("items", index, key), item[key]
        for frame in self.frames():
            for key in ("phrases", "unless"):
                if key in frame.data:
                    yield (*frame.path, key), frame.data[key]


def places(source: Source) -> Places:
    """Find the parts of a ruleset in its files, which are known to be valid YAML."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    composed = [(label, yaml.compose(text, Loader=loader)) for label, text in source.texts]
    nodes = [(label, node) for label, node in composed if node is not None]
    main = nodes[0]
    own = _child(main[1], "items")
    items = [(main[0], node) for node in own.value] if isinstance(own, yaml.SequenceNode) else []
    used = _child(main[1], "use")
    names = [node.value for node in used.value] if isinstance(used, yaml.SequenceNode) else []
    shared = {label: node for label, node in nodes[1:] if label.startswith("vocabulary/")}
    parts = [(label, node) for label, node in nodes[1:] if label not in shared]
    for label, part in parts:
        items += [(label, node) for node in part.value]
    vocabulary: dict[str, tuple[str, yaml.Node]] = {}
    used_files = [(label, shared[label]) for label in (f"vocabulary/{name}.yaml" for name in names)]
    for label, node in [main, *used_files]:
        table = _child(node, "vocabulary")
        for key, value in table.value if isinstance(table, yaml.MappingNode) else []:
            vocabulary.setdefault(key.value, (label, value))
    return Places(main, tuple(items), vocabulary, (main, *parts, *used_files))


def place(label: str, node: yaml.Node) -> str:
    """Where a node stands: file:line:column."""
    return f"{label}:{node.start_mark.line + 1}:{node.start_mark.column + 1}"


def _child(node: yaml.Node, step: Step) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    return None
