"""A report as bytes and back: for the way between processes, and for the cache.

Rulesets and their items are left out and named, since all reports share them. What is read back may only be
made of this program's own values, so that a file in the cache that somebody else wrote runs no code.
"""

from __future__ import annotations

import io
import pickle
import zlib
from dataclasses import is_dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.ruleset.model import Ruleset

_PROTOCOL = 5
_WHOLE = -1
"""The place of an item in its ruleset that stands for the ruleset itself."""


def pack(report: Report) -> bytes:
    """The report without its rulesets, compressed."""
    out = io.BytesIO()
    _Packer(out, report).dump(report)
    return zlib.compress(out.getvalue(), 1)


def unpack(packed: bytes, rulesets: Callable[[str, str], Ruleset]) -> Report:
    """The report again. ``rulesets`` gives the ruleset of an id or path and a hash.

    Raises ValueError for what ``pack`` did not write.
    """
    try:
        report = _Unpacker(io.BytesIO(zlib.decompress(packed)), rulesets).load()
    except (zlib.error, pickle.UnpicklingError, EOFError, AttributeError, IndexError, TypeError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(report, Report):
        raise ValueError(type(report).__name__)  # noqa: TRY004 - it is the content that is wrong
    return report


class _Packer(pickle.Pickler):
    def __init__(self, out: io.BytesIO, report: Report) -> None:
        super().__init__(out, _PROTOCOL)
        self._names: dict[int, tuple[str, str, int]] = {}
        for part in report.parts:
            ruleset = part.ruleset
            self._names[id(ruleset)] = (ruleset.id, ruleset.sha256, _WHOLE)
            for place, item in enumerate(ruleset.items):
                self._names[id(item)] = (ruleset.id, ruleset.sha256, place)

    def persistent_id(self, value: Any) -> tuple[str, str, int] | None:
        return self._names.get(id(value))


class _Unpacker(pickle.Unpickler):
    def __init__(self, packed: io.BytesIO, rulesets: Callable[[str, str], Ruleset]) -> None:
        super().__init__(packed)
        self._rulesets = rulesets

    def persistent_load(self, name: tuple[str, str, int]) -> Any:
        ruleset = self._rulesets(name[0], name[1])
        return ruleset if name[2] == _WHOLE else ruleset.items[name[2]]

    def find_class(self, module: str, name: str) -> Any:
        if module.partition(".")[0] == "checker" and "." not in name:
            found = getattr(import_module(module), name)
            if isinstance(found, type) and is_dataclass(found):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
