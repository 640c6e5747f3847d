import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.rendering.layout import Line, clean, fold, plain, shorten, tidy


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("Kế hoạch công tác", 40, "Kế hoạch công tác"),
        ("Kế hoạch công tác", 17, "Kế hoạch công tác"),
        ("Kế hoạch công tác", 16, "Kế hoạch công…"),
        ("Kế hoạch, công tác", 10, "Kế hoạch…"),
        ("Khôngcókhoảngtrắng", 6, "Không…"),
    ],
)
def test_shorten_cuts_after_a_word(text, width, expected):
    assert shorten(text, width) == expected


@given(st.text(max_size=80), st.integers(2, 40))
def test_shorten_fits(text, width):
    assert len(shorten(text, width)) <= width


@given(st.text(alphabet=st.characters(), max_size=120))
def test_cleaning_is_final_and_encodable(text):
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    cleaned.encode("utf-8")
    assert tidy(cleaned) == tidy(text)


def test_vietnamese_stays_as_it_is():
    text = "Nghị quyết số 05-NQ/TW, hoà giải, “quy chế dân chủ” – 100 %"
    assert clean(text) == text


def test_a_label_has_its_own_column():
    assert plain([Line("plain", 2, "một hai ba", "Căn cứ:")], 30) == "  Căn cứ:        một hai ba\n"


def test_an_overlong_word_is_broken():
    rows = [text for _, _, text in fold([Line("plain", 0, "x" * 50)], 20)]
    assert rows == ["x" * 20, "x" * 20, "x" * 10]
