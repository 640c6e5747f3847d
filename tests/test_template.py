"""Templates of reports: they prove nothing while they are empty, and everything when they are filled in."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from checker.check import check_document
from checker.document.read import read
from checker.errors import UsageError
from checker.rendering.template_docx import render_docx
from checker.rendering.template_markdown import render_markdown
from checker.ruleset.load import load_ruleset
from checker.ruleset.source import shipped_ids
from checker.template import template

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
RULESETS = [name for name in shipped_ids() if any(not item.checks for item in load_ruleset(name).items)]
KINDS = [(name, terms.unit.rpartition(".")[2]) for name in RULESETS for terms in load_ruleset(name).terms]
NOTE = re.compile(r"\[(?:Nếu|Chỉ|Thay)(?:[^\[\]]|\[[^\[\]]*\])*\]")
KNOWN = {
    "[TÊN CƠ QUAN CHỦ QUẢN …]": "UBND TỈNH ĐÔNG HÀ",
    "[TÊN CƠ QUAN BÁO CÁO …]": "SỞ NỘI VỤ",
    "Số: …/BC-…": "Số: 12/BC-SNV",
    "[Địa danh …], ngày … tháng …": "Đông Hà, ngày 05 tháng 6",
    "[CHỨC VỤ NGƯỜI KÝ …]": "GIÁM ĐỐC",
    "[Họ và tên người ký …]": "Nguyễn Văn A",
    "[tên cơ quan báo cáo …]": "Sở Nội vụ",
    "[tên cơ quan nhận báo cáo …]": "Ủy ban nhân dân tỉnh Đông Hà",
    "[ngày … tháng … năm …]": "ngày 15 tháng 3 năm {year}",
    "[nơi nhận khác …]": "Văn phòng Sở",
    "[số …]": "số 12/QĐ-SNV",
    "năm …": "năm {year}",
}


def year_of(ruleset):
    """A year in which the ruleset is in force."""
    return next(int(v.start[:4]) + 1 for v in ruleset.validity if v.status == "ok")


def filled(text, year):
    """A line as a unit would send it: the blanks filled in, the notes to the writer gone."""
    text = NOTE.sub("", text)
    for blank, value in KNOWN.items():
        text = text.replace(blank, value.format(year=year))
    text = re.sub(r"\[hình thức[^\[\]]*\]", "niêm yết tại bảng tin", text)
    return re.sub(r"\[([^\]/…]*)[^\]]*\]", r"\1", text).replace("…", "12").strip()


def completed(data, year):
    """The Word file with every paragraph filled in, and the guidance taken out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for paragraph in list(root.iter(f"{W}p")):
        texts = list(paragraph.iter(f"{W}t"))
        if any(colour.get(f"{W}val") == "7F7F7F" for colour in paragraph.iter(f"{W}color")):
            paragraph.getparent().remove(paragraph)
        elif texts:
            texts[0].text = filled("".join(text.text or "" for text in texts), year)
            for text in texts[1:]:
                text.text = ""
    parts["word/document.xml"] = etree.tostring(root)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def verdicts(name, data, *rulesets):
    report = check_document(read(name, data), [load_ruleset(ruleset) for ruleset in rulesets])
    return {v.item.id: v for part in report.parts for v in part.verdicts}


@pytest.mark.parametrize("ruleset", RULESETS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_empty_template_is_met_nowhere(ruleset, lang):
    made = template(load_ruleset(ruleset))
    for name, data in (
        ("mau.docx", render_docx(made, lang)),
        ("mau.md", render_markdown(made, lang).encode()),
    ):
        found = verdicts(name, data, ruleset)
        assert [v.item.id for v in found.values() if v.verdict in {"met", "partial"}] == [], name


@pytest.mark.parametrize("ruleset", RULESETS)
def test_the_filled_template_is_met_wherever_it_applies(ruleset):
    rules = load_ruleset(ruleset)
    data = completed(render_docx(template(rules)), year_of(rules))
    found = verdicts("bao-cao.docx", data, ruleset)
    assert {i: v.verdict for i, v in found.items() if v.verdict not in {"met", "not_applicable"}} == {}
    left_out = [v.item for v in found.values() if v.verdict == "not_applicable"]
    assert [item.id for item in left_out if not (item.skip or item.applies_when)] == []


@pytest.mark.parametrize("ruleset", RULESETS)
def test_the_filled_template_has_the_form_of_an_administrative_document(ruleset):
    rules = load_ruleset(ruleset)
    data = completed(render_docx(template(rules)), max(year_of(rules), 2021))
    found = verdicts("bao-cao.docx", data, "nd-30-2020")
    off = {i: [t.vi for t in v.lacking] for i, v in found.items() if v.verdict in {"partial", "missing"}}
    assert off == {}
    judged = {i for i, v in found.items() if v.verdict == "met"}
    assert {
        "nd30.g1",
        "nd30.g4",
        "nd30.1b",
        "nd30.3",
        "nd30.5b",
        "nd30.6",
        "nd30.7b",
        "nd30.9a",
        "nd30.9b",
    } <= judged


@pytest.mark.parametrize(("ruleset", "kind"), KINDS)
def test_every_kind_of_unit_has_its_template(ruleset, kind):
    rules = load_ruleset(ruleset)
    text = render_markdown(template(rules, kind))
    terms = next(terms for terms in rules.terms if terms.unit.endswith(f".{kind}"))
    assert dict(terms.vi)["người đứng đầu"] in text


def test_the_sections_stand_in_the_order_of_the_outline():
    rules = load_ruleset("nd-04-2015")
    made = template(rules)
    assert [section.title for section in made.sections] == list(rules.outline[1:])
    assert [item.id for item in made.opening] == ["bc.can-cu"]


def test_items_that_ask_for_figures_have_a_table():
    text = render_markdown(template(load_ruleset("nd-04-2015")))
    assert "| 1 | Số đơn khiếu nại, tố cáo, kiến nghị nhận trong kỳ | … |  |" in text


def test_the_guidance_speaks_the_language_of_the_reader():
    made = template(load_ruleset("nd-04-2015"))
    assert "How to use this" in render_markdown(made, "en")
    assert "Cách dùng mẫu" in render_markdown(made, "vi")
    assert "BÁO CÁO" in render_markdown(made, "en")


def test_the_same_ruleset_gives_the_same_bytes():
    made = template(load_ruleset("nd-04-2015"))
    assert render_docx(made) == render_docx(template(load_ruleset("nd-04-2015")))


def test_an_unknown_kind_is_refused_with_those_there_are():
    with pytest.raises(UsageError) as caught:
        template(load_ruleset("nd-04-2015"), "tau-vu-tru")
    assert "school" in caught.value.message("vi")


def test_a_ruleset_about_form_has_no_template():
    with pytest.raises(UsageError, match="thể thức"):
        template(load_ruleset("nd-30-2020"))
