"""Short forms that a report introduces itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.abbreviation import introduced
from checker.language.syllable import key


def keys(words):
    return tuple(key(word) for word in words.split())


@pytest.mark.parametrize(
    ("text", "short", "words"),
    [
        ("Toàn thể cán bộ, công chức, viên chức (CBCCVC) dự.", "CBCCVC", "cán bộ công chức viên chức"),
        ("Ủy ban nhân dân (UBND) xã", "UBND", "Ủy ban nhân dân"),
        ("quy chế dân chủ (sau đây gọi tắt là QCDC)", "QCDC", "quy chế dân chủ"),
        ("quy chế dân chủ (viết tắt là: “QCDC”)", "QCDC", "quy chế dân chủ"),
        ("công chức và viên chức (CCVC)", "CCVC", "công chức và viên chức"),
        ("Thực hiện việc đón tiếp đoàn thể (ĐT)", "ĐT", "đoàn thể"),
    ],
)
def test_what_spells_out_is_introduced(text, short, words):
    assert introduced([text]) == {short: keys(words)}


@pytest.mark.parametrize(
    "text",
    [
        "Trung tâm Phát triển (IID)",
        "cán bộ công chức",
        "cán bộ (CB",
        "cán bộ (cb)",
        "ban chỉ đạo (A)",
        "nghị định (04/2015)",
        "cán bộ. Công chức (CBCC)",
        "phó giáo sư (P.GS)",
    ],
)
def test_what_does_not_spell_out_introduces_nothing(text):
    assert introduced([text]) == {}


def test_the_first_meaning_stays():
    assert introduced(["cán bộ (CB)", "chi bộ (CB)"]) == {"CB": keys("cán bộ")}


@given(st.lists(st.text(alphabet="cánbộ CBĐ(),.-“”\n", max_size=80), max_size=3))
def test_whatever_is_introduced_has_a_capital_letter_for_each_initial(texts):
    for short, long_form in introduced(texts).items():
        assert len(short) >= 2
        assert len(long_form) >= len(short)
