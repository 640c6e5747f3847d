"""What a scenario cannot tell: streams, bytes, processes, the edges of the platform."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
import types
from pathlib import Path

import pytest

import checker.report
from checker import __main__ as door
from checker.cli import checking as check_command
from checker.cli import fast, output, sources, targets
from checker.errors import UsageError
from tests.cli import stub

ROOT = Path(__file__).resolve().parents[2]
REPORT = "BÁO CÁO\n"


@pytest.fixture
def engine(monkeypatch, tmp_path):
    """A stub in the place of the engine, and an empty working folder."""
    module = types.ModuleType("checker.check")
    module.check = stub.check
    monkeypatch.setitem(sys.modules, "checker.check", module)
    monkeypatch.chdir(tmp_path)
    return module


def process(*args, **changes):
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LC_", "LANG"))
    }
    environment |= {"LC_ALL": "C", **changes}
    command = [sys.executable, "-m", "checker", *args]
    return subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, timeout=60, check=False)


def modules_of(*args):
    """The modules that a call has imported by the time it ends."""
    code = (
        "import sys\nfrom checker.__main__ import main\n"
        f"code = main({list(args)!r})\n"
        "print(*sorted(sys.modules), file=sys.stderr)\nsys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, cwd=ROOT, text=True, check=False)
    return set(done.stderr.splitlines()[-1].split())


def test_the_version_is_one():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert door.VERSION == checker.report.VERSION == project["project"]["version"]


def test_the_version_imports_nothing():
    bare = subprocess.run(
        [sys.executable, "-c", "import sys\nprint(*sorted(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    own = modules_of("--version") - set(bare.stdout.split())
    assert own <= {"checker", "checker.__main__", "__future__"}


def test_a_pipe_needs_no_rich():
    imported = modules_of("check", "--help")
    assert "typer" in imported
    assert not {
        name for name in imported if name.split(".")[0] in {"rich", "yaml", "jsonschema", "lxml", "pydantic"}
    }


def test_utf8_and_line_feeds_whatever_the_locale():
    done = process("--help", PYTHONUTF8="0")
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").startswith("Cách dùng: ")
    assert b"\r" not in done.stdout
    assert done.stderr == b""


def test_a_closed_pipe_is_quiet():
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "checker", "schema", "report"]
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            command, stdout=closed, stderr=subprocess.PIPE, cwd=ROOT, check=False, timeout=60
        )
    assert done.stderr == b""


@pytest.mark.usefixtures("engine")
def test_output_and_screen_have_the_same_bytes(tmp_path, capfdbinary):
    (tmp_path / "bao-cao.txt").write_text(REPORT, encoding="utf-8")
    for name, format_ in (("a.txt", "terminal"), ("a.json", "json"), ("a.jsonl", "jsonl")):
        assert door.main(["check", "bao-cao.txt", "-f", format_, "-o", name]) == 0
        assert door.main(["check", "bao-cao.txt", "-f", format_]) == 0
        assert (tmp_path / name).read_bytes() == capfdbinary.readouterr().out


@pytest.mark.usefixtures("engine", "capsys")
def test_a_line_per_report(tmp_path):
    for name in ("mot.txt", "hai.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")
    assert door.main(["check", "mot.txt", "hai.txt", "-f", "jsonl", "-o", "ket-qua.jsonl"]) == 0
    lines = (tmp_path / "ket-qua.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["document"]["path"] for line in lines] == ["mot.txt", "hai.txt"]


@pytest.mark.usefixtures("engine")
def test_on_a_terminal_the_report_is_in_colour(tmp_path, monkeypatch, capsys):
    (tmp_path / "bao-cao.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert door.main(["check", "bao-cao.txt"]) == 0
    assert "\x1b[" in capsys.readouterr().out


def test_an_interrupt_ends_with_130(engine, tmp_path, capsys):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    engine.check = interrupted
    (tmp_path / "bao-cao.txt").write_text(REPORT, encoding="utf-8")
    assert door.main(["check", "bao-cao.txt"]) == 130
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.usefixtures("engine")
def test_the_traceback_is_for_those_who_ask(tmp_path, monkeypatch, capsys):
    (tmp_path / "bao-cao.txt").write_text("%crash", encoding="utf-8")
    monkeypatch.setenv("RASOAT_DEBUG", "1")
    assert door.main(["check", "bao-cao.txt"]) == 4
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.usefixtures("engine", "capsys")
def test_a_pipe_that_closes_midway_ends_the_run_with_what_was_found(tmp_path, monkeypatch):
    for name in ("mot.txt", "hai.txt"):
        (tmp_path / name).write_text(REPORT, encoding="utf-8")

    def closed(_):
        raise output.ClosedPipeError

    monkeypatch.setattr(check_command, "write_out", closed)
    monkeypatch.setattr(check_command, "silence", lambda: None)
    assert door.main(["check", "mot.txt", "hai.txt", "--fail-on", "missing"]) == 1


def test_wildcards_are_expanded_where_the_shell_does_not(tmp_path, monkeypatch):
    for name in ("b.docx", "a.docx", "c[1].docx", "d.txt"):
        (tmp_path / name).touch()
    monkeypatch.chdir(tmp_path)
    assert sources.expand_wildcards(["?.docx", "-", "c[1].docx", "x*.docx"]) == [
        *("a.docx", "b.docx", "-", "c[1].docx", "x*.docx")
    ]
    monkeypatch.setattr(sys, "platform", "linux")
    assert sources.expand(["*.docx"]) == ["*.docx"]


class TestWriteFile:
    def test_replaces_whole_files_and_leaves_nothing_behind(self, tmp_path):
        file = tmp_path / "ket-qua.txt"
        file.write_text("cũ")
        output.write_file(file, "một\nhai\n")
        assert file.read_bytes() == "một\nhai\n".encode()
        assert list(tmp_path.iterdir()) == [file]

    def test_a_failure_keeps_the_old_file(self, tmp_path, monkeypatch):
        file = tmp_path / "ket-qua.txt"
        file.write_text("cũ", encoding="utf-8")

        def refused(*_):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "replace", refused)
        with pytest.raises(UsageError, match=r"Không ghi được ket-qua\.txt"):
            output.write_file(file, "mới")
        assert file.read_text(encoding="utf-8") == "cũ"
        assert list(tmp_path.iterdir()) == [file]

    @pytest.mark.skipif(sys.platform == "win32", reason="devices have other names there")
    def test_a_device_is_written_to_and_not_replaced(self):
        output.write_file(Path(os.devnull), "x")
        assert not Path(os.devnull).is_file()

    @pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
    def test_a_link_stays_a_link(self, tmp_path):
        (tmp_path / "link.txt").symlink_to(tmp_path / "file.txt")
        output.write_file(tmp_path / "link.txt", "x")
        assert (tmp_path / "link.txt").is_symlink()
        assert (tmp_path / "file.txt").read_text() == "x"


class TestPlan:
    def test_without_a_word_the_report_goes_to_the_screen(self):
        assert targets.plan([], [], ["a"]) == [targets.Target("terminal", None)]

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("a", "terminal"),
            ("a.TXT", "terminal"),
            ("a.json", "json"),
            ("a.sarif", "sarif"),
            ("a.sarif.json", "sarif"),
            ("a.xml", "junit"),
            ("a.gitlab.json", "gitlab"),
            ("a.receipt.json", "receipt"),
        ],
    )
    def test_the_longest_ending_tells_the_format(self, name, expected, tmp_path):
        (planned,) = targets.plan([], [str(tmp_path / name)], [])
        assert planned.format == expected

    def test_a_format_may_have_any_name_with_its_kind_of_suffix(self, tmp_path):
        file = str(tmp_path / "gl-code-quality-report.json")
        assert targets.plan(["gitlab"], [file], [])[0].format == "gitlab"

    def test_one_folder_takes_all_the_formats(self, tmp_path):
        planned = targets.plan(["json", "sarif"], [str(tmp_path)], ["bao-cao.docx"])
        names = [[file.name for file in target.files.values()] for target in planned]
        assert names == [["bao-cao.json"], ["bao-cao.sarif"]]

    def test_files_in_a_folder_are_called_after_their_documents(self, tmp_path):
        documents = [
            "a/bao-cao.docx",
            "b/Bao-Cao.docx",
            "bao-cao.pdf",
            "c/bao-cao.docx",
            "-",
            "a/bao-cao.docx",
        ]
        files = targets.names_in(tmp_path, documents, ".json")
        assert {given: file.name for given, file in files.items()} == {
            "a/bao-cao.docx": "bao-cao.json",
            "b/Bao-Cao.docx": "Bao-Cao.docx.json",
            "bao-cao.pdf": "bao-cao.pdf.json",
            "c/bao-cao.docx": "bao-cao-2.json",
            "-": "stdin.json",
        }

    def test_a_document_in_the_folder_is_never_overwritten(self, tmp_path):
        document = tmp_path / "bao-cao.txt"
        document.touch()
        files = targets.names_in(tmp_path, [str(document)], ".txt")
        assert [file.name for file in files.values()] == ["bao-cao.txt.txt"]

    def test_formats_and_outputs_are_paired_in_order(self, tmp_path):
        files = [str(tmp_path / "a.json"), str(tmp_path / "a.txt")]
        planned = targets.plan(["json", "terminal"], files, [])
        assert [(target.format, str(target.path)) for target in planned] == [
            ("json", files[0]),
            ("terminal", files[1]),
        ]

    @pytest.mark.parametrize(
        ("formats", "outputs"),
        [
            (["json"], ["a.txt"]),
            ([], ["a.docx"]),
            (["json", "jsonl"], []),
            (["json", "terminal"], ["-", "-"]),
            (["terminal", "terminal"], ["a", "./a"]),
            (["terminal"], ["khong-co/a.txt"]),
            (["terminal"], ["in.txt"]),
            (["pdf"], []),
            (["json"], ["a.sarif"]),
            (["junit"], ["a.json"]),
            (["terminal"], ["khong-co/trong/"]),
            (["json", "json"], ["a/", "a/"]),
        ],
    )
    def test_what_makes_no_sense_is_refused(self, formats, outputs, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "in.txt").touch()
        with pytest.raises(UsageError):
            targets.plan(formats, outputs, ["in.txt"])


class TestFast:
    """The short way to ``check`` and Typer's must not differ."""

    def declared(self):
        from typer.main import get_command

        from checker.cli.check import app

        return [param for param in get_command(app).params if param.param_type_name == "option"]

    def test_knows_the_words_that_are_declared(self):
        params = self.declared()
        words = {word: param.name for param in params for word in param.opts if word != "--help"}
        assert words == fast.REPEATED | fast.SINGLE | fast.FLAGS
        assert {param.name for param in params if param.multiple} == set(fast.REPEATED.values())
        assert {param.name for param in params if param.is_flag} - {"help"} == set(fast.FLAGS.values())

    @pytest.mark.parametrize(
        "line",
        [
            "",
            "a.txt",
            "a.txt - b.txt",
            "-r x -r y a.txt",
            "--ruleset=x a.txt --format json -o -",
            "--fail-under 3 --fail-under=4 --fail-on missing --findings off a.txt --brief",
            "-o a=b a.txt",
            "--receipt r.json a.txt -o out/",
            "--policy p.yaml --today=2026-06-30 a.txt",
            "--output=a=b a.txt",
            "--limit seconds=5 --limit=pages=9 a.txt",
            "a.txt --ocr",
        ],
    )
    def test_reads_plain_calls_as_typer_does(self, line, monkeypatch):
        from checker.cli import app, check

        calls = []

        def record(files, **options):
            calls.append((list(files), options))
            return 0

        monkeypatch.setattr(check_command, "check_files", record)
        monkeypatch.setattr(check, "check_files", record)
        assert app.run(["check", *line.split()]) == 0
        monkeypatch.setattr(fast, "parse", lambda _: None)
        assert app.run(["check", *line.split()]) == 0
        short, long = calls
        defaults = {"rulesets": [], "formats": [], "outputs": []}
        defaults |= dict.fromkeys(("receipt", "fail_under", "fail_on", "policy", "today"))
        defaults |= {"findings": "on", "brief": False, "ocr": False, "limits": []}
        assert (short[0], defaults | short[1]) == long

    @pytest.mark.parametrize(
        "line",
        [
            "-rx a.txt",
            "--brief=1",
            "-o",
            "-o -r a.txt",
            "--help",
            "-- a.txt",
            "--bogus a.txt",
            "--fail-under=",
        ],
    )
    def test_leaves_the_rest_to_typer(self, line):
        assert fast.parse(line.split()) is None
