"""A small ruleset, changed and linted."""

from __future__ import annotations

import shutil

import pytest

from checker.ruleset.lint import lint
from tests.ruleset.small import ruleset, write


@pytest.fixture
def problems(tmp_path):
    """Write a ruleset with these changes, lint it, and return its problems as lines."""

    def run(*, parts=(), examples=None, **changes):
        shutil.rmtree(tmp_path / "mau", ignore_errors=True)
        options = {} if examples is None else {"examples": examples}
        name = write(tmp_path / "mau", ruleset(**changes), parts=parts, **options)
        return [f"{problem.severity}: {problem.en}" for problem in lint(name)]

    return run
