"""What the words of a call stand for: files, wildcards, standard input, folders and archives."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.document.signature import is_bundle
from checker.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.document.bundle import Submission
    from checker.document.limits import Limits


class Source(NamedTuple):
    """One document to check: a file that was named, or one of a bundle, or what is wrong with that."""

    name: str
    path: Path
    submission: Submission | None = None
    error: DocumentError | None = None

    @property
    def given(self) -> str:
        """The document as a path from here, by which its outputs are known; “-” for standard input."""
        return self.name if self.submission is None and self.error is None else str(self.path)

    def data(self, limits: Limits) -> tuple[bytes | None, str, tuple[tuple[str, str], ...]]:
        """Content, name and notes, as ``checker.check`` takes them; a file that was named is read there."""
        if self.submission is not None:
            return self.submission.load(), self.submission.name, self.submission.notes
        if self.name == "-":
            # One byte more than is allowed is enough to see that it is too much.
            return sys.stdin.buffer.read(limits.file_bytes + 1), "", ()
        return None, "", ()


def sources(
    names: Sequence[str], limits: Limits, *, look_inside: bool = True
) -> tuple[list[Source], list[str]]:
    """The documents to check, in order, and the names of the files in bundles that are no documents.

    Without ``look_inside`` no document is read to tell copies from each other (``open_bundle``).
    """
    found: list[Source] = []
    passed_over: list[str] = []
    for name in names:
        path = Path(name)
        if name == "-" or not is_bundle(path):
            found.append(Source(name, path))
        else:
            found += _bundled(path, limits, passed_over, look_inside=look_inside)
    return found, passed_over


def _bundled(path: Path, limits: Limits, passed_over: list[str], *, look_inside: bool) -> Iterator[Source]:
    from checker.document.bundle import open_bundle

    try:
        bundle = open_bundle(path, limits, look_inside=look_inside)
    except DocumentError as error:
        yield Source(str(path), path, error=error)
        return
    passed_over += bundle.passed_over
    for submission in bundle.documents:
        yield Source(submission.name, path.parent / submission.name, submission)
    for name, refusal in bundle.errors:
        yield Source(name, path.parent / name, error=refusal)


def expand(files: Sequence[str]) -> list[str]:
    """The files named; on Windows, whose shells leave wildcards alone, those that match them."""
    if sys.platform != "win32":
        return list(files)
    return expand_wildcards(files)


def expand_wildcards(files: Sequence[str]) -> list[str]:
    """The files that match each pattern, in order; a pattern without a match stays, to be reported."""
    from glob import glob

    names: list[str] = []
    for name in files:
        literal = name == "-" or not set(name) & set("*?[") or Path(name).exists()
        # Path.glob takes no absolute pattern.
        names += [name] if literal else sorted(glob(name)) or [name]  # noqa: PTH207
    return names
