"""The linter's checks of names, weights, grades and dates, where they speak and where they are silent."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import checker
from checker.ruleset.lint import lint
from checker.ruleset.linting.names import ENGINE
from tests.ruleset.small import item, ruleset, text, write


def span(start, until=None, status="ok"):
    return {"from": start, **({"until": until} if until else {}), "status": status, "note": text("Ghi chú.")}


# -- names -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value"),
    [(key, "lost") for key in ("acts", "not_acts", "weak", "audience", "others")]
    + [(key, ["lost"]) for key in ("foreign", "actors")],
)
def test_a_mode_that_names_no_vocabulary(problems, key, value):
    modes = {"done": {"title": text("đã làm"), key: value}}
    assert problems(modes=modes) == ["error: there is no vocabulary 'lost'"]
    assert problems(modes=modes, vocabulary=ruleset()["vocabulary"] | {"lost": ["họp"]}) == []


def test_a_role_that_no_vocabulary_describes(problems):
    entry = item("a.mot", "họp")
    entry["facets"][0]["roles"] = ["limits", "", "limit"]
    assert problems(items=[entry]) == ["error: there is no vocabulary role. 'limit'"]


def test_a_blanket_mode_that_is_no_mode(problems):
    group = ruleset()["groups"][0]
    assert problems(groups=[group | {"blanket_mode": "made"}]) == ["error: there is no mode 'made'"]
    assert problems(groups=[group | {"blanket_mode": "done"}]) == []


@pytest.mark.parametrize(("short", "shown"), [("CB-CC", "'CB-CC'"), ("C1", "'C1'"), (False, "False")])
def test_a_short_form_that_no_text_can_hold(problems, short, shown):
    assert problems(abbreviations={short: "cán bộ", "CC": "công chức"}) == [
        f"warning: the short form {shown} is never recognised: it must consist of letters only"
    ]


def test_ids_that_stand_twice(problems):
    group, entry = ruleset()["groups"][0], item("a.mot", "họp")
    entry["facets"] = [entry["facets"][0], entry["facets"][0] | {"phrases": ["bàn"], "title": text("ý khác")}]
    groups = [group | {"weight": 50, "title": text(title)} for title in ("Nhóm", "Nhóm khác")]
    found = problems(items=[entry], groups=groups)
    assert found == ["error: id 'nhom' is used twice", "error: id 'mot' is used twice"]


def test_a_key_that_stands_twice(tmp_path):
    name = write(tmp_path / "mau", ruleset())
    file = tmp_path / "mau" / "ruleset.yaml"
    with file.open("a", encoding="utf-8") as stream:
        stream.write("version: 1.0.1\n")
    (problem,) = lint(name)
    line = len(file.read_text(encoding="utf-8").splitlines())
    assert (problem.severity, problem.where) == ("warning", f"mau/ruleset.yaml:{line}:1")
    assert problem.en == "the key 'version' stands twice: only the later one counts"


def test_a_vocabulary_that_nothing_uses(problems):
    words = ruleset()["vocabulary"]
    unused = "warning: nothing uses the vocabulary 'nguoi'"
    assert problems(vocabulary=words | {"nguoi": ["cán bộ"]}) == [unused]
    assert problems(vocabulary=words | {"nguoi": ["cán bộ"], "role.khac": ["{nguoi} họp"]}) == []
    assert (
        problems(vocabulary=words | {"nguoi": ["cán bộ"]}, items=[item("a.mot", "(a|b|c|{nguoi}) họp")]) == []
    )
    assert problems(vocabulary=words | {"nguoi": ["cán bộ"], "khac": ["{nguoi} họp"]}) == [
        unused,
        "warning: nothing uses the vocabulary 'khac'",
    ]


def test_a_vocabulary_that_takes_back_what_another_finds(problems):
    words = ruleset()["vocabulary"]
    taken_back = {"nguoi": ["cán bộ"], "nguoi.not": ["cán bộ hưu trí"]}
    item_with = item("a.mot", "{nguoi} họp")
    assert problems(items=[item_with], vocabulary=words | taken_back) == []
    assert problems(vocabulary=words | {"khac.not": ["cán bộ"]}) == [
        "warning: nothing uses the vocabulary 'khac.not'"
    ]


@pytest.mark.parametrize("key", ["requires", "beside", "not_under"])
def test_a_vocabulary_that_only_a_condition_uses(problems, key):
    entry = item("a.mot", "họp")
    entry["facets"][0][key] = ["nguoi"]
    assert problems(items=[entry], vocabulary=ruleset()["vocabulary"] | {"nguoi": ["cán bộ"]}) == []


def test_a_vocabulary_that_only_the_exceptions_use(problems):
    entry = item("a.mot", "họp", unless=["{nguoi} họp"])
    assert problems(items=[entry], vocabulary=ruleset()["vocabulary"] | {"nguoi": ["khách"]}) == []


def test_vocabularies_that_the_checker_needs(problems):
    words = ruleset()["vocabulary"]
    del words["assert.negated"], words["role.tasks"]
    assert problems(vocabulary=words) == [
        "warning: the checker needs vocabularies that are not there: assert.negated, role.tasks"
    ]


def test_the_list_of_what_the_checker_needs_is_complete():
    """Every dotted name in the code of matching and judging is in the list, and nothing else is."""
    used = set()
    for room in ("matching", "judging"):
        for file in (Path(checker.__file__).parent / room).glob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    if re.fullmatch(r"[a-z]+(\.[a-z-]+)+", node.value):
                        used.add(node.value)
                    elif node.value in {"tasks", "proposals", "recipients", "limits"}:
                        used.add(f"role.{node.value}")
    assert sorted(used) == sorted(ENGINE)


# -- weights, grades, dates --------------------------------------------------------------------------


def test_weights_that_do_not_add_up(problems):
    group = ruleset()["groups"][0]
    assert problems(groups=[group | {"weight": 99.5}]) == [
        "warning: the weights of the groups add up to 99.5, not to 100"
    ]


def test_weights_in_fractions_may_add_up(problems):
    groups = [{"id": name, "title": text("Nhóm"), "weight": 100 / 3} for name in ("a", "b", "c")]
    entries = [
        item(f"{name}.mot", word, group=name) for name, word in zip("abc", ("họp", "bàn", "hỏi"), strict=True)
    ]
    assert problems(groups=groups, items=entries) == []


def test_a_group_without_items(problems):
    groups = [{"id": name, "title": text("Nhóm"), "weight": 50} for name in ("nhom", "khac")]
    assert problems(groups=groups) == ["warning: group 'khac' has no item, so its weight of 50 has no effect"]


def test_grades_that_do_not_begin_at_zero(problems):
    assert problems(grades=[{"from": 50, "title": text("Đạt")}]) == [
        "warning: no grade begins at 0: a score under 50 has none"
    ]


def test_grades_that_begin_at_the_same_score(problems):
    grades = [{"from": start, "title": text("Mức")} for start in (50, 0, 50)]
    assert problems(grades=grades) == ["warning: another grade begins at 50 too"]


def test_a_gap_between_spans(problems):
    assert problems(validity=[span("2020-01-01", "2020-12-31"), span("2021-01-02")]) == [
        "warning: no span speaks of the time between 2020-12-31 and 2021-01-02"
    ]


def test_spans_that_follow_each_other_in_any_order(problems):
    assert problems(validity=[span("2021-01-01"), span("2020-01-01", "2020-12-31")]) == []


@pytest.mark.parametrize(("until", "shown"), [("2021-01-01", "2021-01-01"), (None, "…")])
def test_spans_that_overlap(problems, until, shown):
    found = problems(validity=[span("2020-01-01", until), span("2021-01-01")])
    assert found == [f"warning: the span from 2021-01-01 overlaps the one before it (until {shown})"]


def test_a_last_span_that_ends(problems):
    assert problems(validity=[span("2020-01-01", "2020-12-31")]) == [
        "warning: no span speaks of the time after 2020-12-31"
    ]


def test_a_span_that_ends_before_it_begins(problems):
    assert problems(validity=[span("2020-01-01", "2019-12-31"), span("2020-01-01")]) == [
        "error: until is before from"
    ]


def test_a_day_that_is_in_no_calendar(problems):
    assert problems(validity=[span("2020-02-30"), span("2020-03-01")]) == ["error: there is no such date"]
