"""Numbers in the Vietnamese form, and in the forms that reports mix in."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.consistency.numbers import numbers, parse_number, written


@pytest.mark.parametrize(
    ("text", "value", "style"),
    [
        ("1.556,3", "1556.3", "comma"),
        ("9.000", "9000", ""),
        ("1.757.000", "1757000", ""),
        ("1,01", "1.01", "comma"),
        ("48.55", "48.55", "point"),
        ("1.9", "1.9", "point"),
        ("0.125", "0.125", "point"),
        ("1,234,567", "1234567", "point"),
        ("03", "3", ""),
    ],
)
def test_a_number_is_read_as_its_digits_allow(text, value, style):
    assert parse_number(text) == (Decimal(value), style)


@pytest.mark.parametrize("text", ["x", "12/5", "1..2", "4a", "1.23.456"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(text)):
        parse_number(text)


@given(st.decimals(min_value=0, max_value=10**12, places=2))
def test_what_is_written_is_read_again(value):
    assert parse_number(written(value))[0] == value


@given(
    st.integers(min_value=0, max_value=10**9),
    st.sampled_from([("triệu", 6), ("tỷ", 9), ("nghìn", 3), ("tỉ", 9)]),
)
def test_the_scale_counts(value, scale):
    word, power = scale
    (found,) = numbers(f"đạt {written(Decimal(value))} {word} đồng")
    assert (found.value, found.scaled, found.word) == (value * 10**power, True, "đồng")


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    for number in numbers(text):
        assert 0 <= number.start < number.end <= len(text)


def test_dates_fractions_symbols_and_units_are_no_counts():
    text = "Ngày 05/4/2019, theo 57/QĐ-UBND, 41/41 người, mạng 4G, 24/7; còn lại 12 đơn."
    assert [(int(number.value), number.word) for number in numbers(text)] == [(12, "đơn")]
