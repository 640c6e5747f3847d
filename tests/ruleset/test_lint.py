"""Every check of the linter, once where it speaks and once where it is silent."""

from __future__ import annotations

import ast
import re
import shutil
import time
from pathlib import Path

import pytest

import checker
from checker.errors import RulesetError
from checker.ruleset.lint import lint
from checker.ruleset.linting.names import ENGINE
from checker.ruleset.source import shipped_ids
from tests.ruleset.small import dump, item, line_of, ruleset, text, write


@pytest.fixture
def problems(tmp_path):
    """Write a ruleset with these changes, lint it, and return its problems as lines."""

    def run(*, parts=(), examples=None, **changes):
        shutil.rmtree(tmp_path / "mau", ignore_errors=True)
        options = {} if examples is None else {"examples": examples}
        name = write(tmp_path / "mau", ruleset(**changes), parts=parts, **options)
        return [f"{problem.severity}: {problem.en}" for problem in lint(name)]

    return run


def places(folder):
    return {problem.en: problem.where for problem in lint(str(folder))}


def span(start, until=None, status="ok"):
    return {"from": start, **({"until": until} if until else {}), "status": status, "note": text("Ghi chú.")}


# -- the whole ---------------------------------------------------------------------------------------


def test_a_sound_ruleset_has_no_problem(problems):
    assert problems() == []


def test_a_sound_ruleset_on_shared_vocabularies_has_no_problem(problems):
    assert problems(use=["people", "acts", "assertion", "structure"], vocabulary={}) == []


@pytest.mark.parametrize("name", shipped_ids())
def test_shipped_rulesets_have_no_errors_and_are_linted_in_time(name):
    started = time.perf_counter()
    found = lint(name)
    assert time.perf_counter() - started < 3
    assert [problem for problem in found if problem.severity == "error"] == []
    assert all(re.fullmatch(r".+:\d+:\d+", problem.where) for problem in found)


def test_a_ruleset_that_is_not_there_is_no_problem_of_a_ruleset():
    with pytest.raises(RulesetError, match="nd-99"):
        lint("nd-99")


def test_a_schema_error_is_reported_with_its_line(tmp_path):
    lacking = item("a.mot", "họp")
    del lacking["advice"]
    name = write(tmp_path / "mau", ruleset(items=[lacking]))
    (problem,) = lint(name)
    line, column = line_of(tmp_path / "mau" / "ruleset.yaml", "id: a.mot")
    assert problem.severity == "error"
    assert problem.where == f"mau/ruleset.yaml:{line}:{column}"
    assert problem.en == "items/0: 'advice' is a required property (line: - id: a.mot)"
    assert problem.vi.startswith("items/0: không đúng lược đồ")


def test_a_phrase_that_does_not_parse_is_reported_with_its_line(tmp_path):
    name = write(tmp_path / "mau", ruleset(), parts=[[item("b.mot", "họp (ban")]])
    (problem,) = lint(name)
    line, column = line_of(tmp_path / "mau" / "items" / "0.yaml", "họp (ban")
    assert (problem.severity, problem.where) == ("error", f"mau/items/0.yaml:{line}:{column}")
    assert problem.en.endswith("(line: - họp (ban)")


def test_errors_come_first_and_then_the_order_of_the_file(problems):
    found = problems(
        groups=[{"id": "nhom", "title": text("Nhóm"), "weight": 90, "blanket_mode": "lost"}],
        items=[item("a.mot", "họp", citation={"article": "Điều 1", "verified": False}), item("a.hai", "họp")],
    )
    assert [line.split(":")[0] for line in found] == ["error", "warning", "warning", "info"]
    assert "add up to 90" in found[1]


# -- phrases -----------------------------------------------------------------------------------------


def idle(phrase, other):
    return f"warning: the phrase {phrase!r} is idle: wherever it stands, {other!r} is found"


def one(*phrases, **changes):
    return [item("a.mot", *phrases, **changes)]


