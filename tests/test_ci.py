"""The recipes of docs/ci.md, the hooks, the action and the template: they run as they stand."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
RECIPES = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
TEMPLATE = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))[".rasoat"]
STEPS = {step["id"]: step for step in ACTION["runs"]["steps"] if "id" in step}

needs_bash = pytest.mark.skipif(
    shutil.which("bash") is None or sys.platform == "win32", reason="there is no bash here"
)


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", RECIPES, re.MULTILINE | re.DOTALL)


def recipe(name):
    return next(yaml.safe_load(block) for block in blocks("yaml") if block.startswith(f"# {name}\n"))


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A repository as in the recipes: three reports, settings, a policy; and rasoat on the path."""
    place = tmp_path_factory.mktemp("project")
    (place / "bao-cao").mkdir()
    for name in ("bao-cao-mau.docx", "culture-house.txt", "customs.txt"):
        shutil.copy(ROOT / "fixtures" / "reports" / name, place / "bao-cao")
    (place / "rasoat.toml").write_text(blocks("toml")[0], encoding="utf-8")
    policy = next(block for block in blocks("yaml") if block.startswith("# chinh-sach.yaml"))
    (place / "chinh-sach.yaml").write_text(policy, encoding="utf-8")
    program = place / "bin" / "rasoat"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return place


def run(words, project, **variables):
    path = os.pathsep.join((str(project / "bin"), os.environ["PATH"]))
    own = {"PATH": path, "PYTHONPATH": str(ROOT), "RASOAT_CACHE": str(project / "cache")}
    return subprocess.run(
        words,
        cwd=project,
        env=os.environ | own | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )


@needs_bash
class TestTheRecipes:
    @pytest.mark.parametrize(
        "line", [line for block in blocks("sh") for line in block.splitlines() if line], ids=str
    )
    def test_every_line_works(self, line, project):
        done = run(shlex.split(line), project)
        told = "Traceback" not in done.stderr
        assert told
        # The audit that writes the baseline fails on missing items; the one that uses it does not.
        assert done.returncode == 0, done.stderr

    def test_every_result_is_there(self, project):
        for line in (line for block in blocks("sh") for line in block.splitlines()):
            words = shlex.split(line)
            for option, output in pairwise(words):
                if option in {"-o", "--write-baseline"}:
                    written = project / output
                    size = len(list(written.iterdir())) if written.is_dir() else written.stat().st_size
                    assert size > 0, output
        assert len(list((project / "tung-don-vi").iterdir())) == 6

    def test_the_settings_are_those_that_there_are(self, project):
        printed = run(["rasoat", "config", "--lang", "en"], project).stdout
        for number, (name, value) in enumerate(tomllib.loads(blocks("toml")[0]).items(), start=1):
            shown = ", ".join(value) if isinstance(value, list) else str(value)
            assert re.search(rf"^{name} +{re.escape(shown)} +rasoat\.toml:{number}$", printed, re.MULTILINE)

    def test_the_waiver_of_the_recipe_has_no_faults(self, project):
        from checker.policy import load_policy

        policy = load_policy(project / "chinh-sach.yaml")
        assert policy.waivers
        assert not policy.faults


@needs_bash
class TestTheHooks:
    def test_the_recipe_names_those_that_there_are(self):
        (repository,) = recipe(".pre-commit-config.yaml")["repos"]
        assert {hook["id"] for hook in repository["hooks"]} == set(HOOKS)

    @pytest.mark.parametrize(
        ("name", "taken", "left"),
        [
            ("rasoat-check", "bao-cao/x.DOCX", "bao-cao/x.xlsx"),
            ("rasoat-rules-lint", "rules/mau/items/a.yaml", ".github/workflows/ci.yaml"),
            ("rasoat-rules-lint", "ruleset.yaml", "my-ruleset.yaml.bak"),
            ("rasoat-rules-test", "rules/mau/examples/a.mot/met-1.txt", "notes.txt"),
        ],
    )
    def test_they_take_the_files_they_are_for(self, name, taken, left):
        assert re.search(HOOKS[name]["files"], taken)
        assert not re.search(HOOKS[name]["files"], left)

    def test_a_report_with_a_gap_fails(self, project):
        words = shlex.split(HOOKS["rasoat-check"]["entry"])
        done = run([*words, "bao-cao/customs.txt", "bao-cao/bao-cao-mau.docx"], project)
        assert done.returncode == 1
        (repository,) = recipe(".pre-commit-config.yaml")["repos"]
        args = repository["hooks"][0]["args"]
        assert run([*words, *args, "bao-cao/customs.txt"], project).returncode == 0

    def test_a_ruleset_is_found_by_its_files(self, project):
        shutil.copytree(
            ROOT / "rulesets" / "nd-04-2015", project / "rules" / "nd-04-2015", dirs_exist_ok=True
        )
        items = sorted((project / "rules" / "nd-04-2015" / "items").glob("*.yaml"))
        names = [path.relative_to(project).as_posix() for path in items[:2]]
        done = run([*shlex.split(HOOKS["rasoat-rules-lint"]["entry"]), *names, "--lang", "en"], project)
        assert done.returncode == 0, done.stderr
        assert done.stdout.splitlines()[-1].startswith("rules/nd-04-2015: problems: ")
        assert done.stdout.count("problems:") == 1
        items[0].write_text("items: [", encoding="utf-8")
        done = run([*shlex.split(HOOKS["rasoat-rules-lint"]["entry"]), names[0]], project)
        assert done.returncode == 2


