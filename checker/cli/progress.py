"""How far an audit is: a bar on the terminal of a person, nothing for a pipe."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.rendering.layout import clean, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_NAME = 40


@contextmanager
def progress(total: int, lang: str) -> Iterator[Callable[[str], None]]:
    """A function to be called with the path of every file that is done."""
    if not sys.stderr.isatty():
        yield lambda _path: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("Audit" if lang == "en" else "Rà soát"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[file]}", markup=False),
    )
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task("", total=total, file="")
        yield lambda path: bar.update(task, advance=1, file=shorten(clean(path), _NAME))
