"""How much a document may ask of the machine before it is refused.

All limits can be set by the user, in one way for all commands: ``--limit NAME=VALUE``. The names are those
of ``SETTINGS``.
"""

from __future__ import annotations

import re
from math import inf
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import LimitError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

MIB = 1024 * 1024


class Limits(NamedTuple):
    """Bounds on one document; the defaults leave room for any real report.

    ``ratio`` counts from the first MiB of a member on: small parts of blanks compress well and harm
    nobody. ``depth`` stays under the 256 levels at which the XML parser itself gives up. ``documents`` are
    those of a folder or an archive. ``until`` is no setting: it is the time (of the monotonic clock) at
    which the reading of a file that has begun must end.
    """

    file_bytes: int = 100 * MIB
    unpacked_bytes: int = 200 * MIB
    ratio: int = 100
    ratio_from: int = MIB
    members: int = 5_000
    depth: int = 200
    pages: int = 2_000
    seconds: int = 120
    documents: int = 2_000
    until: float = inf

    def started(self) -> Limits:
        """The same limits with the clock running, for the reading of one file."""
        return self._replace(until=monotonic() + self.seconds)

    def seconds_left(self) -> float:
        """How long the reading may still take: the time-out of a program that helps with it."""
        return max(0.0, min(self.until - monotonic(), float(self.seconds)))

    def check_time(self, name: str) -> None:
        """Raise LimitError when the time is over; readers call this in their loops."""
        if monotonic() > self.until:
            raise out_of_time(name, self)

    def check_pages(self, pages: int, name: str) -> None:
        """Raise LimitError when a document has more pages than allowed."""
        if pages > self.pages:
            raise LimitError(
                f"{name}: văn bản dài {pages} trang, quá giới hạn {self.pages} trang. Hãy tách phụ lục, hoặc "
                "nâng giới hạn bằng --limit pages=SỐ.",
                f"{name}: the document has {pages} pages, the limit is {self.pages}. Split off the annexes, "
                "or raise the limit with --limit pages=NUMBER.",
            )


def out_of_time(name: str, limits: Limits) -> LimitError:
    """The error for a file whose reading took longer than allowed."""
    return LimitError(
        f"{name}: đọc quá {limits.seconds} giây mà chưa xong nên đã dừng. Hãy tách tệp, hoặc nâng giới hạn "
        "bằng --limit seconds=SỐ.",
        f"{name}: reading took longer than {limits.seconds} seconds and was stopped. Split the file, or "
        "raise the limit with --limit seconds=NUMBER.",
    )


SETTINGS = {
    "file-size": "file_bytes",
    "unpacked-size": "unpacked_bytes",
    "ratio": "ratio",
    "parts": "members",
    "nesting": "depth",
    "pages": "pages",
    "seconds": "seconds",
    "documents": "documents",
}
"""The name of a limit for users -> the name of the field."""
_DEEPEST = 250
_VALUE = r"(?i)(\d{1,12})([kmg]?)"
_UNITS = {"": 1, "k": 1024, "m": MIB, "g": 1024 * MIB}


def parse_limits(settings: Sequence[str], base: Limits | None = None) -> Limits:
    """The limits of ``base`` (or the default) with those of the user ("seconds=30", "file-size=500M").

    Sizes take K, M and G (1,024 to the power of 1, 2, 3). Raises UsageError.
    """
    changed: dict[str, int] = {}
    for setting in settings:
        name, _, text = setting.partition("=")
        value = re.fullmatch(_VALUE, text.strip())
        sized = name.endswith("-size")
        if name not in SETTINGS or value is None or (value[2] and not sized) or not int(value[1]):
            known = ", ".join(SETTINGS)
            raise UsageError(
                f"--limit: cần TÊN=SỐ (số nguyên dương; với các giới hạn -size có thể ghi K, M, G), không "
                f"phải {setting!r}. Các tên: {known}.",
                f"--limit: NAME=NUMBER is needed (a positive whole number, for the -size limits also with K, "
                f"M or G), not {setting!r}. The names: {known}.",
            )
        changed[SETTINGS[name]] = int(value[1]) * _UNITS[value[2].lower()]
    if "depth" in changed:
        # The XML parser itself gives up at 256.
        changed["depth"] = min(changed["depth"], _DEEPEST)
    return (base or Limits())._replace(**changed)
