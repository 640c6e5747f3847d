"""What holds for every format in the table: golden files, the same bytes, the same verdicts as the JSON.

A new format joins by itself: its golden files are written with RASOAT_GOLDEN=1, and how its verdicts are read
back is a line in VERDICTS below. A format without one is read by the rule for texts: a line that holds the id
of an item holds the word for its verdict.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from checker.rendering import FORMATS
from checker.rendering.texts import VERDICTS as WORDS
from tests.builders import make_document, make_item, make_report, make_ruleset

GOLDEN = Path(__file__).parent / "golden"
TEXTS = [name for name, entry in FORMATS.items() if not entry.binary]
OWN_GOLDEN = {"terminal", "json", "jsonl"}
"""Held elsewhere: the text in test_terminal, JSON by its schema in test_json_rendering."""


def golden(name, lang):
    return GOLDEN / f"{name}.{lang}{FORMATS[name].endings[0]}"


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", [name for name in TEXTS if name not in OWN_GOLDEN])
def test_golden(name, lang):
    """RASOAT_GOLDEN=1 writes the files anew; the difference is then read in the commit."""
    text = FORMATS[name].render(make_report(), lang)
    file = golden(name, lang)
    if os.environ.get("RASOAT_GOLDEN") == "1":
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_bytes_and_no_path_of_the_machine(name):
    rendered = [FORMATS[name].render(make_report(), "vi") for _ in range(2)]
    assert rendered[0] == rendered[1]
    assert isinstance(rendered[0], bytes if FORMATS[name].binary else str)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_ends_with_a_line_feed_and_has_no_carriage_return(name):
    text = FORMATS[name].render(make_report(), "vi")
    assert text.endswith("\n")
    assert "\r" not in text


@pytest.mark.parametrize("name", FORMATS)
def test_every_module_of_the_table_is_there_and_no_two_formats_share_a_file_name(name):
    own = FORMATS[name].endings[0]
    assert [entry.name for entry in FORMATS.values() if own in entry.endings] == [name]
    assert FORMATS[name].several in {"joined", "together", "each"}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_strangers_file_holds_breaks_no_format(name, lang):
    evil = "\x1b[31mđỏ\x00 ]]> \u202e<b>&amp;|`*_\ufffe\uffff\ud800%0A::error::\r\n=1+1"
    report = make_report(document=make_document(name=evil))
    verdicts = tuple(
        replace(v, evidence=tuple(replace(e, quote=evil, section=evil) for e in v.evidence))
        for v in report.parts[0].verdicts
    )
    report = replace(report, parts=(replace(report.parts[0], verdicts=verdicts),))
    rendered = FORMATS[name].render(report, lang)
    if not isinstance(rendered, bytes):
        rendered.encode("utf-8")
        assert "\x00" not in rendered
        assert "\x1b" not in rendered


# -- the verdicts, read back --------------------------------------------------------------------


def by_json(text):
    return {item["id"]: item["verdict"] for item in json.loads(text)["items"]}


def by_receipt(text):
    return json.loads(text)["rulesets"][0]["verdicts"]


def by_sarif(text):
    (run,) = json.loads(text)["runs"]
    levels = {"error": "missing", "warning": "partial"}
    return {
        result["ruleId"]: levels[result["level"]]
        for result in run["results"]
        if "toolComponent" in result["rule"] and result["level"] in levels
    }


def by_gitlab(text):
    severities = {"major": "missing", "minor": "partial"}
    return {entry["check_name"]: severities[entry["severity"]] for entry in json.loads(text)}


def by_github(text):
    commands = {"error": "missing", "warning": "partial"}
    found = re.findall(r"^::(\w+) file=.*?,title=([\w.-]+)%2C", text, re.MULTILINE)
    return {item: commands[command] for command, item in found if command in commands}


def by_junit(text):
    cases = etree.fromstring(text.encode()).iter("testcase")
    found = {}
    for case in cases:
        failure, skipped = case.find("failure"), case.find("skipped")
        verdict = "met" if failure is None else failure.get("type")
        found[case.get("name").split(":")[0]] = verdict if skipped is None else "not_applicable"
    return found


def by_gap_report(text):
    """The page for people gives the ids of open items only."""
    found = re.findall(r"^\d+\. (\S[^:]*): .*?\(mã ([\w.-]+)\)$", text, re.MULTILINE)
    return {item: _verdict(word) for word, item in found}


def by_lines(text):
    """The rule for texts: the line that names an item says its verdict."""
    ids = {item.id for item in make_ruleset().items}
    found = {}
    for line in text.splitlines():
        words = set(re.findall(r"[\w.-]+\w", line)) & ids
        verdicts = [name for name, word in WORDS.items() if re.search(rf"\b{word.vi}\b", line)]
        if len(words) == 1 and verdicts:
            found[words.pop()] = verdicts[0]
    return found


def _verdict(word):
    return next(name for name, text in WORDS.items() if word in {text.vi, text.en})


VERDICTS = {
    "terminal": by_gap_report,
    "json": by_json,
    "jsonl": by_json,
    "sarif": by_sarif,
    "junit": by_junit,
    "github": by_github,
    "gitlab": by_gitlab,
    "receipt": by_receipt,
}
GAPS_ONLY = {"terminal", "sarif", "github", "github-summary", "gitlab"}
"""Formats that name the open items alone; the others name all."""


def all_verdicts_report():
    """A report whose findings have the name of no item, with every verdict."""
    return replace(make_report(), findings=())


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_verdicts_of_the_json(name):
    report = all_verdicts_report()
    expected = by_json(FORMATS["json"].render(report))
    assert set(expected.values()) == set(WORDS)
    if name in GAPS_ONLY:
        expected = {item: verdict for item, verdict in expected.items() if verdict in {"missing", "partial"}}
    found = VERDICTS.get(name, by_lines)(FORMATS[name].render(report))
    assert found == expected


@pytest.mark.parametrize("name", [name for name, entry in FORMATS.items() if entry.several == "together"])
def test_several_reports_make_one_valid_file(name):
    reports = [replace(make_report(), source=f"so/{number}.docx") for number in (1, 2)]
    text = FORMATS[name].render_all(reports, "vi")
    assert "so/1.docx" in text
    assert "so/2.docx" in text
    if name == "junit":
        assert etree.fromstring(text.encode()).get("tests") == "14"
    elif name != "github-summary":
        json.loads(text)


def test_a_report_under_two_rulesets_keeps_the_items_of_both_apart():
    report = make_report()
    other = make_ruleset(id="khac", sha256="c" * 64, items=(make_item("d7.k1", "khac", ("Khác", "Other")),))
    verdicts = (replace(report.parts[0].verdicts[0], item=other.items[0]),)
    report = replace(
        report, parts=(*report.parts, replace(report.parts[0], ruleset=other, verdicts=verdicts))
    )
    (run,) = json.loads(FORMATS["sarif"].render(report))["runs"]
    components = {
        result["rule"]["toolComponent"]["name"] for result in run["results"] if result["ruleId"] == "d7.k1"
    }
    assert components == {"mau", "khac"}
    assert len({entry["fingerprint"] for entry in json.loads(FORMATS["gitlab"].render(report))}) == 5
