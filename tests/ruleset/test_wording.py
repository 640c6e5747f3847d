"""The model wording of every shipped ruleset: filled in, and put where it belongs, it meets its item."""

from __future__ import annotations

import re

import pytest

from checker.check import check_document
from checker.document.read import read
from checker.ruleset.load import load_ruleset
from checker.ruleset.source import shipped_ids

ALTERNATIVE = re.compile(r"\s*\[(?:Nếu|Chỉ|Thay)(?:[^\[\]]|\[[^\[\]]*\])*\]")


def filled(wording):
    """The sentence as a unit would send it: the blanks filled in, the notes to the writer gone."""
    text = ALTERNATIVE.sub("", wording)
    text = text.replace("[số …]", "số 12/QĐ").replace("[ngày … tháng … năm …]", "ngày 05 tháng 3 năm 2024")
    return re.sub(r"\[([^\[\]]*?) …\]", r"\1 A", text).replace("năm …", "năm 2024").replace("…", "02")


@pytest.mark.parametrize("name", shipped_ids())
def test_filled_in_it_meets_its_item(name):
    ruleset = load_ruleset(name)
    fallen_short = {}
    for item in (one for one in ruleset.items if not one.checks):
        section = item.section.vi.split(" - ")[-1].upper()
        document = read("bao-cao.txt", f"I. {section}\n\n{filled(item.wording.vi)}\n".encode())
        verdicts = {v.item.id: v for v in check_document(document, [ruleset]).parts[0].verdicts}
        if verdicts[item.id].verdict != "met":
            fallen_short[item.id] = verdicts[item.id].reason
    assert fallen_short == {}
