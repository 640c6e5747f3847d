"""The same report in any format, or in TCVN3, is judged alike, with the same quotes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checker.check import check_document
from checker.document.office import find_office
from checker.document.read import read
from checker.ruleset.load import load_ruleset

FORMATS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "formats"

pytestmark = pytest.mark.skipif(not FORMATS.is_dir(), reason="the shared corpus is not here")


@cache
def judged(name):
    """Verdicts by item, quotes by item, in which white space does not count."""
    part = check_document(read(FORMATS / name), [load_ruleset("nd-04-2015")]).parts[0]
    quotes = {
        verdict.item.id: [" ".join(each.quote.split()) for each in verdict.evidence]
        for verdict in part.verdicts
    }
    return {verdict.item.id: verdict.verdict for verdict in part.verdicts}, quotes


@pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["000", "003", "004"])
def test_old_word_files_are_judged_as_new_ones(name):
    assert judged(f"{name}.doc") == judged(f"{name}.docx")


@pytest.mark.parametrize("name", ["000", "003", "004"])
def test_what_libreoffice_saved_again_is_judged_as_before(name):
    assert judged(f"{name}-libreoffice.docx") == judged(f"{name}.docx")


@pytest.mark.parametrize("name", ["000", "003", "004"])
@pytest.mark.parametrize("kind", ["odt", "rtf", "html"])
def test_other_formats_are_judged_as_word_files(name, kind):
    assert judged(f"{name}.{kind}") == judged(f"{name}.docx")


def test_text_in_tcvn3_is_judged_as_the_word_file():
    old, new = judged("000-tcvn3.txt"), judged("000.docx")

    assert old[0] == new[0]
    # Its converter lost Đ in the middle of sentences and the shape of quotation marks; and plain text
    # breaks at the ends of pages, so that a few of the fifty-three quotes are cut at another place.
    different = [key for key in new[1] if list(map(folded, old[1][key])) != list(map(folded, new[1][key]))]
    assert len(different) <= 5


def folded(quote):
    return quote.casefold().replace("“", '"').replace("”", '"')