@pytest.mark.parametrize(
    ("phrases", "expected"),
    [
        (["họp quý", "họp quý"], idle("họp quý", "họp quý")),
        (["hoà giải", "HÒA giải"], idle("HÒA giải", "hoà giải")),
        (["họp <3> quý", "họp <3> quý"], idle("họp <3> quý", "họp <3> quý")),
        (["họp giao ban quý", "giao ban"], idle("họp giao ban quý", "giao ban")),
        (["giao ban", "(họp|đã) giao ban"], idle("(họp|đã) giao ban", "giao ban")),
        (["(a|b|c|d) e x", "(a|b|c|d) e"], idle("(a|b|c|d) e x", "(a|b|c|d) e")),
    ],
)
def test_a_phrase_that_can_never_win(problems, phrases, expected):
    assert problems(items=one(*phrases)) == [expected]


@pytest.mark.parametrize(
    "phrases",
    [
        ["giao ban", "giao bàn"],
        ["họp quý", "họp tháng"],
        ["(họp|bàn) quý", "bàn"],
        ["họp giao ban", "giao ban <2> quý"],
        ["họp [giao] ban"],
        ["giao ban", "họp (giao|tổ) ban"],
        ["họp #", "họp # lần"],
        ["{head} họp", "họp <2> {head}"],
    ],
)
def test_phrases_that_each_can_win(problems, phrases):
    assert problems(items=one(*phrases), vocabulary=ruleset()["vocabulary"] | {"head": ["giám đốc"]}) in (
        [],
        ["warning: nothing uses the vocabulary 'head'"],
    )


def test_a_longer_phrase_with_a_mark_of_assertion_of_its_own_is_kept(problems):
    marks = ruleset()["vocabulary"] | {"assert.negated": ["chưa"]}
    assert problems(items=one("ban hành", "chưa ban hành"), vocabulary=marks) == []
    assert problems(items=one("ban hành", "đã ban hành"), vocabulary=marks) == [
        idle("đã ban hành", "ban hành")
    ]


def test_idle_phrases_in_every_other_list(problems):
    frame = {"id": "mot", "title": text("ý"), "phrases": ["họp"], "unless": ["dự kiến", "đang dự kiến"]}
    entry = item("a.mot", facets=[frame], unless=["sẽ", "sẽ sớm"], blanket=["cả", "cả nhóm"])
    entry["not_applicable"] = ["không có", "không có ai"]
    group = ruleset()["groups"][0] | {"blanket": ["việc", "09 việc"]}
    found = problems(items=[entry], groups=[group])
    assert sorted(found) == sorted(
        idle(phrase, other)
        for phrase, other in [
            ("09 việc", "việc"),
            ("cả nhóm", "cả"),
            ("không có ai", "không có"),
            ("sẽ sớm", "sẽ"),
            ("đang dự kiến", "dự kiến"),
        ]
    )


def test_in_a_vocabulary_only_the_same_phrase_is_idle(problems):
    words = ruleset()["vocabulary"] | {"nguoi": ["cán bộ", "cán bộ xã"]}
    assert problems(items=one("{nguoi} họp"), vocabulary=words) == []
    words["nguoi"].append("CÁN BỘ")
    assert problems(items=one("{nguoi} họp"), vocabulary=words) == [idle("CÁN BỘ", "cán bộ")]


def test_an_idle_phrase_stands_where_it_is_written(tmp_path):
    write(tmp_path / "mau", ruleset(), parts=[[item("b.mot", "giao ban", "họp giao ban")]])
    line, column = line_of(tmp_path / "mau" / "items" / "0.yaml", "họp giao ban")
    (where,) = places(tmp_path / "mau").values()
    assert where == f"mau/items/0.yaml:{line}:{column}"


def test_a_short_form_that_is_spelled_out_in_every_text(problems):
    known = {"QCDC": "quy chế dân chủ"}
    assert problems(items=one("sửa QCDC"), abbreviations=known) == [
        "warning: the short form 'QCDC' is never met: texts are spelled out before matching"
    ]
    assert problems(items=one("sửa quy chế dân chủ"), abbreviations=known) == []
    assert problems(items=one("sửa QCDC")) == []


