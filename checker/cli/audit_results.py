"""Where the results of ``rasoat audit`` go: the screen, files, and a line at the end."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.output import complain, write_file, write_out
from checker.rendering import FORMATS
from checker.rendering.audit import SUMMARIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.batch.audit import Audit
    from checker.batch.outcome import Outcome, Results
    from checker.cli.targets import Target
    from checker.report import Report

_LISTED = 10


def write_results(
    target: Target, results: Results, audit: Audit, folders: Sequence[Target], lang: str
) -> None:
    """Write all results to one file, or print them."""
    if target.format in SUMMARIES:
        place = target.path.parent if target.path else Path()
        linked = replace(results, read=partial(_linked, results, folders, place))
        if target.path is None and target.format == "terminal" and sys.stdout.isatty():
            from checker.rendering.audit.page import build
            from checker.rendering.terminal import show_page

            show_page(lambda _: build(linked, lang))
            return
        pieces = SUMMARIES[target.format].pieces(linked, lang)
    else:
        reports = audit.reports()
        if not reports:
            return
        pieces = _combined(reports, target.format, lang)
    if target.path is not None:
        write_file(target.path, pieces)
        return
    for piece in pieces:
        write_out(piece.decode("utf-8"))


def _combined(reports: Sequence[Report], name: str, lang: str) -> Iterator[bytes]:
    """All reports in a format that holds several; one after the other where the format allows it."""
    format_ = FORMATS[name]
    if format_.several != "joined":
        yield _bytes(format_.render_all(reports, lang))
        return
    for number, report in enumerate(reports):
        yield _bytes(format_.between if number else "") + _bytes(format_.render(report, lang))


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode("utf-8", errors="replace")


def _linked(results: Results, folders: Sequence[Target], place: Path) -> Iterator[Outcome]:
    """The outcomes with the files that were written for each, as links from a folder."""
    for outcome in results:
        files = tuple(
            (target.format, Path(os.path.relpath((target.files or {})[outcome.path], place)).as_posix())
            for target in folders
            if outcome.report is not None
        )
        yield replace(outcome, files=files) if files else outcome


def write_baseline(file: Path, results: Results) -> None:
    """Write all gaps of the audit, to be accepted from now on."""
    from checker.batch.baseline import baseline_of
    from checker.rendering.json_ import text_of

    write_file(file, text_of(baseline_of(results)))


def sum_up(results: Results, lang: str) -> None:
    """Tell on standard error what was passed over, and how many files were checked."""
    names = results.passed_over
    if names:
        listed = ", ".join(names[:_LISTED]) + (", ..." if len(names) > _LISTED else "")
        vi = f"Bỏ qua {len(names)} tệp không phải văn bản: {listed}"
        en = f"Passed over {len(names)} files that are no documents: {listed}"
        complain(en if lang == "en" else vi, lang, plain=True)
    for print_, word in results.copies:
        vi, en = f"Không đọc {print_}: là bản in của {word}.", f"Not read: {print_}, a print of {word}."
        complain(en if lang == "en" else vi, lang, plain=True)
    checked = results.counts["ok"] + results.counts["falls-short"]
    vi = f"Đã rà soát {checked} trong {len(results)} tệp."
    complain(f"Checked {checked} of {len(results)} files." if lang == "en" else vi, lang, plain=True)
