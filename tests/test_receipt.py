"""The receipt of a check: made, read back, and held against a check made later."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from checker.__main__ import main
from checker.errors import UsageError
from checker.receipt import LARGEST, differences, from_json, holds, receipt
from checker.rendering.json_ import schema
from checker.rendering.receipt import render, verification
from tests.builders import make_document, make_report, make_ruleset

SAMPLE = Path(__file__).resolve().parents[1] / "fixtures" / "reports" / "bao-cao-mau.docx"


def kinds(claimed, found):
    return [difference.kind for difference in differences(claimed, found)]


def test_it_is_valid_and_the_same_in_both_languages():
    Draft202012Validator.check_schema(schema("receipt"))
    Draft202012Validator(schema("receipt")).validate(json.loads(render(make_report())))
    assert render(make_report(), "vi") == render(make_report(), "en")


def test_what_is_written_is_what_is_read():
    made = receipt(make_report())
    assert from_json(render(make_report()).encode(), schema("receipt")) == made
    assert differences(made, made) == []


def test_every_difference_is_named():
    report = make_report()
    made = receipt(report)
    part = report.parts[0]
    changed = make_report(document=make_document(sha256="c" * 64))
    assert kinds(made, receipt(changed)) == ["document"]
    newer = make_ruleset(version="2.0.0", sha256="d" * 64)
    assert kinds(made, receipt(make_report(ruleset=newer))) == ["version", "ruleset"]
    verdicts = (part.verdicts[0]._replace(verdict="met"), *part.verdicts[1:])
    other = report._replace(parts=(part._replace(verdicts=verdicts, score=part.score._replace(value=60.0)),))
    assert kinds(made, receipt(other)) == ["score", "verdict"]
    (item,) = [found.where for found in differences(made, receipt(other)) if found.kind == "verdict"]
    assert item == "mau d7.k1"
    assert kinds(made, receipt(report._replace(parts=()))) == ["rulesets"]


def test_items_that_only_one_of_them_has_are_differences():
    report = make_report()
    fewer = report._replace(parts=(report.parts[0]._replace(verdicts=report.parts[0].verdicts[1:]),))
    for one, two in ((report, fewer), (fewer, report)):
        assert kinds(receipt(one), receipt(two)) == ["verdict"]
        text = verification(receipt(one), differences(receipt(one), receipt(two)))
        assert "mau d7.k1" in text
        assert "không có" in text


def test_another_version_of_the_tool_alone_breaks_nothing():
    made = receipt(make_report())
    older = made._replace(tool="0.0.1")
    assert kinds(older, made) == ["tool"]
    assert holds(differences(older, made))
    assert not holds(differences(older._replace(sha256="c" * 64), made))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"schema": "rasoat-receipt/1"}',
        b" " * (LARGEST + 1),
        render(make_report()).replace("met", "good").encode(),
    ],
)
def test_what_is_no_receipt_is_refused(data):
    with pytest.raises(UsageError, match="không phải là biên nhận"):
        from_json(data, schema("receipt"))


@pytest.mark.parametrize(("lang", "told"), [("vi", "BIÊN NHẬN ĐÚNG"), ("en", "THE RECEIPT HOLDS")])
def test_the_receipt_of_a_check_holds_for_its_document_and_breaks_with_it(
    lang, told, tmp_path, monkeypatch, capsys
):
    monkeypatch.chdir(tmp_path)
    text = (SAMPLE.parent / "treasury.txt").read_text(encoding="utf-8")
    Path("bao-cao.txt").write_text(text, encoding="utf-8")
    assert main(["check", "bao-cao.txt", "--receipt", "bien-nhan.json", "--lang", lang]) == 0
    capsys.readouterr()
    Path("bao-cao.txt").rename("ten-khac.txt")
    assert main(["verify", "bien-nhan.json", "ten-khac.txt", "--lang", lang]) == 0
    assert capsys.readouterr().out.startswith(told)
    Path("ten-khac.txt").write_text(text + "\n", encoding="utf-8")
    assert main(["verify", "bien-nhan.json", "ten-khac.txt", "--lang", lang]) == 1
    assert "SHA-256" in capsys.readouterr().out