def test_a_phrase_that_two_items_share(problems):
    shared = [item("a.mot", "họp", "(bàn|hỏi) kỹ"), item("a.hai", "nghe", "hỏi kỹ")]
    assert problems(items=shared) == [
        "warning: the phrase 'hỏi kỹ' proves both a.hai/mot and a.mot/mot, and nothing tells them apart"
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"unless": ["của tỉnh"]},
        {"requires": ["staff"]},
        {"roles": ["limits"]},
        {"mode": "other"},
        {"opening": True},
    ],
    ids=str,
)
def test_a_phrase_that_two_items_share_under_different_conditions(problems, changes):
    other = item("a.hai", "họp")
    other["facets"][0] |= changes
    found = problems(
        items=[item("a.mot", "họp"), other],
        modes={"done": {"title": text("đã làm")}, "other": {"title": text("khác"), "acts": "staff"}},
        vocabulary=ruleset()["vocabulary"] | {"staff": ["cán bộ"]},
    )
    assert found == []


def test_a_phrase_that_two_facets_share(problems):
    facets = [{"id": name, "title": text("ý"), "phrases": ["họp", name]} for name in ("mot", "hai")]
    assert problems(items=[item("a.mot", facets=facets, need=2)]) == [
        "warning: the phrase 'họp' proves both a.mot/hai and a.mot/mot, and nothing tells them apart"
    ]


def test_the_same_facet_may_be_worded_again(problems):
    assert problems(items=one("họp", also=[{"id": "mot", "phrases": ["họp"], "gives": "partial"}])) == []


# -- texts, citations, examples ----------------------------------------------------------------------


@pytest.mark.parametrize("key", ["title", "advice", "wording", "section"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_text_without_a_letter_is_blank(problems, key, lang):
    entry = item("a.mot", "họp")
    entry[key] = entry[key] | {lang: " … "}
    assert problems(items=[entry]) == [f"error: a.mot: {key}.{lang} is blank"]


def test_a_citation_without_an_article_is_blank(problems):
    assert problems(items=one("họp", citation={"article": "", "verified": True})) == [
        "error: a.mot: citation.article is blank"
    ]


def test_a_citation_that_nobody_compared(problems):
    assert problems(items=one("họp", citation={"article": "Điều 1", "verified": False})) == [
        "info: a.mot: the citation has not been compared with the text of the law"
    ]


@pytest.mark.parametrize(
    ("examples", "counts"),
    [
        ((), "0/2 met, 0/1 partial, 0/1 missing"),
        (("met-a", "partial-a", "missing-a"), "1/2 met"),
        (("met-a", "met-b", "missing-a"), "0/1 partial"),
        (("met-a", "met-b", "partial-a", "not_applicable-a"), "0/1 missing"),
    ],
)
def test_an_item_with_too_few_examples(problems, examples, counts):
    assert problems(items=one("họp"), examples=examples) == [
        f"warning: a.mot: too few examples in examples/a.mot/: there are {counts}"
    ]


def test_a_folder_of_examples_that_names_no_item(tmp_path):
    name = write(tmp_path / "mau", ruleset())
    (tmp_path / "mau" / "examples" / "a.ba").mkdir()
    (tmp_path / "mau" / "examples" / "README.md").write_text("no folder", encoding="utf-8")
    (problem,) = lint(name)
    assert (problem.severity, problem.where) == ("error", "mau/examples/a.ba:1:1")
    assert problem.en == "the example folder 'a.ba' names no item"


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
    entry["facets"] = [entry["facets"][0], entry["facets"][0] | {"phrases": ["bàn"]}]
    found = problems(items=[entry], groups=[group | {"weight": 50}, group | {"weight": 50}])
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
    assert problems(vocabulary=words | {"nguoi": ["cán bộ"]}, items=one("(a|b|c|{nguoi}) họp")) == []
    assert problems(vocabulary=words | {"nguoi": ["cán bộ"], "khac": ["{nguoi} họp"]}) == [
        unused,
        "warning: nothing uses the vocabulary 'khac'",
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
                    if re.fullmatch(r"[a-z]+\.[a-z-]+", node.value):
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


def test_nested_aliases_do_not_take_forever(tmp_path):
    name = write(tmp_path / "mau", ruleset())
    file = tmp_path / "mau" / "ruleset.yaml"
    rows = ["x: &a0 {k: 1}"] + [f"y{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 25)]
    file.write_text(dump(ruleset()) + "\n".join(rows) + "\n", encoding="utf-8")
    started = time.perf_counter()
    assert [problem.severity for problem in lint(name)] == ["error"]
    assert time.perf_counter() - started < 3
