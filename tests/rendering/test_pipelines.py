"""JUnit, GitHub and GitLab: what their readers expect."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import etree

from checker.rendering import FORMATS
from checker.report import Finding
from checker.ruleset.model import Text
from tests.builders import make_document, make_report

XSD = Path(__file__).parent / "data" / "junit-10.xsd"


def junit(report=None, lang="vi"):
    return etree.fromstring(FORMATS["junit"].render(report or make_report(), lang).encode())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_junit_is_valid(lang):
    schema = etree.XMLSchema(etree.parse(XSD))
    schema.assertValid(junit(lang=lang))
    broken = junit()
    del broken[0].attrib["tests"]
    assert not schema.validate(broken)


def test_a_group_is_a_suite_and_the_sums_are_right():
    root = junit()
    names = [suite.get("name") for suite in root]
    assert names[0] == "bao-cao.docx: 09 việc phải công khai (Điều 7, 8)"
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests")) == len(cases)
        assert int(suite.get("failures")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
    assert int(root.get("failures")) == sum(int(suite.get("failures")) for suite in root) == 3


def test_a_failure_says_what_to_write_and_the_evidence_stands_beside_it():
    case = next(case for case in junit().iter("testcase") if case.get("name").startswith("d7.k3"))
    failure = case.find("failure")
    assert failure.get("type") == "partial"
    assert "Căn cứ: khoản 3 Điều 7 Nghị định 04/2015/NĐ-CP" in failure.text
    assert "Câu mẫu: “Trong kỳ, đơn vị đã công khai" in failure.text
    assert (
        "“Thủ trưởng đơn vị yêu cầu các bộ phận báo cáo thu, chi hằng quý.”" in case.find("system-out").text
    )


def test_a_finding_fails_nothing():
    suite = junit()[-1]
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("1", "0", "1")


def test_github_escapes_what_would_end_a_command_or_a_property():
    finding = Finding("rule", "info", Text("100%: a,b", "100%: a,b"), "II", 5, "", Text("", ""))
    report = make_report(document=make_document(name="a,b:c%\n.docx"))._replace(parts=(), findings=(finding,))
    text = FORMATS["github"].render(report, "vi")
    assert text == "::notice file=a%2Cb%3Ac%25 .docx,title=rule%2C mục II::100%25: a,b\n"


def test_github_says_nothing_of_a_report_without_problems():
    report = make_report()
    met = tuple(v for v in report.parts[0].verdicts if v.verdict == "met")
    report = report._replace(parts=(report.parts[0]._replace(verdicts=met),), findings=())
    assert FORMATS["github"].render(report, "vi") == ""


def test_a_table_of_the_summary_survives_bars_and_markup():
    report = make_report(document=make_document(name="a|b <script>.docx"))
    rows = [line for line in FORMATS["github-summary"].render(report, "vi").splitlines() if line[:1] == "|"]
    assert "a\\|b \\<script\\>.docx" in rows[2]
    assert {row.replace("\\|", "").count("|") for row in rows} == {7, 5}


def test_gitlab_fingerprints_tell_files_apart():
    reports = [make_report()._replace(source=f"{name}/bao-cao.docx") for name in "ab"]
    entries = json.loads(FORMATS["gitlab"].render_all(reports, "vi"))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 8
    assert entries[0]["location"] == {"path": "a/bao-cao.docx", "lines": {"begin": 2}}
    assert {entry["severity"] for entry in entries} <= {"info", "minor", "major", "critical", "blocker"}
