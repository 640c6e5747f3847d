"""From a Report to text or bytes: the table of all formats.

A format is added by writing a module with ``render(report, lang)`` and a line in the table; the module is
imported when it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.report import Report

Several = Literal["joined", "together", "each"]


class Format(NamedTuple):
    """A format, and how files of it are named and filled.

    ``endings`` are the ends of the names of its files; the first is given to files that the program names,
    and no two formats share it. ``several`` tells how the reports on several documents go into one file:
    "joined" one rendering after the other, with ``between`` in between; "together" by the function
    ``render_all(reports, lang)`` of the module; "each" not at all, every report has a file of its own.
    ``binary``: the rendering is bytes, not text, and never goes to the screen.
    """

    name: str
    module: str
    endings: tuple[str, ...]
    several: Several = "each"
    binary: bool = False
    between: str = ""
    function: str = "render"

    def render(self, report: Report, lang: str = "vi") -> str | bytes:
        """One report in ``lang`` ("vi" or "en"); a text ends with a line feed."""
        return self._call(self.function, report, lang)

    def render_all(self, reports: Sequence[Report], lang: str = "vi") -> str | bytes:
        """The reports (at least one; exactly one for "each") as one file."""
        if self.several == "together":
            return self._call("render_all", reports, lang)
        if len(reports) == 1:
            return self.render(reports[0], lang)
        return self.between.join(str(self.render(report, lang)) for report in reports)

    def _call(self, function: str, *args: Any) -> str | bytes:
        rendered: str | bytes = getattr(import_module(f"checker.rendering.{self.module}"), function)(*args)
        return rendered


FORMATS: dict[str, Format] = {
    entry.name: entry
    for entry in (
        Format("terminal", "terminal", (".txt",), "joined", between="\n"),
        Format("json", "json_", (".json",)),
        Format("jsonl", "json_", (".jsonl",), "joined", function="render_line"),
        Format("html", "html", (".html", ".htm")),
        Format("xlsx", "xlsx", (".xlsx",), binary=True),
        Format("markdown", "markdown", (".md",), "joined", between="\n"),
        Format("csv", "csv_", (".csv",), "together"),
        Format("phieu", "checklist", (".phieu.docx", ".phieu.pdf"), binary=True),
        Format("de-nghi", "request_letter", (".de-nghi.docx", ".de-nghi.pdf"), binary=True),
        Format("sarif", "sarif", (".sarif", ".sarif.json"), "together"),
        Format("junit", "junit", (".xml",), "together"),
        Format("github", "github", (".github.txt",), "joined"),
        Format("github-summary", "github_summary", (".github.md",), "together"),
        Format("gitlab", "gitlab", (".gitlab.json",), "together"),
        Format("receipt", "receipt", (".receipt.json",)),
    )
}
"""Name -> format, in the order in which they are listed for users."""
