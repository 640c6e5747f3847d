"""SARIF against the schema of OASIS, and what viewers and code hosts need beyond it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from checker.judging.model import Review
from checker.rendering import FORMATS
from checker.ruleset.model import Text
from tests.builders import make_document, make_report

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


def log(*reports, lang="vi"):
    return json.loads(FORMATS["sarif"].render_all(reports or (make_report(),), lang))


def run_of(*reports, lang="vi"):
    return log(*reports, lang=lang)["runs"][0]


def result(run, rule):
    return next(result for result in run["results"] if result["ruleId"] == rule)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("count", [1, 2])
def test_it_is_valid(lang, count):
    reports = [make_report()._replace(source=f"so {n}/báo cáo%.docx") for n in range(count)]
    Draft7Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER).validate(log(*reports, lang=lang))


def test_the_schema_notices_what_is_wrong():
    broken = log()
    del broken["runs"][0]["results"][0]["message"]
    assert not Draft7Validator(SCHEMA).is_valid(broken)


def test_every_result_has_a_place_and_a_fingerprint_of_its_own():
    results = run_of()["results"]
    assert len(results) == 4
    for one in results:
        (location,) = one["locations"]
        assert location["physicalLocation"]["artifactLocation"] == {"uri": "bao-cao.docx", "index": 0}
        assert location["physicalLocation"]["region"]["startLine"] >= 1
    assert len({one["partialFingerprints"]["primaryLocationLineHash"] for one in results}) == 4


def test_levels_are_those_of_the_verdicts():
    run = run_of()
    assert result(run, "d7.k1")["level"] == "error"
    assert result(run, "d7.k3")["level"] == "warning"
    assert result(run, "numbering-gap")["level"] == "warning"
    assert {one["ruleId"] for one in run["results"]} == {"d7.k1", "d7.k3", "d9.k8", "numbering-gap"}


def test_a_doubtful_verdict_is_a_note():
    report = make_report()
    verdicts = list(report.parts[0].verdicts)
    verdicts[1] = verdicts[1]._replace(review=Review("contradiction", Text("Đọc lại.", "Read again.")))
    report = report._replace(parts=(report.parts[0]._replace(verdicts=tuple(verdicts)),))
    note = result(run_of(report), "d7.k2")
    assert note["level"] == "note"
    assert note["message"]["text"].endswith("Nên đọc lại: Đọc lại.")


def test_a_region_holds_the_quote_in_the_embedded_text():
    run = run_of()
    lines = run["artifacts"][0]["contents"]["rendered"]["text"].split("\n")
    for one in run["results"]:
        region = one["locations"][0]["physicalLocation"]["region"]
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == region["snippet"]["text"]
    partial = result(run, "d7.k3")["locations"][0]["physicalLocation"]["region"]["snippet"]["text"]
    assert partial == "Thủ trưởng đơn vị yêu cầu các bộ phận báo cáo thu, chi hằng quý."


def test_the_section_is_a_logical_location():
    (location,) = result(run_of(), "d7.k3")["locations"][0]["logicalLocations"]
    assert location["fullyQualifiedName"] == "I.3"
    assert location["kind"] == "section"


def test_rules_point_at_the_law_as_a_taxonomy():
    run = run_of()
    one = result(run, "d7.k3")
    component = run["tool"]["extensions"][one["rule"]["toolComponent"]["index"]]
    rule = component["rules"][one["rule"]["index"]]
    assert (component["name"], component["version"], rule["id"]) == ("mau", "1.2.0", "d7.k3")
    assert "Câu mẫu:" in rule["help"]["text"]
    assert "**Câu mẫu:**" in rule["help"]["markdown"]
    target = rule["relationships"][0]["target"]
    taxonomy = run["taxonomies"][target["toolComponent"]["index"]]
    assert taxonomy["name"] == "Nghị định 04/2015/NĐ-CP"
    assert taxonomy["taxa"][target["index"]]["id"] == target["id"] == "Điều 7 khoản 3"


def test_the_fingerprint_stays_when_the_text_moves():
    report = make_report()
    document = report.document
    first, *rest = document.blocks
    moved = (first, first._replace(number=2, text="Thêm một đoạn."), *(
        block._replace(number=block.number + 1) for block in rest
    ))  # fmt: skip
    verdicts = tuple(
        v._replace(evidence=tuple(e._replace(block=e.block + 1) for e in v.evidence))
        for v in report.parts[0].verdicts
    )
    later = report._replace(
        document=document._replace(blocks=moved),
        parts=(report.parts[0]._replace(verdicts=verdicts),),
    )
    before, after = result(run_of(report), "d7.k3"), result(run_of(later), "d7.k3")
    assert before["partialFingerprints"] == after["partialFingerprints"]
    assert before["locations"] != after["locations"]


def test_the_hash_of_the_document_and_the_notes_of_its_reading_are_there():
    run = run_of(make_report(document=make_document(status="degraded")))
    assert run["artifacts"][0]["hashes"] == {"sha-256": "a" * 64}
    (invocation,) = run["invocations"]
    texts = [note["message"]["text"] for note in invocation["toolExecutionNotifications"]]
    assert "Hình ở đoạn 12 không có chữ để đọc." in texts
    assert "startTimeUtc" not in invocation
    assert run["language"] == "vi-VN"
