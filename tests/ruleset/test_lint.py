"""The linter as a whole, and its checks of phrases, texts and examples, where they speak and where not."""

from __future__ import annotations

import re
import time

import pytest

from checker.errors import RulesetError
from checker.ruleset.lint import lint
from checker.ruleset.source import shipped_ids
from tests.ruleset.small import dump, item, line_of, ruleset, text, write


def places(folder):
    return {problem.en: problem.where for problem in lint(str(folder))}


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


def test_an_optional_item_is_never_missing_so_its_trap_is_not_applicable(problems):
    optional = one("họp", optional=text("Không bắt buộc."))
    assert problems(items=optional, examples=("met-a", "met-b", "partial-a", "not_applicable-a")) == []
    assert problems(items=optional, examples=("met-a", "met-b", "partial-a")) == [
        "warning: a.mot: too few examples in examples/a.mot/: there are 0/1 not_applicable"
    ]


def test_a_folder_of_examples_that_names_no_item(tmp_path):
    name = write(tmp_path / "mau", ruleset())
    (tmp_path / "mau" / "examples" / "a.ba").mkdir()
    (tmp_path / "mau" / "examples" / "README.md").write_text("no folder", encoding="utf-8")
    (problem,) = lint(name)
    assert (problem.severity, problem.where) == ("error", "mau/examples/a.ba:1:1")
    assert problem.en == "the example folder 'a.ba' names no item"


def test_nested_aliases_do_not_take_forever(tmp_path):
    name = write(tmp_path / "mau", ruleset())
    file = tmp_path / "mau" / "ruleset.yaml"
    rows = ["x: &a0 {k: 1}"] + [f"y{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 25)]
    file.write_text(dump(ruleset()) + "\n".join(rows) + "\n", encoding="utf-8")
    started = time.perf_counter()
    assert [problem.severity for problem in lint(name)] == ["error"]
    assert time.perf_counter() - started < 3
