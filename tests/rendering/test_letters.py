"""The checklist and the letter that asks for more: what they say, their form, and that nothing is made up."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest
from lxml import etree

from checker.check import check
from checker.cli.pdf import as_pdf
from checker.document.model import Metadata
from checker.document.read import read
from checker.errors import UsageError
from checker.rendering import FORMATS
from checker.rendering.request_letter import _letter
from checker.rendering.wordml import Page, cell, package, paragraph, row, run, table, twips
from checker.ruleset.model import Text, Validity
from tests.builders import make_document, make_report
from tests.document.docx_files import W
from tests.document.test_comments import contents

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "fixtures" / "reports" / "bao-cao-mau.docx"
NAMES = ["de-nghi", "phieu"]


def rendered(name, lang="vi", report=None):
    return FORMATS[name].render(report or make_report(), lang)


def root_of(data, part="word/document.xml"):
    return etree.fromstring(contents(data)[part])


def lines(data):
    return ["".join(paragraph.itertext(f"{{{W}}}t")) for paragraph in root_of(data).iter(f"{{{W}}}p")]


def blank_runs(data):
    """The texts of the runs that are marked as blanks."""
    return {
        "".join(found.itertext(f"{{{W}}}t"))
        for found in root_of(data).iter(f"{{{W}}}r")
        if found.find(f"{{{W}}}rPr/{{{W}}}shd") is not None
    }


def with_meta(**changes):
    document = make_document()
    return make_report(document=document._replace(metadata=document.metadata._replace(**changes)))


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_golden(name, lang):
    """RASOAT_GOLDEN=1 writes the files anew; the difference is then read in the commit."""
    xml = contents(rendered(name, lang))["word/document.xml"].decode()
    text = re.sub(r"(?=<w:(?:p|tbl|tr|sectPr)>)", "\n", xml) + "\n"
    file = GOLDEN / f"{name}-{lang}.xml"
    if os.environ.get("RASOAT_GOLDEN") == "1":
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
class TestBoth:
    def test_have_the_page_of_the_decree(self, name):
        section = root_of(rendered(name)).find(f".//{{{W}}}sectPr")
        size, margins = (section.find(f"{{{W}}}{tag}") for tag in ("pgSz", "pgMar"))
        assert (size.get(f"{{{W}}}w"), size.get(f"{{{W}}}h")) == (str(twips(210)), str(twips(297)))
        sides = {side: int(margins.get(f"{{{W}}}{side}")) for side in ("top", "bottom", "left", "right")}
        assert sides == {"top": twips(20), "bottom": twips(20), "left": twips(30), "right": twips(15)}
        assert section.find(f"{{{W}}}titlePg") is not None, "the first page has no number"
        styles = contents(rendered(name))["word/styles.xml"].decode()
        assert 'w:ascii="Times New Roman"' in styles

    def test_are_the_same_every_time(self, name):
        assert rendered(name) == rendered(name)

    def test_can_be_read_back(self, name):
        assert read("x.docx", rendered(name)).metadata.title == ""
        assert len(read("x.docx", rendered(name)).blocks) > 8

    def test_name_every_open_item_and_none_that_is_met(self, name):
        text = "\n".join(lines(rendered(name)))
        for title in ("Chủ trương, pháp luật", "Kinh phí, quyết toán, tài sản", "Góp ý nội quy, quy chế"):
            assert title in text
        assert "Kế hoạch công tác" not in text.replace(make_report().document.blocks[1].text, "")

    def test_what_a_stranger_wrote_stays_text(self, name):
        evil = "</w:t>&amp;\x00\x1b[31m\ud800<w:b/> BÁO CÁO"
        data = rendered(name, report=with_meta(agency=evil, title=f"Báo cáo {evil}", number=evil))
        assert "</w:t>&amp;" in "\n".join(lines(data))

    def test_without_anything_to_fix(self, name):
        report = make_report()
        met = tuple(v._replace(verdict="met") for v in report.parts[0].verdicts)
        report = report._replace(parts=(report.parts[0]._replace(verdicts=met),), findings=())
        text = "\n".join(lines(rendered(name, report=report)))
        assert "Không có nội dung nào phải bổ sung" in text
        assert "Câu mẫu" not in text


class TestTheLetter:
    def test_leaves_to_the_sender_what_only_the_sender_knows(self):
        assert blank_runs(rendered("de-nghi")) == {
            "…",
            "[TÊN CƠ QUAN CHỦ QUẢN]",
            "[TÊN CƠ QUAN RÀ SOÁT]",
            "[địa danh]",
            "[Tên cơ quan rà soát]",
            "[tên cơ quan rà soát]",
            "[họ tên, chức vụ]",
            "[nơi nhận khác]",
            "[đơn vị soạn thảo]",
            "[QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ]",
            "[Họ và tên]",
        }
        found = lines(rendered("de-nghi"))
        assert "Số: …/…" in found
        assert "[địa danh], ngày … tháng … năm …" in found

    def test_has_the_parts_of_an_official_letter_in_order(self):
        found = lines(rendered("de-nghi"))
        order = (
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Số: …/…",
            "V/v đề nghị bổ sung báo cáo kết quả thực hiện dân chủ trong hoạt động của cơ quan năm 2022",
            "Kính gửi: Sở Nông nghiệp và Phát triển nông thôn tỉnh Hòa Bình",
            "Nơi nhận:",
            "- Như trên;",
        )
        places = [found.index(line) for line in order]
        assert places == sorted(places)
        assert any(line.endswith("./.") for line in found)

    def test_says_what_the_report_is_with_its_number_date_and_period(self):
        report = with_meta(number="12/BC-SNN", date="2022-12-05")
        assert any(
            "số 12/BC-SNN ngày 05/12/2022 (kỳ báo cáo từ 01/01/2022 đến 31/12/2022) của Sở Nông nghiệp"
            in line
            for line in lines(rendered("de-nghi", report=report))
        )

    def test_a_partial_item_comes_with_its_sentence_and_what_lacks(self):
        assert any(
            "“Thủ trưởng đơn vị yêu cầu các bộ phận báo cáo thu, chi hằng quý.”" in line
            and "Còn thiếu: ít nhất 1 trong 2 ý sau: ý thứ 2; ý thứ 3." in line
            for line in lines(rendered("de-nghi"))
        )

    def test_of_a_report_that_does_not_name_itself_leaves_that_blank_too(self):
        data = rendered("de-nghi", report=make_report(document=make_document(metadata=Metadata())))
        assert "[tên cơ quan, đơn vị gửi báo cáo]" in blank_runs(data)
        assert "V/v đề nghị bổ sung báo cáo" in lines(data)

    @pytest.mark.parametrize(
        "title", ["Báo cáo KẾT QUẢ THỰC HIỆN NGHỊ ĐỊNH SỐ 04/2015/NĐ-CP", "Báo cáo " + "rất dài " * 30]
    )
    def test_a_title_that_does_not_fit_the_subject_stays_out_of_it(self, title):
        assert "V/v đề nghị bổ sung báo cáo" in lines(rendered("de-nghi", report=with_meta(title=title)))

    def test_warns_the_drafter_of_a_law_that_does_not_fit_the_period(self):
        report = make_report()
        note = Text("Nghị định đã bị bãi bỏ.", "The decree was repealed.")
        part = report.parts[0]._replace(validity=Validity("2025-01-01", "", "error", note))
        blanks = blank_runs(rendered("de-nghi", report=report._replace(parts=(part,))))
        assert "[Lưu ý khi soạn, xóa trước khi ký: Nghị định đã bị bãi bỏ.]" in blanks

    def test_points_are_numbered_with_vietnamese_letters(self):
        assert [_letter(n) for n in (0, 3, 4, 7, 22, 23, 24)] == ["a", "d", "đ", "h", "y", "aa", "ab"]


class TestTheChecklist:
    def test_shows_score_and_counts(self):
        found = lines(rendered("phieu"))
        at = found.index("46,9")
        assert found[at : at + 12] == [
            "46,9", "Điểm trên 100", "Yếu", "Mức", "2", "Đạt", "1", "Một phần", "2", "Thiếu", "1", "Không áp dụng",
        ]  # fmt: skip

    def test_names_the_instrument_once_where_there_is_only_one(self):
        found = lines(rendered("phieu"))
        assert any("Điều, khoản dẫn dưới đây là của Nghị định 04/2015/NĐ-CP." in line for line in found)
        assert "khoản 3 Điều 7" in found

    def test_says_where_each_item_is_or_belongs(self):
        found = lines(rendered("phieu", report=check(SAMPLE)))
        assert "mục PHẦN THỨ HAI.C, trong bảng" in found
        assert found.count("mục PHẦN THỨ HAI.D") == 4


class TestWordDocuments:
    """The order of elements is that of the schema, or Word calls the file damaged."""

    def test_paragraph_properties(self):
        made = paragraph(
            run("x"), style="Heading1", keep=True, rule=True, before=6, first=-5, align="both", size=2
        )
        tags = re.findall(r"<w:(\w+)", made)
        order = [
            "p",
            "pPr",
            "pStyle",
            "keepNext",
            "pBdr",
            "top",
            "spacing",
            "ind",
            "jc",
            "rPr",
            "sz",
            "r",
            "t",
        ]
        assert tags == order
        assert f'w:hanging="{twips(5)}"' in made

    def test_run_properties(self):
        tags = re.findall(r"<w:(\w+)", run("a\nb", bold=True, italic=True, size=13.5, blank=True))
        assert tags == ["r", "rPr", "b", "i", "sz", "szCs", "shd", "t", "br", "t"]
        assert 'w:val="27"' in run("a", size=13.5), "in half points"

    def test_tables(self):
        made = table([row(cell(paragraph(), width=20, fill="FFFFFF", middle=True), header=True)], [20])
        tags = re.findall(r"<w:(\w+)", made)
        assert [t for t in tags if t not in {"top", "left", "bottom", "right", "insideH", "insideV"}] == [
            "tbl", "tblPr", "tblW", "tblBorders", "tblLayout", "tblCellMar", "tblGrid", "gridCol", "tr", "trPr",
            "cantSplit", "tblHeader", "tc", "tcPr", "tcW", "shd", "vAlign", "p", "pPr", "spacing", "jc",
        ]  # fmt: skip

    def test_every_part_is_well_formed_and_announced(self):
        parts = contents(package([paragraph(run("Xin chào"))]))
        for name, content in parts.items():
            assert etree.fromstring(content) is not None, name
        named = {
            override.get("PartName").lstrip("/")
            for override in etree.fromstring(parts["[Content_Types].xml"]).iterfind("{*}Override")
        }
        assert named == {name for name in parts if name.startswith("word/") and not name.endswith(".rels")}
        targets = {
            f"word/{link.get('Target')}" for link in etree.fromstring(parts["word/_rels/document.xml.rels"])
        }
        assert targets == named - {"word/document.xml"}

    def test_an_empty_cell_holds_a_paragraph(self):
        assert "<w:p/>" in cell(width=10)

    def test_the_width_of_the_text(self):
        assert Page().width == 165


class TestPdf:
    def test_without_libreoffice_says_what_to_do(self, monkeypatch):
        monkeypatch.setattr("checker.cli.pdf.find_office", lambda: None)
        with pytest.raises(UsageError, match="LibreOffice"):
            as_pdf(b"")

    @pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
    def test_the_checklist_of_an_ordinary_report_is_one_page(self):
        import pypdfium2

        pdf = pypdfium2.PdfDocument(as_pdf(rendered("phieu", report=check(SAMPLE))))
        text = pdf[0].get_textpage().get_text_range()
        assert len(pdf) == 1
        pdf.close()
        assert "PHIẾU RÀ SOÁT BÁO CÁO" in text
        assert "(Ký, ghi rõ họ tên)" in text
