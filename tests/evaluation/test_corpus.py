"""Labelled reports, well formed and not."""

from __future__ import annotations

import json

import pytest

from checker.errors import UsageError
from checker.evaluation.corpus import kind_of, load_corpus
from checker.ruleset.load import load_ruleset
from tests.evaluation import small

LABELS = {"m.ke-hoach": small.label("met", small.PLAN), "m.noi-quy": small.label("missing", sure=False)}


@pytest.fixture
def rules(tmp_path):
    return load_ruleset(small.ruleset(tmp_path / "quy-tac"), cache=False)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "bao-cao"


def refused(folder, rules):
    with pytest.raises(UsageError) as raised:
        load_corpus(folder, rules)
    assert raised.value.message("en") != raised.value.message("vi")
    return raised.value.message("en")


def test_reports_come_in_order_of_their_names(folder, rules):
    for name in ("b", "a", "c"):
        small.write(folder, name, small.report(small.PLAN), LABELS)
    assert [report.name for report in load_corpus(folder, rules)] == ["a", "b", "c"]


def test_labels_come_in_the_order_of_the_ruleset(folder, rules):
    small.write(folder, "a", small.report(small.PLAN), dict(reversed(LABELS.items())))
    (report,) = load_corpus(folder, rules)
    assert list(report.labels) == ["m.ke-hoach", "m.noi-quy"]
    assert report.labels["m.ke-hoach"].evidence == (small.PLAN,)
    assert not report.labels["m.noi-quy"].sure


def test_a_document_without_labels_is_no_part_of_the_corpus(folder, rules):
    small.write(folder, "a", small.report(small.PLAN), LABELS)
    (folder / "README.md").write_text("Xin đọc.", encoding="utf-8")
    assert [report.name for report in load_corpus(folder, rules)] == ["a"]


@pytest.mark.parametrize(
    ("name", "sheet", "kind"),
    [
        ("000", {}, "real"),
        ("104", {}, "written"),
        ("truong-hoc", {}, "written"),
        ("000", {"written": True}, "written"),
        ("000", {"kind": "written"}, "written"),
        ("104", {"kind": "real", "written": True}, "real"),
    ],
)
def test_what_the_labels_say_of_the_kind_goes_before_the_name(name, sheet, kind):
    assert kind_of(name, sheet) == kind


def test_a_folder_that_is_none(folder, rules):
    assert "not a folder" in refused(folder, rules)


def test_a_folder_without_labels(folder, rules):
    folder.mkdir()
    (folder / "a.txt").write_text(small.report(small.PLAN), encoding="utf-8")
    assert "no labels" in refused(folder, rules)


def test_labels_without_a_report(folder, rules):
    small.write(folder, "a", "", LABELS)
    (folder / "a.txt").unlink()
    assert refused(folder, rules) == "a.labels.json: no report a.* beside it."


def test_labels_with_two_reports(folder, rules):
    small.write(folder, "a", small.report(small.PLAN), LABELS)
    (folder / "a.md").write_text(small.report(small.PLAN), encoding="utf-8")
    assert "a.md, a.txt" in refused(folder, rules)


@pytest.mark.parametrize(
    ("sheet", "problem"),
    [
        ("{", "not JSON"),
        ("[]", "“labels” is missing"),
        ('{"labels": []}', "“labels” is missing"),
        ({"ruleset": "khac", "labels": LABELS}, "for the ruleset 'khac', not 'mau'"),
        ({"kind": "giả", "labels": LABELS}, "kind must be real or written"),
        ({"labels": {"m.ke-hoach": LABELS["m.ke-hoach"]}}, "no label for m.noi-quy"),
        ({"labels": LABELS | {"la": LABELS["m.ke-hoach"]}}, "has no la"),
        ({"labels": LABELS | {"m.noi-quy": {"verdict": "đạt"}}}, "m.noi-quy: “verdict” must be"),
        ({"labels": LABELS | {"m.noi-quy": "met"}}, "m.noi-quy: “verdict” must be"),
        ({"labels": LABELS | {"m.noi-quy": {"verdict": "met", "evidence": "x"}}}, "list of quotes"),
        ({"labels": LABELS | {"m.noi-quy": {"verdict": "met", "evidence": [1]}}}, "list of quotes"),
        ({"labels": LABELS | {"m.noi-quy": {"verdict": "met", "sure": "no"}}}, "“sure” must be"),
    ],
)
def test_malformed_labels_are_named(folder, rules, sheet, problem):
    small.write(folder, "a", small.report(small.PLAN), LABELS)
    text = sheet if isinstance(sheet, str) else json.dumps(sheet)
    (folder / "a.labels.json").write_text(text, encoding="utf-8")
    message = refused(folder, rules)
    assert message.startswith("a.labels.json: ")
    assert problem in message


def test_labels_that_are_no_text(folder, rules):
    small.write(folder, "a", small.report(small.PLAN), LABELS)
    (folder / "a.labels.json").write_bytes(b"\xff\xfe\x00\x81")
    assert "not UTF-8" in refused(folder, rules)
