"""The rooms of the program, and who may know whom: data flows one way (docs/architecture.md)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "checker"

KNOWS = {
    "errors": set(),
    "language": {"errors"},
    "document": {"errors", "language"},
    "ruleset": {"errors", "language"},
    "matching": {"errors", "language", "document", "ruleset"},
    "judging": {"errors", "language", "document", "ruleset", "matching"},
    "form": {"errors", "language", "document", "ruleset", "matching", "judging"},
    "report": {"document", "ruleset", "judging"},
    "choose": {"language", "document", "ruleset", "matching"},
    "consistency": {"errors", "language", "document", "report"},
    "check": {
        "errors",
        "language",
        "document",
        "ruleset",
        "matching",
        "judging",
        "form",
        "report",
        "choose",
        "consistency",
    },
    "comparison": {"language", "document", "ruleset", "report", "check"},
    "drafting": {"errors", "language", "document", "ruleset", "matching"},
    "policy": {"errors", "ruleset", "judging", "report"},
    "template": {"errors", "ruleset", "judging"},
    "examples": {"errors", "document", "ruleset", "judging", "check"},
    "explain": {"errors", "document", "ruleset", "matching", "judging", "check", "choose"},
    "receipt": {"errors", "report"},
    "evaluation": {"errors", "language", "document", "ruleset", "matching", "judging", "report", "check"},
    "batch": {"errors", "language", "document", "ruleset", "report", "check", "choose", "policy"},
    "rendering": {
        "errors",
        "document",
        "ruleset",
        "judging",
        "report",
        "receipt",
        "explain",
        "evaluation",
        "comparison",
        "policy",
        "batch",
        "template",
    },
    "__init__": {"document", "ruleset", "check"},
    "__main__": {"cli"},
}
"""Room -> the rooms it may import. The command line may import every room and is not listed."""

FORMATS = {"lxml", "zipfile", "yaml", "docx"}
SCREEN = {"rich", "typer", "click"}


def files(room):
    return sorted((PACKAGE / room).rglob("*.py")) if (PACKAGE / room).is_dir() else [PACKAGE / f"{room}.py"]


def rooms():
    return sorted(
        path.stem if path.is_file() else path.name
        for path in PACKAGE.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    )


def imports(tree):
    """All modules that a file imports, inside functions and for the type checker as well."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            # "from checker import check" names a room as well as "from checker.check import check".
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def imported(room):
    for file in files(room):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for name, line in imports(tree):
            yield name.split("."), f"{file.relative_to(PACKAGE.parent).as_posix()}:{line}"


def test_every_room_has_its_place():
    assert set(rooms()) - {"cli"} == set(KNOWS)


@pytest.mark.parametrize("room", KNOWS)
def test_a_room_knows_only_the_rooms_before_it(room):
    broken = [
        f"{where} imports {'.'.join(name)}"
        for name, where in imported(room)
        if name[0] == "checker" and len(name) > 1 and name[1] not in KNOWS[room] | {room}
    ]
    assert not broken


def test_the_order_of_the_rooms_has_no_circle():
    left = dict(KNOWS) | {"cli": set(KNOWS) - {"__init__", "__main__"}}
    while left:
        free = {room for room, known in left.items() if not known & set(left)}
        assert free, f"these rooms know each other: {sorted(left)}"
        for room in free:
            del left[room]


@pytest.mark.parametrize("room", ["matching", "judging", "form", "report", "consistency", "check"])
def test_matching_and_judging_know_no_format_and_no_screen(room):
    broken = [where for name, where in imported(room) if name[0] in FORMATS | SCREEN]
    assert not broken


@pytest.mark.parametrize("room", [room for room in KNOWS if room != "rendering"])
def test_only_the_command_line_and_the_renderers_know_the_screen(room):
    broken = [where for name, where in imported(room) if name[0] in SCREEN]
    assert not broken


def test_of_the_renderers_only_the_one_for_terminals_knows_rich():
    knowing = {where.split(":")[0] for name, where in imported("rendering") if name[0] in SCREEN}
    assert knowing == {"checker/rendering/terminal.py"}


def test_only_readers_and_renderers_know_archives_and_xml():
    broken = [
        where
        for room in rooms()
        for name, where in imported(room)
        if name[0] in {"lxml", "zipfile"}
        and not where.startswith(("checker/document/", "checker/rendering/"))
    ]
    assert not broken


def prints_or_exits(tree):
    """The lines that print, write to a stream of the process, or end it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in {"print", "exit", "quit"}:
                yield node.lineno
        elif (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "sys"
            and node.attr in {"exit", "stdout", "stderr", "stdin", "argv"}
        ):
            yield node.lineno


def test_nothing_prints_or_exits_but_the_command_line_and_the_terminal_renderer():
    allowed = {PACKAGE / "__main__.py", PACKAGE / "rendering" / "terminal.py"}
    broken = [
        f"{file.relative_to(PACKAGE.parent).as_posix()}:{line}"
        for file in sorted(PACKAGE.rglob("*.py"))
        if file not in allowed and PACKAGE / "cli" not in file.parents
        for line in prints_or_exits(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert not broken


def test_a_print_would_be_noticed():
    found = list(prints_or_exits(ast.parse("import sys\nprint(1)\nsys.exit(2)\nfoo.exit()\nsys.platform")))
    assert found == [2, 3]
