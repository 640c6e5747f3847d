"""Which places are shown as evidence, and when a denial outweighs a statement."""

from __future__ import annotations

from tests.behaviour.changes import verdicts

HELD = "Hội nghị viên chức do Giám đốc phối hợp với Công đoàn tổ chức ngày 15/01/2021, có 45/46 người dự."
NAMED = "Tại hội nghị viên chức, Giám đốc biểu dương các phòng."


def quotes(item, *sentences):
    text = "I. KẾT QUẢ THỰC HIỆN\n" + "\n".join(sentences)
    return [evidence.quote for evidence in verdicts(text)[item].evidence]


def test_the_sentence_that_says_most_of_the_item_is_shown_first_wherever_it_stands():
    assert quotes("d4.hoi-nghi", NAMED, HELD)[0] == quotes("d4.hoi-nghi", HELD, NAMED)[0] == HELD.rstrip(".")


def test_a_second_sentence_that_proves_as_much_is_shown_too():
    first = "Cơ quan họp giao ban hằng tuần với các phòng."
    second = "Các trạm họp giao ban hằng tháng với lãnh đạo."

    assert quotes("d4.giao-ban", first, second) == [first.rstrip("."), second.rstrip(".")]


def test_not_more_than_two_places_are_shown_for_one_facet():
    same = [
        "Cơ quan họp giao ban hằng tuần với các phòng.",
        "Các trạm họp giao ban hằng tháng với lãnh đạo.",
        "Khối văn phòng họp giao ban mỗi sáng thứ Hai.",
    ]

    assert len(quotes("d4.giao-ban", *same)) == 2


def test_a_denial_that_says_more_of_the_item_outweighs_a_word_in_passing():
    text = """I. KẾT QUẢ THỰC HIỆN
Nhà trường mở hội nghị triển khai kế hoạch xây dựng quy chế dân chủ của ngành.
Nhà trường chưa thành lập, kiện toàn Ban Chỉ đạo thực hiện quy chế dân chủ và chưa ban hành kế hoạch thực hiện dân chủ."""

    assert verdicts(text)["bc.chi-dao"].verdict == "partial"
