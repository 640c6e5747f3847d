"""What stands around the code says the same as the code."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import checker.report
from checker import __main__ as door
from checker.check import check
from checker.cli.app import COMMANDS
from checker.rendering import FORMATS
from checker.rendering.terminal import render

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
VIETNAMESE, ENGLISH = README.split("\n## English\n")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SAMPLE = "fixtures/reports/bao-cao-mau.docx"
FORBIDDEN = re.compile(
    # Homes and temporary folders of somebody's machine; "/usr/bin/env" in a first line is none.
    r"(?<![\w.])/(?:home|root|Users|tmp|work|opt|mnt)/\w|[A-Z]:\\Users\\|file:///\w"
)


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def run(*words, **options):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return subprocess.run(
        [sys.executable, "-m", "checker", *words],
        cwd=ROOT,
        env=environment | {"PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        **options,
    )


def tracked_texts():
    """The text files of the repository: what git knows or would add, or all but the usual litter."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if done.returncode == 0 and (ROOT / ".git").exists():
        names = [name for name in done.stdout.decode().split("\0") if name]
    else:
        litter = {".git", ".venv", "__pycache__", "build", "dist"}
        names = [
            path.relative_to(ROOT).as_posix()
            for path in ROOT.rglob("*")
            if path.is_file() and not litter & set(path.parts) and "_cache" not in str(path)
        ]
    for name in names:
        try:
            yield name, (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue


def commands_of(text):
    """The words after ``rasoat`` in the table of commands."""
    return {
        tuple(re.findall(r"^[a-z]+|(?<= )[a-z]+\b", row))
        for row in re.findall(r"^\| `rasoat (.*?)` \|", text, re.MULTILINE)
    }


class TestTheCommandsOfTheReadme:
    def test_both_halves_give_the_same_lines(self):
        assert len(blocks(VIETNAMESE, "sh")) == len(blocks(VIETNAMESE, "powershell")) == 2
        assert blocks(VIETNAMESE, "sh") == blocks(ENGLISH, "sh")
        assert blocks(VIETNAMESE, "powershell") == blocks(ENGLISH, "powershell")

    def test_each_is_one_line(self):
        assert all(
            block.count("\n") == 1 for language in ("sh", "powershell") for block in blocks(README, language)
        )

    def test_the_second_is_what_the_pipeline_runs(self):
        _, tests = blocks(VIETNAMESE, "sh")
        lines = [line.strip() for line in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()]
        assert tests.strip() in lines

    def test_windows_and_the_others_do_the_same(self):
        for unix, windows in zip(blocks(VIETNAMESE, "sh"), blocks(VIETNAMESE, "powershell"), strict=True):
            translated = (
                unix.replace("python3 -m", "py -3 -m")
                .replace(" &&", ";")
                .replace(".venv/bin/", ".venv\\Scripts\\")
            )
            assert windows == translated.replace(SAMPLE, SAMPLE.replace("/", "\\"))

    def test_the_file_that_the_first_checks_is_there_and_is_checked(self):
        first, _ = blocks(VIETNAMESE, "sh")
        assert f"rasoat check {SAMPLE}" in first
        done = run("check", SAMPLE)
        assert done.returncode == 0
        assert done.stdout.startswith("KẾT QUẢ RÀ SOÁT BÁO CÁO\n")

    def test_the_extra_and_the_program_exist(self):
        assert "dev" in PROJECT["optional-dependencies"]
        assert PROJECT["scripts"] == {"rasoat": "checker.__main__:main"}

    def test_the_example_in_python_gives_the_same_as_the_program(self):
        (code,) = blocks(README, "python")
        done = subprocess.run(
            [sys.executable, "-c", f"{code}\nprint(*missing)"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        decided = check(ROOT / SAMPLE).parts[0].verdicts
        assert done.stdout.split() == [v.item.id for v in decided if v.verdict == "missing"]


def test_the_report_in_the_readme_is_what_the_program_prints():
    (excerpt,) = blocks(README, "text")
    call, *lines = excerpt.splitlines()
    assert call == f"$ rasoat check {SAMPLE}"
    printed = render(check(ROOT / SAMPLE)).splitlines()
    strange = [line for line in lines if line != "…" and line not in printed]
    assert not strange, "the README shows what is printed no more: run the command and paste its output"


class TestTheCommandSurface:
    def test_the_readme_lists_the_commands_that_there_are(self):
        for half in (VIETNAMESE, ENGLISH):
            assert {words[0] for words in commands_of(half)} == set(COMMANDS)

    def test_both_halves_list_the_same_commands(self):
        assert commands_of(VIETNAMESE) == commands_of(ENGLISH)

    @pytest.mark.parametrize("lang", ["vi", "en"])
    def test_help_lists_them_too(self, lang):
        listed = re.findall(r"^  ([a-z]+) {2,}\S", run("--help", "--lang", lang).stdout, re.MULTILINE)
        assert listed == list(COMMANDS)

    @pytest.mark.parametrize("words", sorted(commands_of(ENGLISH)))
    def test_every_command_of_the_readme_has_help(self, words):
        done = run(*words, "--help", "--lang", "en")
        assert done.returncode == 0
        assert done.stdout.startswith(f"Usage: rasoat {' '.join(words)} ")

    @pytest.mark.parametrize("half", [VIETNAMESE, ENGLISH])
    def test_every_option_of_check_is_in_the_readme(self, half):
        help_text = run("check", "--help", "--lang", "en").stdout
        options = set(re.findall(r"(?<!\S)--[a-z-]+", help_text))
        assert len(options) > 6
        missing = {option for option in options if not re.search(rf"{option}\b", half)}
        assert not missing

    def test_no_option_of_the_readme_is_unknown(self):
        told = set(
            re.findall(
                r"(?<![\w-])--[a-z][a-z-]+",
                re.sub(r"^```.*?^```$", "", README, flags=re.MULTILINE | re.DOTALL),
            )
        )
        help_text = "".join(run(*words, "--help").stdout for words in sorted(commands_of(ENGLISH)))
        known = set(re.findall(r"(?<!\S)--[a-z-]+", help_text)) | {"--version", "--all-files"}
        assert told <= known

    def test_the_formats_are_those_that_can_be_rendered(self):
        outputs = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
        of_check = outputs.partition("rasoat audit")[0]
        assert re.findall(r"^\| `([a-z-]+)` \|", of_check, re.MULTILINE) == list(FORMATS)

    def test_every_example_of_a_format_is_a_call_that_works(self, tmp_path):
        outputs = (ROOT / "docs" / "outputs.md").read_text(encoding="utf-8")
        calls = re.findall(r"^\| `([a-z-]+)` \|.*\| `rasoat (check .*?)` \|$", outputs, re.MULTILINE)
        assert [name for name, _ in calls] == list(FORMATS)
        for name, call in calls:
            words = call.replace("bao-cao.docx", str(ROOT / SAMPLE)).split()
            words = [str(tmp_path / word) if word.startswith("ket-qua") else word for word in words]
            assert run(*words).returncode == 0, name

    @pytest.mark.parametrize("code", [0, 1, 2, 3, 4])
    def test_the_exit_codes_are_explained(self, code):
        assert f"\n| {code} |" in VIETNAMESE
        assert re.search(rf"[:;]\s{code} [a-z]", ENGLISH)


class TestVersionsAndPins:
    def test_the_version_is_one(self):
        assert PROJECT["version"] == checker.report.VERSION == door.VERSION

    def test_the_changelog_names_it(self):
        changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        assert re.search(rf"^## \[{re.escape(PROJECT['version'])}\]", changelog, re.MULTILINE)

    def test_the_changelog_speaks_in_sentences(self):
        changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
        entries = re.findall(r"^- (.*?)(?=^- |^#|\Z)", changelog, re.MULTILINE | re.DOTALL)
        assert entries
        assert all(entry.strip().endswith(".") for entry in entries)

    def test_every_dependency_has_a_lower_bound(self):
        wanted = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
        assert all(re.search(r">=\d", requirement) for requirement in wanted)

    def test_typer_stays_below_the_version_that_doubles_every_start(self):
        (typer,) = [requirement for requirement in PROJECT["dependencies"] if requirement.startswith("typer")]
        assert typer == "typer>=0.26,<0.29"

    def test_python_is_the_same_everywhere(self):
        assert PROJECT["requires-python"] == ">=3.11"
        assert "Python 3.11" in VIETNAMESE
        assert "Python 3.11" in ENGLISH
        assert "(3, 11)" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


class TestThePlaceItself:
    def test_no_file_names_a_folder_of_somebodys_machine(self):
        own = Path(__file__).relative_to(ROOT).as_posix()
        found = [
            f"{name}: {match.group()}"
            for name, text in tracked_texts()
            if name != own
            for match in FORBIDDEN.finditer(text)
        ]
        assert not found

    def test_such_a_path_would_be_noticed(self):
        assert FORBIDDEN.search("see /home/someone/x")
        assert FORBIDDEN.search("C:\\Users\\someone")
        assert not FORBIDDEN.search("#!/usr/bin/env bash, fixtures/tmp/x, ../shared/corpus")

    @pytest.mark.parametrize(
        "name", ["README.md", "CHANGELOG.md", *(f"docs/{p.name}" for p in (ROOT / "docs").glob("*.md"))]
    )
    def test_links_lead_somewhere(self, name):
        text = (ROOT / name).read_text(encoding="utf-8")
        targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
        lost = [target for target in targets if not (ROOT / name).parent.joinpath(target).exists()]
        assert not lost

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no executable bit")
    def test_the_pipeline_can_be_run(self):
        assert os.access(ROOT / ".ci" / "run", os.X_OK)

    @pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
    def test_the_pipeline_is_a_valid_script(self):
        done = subprocess.run(["bash", "-n", str(ROOT / ".ci" / "run")], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr

    def test_the_hooks_run_what_the_pipeline_runs(self):
        hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
        pipeline = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
        for words in ("ruff check", "ruff format --check", "mypy", "codespell", "rules lint", "rules test"):
            assert words in hooks
            assert words in pipeline


def test_the_word_sample_gets_the_verdicts_of_its_text():
    word, text = (
        check(ROOT / "fixtures" / "reports" / name) for name in ("bao-cao-mau.docx", "treasury.txt")
    )
    assert [v.verdict for v in word.parts[0].verdicts] == [v.verdict for v in text.parts[0].verdicts]
    assert word.document.parts == ("body", "tables", "footnotes")
