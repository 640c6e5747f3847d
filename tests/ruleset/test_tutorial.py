"""The ruleset that docs/rulesets.md builds from a request letter: every command of it, as it is written there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import yaml

from checker.cli.app import run

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "rulesets.md").read_text(encoding="utf-8")
SECTION = re.search(r"\n## Từ công văn đến bộ quy tắc.*?(?=\n---\n)", PAGE, re.DOTALL)[0]
BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ITEM = re.compile(r"p\d\.\d")


def put_item(name, text):
    """Replace an item in the file that `rasoat rules new` wrote."""
    file = Path("so-noi-vu-2025/items/muc.yaml")
    items = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert name in {item["id"] for item in items}
    (new,) = yaml.safe_load(text)
    changed = [new if item["id"] == name else item for item in items]
    file.write_text(yaml.safe_dump(changed, allow_unicode=True), encoding="utf-8")


def told(text):
    """Without the line breaks of the terminal."""
    return " ".join(text.split())


def test_the_way_from_the_letter_to_the_ruleset(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))
    commands = 0
    for kind, name, text in BLOCK.findall(SECTION):
        if kind == "console":
            for command in re.split(r"^\$ rasoat ", text, flags=re.MULTILINE)[1:]:
                line, _, shown = command.partition("\n")
                capsys.readouterr()
                code = run(shlex.split(line))
                printed = told(capsys.readouterr().out)
                assert code == 0, (line, printed)
                assert all(told(part) in printed for part in shown.splitlines()), (line, printed)
                commands += 1
        elif ITEM.fullmatch(name):
            put_item(name, text)
        else:
            file = Path(name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    assert commands == 9
