"""The commands on rulesets, with the modules that do the work replaced."""

from __future__ import annotations

import sys
import types

import pytest

import checker.ruleset.load
import checker.ruleset.source
from checker.__main__ import main
from checker.errors import RulesetError
from tests.builders import make_ruleset


@pytest.fixture
def rulesets(monkeypatch):
    def load(name):
        if name == "hong":
            raise RulesetError("hong/ruleset.yaml:3:1: thiếu id", "hong/ruleset.yaml:3:1: no id")
        return make_ruleset(id=name)

    monkeypatch.setattr(checker.ruleset.load, "load_ruleset", load)
    monkeypatch.setattr(checker.ruleset.source, "shipped_ids", lambda: ("hong", "mau"))


def module(monkeypatch, name, **functions):
    made = types.ModuleType(name)
    vars(made).update(functions)
    monkeypatch.setitem(sys.modules, name, made)


@pytest.mark.usefixtures("rulesets")
def test_list_goes_on_after_a_broken_ruleset(capsys):
    assert main(["rules", "list"]) == 2
    printed = capsys.readouterr()
    assert printed.out == "mau 1.2.0: Bộ quy tắc mẫu (6 nội dung)\n"
    assert printed.err == "Lỗi: hong/ruleset.yaml:3:1: thiếu id\n"


@pytest.mark.usefixtures("rulesets")
def test_show_prints_groups_items_and_wording(capsys):
    assert main(["rules", "show", "mau"]) == 0
    text = capsys.readouterr().out
    assert "Bộ quy tắc mẫu (mau, phiên bản 1.2.0)" in text
    assert "09 việc phải công khai (Điều 7, 8) (60 điểm)" in text
    assert "d7.k3: Kinh phí, quyết toán, tài sản" in text
    assert "Phải nêu:      ít nhất 2 trong 3 ý: ý thứ 1; ý thứ 2; ý thứ 3" in text


@pytest.mark.usefixtures("rulesets")
def test_show_one_item_in_english(capsys):
    assert main(["rules", "show", "mau", "d7.k2", "--lang", "en"]) == 0
    text = capsys.readouterr().out
    assert text.startswith("d7.k2: Work plans\n  Required by:   Article 7, clause 2, Decree 04/2015/NĐ-CP\n")
    assert "d7.k1" not in text


@pytest.mark.usefixtures("rulesets")
def test_show_an_item_that_is_not_there(capsys):
    assert main(["rules", "show", "mau", "d99"]) == 2
    assert "không có nội dung nào mang mã 'd99'" in capsys.readouterr().err


@pytest.mark.parametrize(("severity", "code", "word"), [("warning", 0, "cảnh báo"), ("error", 2, "lỗi")])
def test_lint(monkeypatch, capsys, severity, code, word):
    problem = types.SimpleNamespace(
        severity=severity, where="mau/ruleset.yaml:3:1", vi="cụm từ thừa", en="unused"
    )
    module(monkeypatch, "checker.ruleset.lint", lint=lambda _: [problem])
    assert main(["rules", "lint", "mau"]) == code
    assert capsys.readouterr().out == f"mau/ruleset.yaml:3:1: {word}: cụm từ thừa\nmau: 1 chỗ cần xem\n"


@pytest.mark.usefixtures("rulesets")
def test_lint_of_all_goes_on_after_one_that_does_not_load(monkeypatch, capsys):
    def lint(name):
        if name == "hong":
            raise RulesetError("hỏng", "broken")
        return []

    module(monkeypatch, "checker.ruleset.lint", lint=lint)
    assert main(["rules", "lint"]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("mau: 0 chỗ cần xem\n", "Lỗi: hỏng\n")


def result(*, ok, todo=""):
    return types.SimpleNamespace(
        path="d7.k1/met-a.txt", expected="met", got="met" if ok else "missing", ok=ok, todo=todo
    )


@pytest.mark.parametrize(
    ("results", "code", "text"),
    [
        ([result(ok=True)], 0, "mau: 1 trong 1 ví dụ đúng như ghi\n"),
        (
            [result(ok=True), result(ok=False)],
            1,
            "d7.k1/met-a.txt: phải là met, lại là missing\nmau: 1 trong 2 ví dụ đúng như ghi\n",
        ),
        (
            [result(ok=True), result(ok=False, todo="khó")],
            0,
            "mau: 1 trong 2 ví dụ đúng như ghi; 1 ví dụ đã biết là còn sai (# todo)\n",
        ),
        (
            [result(ok=True, todo="khó")],
            1,
            "d7.k1/met-a.txt: nay đã đúng, hãy bỏ dòng # todo\nmau: 1 trong 1 ví dụ đúng như ghi\n",
        ),
        ([], 2, "mau: 0 trong 0 ví dụ đúng như ghi\n"),
    ],
)
def test_examples(monkeypatch, capsys, results, code, text):
    module(monkeypatch, "checker.examples", run=lambda _: results)
    assert main(["rules", "test", "mau"]) == code
    assert capsys.readouterr().out == text
