"""Values that a project sets once: ``rasoat.toml``, or ``[tool.rasoat]`` in ``pyproject.toml``.

The nearest such file counts, from the working folder upwards; what stands on the command line counts more.
Paths in the file are relative to its folder.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

KINDS: dict[str, tuple[tuple[type, ...], str, str]] = {
    "ruleset": ((list,), 'danh sách chữ, ví dụ ["nd-04-2015"]', 'a list of texts, as ["nd-04-2015"]'),
    "limit": ((list,), 'danh sách chữ, ví dụ ["seconds=60"]', 'a list of texts, as ["seconds=60"]'),
    "fail-under": ((int, float), "một số từ 0 đến 100", "a number from 0 to 100"),
    "fail-on": ((str,), '"missing", "partial" hoặc "never"', '"missing", "partial" or "never"'),
    "policy": ((str,), "đường dẫn của một tệp", "the path of a file"),
    "baseline": ((str,), "đường dẫn của một tệp", "the path of a file"),
    "jobs": ((int,), "một số nguyên dương", "a positive whole number"),
    "timeout": ((int, float), "số giây", "a number of seconds"),
    "memory": ((int,), "số MiB", "a number of MiB"),
}
"""What can be set: the option of that name, its types in TOML, and how they are called."""
_PATHS = frozenset({"policy", "baseline"})
_FILES = (("rasoat.toml", ()), ("pyproject.toml", ("tool", "rasoat")))


class Setting(NamedTuple):
    """A value and the file and line that it comes from."""

    value: Any
    place: str


def settings(folder: Path | None = None) -> Mapping[str, Setting]:
    """The settings for a folder (the working folder). Raises UsageError with file:line for every mistake."""
    start = (folder or Path.cwd()).resolve()
    for place in (start, *start.parents):
        for name, table in _FILES:
            file = place / name
            # Text first: parsing is for files that have something for us.
            if file.is_file() and (found := _read(file, table)) is not None:
                return found
        if (place / ".git").exists():
            break
    return {}


def _read(file: Path, table: tuple[str, ...]) -> dict[str, Setting] | None:
    """The settings of a file; None when it has no table for this program."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise _error(file, 1, "không đọc được tệp (phải là văn bản UTF-8)", "it must be UTF-8 text") from None
    if table and "tool.rasoat" not in text:
        return None
    import tomllib

    try:
        told: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise _error(file, int(at[1]) if at else 1, f"không đúng cú pháp TOML: {error}", str(error)) from None
    for key in table:
        told = told.get(key) if isinstance(told, dict) else None
    if told is None:
        return None
    if not isinstance(told, dict):
        raise _error(file, 1, "[tool.rasoat] phải là một bảng", "[tool.rasoat] must be a table")
    return {key: _setting(file, text, table, key, value) for key, value in told.items()}


def _setting(file: Path, text: str, table: tuple[str, ...], key: str, value: Any) -> Setting:
    line = _line(text, table, key)
    if key not in KINDS:
        known = ", ".join(KINDS)
        vi, en = (
            f"không có thiết lập {key!r}; có: {known}",
            f"there is no setting {key!r}; there are: {known}",
        )
        raise _error(file, line, vi, en)
    types, vi, en = KINDS[key]
    fits = isinstance(value, types) and not isinstance(value, bool)
    if not fits or (isinstance(value, list) and not all(isinstance(one, str) for one in value)):
        raise _error(file, line, f"{key}: cần {vi}", f"{key}: {en} is needed")
    if key in _PATHS:
        value = _from_here(file.parent / value)
    elif key == "ruleset":
        value = [_from_here(path) if (path := file.parent / name).is_dir() else name for name in value]
    return Setting(value, f"{file.name}:{line}")


def _from_here(path: Path) -> str:
    """A path as the user would write it, where that is shorter."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def _line(text: str, table: tuple[str, ...], key: str) -> int:
    """The line on which a key is set, as far as can be told without a parser that remembers."""
    current = ""
    for number, line in enumerate(text.splitlines(), start=1):
        head = re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line)
        if head:
            current = head[1].replace(" ", "").replace('"', "")
            if current == ".".join((*table, key)):
                return number
        elif current == ".".join(table) and re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""", line):
            return number
    return 1


def _error(file: Path, line: int, vi: str, en: str) -> UsageError:
    return UsageError(f"{file.name}:{line}: {vi}.", f"{file.name}:{line}: {en}.")
