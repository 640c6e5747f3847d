"""The explanation of a verdict: what it finds, in which order, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.check import check, facts_of
from checker.document.read import read
from checker.errors import UsageError
from checker.explain import explain, explain_document, near_ids
from checker.judging.model import Evidence
from checker.judging.review import DAMAGED
from checker.matching.candidates import candidates
from checker.rendering.explanation import around, render
from checker.rendering.texts import UNKNOWN
from checker.ruleset.load import load_ruleset
from tests.behaviour.noise import damaged
from tests.evaluation import small

ROOT = Path(__file__).resolve().parents[2]
REPORT = ROOT / "fixtures" / "reports" / "library.txt"
RULESET = "nd-04-2015"


@pytest.fixture
def rules(tmp_path, monkeypatch):
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))
    return small.ruleset(tmp_path / "quy-tac")


def explained(rules, item, *results, ahead=()):
    return explain("bao-cao.txt", item, rules, data=small.report(*results, ahead=ahead).encode())


def words(text):
    return " ".join(text.split())


def test_the_verdict_is_that_of_the_check():
    rules = load_ruleset(RULESET)
    document = read(REPORT)
    for verdict in check(REPORT, [RULESET]).parts[0].verdicts:
        own = explain_document(document, verdict.item, rules).verdict
        assert (own.verdict, own.reason, own.evidence) == (verdict.verdict, verdict.reason, verdict.evidence)


def test_the_verdict_on_a_damaged_text_is_that_of_the_check_too():
    rules = load_ruleset(RULESET)
    text = damaged(REPORT.read_text(encoding="utf-8"), 0.02, seed=1)
    second = [
        verdict
        for verdict in check("a.txt", [RULESET], data=text.encode()).parts[0].verdicts
        if verdict.review == DAMAGED
    ]
    assert second
    for verdict in second:
        own = explain_document(read("a.txt", text.encode()), verdict.item, rules)
        assert (own.verdict.verdict, own.verdict.evidence) == (verdict.verdict, verdict.evidence)
        assert any(place.outcome != "refused" for place in own.places)


def test_no_candidate_is_left_out():
    rules = load_ruleset(RULESET)
    document = read(REPORT)
    facts = facts_of(document, rules)
    for item in rules.items:
        shown = explain_document(document, item, rules).places
        fates = {(c.clause.number, c.outcome, c.reason) for c in candidates(item, rules, facts)}
        assert len(shown) >= len(fates)
        assert {(place.outcome, place.reason) for place in shown} == {fate[1:] for fate in fates}


def test_the_marks_stand_in_the_text_of_their_block():
    rules = load_ruleset(RULESET)
    document = read(REPORT)
    marks = 0
    for item in rules.items:
        for place in explain_document(document, item, rules).places:
            text = document.blocks[place.evidence.block - 1].text
            assert text[place.evidence.start : place.evidence.end] == place.evidence.quote
            for start, end in place.phrases:
                marks += 1
                assert place.evidence.start <= start < end <= place.evidence.end
    assert marks > 100


def test_accepted_evidence_comes_before_the_candidates(rules):
    text = render(explained(rules, "m.noi-quy", small.RULES, ahead=[small.RULES_AHEAD]))
    order = [
        "Kết luận:      Đạt",
        "BẰNG CHỨNG ĐƯỢC TÍNH (1)",
        "MỌI CHỖ CÓ NHẮC ĐẾN, THEO THỨ TỰ TRONG BÁO CÁO (2)",
        "1. Được tính",
        "2. Không được tính",
    ]
    positions = [text.index(part) for part in order]
    assert positions == sorted(positions)
    assert "«nội quy cơ quan»" in words(text)


def test_a_refused_place_says_why(rules):
    explanation = explained(rules, "m.noi-quy", small.PLAN, ahead=[small.RULES_AHEAD])
    assert [(place.outcome, place.reason) for place in explanation.places] == [("refused", "plan-section")]
    text = words(render(explanation))
    assert "Kết luận: Thiếu" in text
    assert "nằm trong phần phương hướng, nhiệm vụ thời gian tới" in text
    assert "Gợi ý: Nêu ngày và nơi công khai." in text
    assert "Câu mẫu: “Đơn vị đã công khai nội quy …”" in text


def test_an_item_that_nothing_names_says_what_was_read(rules):
    text = words(render(explained(rules, "m.noi-quy", small.PLAN)))
    assert "Không có từ ngữ nào của nội dung này trong báo cáo (đã đọc: phần chính)." in text


def test_a_met_item_needs_no_advice(rules):
    assert "CẦN VIẾT GÌ" not in render(explained(rules, "m.ke-hoach", small.PLAN))


def test_a_citation_that_was_not_verified_says_so(rules):
    assert "nên đối chiếu với văn bản" in words(render(explained(rules, "m.noi-quy", small.RULES)))
    assert "nên đối chiếu với văn bản" not in words(render(explained(rules, "m.ke-hoach", small.PLAN)))


def test_the_rule_of_the_item_is_told_with_its_points_and_its_mode():
    text = words(render(explain(REPORT, "d7.k3", RULESET)))
    assert "Nội dung này gồm 4 ý:" in text
    assert "Nêu được ít nhất 2 ý là đạt" in text
    assert "(công khai cho cán bộ, công chức, viên chức)" in text


def test_one_of_several_points_may_be_enough():
    text = words(render(explain(REPORT, "d11.k1", RULESET)))
    assert "Nêu được một trong các ý đó là đạt." in text


def test_a_statement_that_nothing_occurred_is_told_as_such():
    data = small.report("Trong kỳ, đơn vị không nhận được đơn khiếu nại, tố cáo.").encode()
    explanation = explain("bao-cao.txt", "d4.kntc", RULESET, data=data)
    assert [(place.outcome, place.nil) for place in explanation.places] == [("met", True)]
    assert "trong kỳ không phát sinh việc đó" in words(render(explanation))


def test_an_item_about_plans_is_not_asked_for_results():
    text = words(render(explain(REPORT, "bc.phuong-huong", RULESET)))
    assert "Một ý được tính khi báo cáo nêu ở đúng phần dành cho nội dung này." in text
    assert "việc đó đã làm" not in text


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_item_is_explained_in_80_columns_and_whole_sentences(lang):
    rules = load_ruleset(RULESET)
    document = read(REPORT)
    for item in rules.items:
        text = render(explain_document(document, item, rules), lang)
        assert max(map(len, text.splitlines())) <= 80, item.id
        assert UNKNOWN.get(lang) not in words(text), item.id
        assert "{" not in text, item.id


def test_english_explanations_are_english(rules):
    text = words(render(explained(rules, "m.noi-quy", small.PLAN, ahead=[small.RULES_AHEAD]), "en"))
    assert "WHY THIS VERDICT" in text
    assert "This stands among the tasks of the coming period" in text
    assert "Kết luận" not in text


def test_escapes_in_a_report_do_not_reach_the_terminal(rules):
    text = render(explained(rules, "m.ke-hoach", small.PLAN.replace("tại", "\x1b[31m\u202e tại")))
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_an_unknown_item_lists_those_that_are_near():
    with pytest.raises(UsageError) as raised:
        explain(REPORT, "d7.k33", RULESET)
    assert "d7.k3" in raised.value.message("vi")
    assert "rasoat rules show nd-04-2015" in raised.value.message("en")


def test_near_ids_hold_what_was_typed_or_look_like_it():
    ids = ["d7.k1", "d9.k1", "d13.tiep-dan", "bc.can-cu"]
    assert near_ids("k1", ids) == ["d7.k1", "d9.k1"]
    assert near_ids("TIEP-DAN", ids) == ["d13.tiep-dan"]
    assert near_ids("bc.cancu", ids)[0] == "bc.can-cu"
    assert near_ids("", ids) == near_ids("xyzxyz", ids) == []


def around_quote(text, quote, *phrases):
    start = text.index(quote)
    spans = [(text.index(phrase), text.index(phrase) + len(phrase)) for phrase in phrases]
    return around(text, Evidence(quote, "", 1, None, start, start + len(quote)), spans)


def test_the_text_around_a_quote_is_cut_at_words():
    text = "từ " * 40 + "đã công khai nội quy" + " sau" * 40
    shown = around_quote(text, "đã công khai nội quy", "nội quy")
    assert shown.startswith("… từ từ")
    assert shown.endswith("sau sau …")
    assert "đã công khai «nội quy» sau" in shown


def test_a_short_block_is_shown_whole():
    assert around_quote("Đã công khai nội quy.", "công khai nội quy", "công khai", "nội quy") == (
        "Đã «công khai» «nội quy»."
    )


def test_a_long_quote_is_cut_around_the_words_that_matched():
    text = "trước " * 200 + "nội quy" + " sau" * 200
    shown = around_quote(text, text, "nội quy")
    assert "trước «nội quy» sau" in shown
    assert len(shown) < 450


@pytest.mark.parametrize(("lang", "words"), [("vi", "Phải là:"), ("en", "Should be:")])
def test_an_item_about_form_is_explained_by_what_must_hold(lang, words):
    sample = explain("bao-cao.txt", "nd30.3", "nd-30-2020", data="Số: 5/BC-SNV\nBÁO CÁO\n".encode())
    page = render(sample, lang)
    assert words in page
    assert "5/BC-SNV" in page
