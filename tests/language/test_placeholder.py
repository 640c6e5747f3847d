"""Blanks and notes of a template, and dots that mean "and so on"."""

from __future__ import annotations

import pytest

from checker.language.placeholder import placeholders


def blanks(text):
    return [text[start:end] for start, end in placeholders(text)[0]]


def notes(text):
    return [text[start:end] for start, end in placeholders(text)[1]]


@pytest.mark.parametrize(
    "text",
    [
        "đã tổ chức … cuộc họp",
        "giải quyết …/… đơn",
        "Số: .../BC-SNV",
        "Số...../BC-SNV",
        "(Quyết định … ngày 05/3)",
        "ngày ..... tháng 3",
        "… người",
    ],
)
def test_dots_where_a_value_belongs_are_a_blank(text):
    assert blanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "họp giao ban, hội ý,... Lãnh đạo đã công khai",
        "cổng thông tin, Zalo, … để mọi người biết",
        "hỗ trợ người lao động... để toàn thể biết",
        "quy chế làm việc, quy chế chi tiêu...) được công khai",
        "hội nghị, họp cơ quan v.v. … đã được tổ chức",
        "Năm 2024. Đã xong.",
    ],
)
def test_dots_that_cut_a_list_short_are_none(text):
    assert not blanks(text)


def test_notes_stand_in_square_brackets():
    assert notes("Đã họp. [Nếu không, thay bằng: [cuộc họp …] đã hoãn.] Hết.") == [
        "[Nếu không, thay bằng: [cuộc họp …] đã hoãn.]"
    ]


@pytest.mark.parametrize("text", ["theo tài liệu [1]", "xem [12], [13]", "ngoặc [không đóng", "a] b ["])
def test_references_and_stray_brackets_are_no_notes(text):
    assert not notes(text)
