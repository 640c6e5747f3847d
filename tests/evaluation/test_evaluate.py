"""The whole measuring: small corpora counted by hand, and the labelled reports of the repository."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from checker.check import check, facts_of
from checker.document.read import read
from checker.errors import EmptyDocumentError
from checker.evaluation.baselines import any_keyword, headings_only, majority
from checker.evaluation.corpus import Label, Labelled
from checker.evaluation.evaluate import evaluate
from checker.evaluation.measure import LOWER_IS_BETTER, Share, figures
from checker.rendering.evaluation import render, render_json
from checker.ruleset.load import load_ruleset
from tests.evaluation import small

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus"
FIXTURES = ROOT / "fixtures" / "reports"
RULESET = "nd-04-2015"


@pytest.fixture
def rules(tmp_path, monkeypatch):
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))
    return small.ruleset(tmp_path / "quy-tac")


@pytest.fixture
def measured(tmp_path, rules):
    """Three reports, six cases: two right of each kind of answer but one silent pass and one false alarm."""
    folder = tmp_path / "bao-cao"
    met, gone = small.label("met", small.PLAN), small.label("missing")
    small.write(
        folder,
        "001",
        small.report(small.PLAN, ahead=[small.RULES_AHEAD]),
        {"m.ke-hoach": met, "m.noi-quy": gone},
    )
    small.write(
        folder,
        "101",
        small.report(small.PLAN, small.RULES),
        {"m.ke-hoach": met, "m.noi-quy": small.label("missing", sure=False)},
    )
    small.write(
        folder,
        "102",
        small.report("Việc xây dựng kế hoạch năm 2022 đã được cho cả phòng biết."),
        {"m.ke-hoach": small.label("met", "kế hoạch năm 2022 đã được cho cả phòng biết"), "m.noi-quy": gone},
    )
    return evaluate(folder, rules)


def test_the_pooled_figures(measured):
    pooled = measured.pooled
    assert pooled.cases == 6
    assert (pooled.gap.hits, pooled.gap.false, pooled.gap.lost) == (2, 1, 1)
    assert pooled.agreement == Share(4, 6)
    assert pooled.evidence == Share(2, 2)
    assert pooled.silent_passes == Share(1, 3)
    assert pooled.false_alarms == Share(1, 3)


def test_the_slips_are_listed_with_report_item_and_quotes(measured):
    (passed,) = measured.silent_passes
    assert (passed.case.report, passed.case.item) == ("101", "m.noi-quy")
    assert passed.found == (small.RULES.rstrip("."),)
    assert passed.labelled == ()
    (alarm,) = measured.false_alarms
    assert (alarm.case.report, alarm.case.item) == ("102", "m.ke-hoach")
    assert alarm.labelled == ("kế hoạch năm 2022 đã được cho cả phòng biết",)


def test_real_and_written_reports_and_sure_labels_apart(measured):
    apart = {part.name: part.measures for part in measured.subsets}
    assert list(apart) == ["sure", "real", "written"]
    assert [measures.cases for measures in apart.values()] == [5, 2, 4]
    assert apart["real"].agreement.value == 1
    assert apart["sure"].silent_passes == Share(0, 2)


def test_every_report_group_and_item_has_its_figures(measured):
    assert [(part.name, part.measures.cases) for part in measured.by_report] == [
        ("001", 2),
        ("101", 2),
        ("102", 2),
    ]
    assert [(part.name, part.measures.cases) for part in measured.by_item] == [
        ("m.ke-hoach", 3),
        ("m.noi-quy", 3),
    ]
    assert [(part.name, part.measures.cases) for part in measured.by_group] == [("cong-khai", 6)]


def test_the_baselines_answer_the_same_cases(measured):
    trivial = {part.name: part.measures for part in measured.baselines}
    assert {measures.cases for measures in trivial.values()} == {6}
    assert trivial["always-met"].agreement == Share(3, 6)
    assert trivial["majority"].agreement == Share(6, 6)
    # the words of 001 (rules ahead) and 101 deceive; 102 names the plan in other words
    assert trivial["any-keyword"].agreement == Share(3, 6)
    assert trivial["headings-only"].agreement == Share(3, 6)
    assert trivial["always-met"].evidence == Share(0, 0)


def test_the_majority_leaves_its_own_report_out():
    def labelled(name, verdict):
        return Labelled(name, "written", Path(name), {"i": Label(verdict, (), sure=True)})

    corpus = [labelled("a", "missing"), labelled("b", "missing"), labelled("c", "met")]
    assert majority("i", "c", corpus) == "missing"
    assert majority("i", "a", corpus) == "met"
    assert majority("i", "a", corpus[:1]) == "met"


def test_keywords_and_headings_are_looked_up_without_judgement(rules):
    ruleset = load_ruleset(rules)
    plan, internal = ruleset.items
    text = small.report(small.PLAN, ahead=[small.RULES_AHEAD]).replace("NĂM 2023", "VÀ KẾ HOẠCH CÔNG TÁC")
    facts = facts_of(read("a.txt", text.encode()), ruleset)
    assert (any_keyword(plan, facts), any_keyword(internal, facts)) == ("met", "met")
    assert (headings_only(plan, facts), headings_only(internal, facts)) == ("met", "missing")


def test_a_report_that_cannot_be_read_stops_the_measuring(tmp_path, rules):
    labels = {"m.ke-hoach": small.label("missing"), "m.noi-quy": small.label("missing")}
    small.write(tmp_path / "bao-cao", "a", "", labels)
    with pytest.raises(EmptyDocumentError):
        evaluate(tmp_path / "bao-cao", rules)


def test_what_the_checker_says_itself_is_a_perfect_labelling(tmp_path):
    source = FIXTURES / "library.txt"
    (tmp_path / "library.txt").write_bytes(source.read_bytes())
    labels = {
        verdict.item.id: small.label(verdict.verdict, *(evidence.quote for evidence in verdict.evidence))
        for verdict in check(source, [RULESET]).parts[0].verdicts
    }
    (tmp_path / "library.labels.json").write_text(json.dumps({"labels": labels}), encoding="utf-8")
    found = evaluate(tmp_path, RULESET)
    for name, value in figures(found.pooled).items():
        if name != "reviews":
            assert value in ({0, None} if name in LOWER_IS_BETTER else {1, None}), name
    assert found.pooled.evidence.total > 10
    assert found.silent_passes == found.false_alarms == ()


def test_the_same_corpus_gives_the_same_bytes(measured, tmp_path, rules):
    again = evaluate(tmp_path / "bao-cao", rules)
    assert render_json(measured) == render_json(again)
    assert render(measured, items=True) == render(again, items=True)


def test_the_json_object_is_sorted_and_rounded(measured):
    text = render_json(measured, "en")
    value = json.loads(text)
    assert text == json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2) + "\n"
    assert value["pooled"]["figures"]["gap_f1"] == 0.6667
    assert value["pooled"]["figures"]["not_applicable_f1"] is None
    assert value["pooled"]["confusion"]["missing"]["met"] == 1
    assert value["reports"][0] == {"name": "001", "kind": "real"}
    assert value["silent_passes"][0]["item"] == "m.noi-quy"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_tables_are_readable_at_80_columns(measured, lang):
    rows = render(measured, lang, items=True).splitlines()
    assert max(map(len, rows)) <= 80
    assert not [row for row in rows if row != row.rstrip()]


def test_vietnamese_tables_have_no_english_words(measured):
    text = render(measured, items=True).lower()
    assert not [
        word for word in ("recall", "precision", "report", "labels", "missing", "met") if word in text
    ]
    assert "66,7" in text
    assert "66.7" in render(measured, "en")


def test_the_table_by_item_is_for_those_who_ask(measured):
    assert "THEO NỘI DUNG (%)" not in render(measured)
    assert "THEO NỘI DUNG (%)" in render(measured, items=True)


def test_the_reports_of_the_repository_are_well_formed_and_beat_the_baselines():
    found = evaluate(FIXTURES, RULESET)
    assert found.pooled.cases == 53 * len(found.reports)
    assert_better_than_trivial(found)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus (tuned on) (../shared/corpus) is not here")
def test_the_held_out_corpus(capsys):
    found = evaluate(CORPUS, RULESET)
    shown = " ".join(
        f"{name}={value:.3f}" for name, value in figures(found.pooled).items() if value is not None
    )
    with capsys.disabled():
        sys.stdout.write(f"\nshared corpus (tuned on): {shown}\n")
    assert {name for name, kind in found.reports if kind == "real"} == {"000", "003", "004"}
    assert_better_than_trivial(found)


def assert_better_than_trivial(found):
    own = found.pooled
    for trivial in found.baselines:
        assert own.gap.f1 > trivial.measures.gap.f1, trivial.name
        assert own.macro_f1 > trivial.measures.macro_f1, trivial.name
        assert own.kappa > trivial.measures.kappa, trivial.name
