"""When two quotes show the same place."""

from __future__ import annotations

import unicodedata

import pytest

from checker.document.read import read
from checker.evaluation.evidence import Places, shared, shares_text
from checker.judging.model import Evidence

STAFF = "cán bộ, công chức, viên chức và người lao động"
FIRST = f"Giám đốc đã thông báo kế hoạch công tác đến {STAFF} ngày 05/01/2022."
SECOND = f"Công đoàn đã lấy ý kiến về quy chế làm việc của {STAFF} tại hội nghị."
TEXT = f"I. KẾT QUẢ\n\n{FIRST}\n\n- Nội quy cơ quan;\n\n{SECOND}\n"


@pytest.fixture
def document():
    return read("bao-cao.txt", TEXT.encode())


def quote(document, text):
    block = next(block for block in document.blocks if text in block.text)
    start = block.text.index(text)
    return Evidence(text, block.section, block.number, None, start, start + len(text))


def overlap(document, found, *labelled):
    return Places(document).overlap([quote(document, found)], labelled)


def test_the_same_words_overlap(document):
    assert overlap(document, FIRST, FIRST)


def test_twenty_characters_in_common_are_enough(document):
    at = FIRST.index("kế hoạch công tác")
    assert overlap(document, FIRST[: at + 20], FIRST[at:])
    assert not overlap(document, FIRST[: at + 19], FIRST[at:])


def test_a_short_quote_must_be_there_as_a_whole(document):
    assert overlap(document, "kế hoạch", FIRST)
    assert overlap(document, FIRST, "05/01/2022")


def test_a_set_phrase_elsewhere_proves_nothing(document):
    assert len(STAFF) > 20
    assert not overlap(document, FIRST, SECOND)


def test_a_quote_that_occurs_twice_may_be_meant_at_either_place(document):
    assert overlap(document, FIRST, STAFF)
    assert overlap(document, SECOND, STAFF)


def test_white_space_and_unicode_form_make_no_difference(document):
    broken = unicodedata.normalize("NFD", FIRST).replace(" ", "\n  ")
    assert overlap(document, FIRST, broken)


def test_case_makes_a_difference(document):
    assert not overlap(document, FIRST, FIRST.upper())


def test_a_label_may_hold_the_bullet_of_its_entry(document):
    assert overlap(document, "Nội quy cơ quan", "- Nội quy cơ quan;")


def test_a_label_may_hold_the_bars_of_its_row():
    document = read("bao-cao.md", "| TT | Nội dung |\n|---|---|\n| 1 | Kế hoạch công tác năm |\n".encode())
    assert overlap(document, "Kế hoạch công tác năm", "| 1 | Kế hoạch công tác năm |")


def test_a_label_that_the_reading_changed_is_compared_as_text(document):
    damaged = FIRST.replace("kế hoạch", "12 kế hoạch")
    assert overlap(document, FIRST, damaged)
    assert not overlap(document, FIRST, "một câu khác hẳn, không có trong báo cáo này")


def test_no_quotes_overlap_nothing(document):
    assert not Places(document).overlap([], [FIRST])
    assert not overlap(document, FIRST, "")
    assert not overlap(document, FIRST)


def test_ranges_that_only_touch_share_nothing():
    assert not shared((0, 30), (30, 60))
    assert shared((0, 30), (10, 60))


def test_texts_share_a_run_or_the_whole_of_the_shorter():
    assert shares_text("abc", "xxabcxx")
    assert not shares_text("abcd", "xxabcxx")
    assert not shares_text("", "abc")
