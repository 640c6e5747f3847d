"""How alike two texts are, whatever their spelling, case and punctuation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.similarity import likeness, near_pairs, syllables

TEXTS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạ ,.;", max_size=120)


@given(TEXTS, TEXTS)
def test_likeness_is_between_none_and_all_and_the_same_both_ways(one, two):
    value = likeness(one, two)
    assert 0 <= value <= 1
    assert value == likeness(two, one)


@given(TEXTS)
def test_a_text_is_like_itself(text):
    assert likeness(text, text) == (1.0 if syllables(text) else 0.0)


@pytest.mark.parametrize(
    ("one", "two"),
    [("Hòa giải, đối thoại", "hoà giải đối thoại."), ("Kỷ luật;", "kỉ luật"), ("CÔNG KHAI", "công khai")],
)
def test_spelling_case_and_marks_do_not_count(one, two):
    assert syllables(one) == syllables(two)


TASK = "phối hợp với các tổ chức đoàn thể vận động người lao động thực hiện tốt nội quy cơ quan"


def pairs(*texts, threshold=0.7):
    return [(one, two) for one, two, _ in near_pairs([syllables(text) for text in texts], threshold)]


def test_near_duplicates_are_paired_and_others_are_not():
    assert pairs(TASK, "nâng cao chất lượng giải quyết hồ sơ của người dân", f"tiếp tục {TASK}") == [(0, 2)]


def test_texts_on_one_subject_are_no_pair():
    assert (
        pairs(TASK, "vận động đoàn viên thực hiện nội quy, góp ý kiến xây dựng cơ quan và tổ chức đoàn thể")
        == []
    )


def test_what_stands_everywhere_pairs_nothing():
    assert pairs(*[TASK] * 12) == []
