"""Every example of every shipped ruleset gets the verdicts that it names, and no other."""

from __future__ import annotations

from functools import lru_cache

import pytest

from checker.errors import RulesetError
from checker.examples import examples, run, run_example
from checker.ruleset.load import load_ruleset
from checker.ruleset.source import shipped_ids
from tests.ruleset.small import ruleset, write


@lru_cache(maxsize=8)
def loaded(name):
    return load_ruleset(name, cache=False)


def cases():
    for name in shipped_ids():
        for example in examples(name):
            marks = [pytest.mark.xfail(strict=True, reason=example.todo)] if example.todo else []
            yield pytest.param(name, example, id=f"{name}/{example.path}", marks=marks)


@pytest.mark.parametrize(("name", "example"), list(cases()))
def test_example(name, example):
    result = run_example(example, loaded(name))
    assert result.got == result.expected


@pytest.fixture
def mau(tmp_path, monkeypatch):
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))
    write(tmp_path / "mau", ruleset(), examples=())

    def put(name, *lines):
        file = tmp_path / "mau" / "examples" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return str(tmp_path / "mau")

    return put


def test_an_example_that_holds(mau):
    folder = mau("a.mot/met-a.txt", "# also: none", "", "Đơn vị đã sửa quy chế làm việc.")
    (result,) = run(folder)
    assert (result.ok, result.expected, result.got) == (True, "", "")


def test_an_example_that_does_not_hold_says_what_differs(mau):
    folder = mau("a.mot/met-a.txt", "# also: none", "", "Đơn vị đã tiếp công dân.")
    (result,) = run(folder)
    assert not result.ok
    assert result.expected == "a.mot=met a.hai=missing"
    assert result.got == "a.mot=missing a.hai=met"


def test_other_items_that_a_text_settles_are_named_in_its_header(mau):
    folder = mau(
        "a.mot/met-a.txt", "# also: a.hai=met", "", "Đơn vị đã sửa quy chế làm việc và đã tiếp công dân."
    )
    assert [result.ok for result in run(folder)] == [True]


def test_a_header_that_names_no_item_of_the_ruleset_fails(mau):
    folder = mau("a.mot/met-a.txt", "# also: a.ba=met", "", "Đơn vị đã sửa quy chế làm việc.")
    assert [result.got for result in run(folder)] == ["a.ba=unknown"]


def test_the_marks_of_an_example(mau):
    folder = mau("a.mot/met-a.txt", "# also: none", "# sure: no", "# todo: chưa bắt được", "", "Văn bản.")
    (example,) = examples(folder)
    assert (example.sure, example.todo, example.text) == (False, "chưa bắt được", "Văn bản.")


@pytest.mark.parametrize(
    ("name", "header", "problem"),
    [
        ("a.mot/tot-a.txt", "# also: none", "tên tệp phải bắt đầu bằng"),
        ("a.mot/met-a.txt", "", "thiếu dòng đầu"),
        ("a.mot/met-a.txt", "# also: a.hai", "không phải là mục=kết luận"),
        ("a.mot/met-a.txt", "# also: a.hai=dat", "không phải là mục=kết luận"),
    ],
)
def test_a_malformed_example_is_named(mau, name, header, problem):
    folder = mau(name, header, "", "Văn bản.")
    with pytest.raises(RulesetError, match=problem) as caught:
        list(examples(folder))
    assert f"examples/{name}" in caught.value.en
