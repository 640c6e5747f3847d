"""One report in several formats is one report: the same lines, numbers, tables and notes."""

from __future__ import annotations

import pytest

from checker.document.read import read
from tests.document.libreoffice import converted, needs_libreoffice
from tests.document.rich_report import rich_report

KINDS = ("odt", "rtf", "html")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    return converted(rich_report(), KINDS, tmp_path_factory.mktemp("libreoffice"))


def lines(document):
    """What a document says, without the pages and the places in a file, which not every format knows."""
    return [block._replace(page=None, origin=-1) for block in document.blocks]


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
