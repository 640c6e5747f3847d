"""What a document may ask of the machine, and how the user changes it."""

from __future__ import annotations

import time

import pytest

from checker.document.limits import MIB, SETTINGS, Limits, parse_limits
from checker.document.read import read
from checker.errors import LimitError, UsageError
from tests.document.docx_files import docx, p


def test_without_settings_the_limits_are_the_default_ones():
    assert parse_limits([]) == Limits()


def test_sizes_take_units_and_numbers_do_not():
    assert parse_limits(["file-size=500M", "unpacked-size=2g", "pages=9", "seconds=30"]) == Limits(
        file_bytes=500 * MIB, unpacked_bytes=2048 * MIB, pages=9, seconds=30
    )
    assert parse_limits(["file-size=2000", "file-size=10K"]).file_bytes == 10_240


def test_nesting_stays_where_the_parser_can_follow():
    assert parse_limits(["nesting=9999"]).depth == 250


@pytest.mark.parametrize(
    "text", ["pages", "pages=", "pages=0", "pages=-1", "pages=1.5", "pages=9K", "size=1", "=1", ""]
)
def test_what_is_no_limit_is_said_with_the_names_that_are(text):
    with pytest.raises(UsageError) as caught:
        parse_limits([text])

    assert all(name in caught.value.vi and name in caught.value.en for name in SETTINGS)


def test_every_limit_can_be_set_but_the_two_that_are_none_of_the_user():
    assert set(Limits._fields) - set(SETTINGS.values()) == {"ratio_from", "until"}


def test_the_clock_runs_only_once_it_was_started():
    limits = Limits(seconds=1)
    limits.check_time("a.docx")
    assert limits.seconds_left() == 1

    started = limits.started()
    assert 0.5 < started.seconds_left() <= 1
    started.check_time("a.docx")


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.docx", docx(p("Báo cáo") * 50)), ("a.txt", "Báo cáo.\n\n".encode() * 50)],
    ids=["docx", "txt"],
)
def test_a_reader_stops_when_its_time_is_over(name, data, monkeypatch):
    begun = time.monotonic()
    ticks = iter(range(10_000))
    monkeypatch.setattr("checker.document.limits.monotonic", lambda: begun + next(ticks))

    with pytest.raises(LimitError) as caught:
        read(name, data, limits=Limits(seconds=20))

    assert "quá 20 giây" in caught.value.vi
    assert "--limit seconds=" in caught.value.en
    assert next(ticks) < 40


def test_a_word_file_of_too_many_pages_is_refused():
    page = p('<w:r><w:br w:type="page"/><w:t>Trang</w:t></w:r>')

    with pytest.raises(LimitError) as caught:
        read("a.docx", docx(page * 12), limits=Limits(pages=10))

    assert "13 trang" in caught.value.vi
    assert "--limit pages=" in caught.value.vi
    assert read("a.docx", docx(page * 9), limits=Limits(pages=10)).blocks
