"""Checks of names: those that must exist, those that nothing uses, those that stand twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from checker.ruleset.linting.subject import Problem, place
from checker.ruleset.pattern import Choice, Reference, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.ruleset.linting.subject import Step, Subject
    from checker.ruleset.pattern import Sequence

ENGINE = (
    "act.and",
    "act.anew",
    "act.any",
    "act.by-staff",
    "act.draft",
    "act.not",
    "act.noun",
    "act.other",
    "act.own",
    "act.passive",
    "after.done",
    "after.limited",
    "after.negated",
    "after.ordered",
    "after.passed-on",
    "after.planned",
    "after.progress",
    "assert.contrast",
    "assert.done",
    "assert.limited",
    "assert.negated",
    "assert.neutral",
    "assert.ordered",
    "assert.passed-on",
    "assert.planned",
    "assert.progress",
    "assert.recited",
    "assert.recited-not",
    "assert.recited.opening",
    "assert.resumed",
    "assert.slogan",
    "assert.told",
    "assert.topic",
    "assert.turn",
    "blanket.done",
    "instrument.column",
    "instrument.kept",
    "instrument.named",
    "instrument.reference",
    "instrument.rule-about",
    "instrument.title-lead",
    "instrument.title-stop",
    "reference.above",
    "reference.basis",
    "reference.before",
    "reference.report",
    "reference.this",
    "role.assessment",
    "role.forward",
    "role.future",
    "role.general",
    "role.limits",
    "role.proposals",
    "role.recipients",
    "role.tasks",
    "substance.channel",
    "substance.event",
    "substance.number",
    "unit.agent",
    "unit.asked",
    "unit.begins",
    "unit.full",
    "unit.holder",
    "unit.kind",
    "unit.named",
    "unit.other",
    "unit.own",
    "unit.preposition",
    "unit.scene",
    "unit.told",
    "void.limited",
    "void.negated",
    "void.pending",
    "void.planned",
    "void.progress",
)
"""The vocabularies that the matcher and the judge ask for by name; docs/rulesets.md says what each does."""

FORM = (
    "part.addressee",
    "part.annex",
    "part.authority",
    "part.base",
    "part.country",
    "part.kind",
    "part.motto",
    "part.name-goes-on",
    "part.recipients",
)
"""The vocabularies that tell the parts of a document by how they begin, for items with checks."""

_ROLE = "role."
_NOT = ".not"
"""A vocabulary "x.not" takes back what "x" finds, so it is used when "x" is."""
_NOT_VOCABULARIES = frozenset({"phrases", "unless", "roles"})
"""The lists in a frame that are not names of vocabularies; all others are."""
_SHORT_FORM = re.compile(r"[^\W\d_]+")
"""What a short form must be for the tokeniser to see it as one word."""


def unknown_names(subject: Subject) -> Iterator[Problem]:
    """Names in modes, roles and groups that nothing bears, and short forms that no text can hold."""
    data = subject.data
    for mode, values in data["modes"].items():
        for key, name in _of_mode(values):
            if name not in data["vocabulary"]:
                yield _unknown(subject, ("modes", mode, key), "từ vựng", "vocabulary", name)
    for frame in subject.frames():
        for role in frame.data.get("roles", []):
            # The empty role is that of text under no heading that names one.
            if role and _ROLE + role not in data["vocabulary"]:
                yield _unknown(subject, (*frame.path, "roles"), "vai trò phần", "vocabulary role.", role)
    for number, group in enumerate(data["groups"]):
        mode = group.get("blanket_mode")
        if mode is not None and mode not in data["modes"]:
            yield _unknown(subject, ("groups", number, "blanket_mode"), "phương thức", "mode", mode)
    for short in data["abbreviations"]:
        if not isinstance(short, str) or not _SHORT_FORM.fullmatch(short):
            yield subject.problem(
                "warning",
                ("abbreviations", str(short)),
                f"chữ viết tắt {short!r} không bao giờ được nhận ra: chỉ được gồm chữ cái",
                f"the short form {short!r} is never recognised: it must consist of letters only",
            )


def _of_mode(mode: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the vocabularies that a mode names, with their key: everything in it but its title."""
    for key, given in mode.items():
        if key != "title":
            for name in [given] if isinstance(given, str) else given:
                yield key, name


