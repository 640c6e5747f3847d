"""Text from before Unicode, by the name of its font and by its letters."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.legacy import converted_note, decode, decode_run, encoding_of
from tests.language.old_text import TABLES, TEXT, old

LETTERS = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ"


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", "tcvn3"),
        (".VnTimeH", "tcvn3"),
        (".vnarial narrow", "tcvn3"),
        ("VNI-Times", "vni"),
        ("VNI Helve", "vni"),
        ("VI Times", "viscii"),
        ("Times New Roman", ""),
        ("Vni", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_the_name_of_a_font_tells_its_encoding(font, encoding):
    assert encoding_of(font) == encoding


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii"])
def test_every_letter_of_the_alphabet_has_its_place_in_the_table(encoding):
    assert set(LETTERS) <= set(TABLES[encoding].values())


@pytest.mark.parametrize("encoding", ["vni", "viscii"])
def test_these_have_all_the_capitals_too(encoding):
    assert set(LETTERS.upper()) <= set(TABLES[encoding].values())


def test_tcvn3_has_the_capitals_without_tone_only():
    capitals = {letter for letter in TABLES["tcvn3"].values() if letter.isupper()}

    assert capitals == set("ĂÂÊÔƠƯĐ")


@pytest.mark.parametrize(
    ("font", "stored", "meant"),
    [
        (".VnTime", "C¬ quan ®· c«ng khai", "Cơ quan đã công khai"),
        (".VnTime", "ñy ban nh©n d©n", "ủy ban nhân dân"),
        (".VnTimeH", "b¸o c¸o kÕt qu¶", "BÁO CÁO KẾT QUẢ"),
        (".VnTimeH", "I. Néi dung", "I. NỘI DUNG"),
        ("VNI-Times", "Cô quan ñaõ coâng khai", "Cơ quan đã công khai"),
        ("VNI-Times", "UÛY BAN NHAÂN DAÂN", "ỦY BAN NHÂN DÂN"),
        ("VNI-Times", "quyeát ñònh, xöû lyù", "quyết định, xử lý"),
        ("VI Times", "C½ quan ðã công khai", "C½ quan ðã công khai"),
    ],
)
def test_a_run_in_an_old_font_is_read_as_it_is_printed(font, stored, meant):
    if font == "VI Times":
        stored, meant = old("Cơ quan đã công khai", "viscii"), "Cơ quan đã công khai"
    assert decode_run(stored, font) == meant


def test_text_in_a_font_of_today_is_left_alone():
    assert decode_run("Bé ®· ñoïc", "Times New Roman") == "Bé ®· ñoïc"
    assert decode_run("Bé", None) == "Bé"


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", "VI Times"])
@pytest.mark.parametrize("text", ["Cơ quan đã công khai", "Các phòng", "trách nhiệm", "Hải Phòng"])
def test_a_text_that_is_unicode_already_stays_whatever_its_font_says(text, font):
    assert decode_run(text, font) == text


def test_characters_that_word_moved_to_its_private_corner_are_found_again():
    stored = "".join(chr(0xF000 + ord(char)) for char in "c«ng")

    assert decode_run(stored, ".VnTime") == "công"


@given(st.text(alphabet=LETTERS + LETTERS.upper() + " bcghklmnpqrstvxBCG,.", max_size=60))
def test_viscii_and_back_is_the_same_text(text):
    assert decode(old(text, "viscii"), "viscii") == text


@given(
    st.lists(
        st.sampled_from(["quyết", "định", "Sở", "ĐÃ", "nghị", "ƯỚC", "ngoẵng", "lượng", "kỹ", "Ỷ"]),
        max_size=9,
    )
)
def test_vni_and_back_is_the_same_text(words):
    text = " ".join(words)

    assert decode(old(text, "vni"), "vni") == text


@given(st.text(max_size=80), st.sampled_from([".VnTime", ".VnTimeH", "VNI-Times", "VI Times", "Arial"]))
def test_no_text_in_no_font_makes_it_fail(text, font):
    assert isinstance(decode_run(text, font), str)


@pytest.mark.parametrize("encoding", ["tcvn3", "vni", "viscii", "windows-1258", "utf-8"])
def test_a_sentence_comes_back_whole_and_composed(encoding):
    decoded = decode(old(TEXT, encoding), encoding)

    assert decoded == TEXT.replace("Đ", "Đ")
    assert unicodedata.is_normalized("NFC", decoded)


def test_the_note_names_each_encoding_once_in_both_languages():
    vi, en = converted_note(["vni", "tcvn3", "vni"])

    assert [vi.count("TCVN3 ("), vi.count("VNI (")] == [1, 1]
    assert [en.count("TCVN3 ("), en.count("VNI ("), en.count("file is unchanged")] == [1, 1, 1]
