"""What a policy changes, what the data promises, and that checks take time in proportion to the text."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.check import check, findings_of
from checker.consistency.knowledge import knowledge
from checker.consistency.registry import review
from checker.document.read import read
from checker.errors import UsageError
from checker.report import to_json
from checker.ruleset.data import load_data

ROOT = Path(__file__).resolve().parents[2]
KNOWN = knowledge(load_data("consistency"))
GAP = "I. CHỈ ĐẠO\n\nĐã ban hành kế hoạch.\n\nIII. KIẾN NGHỊ\n\nKhông có.\n"


def found_in(text, policy=None):
    return [(f.rule, f.severity) for f in review(read("bao-cao.txt", text.encode()), KNOWN, policy)]


def test_a_policy_changes_the_severity():
    assert found_in(GAP) == [("numbering-gap", "warning")]
    assert found_in(GAP, {"numbering-gap": "error"}) == [("numbering-gap", "error")]


def test_a_policy_switches_a_rule_off():
    assert found_in(GAP, {"numbering-gap": "off"}) == []


@pytest.mark.parametrize("policy", [{"no-such-rule": "off"}, {"numbering-gap": "fatal"}])
def test_a_policy_with_an_unknown_word_is_refused(policy):
    with pytest.raises(UsageError) as error:
        review(read("bao-cao.txt", GAP.encode()), KNOWN, policy)
    assert next(iter(policy)) in error.value.vi
    assert next(iter(policy)) in error.value.en


def test_findings_are_part_of_the_report_but_not_of_its_score():
    path = ROOT / "fixtures" / "reports" / "ward-2.txt"
    with_findings, without = check(path), check(path, findings=False)
    assert with_findings.findings
    assert not without.findings
    assert to_json(with_findings)["score"] == to_json(without)["score"]


def test_every_quote_stands_in_its_block():
    for path in sorted((ROOT / "fixtures" / "findings").glob("*/fires-*.txt")):
        text = "".join(
            line for line in path.read_text(encoding="utf-8").splitlines(keepends=True) if line[:2] != "# "
        )
        document = read("bao-cao.txt", text.encode())
        for finding in findings_of(document):
            assert finding.quote in document.blocks[finding.block - 1].text, (path.name, finding.quote)


def test_the_same_text_gets_the_same_findings():
    document = read("bao-cao.txt", (ROOT / "fixtures" / "reports" / "commune.txt").read_bytes())
    assert len({findings_of(document) for _ in range(3)}) == 1


def test_the_documentation_has_every_rule_with_its_severity():
    text = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^### `([a-z-]+)` \((info|warning|error)\)$", text, re.MULTILINE))
    assert told == {rule.id: rule.severity for rule in KNOWN.rules.values()}


def test_facts_that_are_not_verified_never_raise_more_than_info():
    loud = [
        entry.key for entry in KNOWN.instruments.values() if not entry.verified and entry.severity != "info"
    ]
    assert not loud


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab 0123456789./,-%():;\n“”ngàythángnămtrongđógồmSốQĐKHUBND", max_size=300))
def test_any_text_can_be_reviewed(text):
    document = read("bao-cao.txt", f"BÁO CÁO\n\nx {text}".encode())
    for finding in review(document, KNOWN):
        assert finding.rule in KNOWN.rules


HOSTILE = {
    "digits": "1" * 20_000,
    "points": "1." * 10_000,
    "fractions": "1/" * 10_000,
    "dots": "số" + "." * 20_000,
    "spaced dots": ". " * 10_000,
    "spaces": "ngày" + " " * 20_000 + "x",
    "brackets": "(" * 10_000 + "1 a; " * 2_000,
    "symbols": "1/QĐ-" * 5_000,
    "capitals": "AB-" * 7_000,
    "parts": "trong đó 12 a; " * 2_000,
    "changes": "từ 1 còn " * 3_000,
    "kinds": "Quyết định " * 3_000,
    "titles": "12/QĐ-UB về " * 2_500,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_paragraph_is_reviewed_in_time(text):
    document = read("bao-cao.txt", f"BÁO CÁO\n\nNội dung {text}".encode())
    started = time.process_time()
    review(document, KNOWN)
    assert time.process_time() - started < 2.0
