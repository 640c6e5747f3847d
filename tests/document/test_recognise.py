"""What passes for a report, and what does not."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from checker.document.read import read
from checker.document.recognise import is_report

ROOT = Path(__file__).resolve().parents[2]
REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
CORPUS = ROOT.parent / "shared" / "corpus"


def recognised(text):
    return is_report(read("van-ban.txt", text.encode()))


def body(path):
    """A report without its frame, its title and its closing lines: as if only the inside had been copied."""
    text = path.read_text(encoding="utf-8")
    text = text[text.index("BÁO CÁO") :].split("\n\n", 1)[1]
    return re.split(r"\n(?:Trên đây là|Nơi nhận)", text)[0]


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_report_is_one(path):
    assert recognised(path.read_text(encoding="utf-8"))


TOLD_LIKE_A_STORY = {"ward-2"}
"""Reports without sections and set words: only their title and their frame show what they are."""


@pytest.mark.parametrize(
    "path", [path for path in REPORTS if path.stem not in TOLD_LIKE_A_STORY], ids=lambda path: path.stem
)
def test_a_report_without_title_frame_and_closing_is_one(path):
    assert recognised(body(path))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_report_that_lost_its_marks_is_one(path):
    decomposed = unicodedata.normalize("NFD", path.read_text(encoding="utf-8"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))

    assert recognised(bare.replace("đ", "d").replace("Đ", "D"))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not beside the repository")
def test_the_reports_of_the_corpus_are_reports():
    texts = sorted(CORPUS.glob("*.txt"))

    assert texts
    assert [path.name for path in texts if not is_report(read(path))] == []


@pytest.mark.parametrize(
    "text",
    [
        "BÁO CÁO",
        "BÁO CÁO\nKết quả thực hiện dân chủ năm 2020\n\nKhông có nội dung báo cáo.",
        "Báo cáo tình hình thực hiện quy chế dân chủ\n\nI. KẾT QUẢ\n\nĐã họp.\n\nII. HẠN CHẾ\n\nKhông có.",
        (
            "Kính gửi: Sở Nội vụ\n\nTrường báo cáo kết quả thực hiện dân chủ năm 2020 như sau:\n\n1. Kết quả\n\nĐã họp.\n\n"
            "2. Hạn chế\n\nKhông."
        ),
        "DỰ THẢO BÁO CÁO\nSơ kết 6 tháng\n\nNội dung đang hoàn thiện.",
    ],
)
def test_a_short_or_informal_report_is_one(text):
    assert recognised(text)


NO_REPORTS = {
    "news": "Sáng nay, mưa lớn gây ngập nhiều tuyến đường ở trung tâm thành phố. Theo báo cáo của cơ quan khí tượng, lượng "
    "mưa trong ba giờ đạt 120 mm. Người dân phải dắt xe qua những đoạn ngập sâu.\n\nChiều cùng ngày, nước rút dần.",
    "story": "Ngày xưa có một người tiều phu sống ở ven rừng. Mỗi sáng ông vác rìu lên núi, chiều gánh củi về chợ "
    "bán.\n\nMột hôm, ông gặp một con chim lạ bị thương bên bờ suối.",
    "recipe": "NGUYÊN LIỆU\n\n- Thịt bò: 300 g;\n- Hành tây: 01 củ.\n\nCÁCH LÀM\n\n1. Thái mỏng thịt bò.\n\n2. Xào lửa lớn.",
    "decision": "ỦY BAN NHÂN DÂN XÃ ĐÔNG LĨNH\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n"
    "Số: 12/QĐ-UBND\n\nĐông Lĩnh, ngày 04 tháng 5 năm 2020\n\nQUYẾT ĐỊNH\nVề việc kiện toàn Ban Chỉ đạo\n\nĐiều 1. Kiện "
    "toàn Ban Chỉ đạo gồm 07 thành viên.\n\nĐiều 2. Ban Chỉ đạo có nhiệm vụ báo cáo kết quả hằng năm.\n\nNơi nhận:\n- Lưu: VT.",
    "plan": "Số: 08/KH-TTKĐ\n\nĐông Hà, ngày 20 tháng 01 năm 2020\n\nKẾ HOẠCH\nThực hiện dân chủ năm 2020\n\nI. MỤC "
    "TIÊU\n\nPhát huy dân chủ.\n\nII. NHIỆM VỤ\n\nTổ chức hội nghị.\n\nIII. GIẢI PHÁP\n\nTuyên truyền.\n\nNơi nhận:\n- Lưu: VT.",
    "decree": "CHÍNH PHỦ\n\nSố: 99/2015/NĐ-CP\n\nHà Nội, ngày 09 tháng 01 năm 2015\n\nNGHỊ ĐỊNH\nVề việc của cơ quan\n\n"
    "Điều 1. Phạm vi điều chỉnh\n\nNghị định này quy định về việc của cơ quan.\n\nĐiều 2. Đối tượng áp dụng",
    "English": "REPORT\n\nI. RESULTS\n\nThe agency held its annual meeting and published the plan.\n\nII. LIMITS\n\nNone.",
    "code": "def main():\n    report = check(path)\n    print(report)\n\nif __name__ == '__main__':\n    main()",
    "figures": "2019;12;45,6\n2020;14;47,1\n2021;9;30,2\n2022;11;41,8",
    "one line": "Kế hoạch công tác năm được niêm yết tại bảng tin cho viên chức biết.",
}  # fmt: skip


@pytest.mark.parametrize("name", NO_REPORTS)
def test_another_text_is_none(name):
    assert not recognised(NO_REPORTS[name])