def _unknown(subject: Subject, path: tuple[Step, ...], vi: str, en: str, name: str) -> Problem:
    return subject.problem("error", path, f"không có {vi} {name!r}", f"there is no {en} {name!r}")


def repeated_names(subject: Subject) -> Iterator[Problem]:
    """Ids of groups and facets that stand twice, and YAML keys of which only the last one counts."""
    lists: list[tuple[tuple[Step, ...], list[str]]] = [
        (("groups",), [group["id"] for group in subject.data["groups"]])
    ]
    for index, item in enumerate(subject.data["items"]):
        for part in ("facets", "checks"):
            if part in item:
                ids = [one["id"] for one in item[part]]
                lists.append((("items", index, part), ids))
    for path, ids in lists:
        for number, name in enumerate(ids):
            if name in ids[:number]:
                yield subject.problem(
                    "error", (*path, number, "id"), f"trùng mã {name!r}", f"id {name!r} is used twice"
                )
    for label, root in subject.places.files.items():
        for node, name in _repeated_keys(root):
            yield Problem(
                "warning",
                place(label, node),
                f"khóa {name!r} viết hai lần: chỉ lần sau có tác dụng",
                f"the key {name!r} stands twice: only the later one counts",
            )


def _repeated_keys(root: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    # An alias is the same node again: each is visited once, or nested aliases would take forever.
    visited: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in visited:
            continue
        visited.add(id(node))
        if isinstance(node, yaml.MappingNode):
            names: set[str] = set()
            for key, value in node.value:
                if key.value in names:
                    yield key, key.value
                names.add(key.value)
                waiting.append(value)
        elif isinstance(node, yaml.SequenceNode):
            waiting.extend(node.value)


def unused_vocabularies(subject: Subject) -> Iterator[Problem]:
    """Vocabularies of the ruleset's own that no phrase, mode, frame or part of the engine reaches.

    Those of shared files are not reported: a ruleset takes such a file as a whole.
    """
    data = subject.data
    vocabulary = data["vocabulary"]
    waiting = [name for name in vocabulary if name in (*ENGINE, *FORM) or name.startswith(_ROLE)]
    waiting += [terms["unit"] for terms in data.get("terms", {}).get("units", ())]
    for mode in data["modes"].values():
        waiting += [name for _, name in _of_mode(mode)]
    for frame in subject.frames():
        for key, value in frame.data.items():
            if isinstance(value, list) and key not in _NOT_VOCABULARIES:
                waiting += value
    for item in data["items"]:
        condition = item.get("applies_when", {})
        for case in condition.get("any", [condition]):
            waiting += [*case.get("mentions", ()), *case.get("units", ())]
    for _, phrases in subject.lists():
        waiting += _references(phrases)
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in used and name in vocabulary:
            used.add(name)
            waiting += [*_references(vocabulary[name]), name + _NOT]
    main = subject.places.label()
    for name in vocabulary:
        if name not in used and subject.places.label("vocabulary", name) == main:
            yield subject.problem(
                "warning",
                ("vocabulary", name),
                f"không nơi nào dùng từ vựng {name!r}",
                f"nothing uses the vocabulary {name!r}",
            )


def _references(phrases: Iterable[str]) -> set[str]:
    return {
        name
        for phrase in phrases
        if "{" in phrase
        for sequence in parse(phrase)
        for name in _references_of(sequence)
    }


def _references_of(sequence: Sequence) -> Iterator[str]:
    for element in sequence:
        if isinstance(element, Reference):
            yield element.name
        elif isinstance(element, Choice):
            for option in element.options:
                yield from _references_of(option)


def missing_vocabularies(subject: Subject) -> Iterator[Problem]:
    """Vocabularies that the engine asks for and the ruleset lacks: what they tell stays unseen."""
    items = subject.data["items"]
    needed = [*(ENGINE if any("facets" in item for item in items) else ())]
    needed += [*(FORM if any("checks" in item for item in items) else ())]
    lacking = [name for name in needed if name not in subject.data["vocabulary"]]
    if lacking:
        yield subject.problem(
            "warning",
            ("use",),
            f"thiếu từ vựng mà máy rà soát cần: {', '.join(lacking)}",
            f"the checker needs vocabularies that are not there: {', '.join(lacking)}",
        )
