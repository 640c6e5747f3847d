"""rasoat.toml and [tool.rasoat]: found upwards, weaker than the command line, mistakes told with their line."""

from __future__ import annotations

import pytest

from checker.__main__ import main
from checker.cli.settings import KINDS, settings
from checker.errors import UsageError
from tests.batch.small import text


@pytest.fixture
def place(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)
    return below


def values():
    return {name: (one.value, one.place) for name, one in settings().items()}


def test_nothing_is_set_without_a_file(place):
    assert values() == {}


def test_the_nearest_file_counts(place):
    (place.parents[1] / "rasoat.toml").write_text("jobs = 1\n", "utf-8")
    assert values() == {"jobs": (1, "rasoat.toml:1")}
    (place.parent / "pyproject.toml").write_text(
        "[project]\nname='x'\n\n[tool.rasoat]\n# two\njobs = 2\n", "utf-8"
    )
    assert values() == {"jobs": (2, "pyproject.toml:6")}
    (place / "pyproject.toml").write_text("[tool.other]\njobs = 3\n", "utf-8")
    assert values() == {"jobs": (2, "pyproject.toml:6")}, "a file without our table is not ours"


def test_nothing_outside_the_repository_counts(place):
    (place.parents[2] / "rasoat.toml").write_text("jobs = 1\n", "utf-8")
    try:
        assert values() == {}
    finally:
        (place.parents[2] / "rasoat.toml").unlink()


def test_paths_are_those_of_the_file(place):
    (place.parent / "rules").mkdir()
    (place.parent / "rasoat.toml").write_text(
        'policy = "p.yaml"\nruleset = ["rules", "nd-04-2015"]\n', "utf-8"
    )
    assert values()["policy"][0] == str(place.parent / "p.yaml")
    assert values()["ruleset"][0] == [str(place.parent / "rules"), "nd-04-2015"]


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        ("jobs = 1\nfail_under = 3\n", 2, "there is no setting 'fail_under'; there are: ruleset, limit"),
        ("\n\njobs = 'two'\n", 3, "jobs: a positive whole number is needed"),
        ("jobs = true\n", 1, "jobs: a positive whole number is needed"),
        ("ruleset = [1]\n", 1, "ruleset: a list of texts"),
        ("jobs = 1\njobs = = 2\n", 2, "Invalid value"),
        ("[ruleset]\nx = 1\n", 1, "ruleset: a list of texts"),
    ],
)
def test_a_mistake_is_told_with_its_line(content, line, told, place):
    (place / "rasoat.toml").write_text(content, "utf-8")
    with pytest.raises(UsageError) as caught:
        settings()
    assert caught.value.en.startswith(f"rasoat.toml:{line}: ")
    assert told in caught.value.en


def test_a_file_in_another_encoding_is_told(place):
    (place / "rasoat.toml").write_bytes("policy = 'chính'".encode("utf-16"))
    with pytest.raises(UsageError, match=r"rasoat\.toml:1"):
        settings()


def test_the_command_line_counts_more(place, capsys):
    (place / "rasoat.toml").write_text("fail-under = 99\n", "utf-8")
    (place / "x.txt").write_text(text(), "utf-8")
    assert main(["check", "x.txt", "--brief"]) == 1
    assert main(["check", "x.txt", "--brief", "--fail-under", "0"]) == 0
    assert main(["audit", "x.txt", "--no-cache"]) == 1
    assert main(["audit", "x.txt", "--no-cache", "--fail-under", "0"]) == 0
    (place / "rasoat.toml").write_text("fail-on = 'sometimes'\n", "utf-8")
    assert main(["check", "x.txt"]) == 2


def test_config_prints_all_with_their_places(place, capsys):
    (place / "rasoat.toml").write_text("fail-under = 50\n", "utf-8")
    assert main(["config", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(KINDS)
    assert lines[2].split() == ["fail-under", "50", "rasoat.toml:1"]
    assert lines[3].split() == ["fail-on", "-", "default"]
