"""One report in several formats is one report: the same lines, numbers, tables and notes, the same verdicts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from checker.check import check
from checker.document.read import read
from tests.document.libreoffice import converted, needs_libreoffice
from tests.document.rich_report import rich_report

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "formats"
KINDS = ("odt", "rtf", "html")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return converted(rich_report(), KINDS, tmp_path_factory.mktemp("libreoffice"))


def lines(document):
    """What a document says, without the pages, which not every format knows."""
    return [replace(block, page=None) for block in document.blocks]


@needs_libreoffice
@pytest.mark.parametrize("kind", ["odt", "rtf"])
def test_libreoffice_writes_the_report_and_the_same_blocks_are_read(files, kind):
    word = read("report.docx", rich_report())
    other = read(f"report.{kind}", files[kind])

    assert other.format == kind
    assert lines(other) == lines(word)
    assert other.metadata == word.metadata
    assert other.deleted == word.deleted
    assert other.notes == word.notes


@needs_libreoffice
def test_a_page_of_libreoffice_is_the_same_but_for_what_it_cannot_hold(files):
    word = [block.text for block in read("report.docx", rich_report()).blocks]
    page = [block.text for block in read("report.html", files["html"]).blocks]

    # Its pages show tracked deletions as text, without a sign that they are deleted.
    page = [text.replace("khôngsẽ", "sẽ").replace("không sẽ", "sẽ") for text in page]
    assert page == word


def judged(path):
    folded = re.compile(r"\s+")
    return {
        verdict.item.id: (
            verdict.verdict,
            verdict.reason,
            tuple(folded.sub(" ", evidence.quote).strip() for evidence in verdict.evidence),
        )
        for part in check(path).parts
        for verdict in part.verdicts
    }


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not there")
@pytest.mark.parametrize("number", ["000", "003", "004"])
@pytest.mark.parametrize("kind", KINDS)
def test_verdicts_and_quotes_do_not_depend_on_the_format(number, kind):
    assert judged(CORPUS / f"{number}.{kind}") == judged(CORPUS / f"{number}.docx")
