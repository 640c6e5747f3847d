"""Marks that came apart from their letters, and text that has none such."""

from __future__ import annotations

import pytest

from checker.language.marks import mend, stray


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("tie\u0302\u0301p", "tiếp"),
        ("tie\u0301\u0302p", "tiếp"),
        ("tiê \u0301p do\u0323\u0302i", "tiếp dội"),
        ("tiê´p, nghi\u0323", "tiếp, nghị"),
        ("\u0301ay", "áy"),
        ("TU\u031b\u0309 DO", "TỬ DO"),
    ],
)
def test_marks_are_put_on_their_letters(text, mended):
    assert mend(text) == mended


@pytest.mark.parametrize("text", ["tiếp dân", "x ~ y", "`mã`", "", "Nguyễn Văn Mẫu - 5´"])
def test_other_text_keeps_its_letters(text):
    assert mend(text).replace("\u0301", "´") == text


def test_marks_on_no_letter_are_counted():
    assert stray(mend("tiếp \u0301. \u0323-")) == 1
    assert stray("tiếp dân") == 0
