"""The borderline cases and the traps of the labelling guide, each in several wordings (borderline.yaml)."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.behaviour.changes import verdicts

CASES = yaml.safe_load((Path(__file__).parent / "borderline.yaml").read_text(encoding="utf-8"))


def cases():
    for case, wordings in CASES.items():
        for number, wording in enumerate(wordings, 1):
            todo = wording.get("todo")
            marks = [pytest.mark.xfail(reason=todo, strict=True)] if todo else []
            yield pytest.param(wording, id=f"{case.partition(' - ')[0]}.{number}", marks=marks)


@pytest.mark.parametrize("wording", list(cases()))
def test_wording(wording):
    found = verdicts(wording["text"])

    assert {item: found[item].verdict for item in wording["want"]} == wording["want"]
    for item, expected in wording.get("substantiated", {}).items():
        assert found[item].substantiated is expected, item


def test_every_case_stands_in_three_wordings():
    names = [f"borderline {n}" for n in range(1, 10)] + [f"trap {n}" for n in range(1, 8)]
    names += ["partial a", "partial b", "slogan"]

    assert [case.partition(" - ")[0] for case in CASES] == names
    assert [case for case, wordings in CASES.items() if len(wordings) < 3] == []
