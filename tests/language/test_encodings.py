"""Plain text in any encoding: what it was, is told by its letters, and what cannot be told is refused."""

from __future__ import annotations

import contextlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.language.encodings import Decoded, UndecodableError, decode_text
from tests.language.old_text import TEXT, old

OLD = ["tcvn3", "vni", "viscii", "windows-1258"]


@pytest.mark.parametrize("encoding", OLD)
def test_the_bytes_of_an_old_editor_are_told_by_their_letters(encoding):
    assert decode_text(old(TEXT, encoding).encode("latin-1")) == Decoded(TEXT, encoding)


@pytest.mark.parametrize("encoding", [*OLD, "utf-8"])
def test_old_text_that_was_saved_as_utf_8_by_mistake_is_put_right(encoding):
    assert decode_text(old(TEXT, encoding).encode()) == Decoded(TEXT, encoding)


def test_what_windows_made_of_the_bytes_is_put_right_too():
    # Some bytes of VISCII and of UTF-8 are typographic marks in windows-1252: "áº¿" for "ế".
    for encoding, stored in (("viscii", old(TEXT, "viscii")), ("utf-8", old(TEXT, "utf-8"))):
        shown = "".join(char.encode("latin-1").decode("cp1252", "ignore") or char for char in stored)
        assert decode_text(shown.encode()) == Decoded(TEXT, encoding)


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        b"\xef\xbb\xbf" + TEXT.encode(),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
    ],
    ids=["plain", "mark", "UTF-16", "UTF-16 BE", "UTF-16 LE without mark", "UTF-16 BE without mark"],
)
def test_every_form_of_unicode_is_unicode(data):
    assert decode_text(data) == Decoded(TEXT)


def test_an_old_paragraph_pasted_into_a_new_text_is_converted_and_the_rest_is_not():
    new = "Cơ quan đã họp. Ông René và bà Zoë dự.\n" * 10

    found = decode_text((new + old(TEXT, "tcvn3") + "\n" + new).encode())

    assert found == Decoded(new + TEXT + "\n" + new, "tcvn3")


@pytest.mark.parametrize(
    "text",
    [
        "Báo cáo của phòng Hành chính: ba cán bộ đã được đào tạo.",
        "Các ông Là, Hà, Mão, Tú cùng họp.\n" * 5,
        "The report was read in English, with a café and a naïve résumé.",
        "Nhóm 5 m² × 3, giá ± 2 %, điều § 4 ¶ 2 © 2020 ®.",
        "BÁO CÁO",
    ],
)
def test_a_text_of_today_is_left_as_it_is(text):
    assert decode_text(text.encode()) == Decoded(text)


def test_typographic_marks_of_windows_are_no_reason_to_refuse():
    assert decode_text(b"A \x93plain\x94 text \x96 with marks.") == Decoded("A “plain” text – with marks.")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (bytes(range(256)) * 4, "binary"),
        (b"\x00\x01\x02\x03" * 100, "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
        (b"\xff\xfeB\x00\xd8", "binary"),
        ("Отчёт о работе управления за первый квартал текущего года".encode("koi8-r"), "unknown"),
        ("Zażółć gęślą jaźń, proszę o źródła".encode("cp1250"), "unknown"),
        (b"Th?c hi?n Quy ch? d?n ch? trong ho?t ??ng c?a c? quan, ??n v?", "lost"),
        ("Th\ufffdc hi\ufffdn Quy ch\ufffd d\ufffdn ch\ufffd \ufffd c\ufffd s\ufffd".encode(), "lost"),
    ],
    ids=[
        "all bytes",
        "low bytes",
        "picture",
        "half a character",
        "Russian",
        "Polish",
        "question marks",
        "lost",
    ],
)
def test_what_cannot_be_told_is_refused_with_the_reason(data, reason):
    with pytest.raises(UndecodableError) as caught:
        decode_text(data)

    assert caught.value.reason == reason


def test_a_stray_control_character_makes_no_text_binary():
    stored = old(TEXT + "\x07\x0c", "tcvn3").encode("latin-1")

    assert decode_text(stored).encoding == "tcvn3"


def test_endless_words_take_no_endless_time():
    for text in ("a" * 400_000, "ế" * 400_000, "a?" * 200_000 + " " + "b " * 40_000):
        begun = time.process_time()
        with contextlib.suppress(UndecodableError):
            decode_text(text.encode())
        assert time.process_time() - begun < 5


def test_a_question_is_no_lost_letter():
    text = "Vì sao? Do đâu? Ai làm?\nhttp://a.vn/x?y=1&z=2 " + TEXT

    assert decode_text(text.encode()).text == text


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    try:
        found = decode_text(data).text
    except UndecodableError as error:
        found = error.reason
    assert isinstance(found, str)


# -- capitals, of which TCVN3 has none with a tone ------------------------------------------------


def back(text):
    return decode_text(old(text + "\n\n" + TEXT.replace("Đ", "đ"), "tcvn3").encode("latin-1")).text.split(
        "\n\n"
    )[0]


@pytest.mark.parametrize(
    "text",
    [
        "BÁO CÁO",
        "I. KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "a) ĐỀ XUẤT, KIẾN NGHỊ",
        "Sở Nội vụ, Bộ Y tế và Ủy ban nhân dân tỉnh",
        "Ứng dụng công nghệ. Ở đâu cũng vậy! Ưu điểm: có.",
        "- Đánh giá cán bộ; - đã họp",
        "Quyết định số 12/QĐ-UBND, BCĐ và CBCCVC-NLĐ",
        "1. Đặc điểm tình hình:\nẢnh hưởng của dịch",
    ],
)
def test_capitals_that_were_lost_come_back_where_they_can_be_told(text):
    if "Ủy" in text:
        text = text.replace("Ủy", "ủy")  # in the middle of a sentence it cannot
    assert back(text) == text


def test_a_line_that_goes_on_in_the_middle_of_a_sentence_gets_no_capital():
    assert back("Cơ quan thường xuyên\nđã họp") == "Cơ quan thường xuyên\nđã họp"


def test_where_the_file_has_the_capital_the_small_letter_is_meant():
    text = "Đơn vị đã họp.\n\nđã công khai"

    assert decode_text(old(f"{text}\n{TEXT}", "tcvn3").encode("latin-1")).text.startswith(text)
