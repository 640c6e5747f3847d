"""The form of a document held against a ruleset: what holds, what is off, what cannot be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker import check
from checker.check import check_document
from checker.document.described import described
from checker.document.read import read
from checker.form.decide import CHECKS
from checker.form.parts import PARTS
from checker.ruleset.load import load_ruleset
from checker.ruleset.source import schema

ROOT = Path(__file__).resolve().parents[2]
RULES = load_ruleset("nd-30-2020")
SAMPLE = ROOT / "fixtures" / "reports" / "bao-cao-mau.docx"


def judged(document):
    return {v.item.id: v for v in check_document(document, [RULES]).parts[0].verdicts}


def told(**description):
    return judged(described("bao-cao", description))


def test_the_schema_knows_the_checks_and_the_parts_that_there_are():
    check_ = schema()["$defs"]["check"]
    named = [one["properties"]["check"] for one in check_["oneOf"]]
    kinds = {name for one in named for name in one.get("enum", [one.get("const")])}
    assert kinds == set(CHECKS)
    assert check_["properties"]["part"]["enum"] == list(PARTS)


def test_a_margin_that_is_off_is_measured():
    verdict = told(page={"top": 20, "bottom": 20, "left": 25, "right": 15})["nd30.g2"]
    assert (verdict.verdict, [text.vi for text in verdict.lacking]) == (
        "partial",
        ["lề trái 30-35 mm (trong tệp: 25 mm)"],
    )
    assert verdict.lacking[0].en == "left margin 30-35 mm (in the file: 25 mm)"


@pytest.mark.parametrize(
    ("left", "verdict"), [(29.9, "met"), (35.2, "met"), (29, "partial"), (36, "partial")]
)
def test_rounding_is_no_defect(left, verdict):
    assert told(page={"top": 20, "bottom": 20, "left": left, "right": 15})["nd30.g2"].verdict == verdict


def test_figures_are_written_as_the_language_writes_them():
    (lacking,) = told(page={"top": 20, "bottom": 20, "left": 25.4, "right": 15})["nd30.g2"].lacking
    assert "25,4 mm" in lacking.vi
    assert "25.4 mm" in lacking.en


def test_what_a_text_cannot_show_is_not_judged_and_costs_nothing():
    found = judged(
        read("bao-cao.txt", "SỞ NỘI VỤ\nSố: 12/BC-SNV\n\nBÁO CÁO\nKết quả công tác năm 2024\n".encode())
    )
    margins = found["nd30.g2"]
    assert (margins.verdict, margins.reason) == ("not_applicable", "form-unknown")
    assert margins.note.vi.startswith("Không đánh giá được từ tệp này: lề trên")
    number = found["nd30.3"]
    assert (number.verdict, number.gain) == ("met", 0)
    assert "cỡ chữ 13" in number.note.vi


def test_an_item_that_is_met_and_could_be_better_says_so():
    text = "BÁO CÁO\n\nI. KẾT QUẢ\nSở đã niêm yết kế hoạch năm.\nII. KIẾN NGHỊ\nKhông có.\n"
    verdict = judged(read("bao-cao.txt", text.encode()))["nd30.6n"]
    assert verdict.verdict == "met"
    assert "./." in verdict.note.vi


def test_the_evidence_is_the_text_of_the_part():
    verdict = judged(read("bao-cao.txt", "SỞ NỘI VỤ\nSố:    /BC-SNV\n\nBÁO CÁO\n".encode()))["nd30.3"]
    assert [evidence.quote for evidence in verdict.evidence] == ["Số: /BC-SNV"]


@pytest.mark.parametrize(
    ("labels", "verdict"),
    [
        ("I II III IV", "met"),
        ("I II IV", "missing"),
        ("I II II", "missing"),
        ("II III", "missing"),
    ],
)
def test_roman_headings_follow_each_other(labels, verdict):
    sections = "".join(f"{label}. PHẦN VIỆC\nSở đã thực hiện kế hoạch năm.\n" for label in labels.split())
    assert judged(read("bao-cao.txt", f"BÁO CÁO\n\n{sections}".encode()))["nd30.6n"].verdict == verdict


def test_a_heading_and_a_point_may_share_a_sequence():
    text = (
        "BÁO CÁO\n\nI. KẾT QUẢ\n1. Sở đã niêm yết kế hoạch năm tại bảng tin.\n2. Kiểm tra\nSở đã kiểm tra.\n"
    )
    assert judged(read("bao-cao.txt", text.encode()))["nd30.6n"].verdict == "met"


@pytest.mark.parametrize(
    ("lines", "verdict"),
    [
        ("GIÁM ĐỐC", "met"),
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", "met"),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "met"),
        ("PHÓ GIÁM ĐỐC", "partial"),
        ("KT. GIÁM ĐỐC", "partial"),
    ],
)
def test_a_deputy_signs_for_the_head_and_says_so(lines, verdict):
    text = f"BÁO CÁO\n\nSở đã thực hiện kế hoạch năm.\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{lines}\n"
    assert judged(read("bao-cao.txt", text.encode()))["nd30.7a"].verdict == verdict


def test_a_word_file_is_judged_by_its_own_properties():
    found = {v.item.id: v.verdict for v in check(SAMPLE, ["nd-30-2020"]).parts[0].verdicts}
    assert {found[name] for name in ("nd30.g1", "nd30.g2", "nd30.g3", "nd30.g4", "nd30.6", "nd30.9b")} == {
        "met"
    }
    assert found["nd30.1b"] == "partial"
    assert found["nd30.7b"] == "missing"


def test_the_form_is_not_read_for_a_ruleset_that_does_not_ask(monkeypatch):
    def refuse(*_):
        raise AssertionError("the form was read")

    monkeypatch.setattr("checker.document.readers.docx_form.read_form", refuse)
    assert check(SAMPLE, ["nd-04-2015"]).parts


def test_a_description_with_an_unknown_key_is_refused():
    with pytest.raises(TypeError, match="mau"):
        described("x", {"mau": 1})
