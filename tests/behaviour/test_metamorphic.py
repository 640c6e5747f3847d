"""One change to a report, and what it must do to the verdicts: statement by statement, on base-report.txt.

The rates over all reports of fixtures/reports stand in test_metamorphic_rates.py.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import unicodedata

import pytest

from checker.check import check_document
from checker.document.read import read
from checker.rendering.json_ import render
from tests.behaviour.changes import (
    BASE,
    RANK,
    REPORTS,
    ROOT,
    as_json,
    changed,
    deleted,
    folded,
    outcome,
    replaced,
    ruleset,
    verdicts,
)

# -- evidence deleted ---------------------------------------------------------------------------

SOLE_EVIDENCE = {
    "d4.dieu-hanh": "Giám đốc điều hành theo nguyên tắc tập trung dân chủ, phân công rõ trách nhiệm cho từng "
    "Phó Giám đốc.",
    "d4.giao-ban": "Trung tâm họp giao ban vào thứ Hai đầu tháng.",
    "d4.danh-gia": "Cuối năm 2020, Trung tâm đã đánh giá, xếp loại 42 viên chức.",
    "d4.lang-nghe": "Ngày 12/5/2020, Giám đốc đối thoại với viên chức các phòng, giải đáp 11 kiến nghị.",
    "d4.kntc": "Trong năm, Trung tâm không nhận được đơn khiếu nại, tố cáo nào.",
    "d7.k2": "Kế hoạch công tác năm và kế hoạch từng quý;",
    "d7.k3": "Dự toán được giao và quyết toán kinh phí năm 2019;",
    "d7.k4": "Tuyển dụng 02 viên chức, cử 05 người đi đào tạo, nâng bậc lương cho 14 người, khen thưởng cuối năm;",
    "d7.k7": "Nội quy, quy chế của Trung tâm;",
    "d7.k9": "Văn bản chỉ đạo, điều hành của Sở.",
    "d9.k2": "Kế hoạch công tác năm;",
    "d9.k3": "Phong trào thi đua năm 2020;",
    "d9.k4": "Báo cáo tổng kết năm;",
    "d9.k8": "Quy chế chi tiêu nội bộ.",
    "d11.k2": "Ban Thanh tra nhân dân đã giám sát việc sử dụng kinh phí, tài sản tại phòng Hành chính.",
    "d11.k3": "Ban Thanh tra nhân dân cũng giám sát việc thực hiện nội quy, quy chế của Trung tâm trong quý III.",
    "d13.niem-yet": "Thủ tục kiểm định, mức phí và mẫu đơn được niêm yết tại nơi tiếp nhận hồ sơ.",
    "d14.giai-quyet": "Trung tâm đã giải quyết 1.240 hồ sơ, đúng hạn 99%.",
    "bc.can-cu": "Căn cứ Công văn số 1702/SKHCN-VP ngày 23/11/2020 của Sở Khoa học và Công nghệ, Trung tâm Kiểm định "
    "đo lường báo cáo kết quả như sau:",
    "bc.chi-dao": "Giám đốc ban hành Kế hoạch số 08/KH-TTKĐ ngày 20/01/2020 về thực hiện dân chủ năm 2020 và kiện toàn "
    "Ban Chỉ đạo thực hiện quy chế dân chủ.",
    "bc.uu-diem": "Nội bộ đoàn kết, dân chủ được phát huy, viên chức yên tâm công tác.",
    "bc.kien-nghi": "Đề nghị Sở tổ chức tập huấn cho người làm đầu mối ở các đơn vị.",
}
ALSO_PROVEN = {
    "d7.k3": {"d4.tai-chinh"},  # financial disclosure is one half of Điều 4's item
    "d11.k2": {"d4.ban-ttnd", "d12.hinh-thuc"},
    "d11.k3": {"d12.hinh-thuc"},
}


@pytest.mark.parametrize("item", SOLE_EVIDENCE)
def test_evidence_deleted_drops_the_verdict_and_no_sibling_changes(item):
    assert outcome(BASE)[item] == "met"

    differences = changed(BASE, deleted(BASE, [SOLE_EVIDENCE[item]]))

    assert differences.pop(item, None) in {("met", "missing"), ("met", "partial")}
    for other in ALSO_PROVEN.get(item, ()):
        differences.pop(other, None)
    assert differences == {}


@pytest.mark.parametrize(
    ("item", "old", "new"),
    [
        ("d7.k3", "Dự toán được giao và quyết toán kinh phí năm 2019", "Quyết toán năm 2019"),
        ("d7.k4", "Tuyển dụng 02 viên chức, cử 05 người đi đào tạo, nâng", "Cử 05 người đi đào tạo, nâng"),
        ("d7.k4", "nâng bậc lương cho 14 người, khen thưởng cuối năm", "nâng bậc lương cho 14 người"),
        ("bc.han-che", " Nguyên nhân là do người phụ trách phòng chưa gợi mở.", ""),
    ],
)
def test_one_facet_deleted_leaves_a_part(item, old, new):
    differences = changed(BASE, replaced(BASE, old, new))

    if item == "bc.han-che":  # need is 1: limits alone are enough
        assert differences == {}
    else:
        assert differences.pop(item) == ("met", "partial")
        differences.pop("d4.tai-chinh", None)
        assert differences == {}


@pytest.mark.parametrize(
    ("item", "line", "sibling"),
    [
        ("d7.k2", "- Kế hoạch công tác năm và kế hoạch từng quý;", "d9.k2"),
        ("d9.k2", "- Kế hoạch công tác năm;", "d7.k2"),
        ("d7.k7", "- Nội quy, quy chế của Trung tâm;", "d9.k8"),
        ("d9.k8", "- Quy chế chi tiêu nội bộ.", "d7.k7"),
        (
            "d11.k3",
            "Ban Thanh tra nhân dân cũng giám sát việc thực hiện nội quy, quy chế của Trung tâm trong quý III.",
            "d7.k7",
        ),
    ],
)
def test_the_same_topic_in_a_sibling_list_does_not_stand_in(item, line, sibling):
    after = outcome(replaced(BASE, line, ""))

    assert after[item] != "met"
    assert after[sibling] == "met"


# -- what is no evidence added ------------------------------------------------------------------

IRRELEVANT = {
    "professional matter": "Trung tâm đã kiểm định 3.412 cân, đồng hồ nước và cột đo xăng dầu, đạt 104% kế hoạch; lấy "
    "mẫu giám sát 18 cơ sở, công bố kết quả thử nghiệm cho khách hàng, kiểm tra 06 trạm cân trên quốc lộ.",
    "professional matter of a hospital": "Bệnh viện khám 61.200 lượt, phẫu thuật 2.310 ca; giám sát chặt nhiễm khuẩn, kiểm tra "
    "chất lượng xét nghiệm mỗi tháng, cập nhật bảng giá thuốc, tổ chức 12 hội thi và 05 đợt khám từ thiện theo kế hoạch.",
    "professional matter of a school": "Chất lượng giáo dục ổn định: 98% học sinh lên lớp, 14 học sinh đạt giải tỉnh; kế hoạch dạy "
    "học bảo đảm, kiểm tra học kỳ nghiêm túc, phụ huynh góp ý qua sổ liên lạc, thư viện mua 320 cuốn sách.",
    "professional matter of a farm office": "Toàn huyện gieo cấy 5.400 ha, đạt kế hoạch; tập huấn 38 lớp cho nông dân, công bố hết "
    "dịch tả lợn tại 04 xã, giám sát 112 mẫu nước, kiểm tra 27 cửa hàng vật tư và xử phạt 03 trường hợp.",
    "professional matter of a revenue office": "Thu ngân sách đạt 412 tỷ đồng, bằng 107% dự toán; kiểm tra 96 doanh nghiệp, truy thu "
    "8,1 tỷ đồng, công khai 21 người nợ thuế trên báo, đối thoại với người nộp thuế 02 lần.",
    "the law's list of what to disclose": "Nghị định số 04/2015/NĐ-CP quy định những việc phải công khai để cán bộ, "
    "công chức, viên chức biết gồm: kết quả thanh tra, kiểm tra, giải quyết khiếu nại, tố cáo nội bộ; vụ việc tiêu "
    "cực, tham nhũng đã được kết luận; bản kê khai tài sản, thu nhập; kết quả tiếp thu ý kiến của viên chức.",
    "the law's list of what to consult on": "Theo Nghị định, viên chức có quyền tham gia ý kiến về chủ trương, giải "
    "pháp thực hiện nghị quyết của Đảng; các biện pháp cải tiến tổ chức, lề lối làm việc, phòng, chống tham nhũng; kế "
    "hoạch tuyển dụng, đào tạo, bổ nhiệm; việc thực hiện chế độ, chính sách.",
    "the law's list of duties": "Pháp luật quy định người đứng đầu có trách nhiệm phòng ngừa, ngăn chặn tham nhũng, xử "
    "lý kịp thời người cản trở dân chủ, trả thù, trù dập người khiếu nại, tố cáo.",
    "titles of instruments": "Văn thư lưu Quyết định số 31/QĐ-SKHCN ngày 04/3/2020 về việc ban hành Quy chế công khai "
    "kết quả thanh tra, kiểm tra và Công văn số 77/SKHCN-TCCB về việc lấy ý kiến kế hoạch tuyển dụng, đào tạo.",
    "quoted title": 'Thư viện của Trung tâm nhận 05 cuốn "Sổ tay giám sát việc thực hiện chế độ, chính sách và giải '
    'quyết khiếu nại, tố cáo trong cơ quan".',
    "a slogan": "Trung tâm luôn tạo điều kiện để viên chức được biết, được bàn, được kiểm tra, giám sát.",
    "another addressee": "Trung tâm công khai kết quả kiểm tra, xử lý vi phạm đo lường cho doanh nghiệp và người tiêu "
    "dùng biết trên trang thông tin của Sở.",
}
PLACES = {
    "after the direction": "II. KẾT QUẢ THỰC HIỆN",
    "after the results of the head": "2. Những việc đã công khai",
    "after the disclosures": "3. Những việc lấy ý kiến",
    "after the consultations": "4. Những việc viên chức giám sát, kiểm tra",
    "after the results": "III. ĐÁNH GIÁ CHUNG",
    "after the tasks": "V. KIẾN NGHỊ",
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("matter", IRRELEVANT)
def test_what_proves_nothing_changes_nothing(matter, place):
    heading = PLACES[place]

    assert changed(BASE, replaced(BASE, heading, f"{IRRELEVANT[matter]}\n\n{heading}")) == {}


TABLE_OF_CONTENTS = """MỤC LỤC

