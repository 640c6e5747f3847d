"""The files of a ruleset: where they are, what they hold, and where in them an error stands."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any, NamedTuple

from checker.errors import RulesetError

_PACKAGE = Path(__file__).resolve().parent.parent
EXAMPLES = (".txt", ".yaml")
"""The suffixes of examples."""
_EXTENDS = re.compile(r"""^extends:[ \t]*["']?([^\s"'#]+)""", re.MULTILINE)
"""The line that names the base: seen without parsing, since a compiled ruleset needs no YAML."""
_SCHEMA = Path(__file__).resolve().parent / "schema" / "ruleset.schema.json"


class Source(NamedTuple):
    """The texts of a ruleset by file name, as they are hashed: ruleset.yaml first, then in order.

    ``base`` is the ruleset that it extends, which counts in the hash.
    """

    folder: Path
    texts: tuple[tuple[str, str], ...]
    sha256: str
    base: Source | None = None


def library() -> Path:
    """The folder of the rulesets that came with the tool."""
    shipped = _PACKAGE / "data" / "rulesets"
    return shipped if shipped.is_dir() else _PACKAGE.parent / "rulesets"


def shipped_ids() -> tuple[str, ...]:
    """The ids of all rulesets that came with the tool, sorted."""
    return tuple(sorted(path.parent.name for path in library().glob("*/ruleset.yaml")))


def read_source(name_or_path: str) -> Source:
    """The files of a shipped ruleset (by id) or of a folder with a ruleset.yaml in it.

    Raises RulesetError when there is none, naming those there are, and when rulesets extend each other.
    """
    return _read(name_or_path, Path(), ())


def _read(name_or_path: str, beside: Path, extending: tuple[Path, ...]) -> Source:
    """Read a ruleset; a path counts from the folder ``beside``, ``extending`` are those it is the base of."""
    folder = library() / name_or_path
    if not (folder / "ruleset.yaml").is_file():
        path = Path(os.path.normpath(beside / name_or_path))  # "2026/../2025" is not inside "2026"
        folder = path.parent if path.name == "ruleset.yaml" else path
    if not (folder / "ruleset.yaml").is_file():
        known = ", ".join(shipped_ids())
        raise RulesetError(
            f"Không có bộ quy tắc {name_or_path!r}. Các bộ có sẵn: {known}; hoặc chỉ đường dẫn tới thư mục "
            "có tệp ruleset.yaml.",
            f"There is no ruleset {name_or_path!r}. Shipped: {known}; or give the path of a folder with a "
            "ruleset.yaml.",
        )
    files = [folder / "ruleset.yaml", *_in_order(folder / "items"), *_in_order(library() / "vocabulary")]
    try:
        texts = tuple((_label(file, folder), file.read_text(encoding="utf-8")) for file in files)
    except (OSError, UnicodeDecodeError) as error:
        raise RulesetError(
            f"Không đọc được bộ quy tắc ở {folder.name}: tệp phải là văn bản UTF-8.",
            f"Cannot read the ruleset in {folder.name}: its files must be UTF-8 text.",
        ) from error
    place = folder.resolve()
    if place in extending:
        names = " -> ".join(one.name for one in (*extending, place))
        raise RulesetError(
            f"Các bộ quy tắc kế thừa nhau vòng tròn: {names}.", f"Rulesets extend each other: {names}."
        )
    extended = _EXTENDS.search(texts[0][1])
    base = _read(extended[1], folder, (*extending, place)) if extended else None
    return Source(folder, texts, _digest(texts, base), base)


def _in_order(folder: Path) -> list[Path]:
    """The YAML files of a folder, by their names alone: paths are ordered otherwise on Windows."""
    return sorted(folder.glob("*.yaml"), key=lambda file: file.name)


def _digest(texts: tuple[tuple[str, str], ...], base: Source | None) -> str:
    """The identity of a ruleset: the same wherever its folder stands and however its lines end.

    The texts were read with all line ends made line feeds. The name of the folder is no part of it: a
    receipt has to hold for a copy of the ruleset as well.
    """
    digest = hashlib.sha256(base.sha256.encode() if base else b"")
    own = texts[0][0].rpartition("/")[0]
    for label, text in texts:
        digest.update(label.removeprefix(f"{own}/").encode() + b"\0" + text.encode() + b"\0")
    return digest.hexdigest()


def example_files(source: Source, item: str, like: str = "") -> list[Path]:
    """The examples of an item: its own, or those of the item of the base that it is like."""
    own = examples_in(source.folder / "examples" / item)
    if own or source.base is None:
        return own
    return example_files(source.base, like or item)


def examples_in(folder: Path) -> list[Path]:
    """The examples in the folder of an item, by name: texts, and descriptions of the form of a file."""
    return sorted((file for file in folder.glob("*") if file.suffix in EXAMPLES), key=lambda file: file.name)


def _label(file: Path, folder: Path) -> str:
    """The name of a file in error messages and in the hash: never an absolute path."""
    if file.is_relative_to(folder):
        return f"{folder.name}/{file.relative_to(folder).as_posix()}"
    return f"vocabulary/{file.name}"


def schema() -> dict[str, Any]:
    """The published JSON Schema of the ruleset language."""
    loaded: dict[str, Any] = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    return loaded


def parse_yaml(label: str, text: str) -> Any:
    """The value of a YAML text; RulesetError with file:line:column when it does not parse."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        for event in yaml.parse(text, Loader=loader):
            if isinstance(event, yaml.AliasEvent):
                # A few lines of aliases of aliases stand for gigabytes.
                mark = event.start_mark
                line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
                vi, en = "không dùng được tham chiếu YAML (*tên)", "YAML aliases (*name) are not allowed"
                raise error_at(label, text, line, column, vi, en)
        return yaml.load(text, Loader=loader)  # noqa: S506 - both are safe loaders
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = getattr(error, "problem", None) or str(error)
        raise error_at(
            label, text, line, column, f"YAML không hợp lệ ({problem})", f"not valid YAML ({problem})"
        ) from None


def position(text: str, path: list[str | int]) -> tuple[int, int]:
    """Line and column (from 1) of the value at ``path`` in a YAML text; (1, 1) when it is not there."""
    import yaml

    node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = next((v for k, v in node.value if k.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = node.value[step]
        else:
            found = None
        if found is None:
            break
        node = found
    return (node.start_mark.line + 1, node.start_mark.column + 1) if node else (1, 1)


def error_at(label: str, text: str, line: int, column: int, vi: str, en: str) -> RulesetError:
    """An error that names file:line:column and prints the offending line."""
    lines = text.splitlines()
    shown = lines[line - 1].rstrip() if 0 < line <= len(lines) else ""
    pointer = " " * (column - 1) + "^"
    where = f"{label}:{line}:{column}"
    return RulesetError(
        f"{where}: {vi}\n    {shown}\n    {pointer}", f"{where}: {en}\n    {shown}\n    {pointer}"
    )
