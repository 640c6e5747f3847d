"""Defects of a ruleset that loads all the same, and the first one of a ruleset that does not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.errors import RulesetError
from checker.ruleset.linting import names, numbers, phrases, texts
from checker.ruleset.linting.subject import Problem, Subject, places
from checker.ruleset.load import compile_source
from checker.ruleset.merge import merge
from checker.ruleset.source import read_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Problem", "lint"]

_CHECKS: tuple[Callable[[Subject], Iterator[Problem]], ...] = (
    names.unknown_names,
    names.repeated_names,
    names.unused_vocabularies,
    names.missing_vocabularies,
    phrases.unreachable,
    phrases.spelled_out,
    phrases.shared,
    texts.blank_texts,
    texts.unverified_citations,
    texts.few_examples,
    texts.stray_examples,
    numbers.weights,
    numbers.grades,
    numbers.validity,
)
_SEVERITIES = ("error", "warning", "info")
_LOCATED = re.compile(r"(?P<file>.+?):(?P<line>\d+):(?P<column>\d+)(?:: (?P<message>.*))?")


def lint(name_or_path: str) -> list[Problem]:
    """List the problems of a ruleset, shipped (by id) or in a folder: errors first, then by place.

    Those of the ruleset that it extends are not repeated. A ruleset that does not load has one problem: what
    the loader says, with the offending line.
    Raises RulesetError only when there is no such ruleset or its files cannot be read.
    """
    source = read_source(name_or_path)
    try:
        merged = compile_source(source)["ruleset"]
    except RulesetError as error:
        return [_broken(error, source.texts[0][0])]
    origins = merge(source)[1]
    subject = Subject(merged, places(source, origins), source)
    problems = (problem for check in _CHECKS for problem in check(subject))
    own = {label for label, _ in source.texts}
    inherited = tuple(f"{origin.label}:" for origin in origins.values() if origin.label not in own)
    return sorted((problem for problem in problems if not problem.where.startswith(inherited)), key=_order)


def _broken(error: RulesetError, main: str) -> Problem:
    """Make a problem of the loader's error: "where: message", then the offending line and a pointer."""
    found = []
    where = f"{main}:1:1"
    for text, word in ((error.vi, "dòng"), (error.en, "line")):
        first, *shown = text.split("\n")
        located = _LOCATED.fullmatch(first)
        if located:
            where = ":".join(located.group("file", "line", "column"))
            first = located["message"] or ""
        found.append(f"{first} ({word}: {shown[0].strip()})" if shown else first)
    return Problem("error", where, found[0], found[1])


def _order(problem: Problem) -> tuple[int, str, int, int, str]:
    located = _LOCATED.fullmatch(problem.where)
    file, line, column = located.group("file", "line", "column") if located else (problem.where, 0, 0)
    return _SEVERITIES.index(problem.severity), file, int(line), int(column), problem.en
