"""A ruleset made from another: what it takes over, what it changes, and where its mistakes are shown."""

from __future__ import annotations

import pytest

from checker.check import check_document
from checker.document.read import read
from checker.errors import RulesetError
from checker.examples import run
from checker.ruleset.lint import lint
from checker.ruleset.load import load_ruleset
from tests.ruleset.small import item, ruleset, text, write


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path):
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))


@pytest.fixture
def made_from(tmp_path):
    """Write a base and a ruleset made from it with these contents; return the name of the latter."""

    def run(base=None, **contents):
        write(tmp_path / "goc", base or ruleset())
        head = {"schema": "rasoat-ruleset/1", "id": "rieng", "version": "1.0.0", "title": text("Bộ riêng")}
        return write(tmp_path / "rieng", {**head, "extends": "../goc", **contents})

    return run


def verdicts(name, report):
    part = check_document(read("bao-cao.txt", report.encode()), [load_ruleset(name)]).parts[0]
    return {decided.item.id: decided for decided in part.verdicts}


def test_its_items_are_tested_by_the_examples_of_a_base_beside_it_but_not_those_left_out(made_from, tmp_path):
    name = made_from(changes=[{"item": "a.hai", "skip": True, "reason": text("Không hỏi")}])
    for one in ("a.mot", "a.hai"):
        folder = tmp_path / "goc" / "examples" / one
        folder.mkdir(parents=True, exist_ok=True)
        for file in folder.glob("*"):
            file.unlink()
        (folder / "missing-a.txt").write_text("# also: none\n\nTrời đẹp.\n", encoding="utf-8")
    assert [(one.path, one.ok) for one in run(name)] == [("goc/examples/a.mot/missing-a.txt", True)]


def error_of(name):
    with pytest.raises(RulesetError) as caught:
        load_ruleset(name)
    return caught.value


def test_without_changes_it_asks_for_what_the_base_asks_for(made_from):
    loaded = load_ruleset(made_from())
    assert [one.id for one in loaded.items] == ["a.mot", "a.hai"]
    assert loaded.id == "rieng"
    assert loaded.grades[0].title.vi == "Đạt"


def test_one_line_raises_an_item(made_from):
    loaded = load_ruleset(made_from(changes=[{"item": "a.mot", "weight": 3, "reason": text("Trọng tâm")}]))
    assert [one.weight for one in loaded.items] == [75, 25]


def test_one_line_leaves_an_item_out_and_the_report_says_why(made_from):
    name = made_from(changes=[{"item": "a.hai", "skip": True, "reason": text("Không hỏi", "Not asked")}])
    decided = verdicts(name, "Đã tổ chức tiếp công dân.")["a.hai"]
    assert (decided.verdict, decided.reason) == ("not_applicable", "switched-off")
    assert decided.note.vi == "Không hỏi"


def test_an_item_that_is_like_one_of_the_base_takes_over_what_it_does_not_say(made_from):
    own = {"id": "b.mot", "like": "a.mot", "title": text("Quy chế riêng")}
    loaded = load_ruleset(made_from(items=[own], inherit="named"))
    assert [one.id for one in loaded.items] == ["b.mot"]
    assert loaded.items[0].title.vi == "Quy chế riêng"
    assert loaded.items[0].citation.article == "Điều 1"


def test_an_item_of_the_same_id_takes_the_place_of_that_of_the_base(made_from):
    name = made_from(items=[item("a.mot", "nội quy cơ quan")])
    assert sorted(one.id for one in load_ruleset(name).items) == ["a.hai", "a.mot"]
    assert verdicts(name, "Đã sửa nội quy cơ quan.")["a.mot"].verdict == "met"
    assert verdicts(name, "Đã sửa quy chế làm việc.")["a.mot"].verdict == "missing"


def test_vocabularies_are_joined_and_grades_replaced(made_from):
    base = ruleset(
        vocabulary=ruleset()["vocabulary"] | {"goc": ["tiếng gốc"]},
        items=[item("a.mot", "{goc} ở đây")],
    )
    name = made_from(
        base,
        vocabulary={"rieng": ["tiếng riêng"]},
        items=[item("b.mot", "{goc} và {rieng}")],
        grades=[{"from": 0, "title": text("Một mức")}],
    )
    loaded = load_ruleset(name)
    assert [grade.title.vi for grade in loaded.grades] == ["Một mức"]
    assert verdicts(name, "Đã nêu tiếng gốc và tiếng riêng.")["b.mot"].verdict == "met"


@pytest.mark.parametrize(
    ("period", "expected"),
    [("năm 2025", "missing"), ("năm 2024", "not_applicable")],
)
def test_an_item_applies_only_to_the_periods_it_names(made_from, period, expected):
    own = {
        "id": "a.mot",
        "like": "a.mot",
        "applies_when": {"period_from": "2025-01-01", "otherwise": text("Chỉ từ 2025")},
    }
    report = f"BÁO CÁO\nKết quả thực hiện dân chủ {period}\nI. KẾT QUẢ\nKhông có gì."
    assert verdicts(made_from(items=[own]), report)["a.mot"].verdict == expected


