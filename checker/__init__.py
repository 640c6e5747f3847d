"""Rà Soát: holds administrative reports against declarative rulesets of required content.

    from checker import check, load_ruleset, read
    report = check("bao-cao.docx")

Nothing here prints or exits; errors are those of ``checker.errors``. What is heavy is imported when
it is first used, since the command line imports this package at every start.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False  # the name type checkers know; importing typing would cost every start
if TYPE_CHECKING:
    from types import ModuleType
    from typing import Any

    from checker.check import check
    from checker.document.read import read
    from checker.ruleset.load import load_ruleset
else:
    ModuleType = type(sys)

__all__ = ["check", "load_ruleset", "read"]


class _Package(ModuleType):
    """The package. Its ``check`` is the function, even after an import of the module of that name."""

    def __setattr__(self, name: str, value: object) -> None:
        if name == "check" and isinstance(value, ModuleType):
            value = value.check
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name == "check":
        from checker.check import check

        return check
    if name == "read":
        from checker.document.read import read

        return read
    if name == "load_ruleset":
        from checker.ruleset.load import load_ruleset

        return load_ruleset
    raise AttributeError(name)