@needs_bash
class TestTheAction:
    def audit(self, project, *, paths="bao-cao", args="", sarif="rasoat.sarif"):
        files = {name: project / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("", encoding="utf-8")
        inputs = {"INPUT_PATHS": paths, "INPUT_ARGS": args, "INPUT_LANG": "en", "INPUT_SARIF": sarif}
        assert set(inputs) | {"RASOAT_CACHE"} == set(STEPS["audit"]["env"])
        done = run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS["audit"]["run"]],
            project,
            **inputs,
            **{name: str(file) for name, file in files.items()},
        )
        return done, *(file.read_text(encoding="utf-8") for file in files.values())

    def test_a_run_annotates_and_sums_up_and_writes_sarif(self, project):
        done, output, summary = self.audit(
            project,
            args=recipe(".github/workflows/rasoat.yml")["jobs"]["reports"]["steps"][1]["with"]["args"],
        )
        assert done.returncode == 0, done.stderr
        assert re.search(r"^::error file=bao-cao/customs\.txt,title=", done.stdout, re.MULTILINE)
        assert output == "exit-code=0\n"
        assert "| bao-cao/customs.txt |" in summary.replace("\\", "")
        assert json.loads((project / "rasoat.sarif").read_text("utf-8"))["version"] == "2.1.0"

    def test_a_threshold_decides(self, project):
        done, output, _ = self.audit(project, args="--fail-under 99")
        assert (done.returncode, output) == (1, "exit-code=1\n")

    def test_several_paths_stand_on_lines_of_their_own(self, project):
        done, *_ = self.audit(project, paths="\nbao-cao/customs.txt\nbao-cao/culture-house.txt\n", sarif="")
        assert done.returncode == 0
        assert "2" in done.stderr.splitlines()[-1]

    def test_inputs_are_never_run(self, project):
        for paths, args in (("$(touch pwned); touch pwned", ""), ("bao-cao", "`touch pwned` ;touch pwned")):
            done, *_ = self.audit(project, paths=paths, args=args)
            assert done.returncode in {2, 3}
            assert not (project / "pwned").exists()

    def test_no_script_holds_an_expression(self):
        assert all("${{" not in step.get("run", "") for step in ACTION["runs"]["steps"])

    def test_the_recipe_uses_inputs_that_there_are(self):
        steps = recipe(".github/workflows/rasoat.yml")["jobs"]["reports"]["steps"]
        assert set(steps[1]["with"]) <= set(ACTION["inputs"])


@needs_bash
class TestTheTemplate:
    def test_it_runs_and_writes_what_it_promises(self, project):
        job = recipe(".gitlab-ci.yml")["reports"]
        assert set(job["variables"]) <= set(TEMPLATE["variables"])
        variables = TEMPLATE["variables"] | job["variables"]
        install, *script = TEMPLATE["script"]
        assert install.startswith("python -m pip install ")
        own = {name: variables[name] for name in ("RASOAT_PATHS", "RASOAT_ARGS")}
        done = run(["bash", "-eo", "pipefail", "-c", "\n".join(script)], project, **own)
        assert done.returncode == 0, done.stderr
        reports = TEMPLATE["artifacts"]["reports"]
        assert (project / reports["junit"]).read_text("utf-8").startswith("<?xml")
        assert json.loads((project / reports["codequality"]).read_text("utf-8"))[0]["location"][
            "path"
        ].startswith("bao-cao/")
