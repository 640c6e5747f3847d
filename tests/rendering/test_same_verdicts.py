"""All renderings of a report say the same: the verdicts of the JSON object, on hand-made and real reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.check import check
from checker.rendering import FORMATS
from tests.builders import make_report
from tests.rendering.readings import GAPS_ONLY, READERS, from_json

LETTERS = {"phieu", "de-nghi"}
"""They name items by their titles, not by ids: test_letters reads them."""
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
@pytest.mark.parametrize("format_", [name for name in FORMATS if name not in LETTERS])
def test_the_verdicts_are_those_of_the_json_object(report, format_, lang):
    """A new format needs a reader in ``readings``: a line in READERS."""
    expected = from_json(FORMATS["json"].render(report, lang))
    assert len(expected) > 5
    if format_ in GAPS_ONLY:
        expected = {item: verdict for item, verdict in expected.items() if verdict in {"missing", "partial"}}
    assert READERS[format_](FORMATS[format_].render(report, lang)) == expected


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_report_gives_the_same_bytes(report, format_):
    assert FORMATS[format_].render(report, "vi") == FORMATS[format_].render(report, "vi")
