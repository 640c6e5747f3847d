"""One canonical form for all the ways to type a syllable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.syllable import fold, is_legal, key

LETTERS = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵbcdđghklmnpqrstvx"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("thủy", "thuỷ"),
        ("ủy", "uỷ"),
        ("khỏe", "khoẻ"),
        ("của", "cuả"),
        ("giá", "gía"),
        ("quý", "qúy"),
    ],
)
def test_the_place_of_the_tone_mark_makes_no_difference(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kỷ", "kỉ"),
        ("lý", "lí"),
        ("quý", "quí"),
        ("sỹ", "sĩ"),
        ("ty", "ti"),
        ("mỹ", "mĩ"),
        ("vỹ", "vĩ"),
        ("hy", "hi"),
    ],
)
def test_a_final_y_is_i_where_both_are_written(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tay", "tai"),
        ("thuý", "thúi"),
        ("hòa", "hóa"),
        ("ban", "bàn"),
        ("dân", "đân"),
        ("ơn", "ôn"),
        ("y", "i"),
    ],
)
def test_different_syllables_stay_different(one, other):
    assert key(one) != key(other)


def test_the_form_is_the_bare_spelling_and_the_number_of_the_tone():
    assert [key(word) for word in ("ma", "mà", "mả", "mã", "má", "mạ")] == [
        "ma1",
        "ma2",
        "ma3",
        "ma4",
        "ma5",
        "ma6",
    ]
    assert key("ĐƯỜNG") == "đương2"


def test_what_holds_a_digit_stays_as_it_is():
    assert (key("05/2015"), key("12,5"), key("C1")) == ("05/2015", "12,5", "c1")


@given(st.text(alphabet=LETTERS, min_size=1, max_size=8))
def test_composed_and_decomposed_upper_and_lower_are_the_same(word):
    assert key(unicodedata.normalize("NFD", word)) == key(word)
    assert key(word.upper()) == key(word)
    assert key(unicodedata.normalize("NFD", word.upper())) == key(word)


LEGAL = """
    rà soát báo cáo thực hiện quy chế dân chủ ở cơ sở người đứng đầu được đánh giá nghiêm túc khuyết
    điểm giải quyết khiếu nại tố cáo nguyễn khuya khuỷu ngoằn ngoèo giếng gì gìn giặc quốc quyết nghiêng
    thuở huỵch rượu yếu uống ướp hươu quặng xoong boong khuếch tuềnh toàng quỷ kỹ uỷ ý yên xuân tuần
    huấn luật thuật truyền bưu hoẵng oằn loạch ước ích tiếp trước thuế khoẻ quan quận quỳnh giỗ đường
    nhà trường phòng kế hoạch ngân sách chỉ tiêu vướng mắc
"""


@pytest.mark.parametrize("word", LEGAL.split())
def test_real_syllables_are_legal(word):
    assert is_legal(key(word))


@pytest.mark.parametrize(
    "word", ["đuợc", "câp", "truớc", "kh", "bcd", "zalo", "fax", "hoạhc", "tiêp", "nghà2"]
)
def test_slips_and_scraps_are_not_legal(word):
    assert not is_legal(key(word))


@pytest.mark.parametrize("word", ["cap", "cáp", "cạp", "cảp", "cãp", "càp"])
def test_a_syllable_that_ends_in_a_stop_bears_only_two_tones(word):
    assert is_legal(key(word)) == (word in {"cáp", "cạp"})


def test_fold_takes_away_tones_and_marks():
    assert [fold(key(word)) for word in ("Đường", "quỷ", "kế", "ướp")] == ["duong", "qui", "ke", "uop"]


def test_fold_leaves_numbers_alone():
    assert (fold("05"), fold("05/2015"), fold("2022")) == ("05", "05/2015", "2022")


@given(st.text(alphabet=LETTERS, min_size=1, max_size=8))
def test_folding_gives_plain_letters_and_folding_again_changes_nothing(word):
    folded = fold(key(word))
    assert folded.isascii()
    assert fold(folded) == folded
