"""What leaves the program: standard output, messages to the user, and files."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import UsageError
from checker.rendering import BINARY, RENDERERS
from checker.rendering.layout import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".txt": "terminal",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".md": "markdown",
    ".csv": "csv",
}


class ClosedPipeError(Exception):
    """Whoever read standard output has gone; no error of ours, and no reason to say anything."""


class Target(NamedTuple):
    """A format and where it goes; no path means standard output."""

    format: str
    path: Path | None


def prepare_streams() -> None:
    """UTF-8 and bare line feeds on every platform, so that a pipe carries the same bytes as a file."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def write_out(content: str | bytes) -> None:
    """Write to standard output, at once; bytes as they are."""
    try:
        if isinstance(content, bytes):
            sys.stdout.buffer.write(content)
        else:
            sys.stdout.write(content)
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


def plan(formats: Sequence[str], outputs: Sequence[str], inputs: Sequence[str]) -> list[Target]:
    """The n-th format goes to the n-th output; what has no output goes to standard output.

    An output without a format gets it from its suffix. Raises UsageError for every pairing that makes no
    sense, before anything is read or written.
    """
    targets: list[Target] = []
    for index in range(max(len(formats), len(outputs), 1)):
        path = None if index >= len(outputs) or outputs[index] == "-" else _place(outputs[index], inputs)
        name = formats[index] if index < len(formats) else _by_suffix(path)
        if name not in RENDERERS:
            known = ", ".join(RENDERERS)
            raise UsageError(
                f"Không có dạng {name!r}. Các dạng: {known}.", f"No format {name!r}. There are: {known}."
            )
        if name in BINARY and index >= len(outputs):
            raise UsageError(
                f"Dạng {name} không in ra màn hình được; hãy ghi vào tệp, ví dụ: -o ket-qua.{name}",
                f"The format {name} cannot be shown on a screen; write it to a file: -o result.{name}",
            )
        expected = _SUFFIXES.get(path.suffix.lower(), name) if path else name
        if expected != name:
            raise UsageError(
                f"Tệp {path} có đuôi của dạng {expected} nhưng được ghép với dạng {name}. Dạng thứ nhất ghép "
                "với tệp thứ nhất, dạng thứ hai với tệp thứ hai; ghi “-o -” cho dạng in ra màn hình.",
                f"{path} has the suffix of {expected} but is paired with {name}. The first format goes with "
                "the first output, the second with the second; write “-o -” for what goes to the screen.",
            )
        targets.append(Target(name, path))
    _check_distinct(targets)
    return targets


def write_file(path: Path, content: str | bytes) -> None:
    """Write all of the content or nothing: an old file stays as it was until the new one is complete."""
    data = content.encode("utf-8", errors="replace") if isinstance(content, str) else content
    path = Path(os.path.realpath(path))
    partial = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device such as /dev/null cannot be replaced
            return
        partial.write_bytes(data)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise UsageError(
            f"Không ghi được {path.name}: {error.strerror}. Nếu tệp đang mở trong chương trình khác, hãy "
            "đóng lại.",
            f"Cannot write {path.name}: {error.strerror}. If another program has it open, close it there.",
        ) from None


def _by_suffix(path: Path | None) -> str:
    suffix = path.suffix.lower() if path else ""
    if suffix and suffix not in _SUFFIXES:
        known = ", ".join(_SUFFIXES)
        raise UsageError(
            f"Không biết ghi dạng nào vào {path}. Hãy dùng đuôi {known}, hoặc chọn dạng bằng --format.",
            f"Cannot tell what to write to {path}. Use one of the suffixes {known}, or choose with --format.",
        )
    return _SUFFIXES.get(suffix, "terminal")


def _place(output: str, inputs: Sequence[str]) -> Path:
    path = Path(output)
    if path.is_dir():
        raise UsageError(f"{output} là một thư mục, không ghi kết quả vào được.", f"{output} is a folder.")
    if not path.parent.is_dir():
        raise UsageError(
            f"Không có thư mục {path.parent}; hãy tạo trước khi ghi kết quả.",
            f"There is no folder {path.parent}; create it first.",
        )
    if any(_same(path, Path(given)) for given in inputs if given != "-"):
        raise UsageError(
            f"Không ghi kết quả đè lên báo cáo {output}; hãy chọn tên tệp khác.",
            f"The result must not overwrite the report {output}; choose another name.",
        )
    return path


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))


def _check_distinct(targets: Sequence[Target]) -> None:
    seen: set[str] = set()
    for target in targets:
        place = os.path.normcase(os.path.realpath(target.path)) if target.path else "-"
        if place in seen and place == "-":
            raise UsageError(
                "Chỉ in được một dạng ra màn hình; hãy ghi các dạng khác vào tệp bằng --output.",
                "Only one format can go to the screen; send the others to files with --output.",
            )
        if place in seen:
            raise UsageError(
                f"Hai dạng cùng ghi vào tệp {target.path}.", f"Two formats go to the same file {target.path}."
            )
        seen.add(place)
