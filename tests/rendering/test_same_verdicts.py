"""All renderings of a report say the same: the verdicts of the JSON object, on hand-made and real reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.check import check
from checker.rendering import RENDERERS
from tests.builders import make_report
from tests.rendering.readings import READERS, from_json

ROOT = Path(__file__).resolve().parents[2]
REPORTS = {
    "sample": make_report,
    "docx": lambda: check(ROOT / "fixtures" / "reports" / "bao-cao-mau.docx"),
    "weak": lambda: check(ROOT / "fixtures" / "reports" / "commune.txt"),
}


@pytest.fixture(scope="module", params=REPORTS)
def report(request):
    return REPORTS[request.param]()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("format_", READERS)
def test_the_verdicts_are_those_of_the_json_object(report, format_, lang):
    expected = from_json(RENDERERS["json"](report, lang))
    assert READERS[format_](RENDERERS[format_](report, lang)) == expected


@pytest.mark.parametrize("format_", READERS)
def test_the_same_report_gives_the_same_bytes(report, format_):
    assert RENDERERS[format_](report, "vi") == RENDERERS[format_](report, "vi")