def test_what_is_proved_is_met_even_where_the_item_need_not_apply(made_from):
    own = {
        "id": "a.mot",
        "like": "a.mot",
        "applies_when": {"period_from": "2025-01-01", "otherwise": text("Chỉ từ 2025")},
    }
    report = "BÁO CÁO\nKết quả thực hiện dân chủ năm 2024\nI. KẾT QUẢ\nĐã ban hành quy chế làm việc."
    assert verdicts(made_from(items=[own]), report)["a.mot"].verdict == "met"


def test_an_item_may_apply_only_to_reports_that_mention_something(made_from):
    own = {
        "id": "a.hai",
        "like": "a.hai",
        "applies_when": {"mentions": ["truc-thuoc"], "otherwise": text("Không có đơn vị trực thuộc")},
    }
    name = made_from(items=[own], vocabulary={"truc-thuoc": ["đơn vị trực thuộc"]})
    assert verdicts(name, "Cơ quan có ba phòng.")["a.hai"].verdict == "not_applicable"
    assert verdicts(name, "Cơ quan có hai đơn vị trực thuộc.")["a.hai"].verdict == "missing"


@pytest.mark.parametrize(
    ("agency", "period", "expected"),
    [
        ("SỞ XÂY DỰNG", "2024", "missing"),
        ("SỞ XÂY DỰNG", "2026", "not_applicable"),
        ("TRƯỜNG TIỂU HỌC HOA MAI", "2026", "missing"),
    ],
)
def test_an_item_applies_in_any_of_several_cases(made_from, agency, period, expected):
    cases = [{"period_until": "2025-06-15"}, {"units": ["truong"]}]
    own = {"id": "a.mot", "like": "a.mot", "applies_when": {"any": cases, "otherwise": text("Đã hết")}}
    name = made_from(items=[own], vocabulary={"truong": ["trường"]})
    report = f"{agency}\n\nSố: 5/BC\n\nBÁO CÁO\n\nKết quả thực hiện dân chủ năm {period}\n\nI. KẾT QUẢ\n\nKhông có gì."
    assert verdicts(name, report)["a.mot"].verdict == expected


def test_an_optional_item_is_never_missing(made_from):
    own = {"id": "a.hai", "like": "a.hai", "optional": text("Chỉ khi có")}
    name = made_from(items=[own])
    decided = verdicts(name, "Cơ quan có ba phòng.")["a.hai"]
    assert (decided.verdict, decided.note.vi) == ("not_applicable", "Chỉ khi có")
    assert verdicts(name, "Đã tổ chức tiếp công dân.")["a.hai"].verdict == "met"


def test_a_change_of_an_item_that_the_base_does_not_have(made_from):
    error = error_of(made_from(changes=[{"item": "a.ba", "weight": 2, "reason": text("Vì")}]))
    assert error.en.startswith("rieng/ruleset.yaml:")
    assert "the base has no such item" in error.en


def test_an_item_that_is_like_none_of_the_base(made_from):
    assert "the base has no such item" in error_of(made_from(items=[{"id": "b.mot", "like": "z.z"}])).en


def test_a_change_without_a_reason_is_a_mistake(made_from):
    assert "reason" in error_of(made_from(changes=[{"item": "a.mot", "weight": 2}])).en


def test_a_mistake_in_the_base_is_shown_in_the_file_of_the_base(made_from):
    error = error_of(made_from(ruleset(items=[item("a.mot", "({goc")])))
    assert error.en.startswith("goc/ruleset.yaml:")


def test_a_base_that_is_not_whole_is_told_apart_from_what_extends_it(made_from):
    base = ruleset()
    del base["grades"]
    assert error_of(made_from(base)).en.startswith("goc/ruleset.yaml:")


def test_a_change_of_the_base_is_a_change_of_what_is_made_from_it(made_from, tmp_path):
    name = made_from()
    before = load_ruleset(name)
    write(tmp_path / "goc", ruleset(items=[item("a.ba", "nội quy")]))
    after = load_ruleset(name)
    assert [one.id for one in after.items] == ["a.ba"]
    assert before.sha256 != after.sha256


def test_rulesets_that_extend_each_other(tmp_path):
    for own, other in (("mot", "hai"), ("hai", "mot")):
        write(tmp_path / own, {"schema": "rasoat-ruleset/1", "extends": f"../{other}"})
    assert "mot -> hai -> mot" in error_of(str(tmp_path / "mot")).en


def test_lint_speaks_of_the_own_files_only(made_from):
    base = ruleset(groups=[{"id": "nhom", "title": text("Nhóm"), "weight": 90}])
    assert lint(made_from(base)) == []
