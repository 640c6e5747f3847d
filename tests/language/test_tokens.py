"""A text cut into syllables, with offsets back into it and the breaks between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.syllable import key
from checker.language.tokens import CELL, CLAUSE, COLON, COMMA, NONE, SENTENCE, tokenise

KNOWN = {"CBCC": ("can5", "bô6", "công1", "chưc5"), "QCDC": tuple(map(key, ("quy", "chế", "dân", "chủ")))}


def cut(text, known=()):
    tokens = tokenise(text, dict(known))
    return [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]


def break_before(text, word):
    tokens = tokenise(text, {})
    return tokens.breaks[[text[s:e] for s, e in zip(tokens.starts, tokens.ends, strict=True)].index(word)]


@given(st.text(alphabet='aáđÔ BC12/-,.;:|()“”"\n…?!_*', max_size=60))
def test_every_token_is_the_text_at_its_offsets(text):
    tokens = tokenise(text, {})
    columns = (tokens.keys, tokens.starts, tokens.ends, tokens.breaks, tokens.quoted)
    assert len({len(column) for column in columns}) == 1
    last = 0
    for syllable, start, end in zip(tokens.keys, tokens.starts, tokens.ends, strict=True):
        assert last <= start < end <= len(text)
        assert key(text[start:end].lstrip("/-")) == syllable
        last = end


@given(st.text(max_size=60))
def test_any_text_can_be_cut(text):
    tokens = tokenise(text, {})
    assert all(start < end for start, end in zip(tokens.starts, tokens.ends, strict=True))
    assert all(tokens.keys)
    assert tokens.breaks[:1] in ([], [SENTENCE])


def test_words_and_numbers():
    assert cut("Trong năm, đơn vị chi 1.500.000 đồng (12,5%), 41/41 người.") == [
        "Trong", "năm", "đơn", "vị", "chi", "1.500.000", "đồng", "12,5", "41/41", "người",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("số 57/QĐ-UBND ngày", ["số", "57", "/QĐ-UBND", "ngày"]),
        ("số 04/2015/NĐ-CP của", ["số", "04/2015", "/NĐ-CP", "của"]),
        ("số 08-KH/BCĐ ngày", ["số", "08", "-KH/BCĐ", "ngày"]),
        ("số 12/TTr-P.TCHC ngày", ["số", "12", "/TTr-P.TCHC", "ngày"]),
    ],
)
def test_the_symbol_of_a_document_is_one_token(text, tokens):
    assert cut(text) == tokens


def test_the_symbol_of_a_document_is_not_spelled_out():
    assert tokenise("57/QCDC", KNOWN).keys == ["57", "qcdc1"]


@pytest.mark.parametrize(
    ("text", "word", "strength"),
    [
        ("đã họp bàn", "họp", NONE),
        ("cán bộ, công chức", "công", COMMA),
        ("họp (giao ban) tuần", "giao", COMMA),
        ("họp (giao ban) tuần", "tuần", COMMA),
        ("đã họp; đã bàn", "bàn", NONE),
        ("đã họp; sau đó bàn", "sau", CLAUSE),
        ("nội dung: kế hoạch", "kế", COLON),
        ("lúc 8:30 họp", "30", NONE),
        ("Nội quy | Đã phổ biến", "Đã", CELL),
        ("đã họp. Sau đó", "Sau", SENTENCE),
        ("đã họp? Sau đó", "Sau", SENTENCE),
        ("đã họp! Sau đó", "Sau", SENTENCE),
        ("đã họp… Sau đó", "Sau", SENTENCE),
        ("đã họp… sau đó", "sau", NONE),
        ("đã họp...", "họp", NONE),
        ("Zalo, bảng tin,... Lãnh đạo đã họp", "Lãnh", COMMA),
        ("Zalo, bảng tin, … Lãnh đạo đã họp", "Lãnh", COMMA),
        ("đã họp\nsau đó", "sau", SENTENCE),
        ("TP. Hồ Chí Minh", "Hồ", NONE),
        ("(đã họp.) Sau đó", "Sau", SENTENCE),
        ("“đã họp.” Sau đó", "Sau", SENTENCE),
        ("Mở đầu", "Mở", SENTENCE),
    ],
)
def test_breaks(text, word, strength):
    assert break_before(text, word) == strength


def test_the_stronger_of_two_breaks_counts():
    assert break_before("đã họp,; sau đó", "sau") == CLAUSE
    assert break_before("đã họp;, sau đó", "sau") == CLAUSE


def test_what_stands_between_quotation_marks_is_marked():
    tokens = tokenise('Quy chế “dân chủ” và "nội quy" mới', {})
    assert [word for word, quoted in zip(tokens.keys, tokens.quoted, strict=True) if quoted] == [
        key(word) for word in ("dân", "chủ", "nội", "quy")
    ]


def test_a_quotation_that_is_not_closed_ends_with_its_line():
    assert tokenise("“dân\nchủ", {}).quoted == [True, False]


def test_a_known_short_form_stands_for_its_syllables_all_at_its_place():
    tokens = tokenise("toàn thể CBCC dự", KNOWN)
    assert tokens.keys[2:6] == list(KNOWN["CBCC"])
    assert {*zip(tokens.starts[2:6], tokens.ends[2:6], strict=True)} == {(9, 13)}
    assert tokens.breaks[2:6] == [NONE] * 4


def test_the_break_before_a_short_form_stands_before_its_first_syllable_only():
    assert tokenise("họp; CBCC dự", KNOWN).breaks[1:5] == [CLAUSE, NONE, NONE, NONE]


@pytest.mark.parametrize("text", ["toàn thể CBVC dự", "toàn thể cbcc dự"])
def test_an_unknown_short_form_or_one_in_small_letters_stays(text):
    assert cut(text, KNOWN.items()) == text.split()
    assert tokenise(text, KNOWN).keys == [key(word) for word in text.split()]


def test_a_full_stop_behind_the_symbol_of_a_document_ends_the_sentence():
    assert break_before("theo Quyết định số 52/QĐ-TTCN. Phòng Tổ chức", "Phòng") == SENTENCE
