"""Dates in all the forms of a report."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.consistency.dates import dates, day

DAYS = st.dates(min_value=date(1945, 1, 1), max_value=date(2099, 12, 31))
FORMS = st.sampled_from(
    ["{d:02d}/{m:02d}/{y}", "{d}/{m}/{y}", "{d}.{m}.{y}", "{d}-{m}-{y}", "{d:02d} tháng {m} năm {y}"]
)


@given(DAYS, FORMS)
def test_a_date_in_any_form_is_read(value, form):
    text = f"Hội nghị tổ chức ngày {form.format(d=value.day, m=value.month, y=value.year)} tại trụ sở."
    assert [found.value for found in dates(text)] == [value]


@given(DAYS)
def test_a_date_is_printed_as_it_is_read(value):
    assert [found.value for found in dates(day(value))] == [value]


@pytest.mark.parametrize(
    "text", ["31/4/2019", "29/02/2023", "30.2.2020", "12 tháng 13 năm 2021", "00/5/2020"]
)
def test_a_day_that_does_not_exist_has_no_value(text):
    assert [found.value for found in dates(f"ngày {text}")] == [None]


@pytest.mark.parametrize(
    "text", ["ngày 05/4", "số 61/2017/TT-BTC", "mục 1.2.2020.1", "năm 2020-2021", "10/2022/QH15"]
)
def test_what_is_no_full_date_is_left_alone(text):
    assert not list(dates(text))


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    assert all(0 <= found.start < found.end <= len(text) for found in dates(text))
