"""Defects planted in the reports of fixtures/reports are found: one at a time, in every report that has the place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.consistency.knowledge import knowledge
from checker.consistency.registry import review
from checker.document.read import read
from checker.ruleset.data import load_data

ROOT = Path(__file__).resolve().parents[2]
KNOWN = knowledge(load_data("consistency"))
REPORTS = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
}


def section_left_out(text):
    """ "III. ..." becomes "V. ..." where a section IV does not follow at once."""
    return re.sub(r"^III\. ", "V. ", text, count=1, flags=re.MULTILINE)


def number_left_blank(text):
    return re.sub(r"^Số: \d+/", "Số:      /", text, count=1, flags=re.MULTILINE)


def day_left_blank(text):
    return re.sub(r", ngày \d+ tháng (\d+) năm", r", ngày    tháng \1 năm", text, count=1)


def decree_of_the_prime_minister(text):
    return re.sub(
        r"(/NĐ-CP(?: ngày [\d/]+| ngày \d+ tháng \d+ năm \d+)?) của Chính phủ",
        r"\1 của Thủ tướng Chính phủ",
        text,
        count=1,
    )


def day_that_does_not_exist(text):
    return re.sub(r"ngày \d{1,2}/\d{1,2}/(\d{4})", r"ngày 31/02/\1", text, count=1)


def paragraph_said_twice(text):
    """A sentence of the report stands once more, as an entry in front of the recipients."""
    long = [
        line
        for line in text.split("\n")
        if line.startswith("- ") and 90 < len(line) < 400 and line.endswith((".", ";"))
    ]
    return text.replace("Nơi nhận:", f"{long[0]}\n\nNơi nhận:", 1) if long else text


def annex_announced(text):
    return text.replace("Nơi nhận:", "Số liệu chi tiết có phụ lục kèm theo.\n\nNơi nhận:", 1)


def last_years_closing(text):
    def older(match):
        return match[0].replace(match[1], str(int(match[1]) - 1))

    return re.sub(r"^Trên đây là.*?năm (20\d\d).*$", older, text, count=1, flags=re.MULTILINE)


def total_off_by_one(text):
    """ "..., gồm 12 ... và 9 ...": a sentence is added whose parts make one more than its total."""
    sentence = "Trong kỳ, đơn vị tiếp nhận 20 đơn, gồm 05 đơn khiếu nại, 04 đơn tố cáo và 12 đơn kiến nghị."
    return text.replace("Nơi nhận:", f"{sentence}\n\nNơi nhận:", 1)


PLANTED = {
    section_left_out: ("numbering-gap", 1.0),
    number_left_blank: ("blank-field", 1.0),
    day_left_blank: ("blank-field", 1.0),
    decree_of_the_prime_minister: ("wrong-issuer", 1.0),
    day_that_does_not_exist: ("impossible-date", 1.0),
    paragraph_said_twice: ("duplicate-text", 1.0),
    annex_announced: ("annex-absent", 1.0),
    last_years_closing: ("title-vs-body", 1.0),
    total_off_by_one: ("total-vs-parts", 1.0),
}


def count(text, rule):
    return sum(1 for finding in review(read("bao-cao.txt", text.encode()), KNOWN) if finding.rule == rule)


@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_planted_defect_is_found(plant):
    rule, floor = PLANTED[plant]
    missed, tried = [], 0
    for name, text in REPORTS.items():
        planted = plant(text)
        if planted == text:
            continue
        tried += 1
        if count(planted, rule) <= count(text, rule):
            missed.append(name)
    assert tried >= 5
    assert 1 - len(missed) / tried >= floor, (tried, missed)
