"""Where a missing item is pointed at."""

from __future__ import annotations

from checker.document.model import Block, Document, Metadata
from checker.judging.model import Evidence, Verdict
from checker.rendering.anchors import anchor, title
from checker.ruleset.model import Text
from tests.builders import make_item, make_report

ROWS = (
    ("heading", "", "BÁO CÁO", -1),
    ("heading", "", "Kết quả thực hiện dân chủ năm 2022", -1),
    ("heading", "I", "KẾT QUẢ THỰC HIỆN", -1),
    ("heading", "I.1", "Những việc đã công khai", 2),
    ("paragraph", "I.1", "Đơn vị đã công khai kế hoạch.", 3),
    ("heading", "I.2", "Chăm lo đời sống", 2),
    ("entry", "I.2", "Đã lấy ý kiến về quy chế.", 5),
)
BLOCKS = tuple(
    Block(number, text, "body", f"{section}." if kind == "heading" and section else "", section, parent, kind)
    for number, (kind, section, text, parent) in enumerate(ROWS, 1)
)
DOCUMENT = Document(
    "a.docx", "a" * 64, "docx", BLOCKS, Metadata(title="Báo cáo Kết quả thực hiện dân chủ năm 2022")
)


def item(item_id, group, section):
    return make_item(item_id, group, (item_id, item_id), section=Text(section, section))


def evidence(block):
    text = BLOCKS[block - 1].text
    return (Evidence(text, BLOCKS[block - 1].section, block, None, 0, len(text), ("y1",)),)


def place(missing, *others):
    verdicts = (Verdict(missing, "missing", "nothing-found"), *others)
    part = make_report().parts[0]._replace(verdicts=verdicts)
    return anchor(DOCUMENT, part, verdicts[0]).number


def test_evidence_is_its_own_place():
    met = Verdict(item("a", "g", "Kết quả"), "partial", "planned", evidence=evidence(5))
    assert anchor(DOCUMENT, make_report().parts[0], met).number == 5


def test_a_heading_called_like_the_expected_section():
    assert place(item("a", "g", "Kết quả thực hiện - Những việc phải công khai (Điều 7)")) == 4


def test_the_heading_over_what_is_expected_in_the_same_section():
    section = "Kết quả thực hiện - Tham gia ý kiến (Điều 9)"
    other = Verdict(item("b", "g", section), "met", "met", evidence=evidence(7))
    assert place(item("a", "g", section), other) == 6


def test_the_wider_section_and_never_the_title_that_has_its_words():
    assert place(item("a", "g", "Kết quả thực hiện - Công tác khác")) == 3


def test_the_title_when_nothing_else_fits():
    assert place(item("a", "g", "Đề xuất")) == 1
    assert title(DOCUMENT).number == 1
    assert title(DOCUMENT._replace(metadata=Metadata())).number == 1
