"""What the package itself offers, whatever was imported before."""

from __future__ import annotations

import subprocess
import sys

import pytest


def run(code):
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()


@pytest.mark.parametrize(
    "before",
    [
        "",
        "import checker.check",
        "from checker.check import judge",
        "from checker import check, load_ruleset",
    ],
)
def test_check_is_the_function(before):
    code = f"{before}\nfrom checker import check\nprint(type(check).__name__, check.__module__)"
    assert run(code) == ["function", "checker.check"]


def test_all_that_is_offered_is_there():
    code = "import checker\nprint(*(type(getattr(checker, name)).__name__ for name in checker.__all__))"
    assert run(code) == ["function"] * 3


def test_a_name_that_is_not_offered_is_an_error():
    code = "import checker\nprint(hasattr(checker, 'nothing'))"
    assert run(code) == ["False"]


def test_importing_the_package_imports_nothing_heavy():
    code = "import sys, checker\nprint(*(name for name in sys.modules if name.startswith('checker')))"
    assert run(code) == ["checker"]
