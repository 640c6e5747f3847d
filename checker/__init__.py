"""Rà Soát: holds administrative reports against declarative rulesets of required content.

    from checker import check, load_ruleset, read
    report = check("bao-cao.docx")

Nothing here prints or exits; errors are those of ``checker.errors``. What is heavy is imported when
it is first used, since the command line imports this package at every start.
"""

from __future__ import annotations

TYPE_CHECKING = False  # the name type checkers know; importing typing would cost every start
if TYPE_CHECKING:
    from typing import Any

    from checker.check import check
    from checker.document.read import read
    from checker.ruleset.load import load_ruleset

__all__ = ["check", "load_ruleset", "read"]


def __getattr__(name: str) -> Any:
    if name == "check":
        from checker.check import check

        # The import has just put the module of this name into the package; the function is what is meant.
        globals()[name] = check
        return check
    if name == "read":
        from checker.document.read import read

        return read
    if name == "load_ruleset":
        from checker.ruleset.load import load_ruleset

        return load_ruleset
    raise AttributeError(name)
