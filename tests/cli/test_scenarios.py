"""The program as its users meet it: every file in scenarios/ is a call and what comes of it.

A scenario is text in sections, each under a line ==name==. Before the first: what it is about.

==document NAME==   a file in the working folder (repeatable)
==stdin==           what standard input holds
==command==         one command line; "rasoat" stands first
==status==          the exit code
==stdout==          exactly this; ==stdout has== / ==stdout lacks==: each line is (not) somewhere in it
==stderr==          likewise; without a section on it, standard error is not looked at
==file NAME has==   a file that was written has each of these lines somewhere in it
==no file==         none of these files exists
==engine==          "stub" puts a fixed report in the place of the engine (tests/cli/stub.py)
"""

from __future__ import annotations

import io
import re
import shlex
import sys
import types
from pathlib import Path

import pytest

from checker.__main__ import main
from tests.cli import stub

FOLDER = Path(__file__).parent / "scenarios"
SECTION = re.compile(r"^==(?!=)(.+?)==$", re.MULTILINE)
KINDS = re.compile(
    r"document \S+|stdin|command|status|(?:stdout|stderr)(?: has| lacks)?|file \S+ has|no file|engine"
)


def sections(text):
    pieces = SECTION.split(text)
    for name in pieces[1::2]:
        assert KINDS.fullmatch(name), f"unknown section {name!r}"
    return [(name, body.strip("\n")) for name, body in zip(pieces[1::2], pieces[2::2], strict=True)]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.scenario")), ids=lambda file: file.stem)
def test_scenario(file, tmp_path, monkeypatch, capsys):
    parts = sections(file.read_text(encoding="utf-8"))
    named = dict(parts)
    for name, body in parts:
        if name.startswith("document "):
            document = tmp_path / name.split()[1]
            document.parent.mkdir(parents=True, exist_ok=True)
            document.write_text(body + "\n", encoding="utf-8", newline="\n")
    if named.get("engine") == "stub":
        module = types.ModuleType("checker.check")
        module.check = stub.check
        monkeypatch.setitem(sys.modules, "checker.check", module)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RASOAT_DEBUG", raising=False)
    stdin = types.SimpleNamespace(buffer=io.BytesIO(named.get("stdin", "").encode()))
    monkeypatch.setattr(sys, "stdin", stdin)

    program, *args = shlex.split(named["command"])
    assert program == "rasoat"
    status = main(args)
    printed = capsys.readouterr()

    assert status == int(named["status"]), printed.err
    assert "Traceback" not in printed.err
    assert "\x1b" not in printed.out + printed.err
    for name, body in parts:
        if name.startswith(("stdout", "stderr")):
            text = printed.out if name.startswith("stdout") else printed.err
            compare(name.partition(" ")[2], text, body)
        elif name.startswith("file "):
            compare("has", (tmp_path / name.split()[1]).read_text(encoding="utf-8"), body)
        elif name == "no file":
            assert not [line for line in body.splitlines() if (tmp_path / line).exists()]


def compare(how, text, body):
    if how == "has":
        assert [line for line in body.splitlines() if line not in text] == [], text
    elif how == "lacks":
        assert [line for line in body.splitlines() if line in text] == [], text
    else:
        assert text.strip("\n") == body


def test_there_are_scenarios():
    assert len(list(FOLDER.glob("*.scenario"))) > 20
