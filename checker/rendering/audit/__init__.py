"""Summaries of an audit: the table of all, each a function of the results of the audit and a language.

A summary is added by writing a module with ``render(results, lang)``, or ``pieces(results, lang)`` when the
file grows with every item of every report, and a line in the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.batch.outcome import Results


@dataclass(frozen=True, slots=True)
class Summary:
    """A summary and the ends of the names of its files; what is ``binary`` never goes to the screen."""

    name: str
    module: str
    endings: tuple[str, ...]
    binary: bool = False
    streamed: bool = False

    def pieces(self, results: Results, lang: str = "vi") -> Iterator[bytes]:
        """The file in ``lang`` ("vi" or "en"), piece by piece: no long one has to be held in memory."""
        module = import_module(f"checker.rendering.audit.{self.module}")
        made = module.pieces(results, lang) if self.streamed else (module.render(results, lang),)
        for piece in made:
            yield piece if isinstance(piece, bytes) else piece.encode("utf-8")

    def render(self, results: Results, lang: str = "vi") -> bytes:
        """The whole file."""
        return b"".join(self.pieces(results, lang))


SUMMARIES: dict[str, Summary] = {
    entry.name: entry
    for entry in (
        Summary("terminal", "page", (".txt",)),
        Summary("html", "dashboard", (".html", ".htm")),
        Summary("xlsx", "workbook", (".xlsx",), binary=True),
        Summary("csv", "csv_", (".csv",), streamed=True),
        Summary("markdown", "markdown", (".md",)),
    )
}
"""Name -> summary, in the order in which they are listed for users."""
