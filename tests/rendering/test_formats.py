"""What holds for every format in the table: golden files, whole texts, hostile documents, several reports.

A new format joins by itself; its golden files are written with RASOAT_GOLDEN=1.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft7Validator
from lxml import etree

from checker.rendering import FORMATS
from tests.builders import make_document, make_item, make_report, make_ruleset
from tests.rendering.hostile import hostile_report

GOLDEN = Path(__file__).parent / "golden"
DATA = Path(__file__).parent / "data"
SARIF = json.loads((DATA / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
TEXTS = [name for name, entry in FORMATS.items() if not entry.binary]
OWN_GOLDEN = {"terminal", "json", "jsonl", "html", "markdown", "csv"}
"""Held elsewhere: in the tests of these formats, JSON by its schema."""


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
def test_text_is_text_and_the_rest_is_bytes(name):
    assert isinstance(FORMATS[name].render(make_report(), "vi"), bytes if FORMATS[name].binary else str)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_ends_with_a_line_feed_and_only_csv_has_carriage_returns(name):
    text = FORMATS[name].render(make_report(), "vi")
    assert text.endswith("\n")
    assert ("\r" in text) == (name == "csv")


@pytest.mark.parametrize("name", FORMATS)
def test_every_module_of_the_table_is_there_and_no_two_formats_share_a_file_name(name):
    own = FORMATS[name].endings[0]
    assert [entry.name for entry in FORMATS.values() if own in entry.endings] == [name]
    assert FORMATS[name].several in {"joined", "together", "each"}


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_strangers_file_holds_breaks_no_format(name, lang):
    rendered = FORMATS[name].render(hostile_report(), lang)
    if isinstance(rendered, str):
        rendered.encode("utf-8")
        assert not {"\x00", "\x07", "\x1b"} & set(rendered)


def test_hostile_texts_stay_valid():
    Draft7Validator(SARIF).validate(json.loads(FORMATS["sarif"].render(hostile_report())))
    etree.XMLSchema(etree.parse(DATA / "junit-10.xsd")).assertValid(
        etree.fromstring(FORMATS["junit"].render(hostile_report()).encode())
    )
    assert all(line.startswith("::") for line in FORMATS["github"].render(hostile_report()).splitlines())
    json.loads(FORMATS["gitlab"].render(hostile_report()))


@pytest.mark.parametrize("name", [name for name, entry in FORMATS.items() if entry.several == "together"])
def test_several_reports_make_one_valid_file(name):
    reports = [
        make_report(document=make_document(name=f"{number}.docx"))._replace(source=f"so/{number}.docx")
        for number in (1, 2)
    ]
    text = FORMATS[name].render_all(reports, "vi")
    assert all(f"{number}.docx" in text for number in (1, 2))
    if name == "junit":
        assert etree.fromstring(text.encode()).get("tests") == "14"
    elif name not in {"github-summary", "csv"}:
        json.loads(text)


def test_a_report_under_two_rulesets_keeps_the_items_of_both_apart():
    report = make_report()
    other = make_ruleset(id="khac", sha256="c" * 64, items=(make_item("d7.k1", "khac", ("Khác", "Other")),))
    verdicts = (report.parts[0].verdicts[0]._replace(item=other.items[0]),)
    report = report._replace(
        parts=(*report.parts, report.parts[0]._replace(ruleset=other, verdicts=verdicts))
    )
    (run,) = json.loads(FORMATS["sarif"].render(report))["runs"]
    components = {
        result["rule"]["toolComponent"]["name"] for result in run["results"] if result["ruleId"] == "d7.k1"
    }
    assert components == {"mau", "khac"}
    assert len({entry["fingerprint"] for entry in json.loads(FORMATS["gitlab"].render(report))}) == 5
