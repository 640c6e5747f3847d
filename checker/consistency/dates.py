"""Dates as reports write them: "06/4/2015", "09 tháng 01 năm 2015", "7.4.2020", "5-3-2019"."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_DATE = re.compile(
    r"(?<![\w/.,\-])(?:(\d{1,2})\s?([/.\-])\s?(\d{1,2})\s?\2\s?(\d{4})(?![\d/]|[.\-]\d)"
    r"|(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s+năm\s+|\s*/\s*)(\d{4}))"
)
_YEAR = re.compile(r"\d{4}")


class Dated(NamedTuple):
    """A full date in a text; ``value`` is None when there is no such day ("31/4/2019")."""

    value: date | None
    start: int
    end: int


def dates(text: str) -> Iterator[Dated]:
    """All full dates of a text, in order."""
    if not _YEAR.search(text):
        return
    for match in _DATE.finditer(text):
        day, month, year = (
            int(part) for part in (match[1] or match[5], match[3] or match[6], match[4] or match[7])
        )
        try:
            value = date(year, month, day)
        except ValueError:
            value = None
        yield Dated(value, match.start(), match.end())


def day(value: date) -> str:
    """A date as reports print it."""
    return f"{value.day:02d}/{value.month:02d}/{value.year}"