I. Công tác chỉ đạo, triển khai ........ 1
II. Kết quả thực hiện ........ 2
1. Kết quả thanh tra, kiểm tra, giải quyết khiếu nại, tố cáo đã công khai ........ 3
2. Phòng, chống tham nhũng, kê khai tài sản ........ 4
3. Giám sát việc thực hiện chế độ, chính sách ........ 5
III. Đánh giá chung ........ 6
IV. Nhiệm vụ năm 2021 ........ 7
V. Kiến nghị ........ 8
"""


@pytest.mark.parametrize(
    ("before", "toc"),
    [
        ("I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI\n", TABLE_OF_CONTENTS),
        ("Căn cứ Công văn số 1702", TABLE_OF_CONTENTS),
        ("Căn cứ Công văn số 1702", TABLE_OF_CONTENTS.replace(" ........ ", "\t")),
        ("Nơi nhận:", TABLE_OF_CONTENTS),
    ],
    ids=["after the opening", "after the title", "with tabs", "at the end"],
)
def test_a_table_of_contents_changes_nothing(before, toc):
    assert changed(BASE, replaced(BASE, before, f"{toc}\n{before}")) == {}


# -- done becomes planned, or not done ----------------------------------------------------------

NOT_DONE_ANY_MORE = [
    ("d4.danh-gia", "Trung tâm đã đánh giá", "Trung tâm sẽ đánh giá"),
    ("d4.danh-gia", "Trung tâm đã đánh giá", "Trung tâm chưa đánh giá"),
    ("d4.giao-ban", "Trung tâm họp giao ban", "Trung tâm sẽ họp giao ban"),
    ("d4.giao-ban", "Trung tâm họp giao ban", "Trung tâm chưa họp giao ban"),
    ("d4.lang-nghe", "Giám đốc đối thoại với viên chức các phòng, giải đáp", "Giám đốc sẽ đối thoại với viên chức các phòng, giải đáp"),
    ("d4.lang-nghe", "Giám đốc đối thoại với viên chức các phòng, giải đáp 11 kiến nghị", "Giám đốc chưa đối thoại với viên chức các phòng"),
    ("d7.k2", "Trung tâm đã niêm yết tại bảng tin và gửi", "Trung tâm sẽ niêm yết tại bảng tin và gửi"),
    ("d7.k2", "Trung tâm đã niêm yết tại bảng tin và gửi", "Trung tâm chưa niêm yết tại bảng tin và gửi"),
    ("d7.k7", "Nội quy, quy chế của Trung tâm;", "Nội quy, quy chế của Trung tâm (sẽ niêm yết trong quý I/2021);"),
    ("d7.k7", "Nội quy, quy chế của Trung tâm;", "Nội quy, quy chế của Trung tâm (chưa niêm yết);"),
    ("d9.k2", "Giám đốc đã lấy ý kiến", "Giám đốc sẽ lấy ý kiến"),
    ("d9.k2", "Giám đốc đã lấy ý kiến", "Giám đốc chưa lấy ý kiến"),
    ("d11.k2", "Ban Thanh tra nhân dân đã giám sát", "Ban Thanh tra nhân dân sẽ giám sát"),
    ("d11.k2", "Ban Thanh tra nhân dân đã giám sát", "Ban Thanh tra nhân dân chưa giám sát"),
    ("d11.k3", "Ban Thanh tra nhân dân cũng giám sát", "Ban Thanh tra nhân dân sẽ giám sát"),
    ("d13.niem-yet", "mẫu đơn được niêm yết", "mẫu đơn sẽ được niêm yết"),
    ("d13.niem-yet", "mẫu đơn được niêm yết", "mẫu đơn chưa được niêm yết"),
    ("bc.chi-dao", "Giám đốc ban hành Kế hoạch", "Giám đốc sẽ ban hành Kế hoạch"),
    ("bc.chi-dao", "Giám đốc ban hành Kế hoạch", "Giám đốc chưa ban hành Kế hoạch"),
    ("bc.quan-triet", "Trung tâm đã phổ biến", "Trung tâm sẽ phổ biến"),
    ("bc.quan-triet", "Trung tâm đã phổ biến", "Trung tâm chưa phổ biến"),
]  # fmt: skip


@pytest.mark.parametrize(("item", "old", "new"), NOT_DONE_ANY_MORE)
def test_what_is_planned_or_not_done_is_not_met(item, old, new):
    assert outcome(BASE)[item] == "met"

    assert outcome(replaced(BASE, old, new))[item] == "partial"


@pytest.mark.parametrize(
    ("item", "statement"),
    [
        ("d4.tru-dap", "Trong năm, Trung tâm không có trường hợp trả thù, trù dập người góp ý."),
        ("d4.tru-dap", "Không xảy ra hành vi cản trở việc thực hiện dân chủ."),
        ("d13.chan-chinh", "Không có viên chức nào gây phiền hà, sách nhiễu khách hàng."),
        ("d13.chan-chinh", "Trong năm không để xảy ra trường hợp hách dịch, cửa quyền, sách nhiễu."),
    ],
)
def test_a_nil_statement_is_enough(item, statement):
    assert outcome(BASE)[item] == "missing"
    heading = "5. Quan hệ với tổ chức, cá nhân\n"

    assert outcome(replaced(BASE, heading, f"{heading}\n{statement}\n"))[item] == "met"


# -- evidence moved, headings renamed -----------------------------------------------------------

TABLE = """| TT | Nội dung đã công khai cho viên chức | Hình thức |
| --- | --- | --- |
| 1 | Kế hoạch công tác năm và kế hoạch từng quý | Niêm yết tại bảng tin |
| 2 | Dự toán được giao và quyết toán kinh phí năm 2019 | Niêm yết tại bảng tin |
| 3 | Tuyển dụng 02 viên chức, cử 05 người đi đào tạo, nâng bậc lương cho 14 người, khen thưởng | Thư điện tử nội bộ |
| 4 | Nội quy, quy chế của Trung tâm | Thư điện tử nội bộ |
| 5 | Văn bản chỉ đạo, điều hành của Sở | Thư điện tử nội bộ |"""


def test_a_list_moved_to_a_table_says_the_same():
    start, end = BASE.index("Trung tâm đã niêm yết tại bảng tin"), BASE.index("3. Những việc lấy ý kiến")

    assert changed(BASE, f"{BASE[:start]}{TABLE}\n\n{BASE[end:]}") == {}


def test_sentences_moved_to_table_rows_say_the_same():
    sentences = [SOLE_EVIDENCE[item] for item in ("d4.giao-ban", "d4.danh-gia", "d4.lang-nghe")]
    rows = "\n".join(f"| {i} | {sentence} |" for i, sentence in enumerate(sentences, 1))
    moved = deleted(BASE, sentences)
    heading = "2. Những việc đã công khai"

    assert (
        changed(BASE, replaced(moved, heading, f"| TT | Việc đã làm |\n| --- | --- |\n{rows}\n\n{heading}"))
        == {}
    )


@pytest.mark.parametrize("item", ["d4.giao-ban", "d4.danh-gia", "d4.lang-nghe", "d14.giai-quyet"])
def test_a_sentence_moved_to_a_footnote_says_the_same(item):
    sentence = SOLE_EVIDENCE[item]
    moved = deleted(BASE, [sentence])
    before = "Trong năm, Trung tâm không nhận được đơn"

    assert changed(BASE, replaced(moved, before, f"[1] {sentence}\n\n{before}")) == {}


@pytest.mark.parametrize(
    "item", ["d4.giao-ban", "d4.danh-gia", "d4.lang-nghe", "d13.niem-yet", "d14.giai-quyet"]
)
def test_a_sentence_moved_to_another_section_of_results_says_the_same(item):
    sentence = SOLE_EVIDENCE[item]
    moved = deleted(BASE, [sentence])
    before = "Ban Thanh tra nhân dân đã giám sát"
    assert changed(BASE, replaced(moved, before, f"{sentence}\n\n{before}")) == {}


RENAMED = [
    {"II. KẾT QUẢ THỰC HIỆN": "II. TÌNH HÌNH THỰC HIỆN TRONG NĂM"},
    {"1. Trách nhiệm của Giám đốc": "1. Việc làm của lãnh đạo Trung tâm"},
    {"2. Những việc đã công khai": "2. Công khai trong đơn vị"},
    {"3. Những việc lấy ý kiến": "3. Viên chức tham gia ý kiến"},
    {"4. Những việc viên chức giám sát, kiểm tra": "4. Hoạt động của Ban Thanh tra nhân dân"},
    {"III. ĐÁNH GIÁ CHUNG": "III. NHẬN XÉT"},
    {"IV. NHIỆM VỤ NĂM 2021": "IV. PHƯƠNG HƯỚNG THỜI GIAN TỚI"},
    {"V. KIẾN NGHỊ": "V. ĐỀ XUẤT"},
    {"2. Hạn chế, nguyên nhân": "2. Những mặt còn tồn tại"},
    {"1. Ưu điểm": "1. Những việc làm được"},
]


@pytest.mark.parametrize("names", RENAMED, ids=lambda names: next(iter(names.values())))
def test_a_heading_renamed_says_the_same(names):
    text = BASE
    for old, new in names.items():
        text = replaced(text, old, new)

    assert changed(BASE, text) == {}


STYLES = {
    "without numbers in capitals": lambda _, name: name,
    "Phần": lambda roman, name: f"Phần {roman}\n{name}",
    "A.": lambda roman, name: f"{'ABCDE'[['I', 'II', 'III', 'IV', 'V'].index(roman)]}. {name}",
    "I-": lambda roman, name: f"{roman}- {name}",
    "I/": lambda roman, name: f"{roman}/ {name}",
    "lower case": lambda roman, name: f"{roman}. {name[0]}{name[1:].lower()}",
    "Markdown": lambda roman, name: f"## {roman}. {name}",
    "bold": lambda roman, name: f"**{roman}. {name}**",
}


@pytest.mark.parametrize("style", STYLES)
def test_headings_numbered_otherwise_say_the_same(style):
    text = re.sub(
        r"^(I|II|III|IV|V)\. ([^a-z\n]+)$", lambda m: STYLES[style](m[1], m[2]), BASE, flags=re.MULTILINE
    )
    assert text != BASE

    assert changed(BASE, text) == {}


@pytest.mark.parametrize(
    "number", ["", "1.{n}. ", "{n}/ ", "{n}- ", "{n}) ", "({n}) "], ids=lambda n: n or "none"
)
def test_subheadings_numbered_otherwise_say_the_same(number):
    start, end = BASE.index("II. KẾT QUẢ"), BASE.index("III. ĐÁNH GIÁ")
    part = re.sub(r"^(\d)\. (?=[A-Z])", lambda m: number.format(n=m[1]), BASE[start:end], flags=re.MULTILINE)

    assert changed(BASE, BASE[:start] + part + BASE[end:]) == {}


# -- the same text in other bytes ---------------------------------------------------------------

OLD_TONES = dict(
    zip(
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ủy", "úy", "ùy", "ụy", "ũy"],
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "uỷ", "uý", "uỳ", "uỵ", "uỹ"],
        strict=True,
    )
)
OLD_TONES |= {new.upper(): old.upper() for new, old in OLD_TONES.items()}


def texts():
    return [pytest.param(BASE, id="base-report")] + [
        pytest.param(path.read_text(encoding="utf-8"), id=path.stem) for path in REPORTS
    ]


@pytest.mark.parametrize("text", texts())
@pytest.mark.parametrize(
    "rewrite",
    [
        pytest.param(lambda t: unicodedata.normalize("NFD", t).encode(), id="NFD"),
        pytest.param(lambda t: t.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(lambda t: t.replace("\n", "\r").encode(), id="CR"),
        pytest.param(lambda t: b"\xef\xbb\xbf" + t.encode(), id="BOM"),
        pytest.param(lambda t: t.replace(" ", "\u00a0").encode(), id="non-breaking spaces"),
        pytest.param(lambda t: t.replace(" ", " \u200b").encode(), id="zero-width spaces"),
        pytest.param(lambda t: re.sub("\n\n", "\n\n\n\n", t).encode(), id="more blank lines"),
        pytest.param(lambda t: re.sub("(?m)$", "  ", t).encode(), id="blanks at line ends"),
    ],
)
def test_other_bytes_for_the_same_text_give_the_same_report(text, rewrite):
    assert as_json(rewrite(text)) == as_json(text.encode())


@pytest.mark.parametrize("text", texts())
def test_the_place_of_the_tone_mark_makes_no_difference(text):
    old_style = re.sub(rf"(?<![Qq])({'|'.join(OLD_TONES)})(?![^\W\d_])", lambda m: OLD_TONES[m[1]], text)
    if old_style == text:
        pytest.skip("no syllable of this report has two places for its mark")

    assert changed(text, old_style) == {}


@pytest.mark.parametrize("text", [BASE])
def test_lines_wrapped_at_a_column_give_the_same_report(text):
    assert as_json(folded(text).encode()) == as_json(text.encode())


@pytest.mark.parametrize(
    "heading",
    [line for line in BASE.split("\n") if re.match(r"^(?:[IV]+|\d)\. [^.;]+$", line)],
)
def test_the_case_of_a_heading_makes_no_difference(heading):
    number, _, name = heading.partition(" ")
    for other in (name.upper(), name[0].upper() + name[1:].lower()):
        text = re.sub(rf"(?m)^{re.escape(heading)}$", f"{number} {other}", BASE)
        assert changed(BASE, text) == {}, other


# -- more evidence, more runs -------------------------------------------------------------------


@pytest.mark.parametrize("source", REPORTS[::3], ids=lambda path: path.stem)
def test_evidence_added_never_makes_a_verdict_worse(source):
    """The quotes that prove items in another report, added as paragraphs of the results, take nothing away."""
    better = [
        quote.quote
        for verdict in verdicts(source.read_text(encoding="utf-8")).values()
        if verdict.verdict == "met" and verdict.reason == "met"
        for quote in verdict.evidence
        if len(verdict.evidence) == 1 and len(quote.quote) > 60
    ]
    assert better
    before = outcome(BASE)
    heading = "III. ĐÁNH GIÁ CHUNG"
    for sentence in better:
        after = outcome(replaced(BASE, heading, f"{sentence}.\n\n{heading}"))
        worse = {
            item: (before[item], after[item]) for item in before if RANK[after[item]] < RANK[before[item]]
        }
        assert worse == {}, sentence


def test_a_hundred_runs_give_the_same_bytes():
    data = BASE.encode()

    runs = {render(check_document(read("bao-cao.txt", data), [ruleset()])) for _ in range(100)}

    assert len(runs) == 1


def test_the_seed_of_the_hashes_makes_no_difference(tmp_path):
    report = tmp_path / "bao-cao.txt"
    report.write_text(BASE, encoding="utf-8")
    runs = set()
    for seed in ("0", "1", "4294967295"):
        done = subprocess.run(
            [sys.executable, "-m", "checker", "check", str(report), "-f", "json"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        runs.add(done.stdout)

    assert len(runs) == 1
    assert runs.pop()
