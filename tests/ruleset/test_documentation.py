"""docs/rulesets.md says all that there is to say, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.ruleset.linting.names import ENGINE, FORM
from checker.ruleset.linting.texts import examples_needed
from checker.ruleset.pattern import MAX_DEPTH, MAX_GAP, MAX_SEQUENCES, parse
from checker.ruleset.source import library, schema

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "rulesets.md").read_text(encoding="utf-8")
HALVES = dict(zip(("vi", "en"), PAGE.split("\n# Writing a ruleset\n"), strict=True))


def keys(node):
    """All property names of a schema, however deep."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name == "properties":
                yield from value
            yield from keys(value)
    elif isinstance(node, list):
        for value in node:
            yield from keys(value)


def values(node):
    """All values that a schema lists."""
    if isinstance(node, dict):
        yield from node.get("enum", ())
        for value in node.values():
            yield from values(value)
    elif isinstance(node, list):
        for value in node:
            yield from values(value)


def in_code(half):
    """All that stands between backticks, and each name in it."""
    spans = re.findall(r"`([^`\n]+)`", HALVES[half])
    return {*spans, *(name for span in spans for name in re.findall(r"[\w.-]+", span))}


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("key", sorted(set(keys(schema()))))
def test_every_key_of_the_schema_is_described(half, key):
    assert f"`{key}`" in HALVES[half]


@pytest.mark.parametrize("half", HALVES)
def test_every_value_that_a_key_may_have_is_described(half):
    assert {value for value in values(schema()) if isinstance(value, str)} <= in_code(half)


@pytest.mark.parametrize("half", HALVES)
def test_every_name_that_the_checker_knows_is_described(half):
    assert {*ENGINE, *FORM} <= in_code(half)


@pytest.mark.parametrize("half", HALVES)
def test_every_name_with_a_meaning_is_one_that_the_checker_knows(half):
    prefixes = {name.split(".")[0] for name in ENGINE}
    named = {name for name in in_code(half) if re.fullmatch(r"[a-z]+(\.[a-z-]+)+", name)}
    assert {name for name in named if name.split(".")[0] in prefixes} == set(ENGINE)


@pytest.mark.parametrize("half", HALVES)
def test_the_limits_are_those_of_the_language(half):
    limits = re.search(r"\n(Giới hạn|Limits):.*?\n\n", HALVES[half], re.DOTALL)[0]
    numbers = [int(number) for number in re.findall(r"\b\d+\b", limits)]
    characters = schema()["$defs"]["phrases"]["items"]["maxLength"]
    assert numbers[:5] == [1, MAX_GAP, MAX_DEPTH, MAX_SEQUENCES, characters]


@pytest.mark.parametrize("half", HALVES)
def test_the_shown_phrases_are_phrases(half):
    table = HALVES[half].split("họp <3> giao ban")[0].rsplit("| --- | --- |", 1)[1] + "họp <3> giao ban` |"
    shown = [phrase.replace("\\|", "|") for phrase in re.findall(r"^\| `([^`]+)`", table, re.MULTILINE)]
    assert len(shown) == 4
    assert all(parse(phrase) for phrase in shown)


@pytest.mark.parametrize("half", HALVES)
def test_the_least_number_of_examples_is_that_of_the_linter(half):
    for verdict, least in examples_needed(optional=False).items():
        assert re.search(rf"\b{least}\s+`{verdict}`", HALVES[half])


@pytest.mark.parametrize("half", HALVES)
def test_every_shared_vocabulary_file_is_named(half):
    assert {file.stem for file in (library() / "vocabulary").glob("*.yaml")} <= in_code(half)
