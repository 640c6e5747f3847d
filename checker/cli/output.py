"""What leaves the program: standard output, messages to the user, and files."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from checker.errors import UsageError
from checker.rendering.layout import clean

if TYPE_CHECKING:
    from collections.abc import Iterator


class ClosedPipeError(Exception):
    """Whoever read standard output has gone; no error of ours, and no reason to say anything."""


def prepare_streams() -> None:
    """UTF-8 and bare line feeds on every platform, so that a pipe carries the same bytes as a file."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def write_out(text: str) -> None:
    """Write to standard output, at once."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # A closed pipe is EPIPE, on Windows EINVAL.
        if error.errno in {errno.EPIPE, errno.EINVAL}:
            raise ClosedPipeError from None
        raise UsageError(
            f"Không in được kết quả: {error.strerror}.", f"Cannot print the result: {error.strerror}."
        ) from None


def silence() -> None:
    """Let nothing more be written to a closed pipe, not even when Python ends and flushes."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str, lang: str, *, plain: bool = False) -> None:
    """A message on standard error; names and quotes in it may come from a stranger."""
    lines = "\n".join(clean(line) for line in message.rstrip("\n").split("\n"))
    prefix = "" if plain else ("Error: " if lang == "en" else "Lỗi: ")
    with suppress(OSError):
        sys.stderr.write(f"{prefix}{lines}\n")
        sys.stderr.flush()


def write_file(path: Path, content: str | bytes | Iterator[bytes]) -> None:
    """Write all of the content or nothing: an old file stays as it was until the new one is complete.

    The content may come in pieces. The folder of the file is made when it is not there yet, but not the one
    above it.
    """
    if isinstance(content, str):
        content = content.encode("utf-8", errors="replace")
    pieces = iter([content]) if isinstance(content, bytes) else content
    path = Path(os.path.realpath(path))
    partial = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(exist_ok=True)
        if path.exists() and not path.is_file():
            partial = path  # a device such as /dev/null cannot be replaced
        with partial.open("wb") as stream:
            for piece in pieces:
                stream.write(piece)
        if partial != path:
            partial.replace(path)
    except OSError as error:
        _discard(partial, path)
        raise UsageError(
            f"Không ghi được {path.name}: {error.strerror}. Nếu tệp đang mở trong chương trình khác, hãy "
            "đóng lại.",
            f"Cannot write {path.name}: {error.strerror}. If another program has it open, close it there.",
        ) from None
    except BaseException:
        _discard(partial, path)  # whoever made the pieces failed, or was interrupted
        raise


def _discard(partial: Path, path: Path) -> None:
    with suppress(OSError):
        if partial != path:
            partial.unlink(missing_ok=True)
