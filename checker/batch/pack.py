"""A report as bytes and back: for the way between processes, and for the cache.

Rulesets and their items are left out and named, since all reports share them. What is read back may only be
made of this program's own values, so that a file in the cache that somebody else wrote runs no code.
"""

from __future__ import annotations

import io
import pickle
import zlib
from importlib import import_module
from typing import TYPE_CHECKING, Any

from checker.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.ruleset.model import Ruleset

_PROTOCOL = 5
_SHARED = ("frames", "facets", "title")
"""What is large in an item and stays when it is worded for a kind of unit."""

Name = tuple[str, str, int, str]
"""Id and hash of a ruleset; the place of an item in it, or -1; the part of the item, or "" for all of it."""


def pack(report: Report) -> bytes:
    """The report without its rulesets, compressed.

    The document loses its ``form``, which holds the file itself and is asked for while it is checked only.
    """
    out = io.BytesIO()
    bare = report._replace(document=report.document._replace(form=None))
    _Packer(out, bare).dump(bare)
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
        self._names: dict[int, Name] = {}
        for part in report.parts:
            ruleset = part.ruleset
            self._names[id(ruleset)] = (ruleset.id, ruleset.sha256, -1, "")
            for place, item in enumerate(ruleset.items):
                own = (ruleset.id, ruleset.sha256, place)
                self._names |= {
                    id(getattr(item, name)): (*own, name) for name in _SHARED if getattr(item, name)
                }
                self._names[id(item)] = (*own, "")

    def persistent_id(self, value: Any) -> Name | None:
        return self._names.get(id(value))


class _Unpacker(pickle.Unpickler):
    def __init__(self, packed: io.BytesIO, rulesets: Callable[[str, str], Ruleset]) -> None:
        super().__init__(packed)
        self._rulesets = rulesets

    def persistent_load(self, name: Name) -> Any:
        ruleset = self._rulesets(name[0], name[1])
        if name[2] < 0:
            return ruleset
        item = ruleset.items[name[2]]
        return getattr(item, name[3]) if name[3] in _SHARED else item

    def find_class(self, module: str, name: str) -> Any:
        if module.partition(".")[0] == "checker" and "." not in name:
            found = getattr(import_module(module), name)
            if isinstance(found, type) and issubclass(found, tuple):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
