"""What is linted: a ruleset that loads, with the place of every part of it, and what a check says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import yaml

from checker.ruleset.merge import locate
from checker.ruleset.source import position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.ruleset.merge import Origins
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
    """Where the parts of a ruleset stand: what merging knows of it, and its own files as YAML nodes."""

    origins: Origins
    files: Mapping[str, yaml.Node]

    def label(self, *path: Step) -> str:
        """Tell which file the value at ``path`` of the merged ruleset stands in."""
        return locate(list(path), self.origins).label

    def where(self, *path: Step) -> str:
        """Tell where the value at ``path`` of the merged ruleset stands, or the last part of it there is."""
        origin = locate(list(path), self.origins)
        node = self.files.get(origin.label)
        if node is None:
            line, column = position(origin.text, list(origin.path))
            return f"{origin.label}:{line}:{column}"
        for step in origin.path:
            inner = _child(node, step)
            if inner is None:
                break
            node = inner
        return place(origin.label, node)


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame as it is written: ``index`` is the item's, ``path`` its place in the merged ruleset."""

    index: int
    item: dict[str, Any]
    data: dict[str, Any]
    path: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A merged ruleset that is valid by the schema, where its parts stand, and its files."""

    data: dict[str, Any]
    places: Places
    source: Source

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


def places(source: Source, origins: Origins) -> Places:
    """Find the parts of a ruleset in its files, which are known to be valid YAML."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    used = {origin.label for origin in origins.values()}
    composed = {label: yaml.compose(text, Loader=loader) for label, text in source.texts if label in used}
    return Places(origins, {label: node for label, node in composed.items() if node is not None})


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
