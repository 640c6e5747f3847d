"""The comments of a report, and the Word file that carries them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from checker.check import check
from checker.document.model import Metadata, Row
from checker.document.read import read
from checker.judging.model import Verdict
from checker.rendering.anchors import anchor, title
from checker.rendering.annotation import annotate, remarks
from checker.report import Finding
from checker.ruleset.model import Text
from tests.builders import make_document, make_item, make_report, make_ruleset
from tests.document.docx_files import W
from tests.document.test_comments import commented, contents, taken_out

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "fixtures" / "reports" / "bao-cao-mau.docx"
CORPUS = ROOT.parent / "shared" / "corpus" / "formats"
OFFICE = shutil.which("soffice")


@pytest.fixture(scope="module")
def sample():
    return check(SAMPLE)


@pytest.fixture(scope="module")
def copy(sample):
    return annotate(sample, SAMPLE.read_bytes())


def comments(data):
    """The lines of each comment, by id."""
    root = etree.fromstring(contents(data)["word/comments.xml"])
    return {
        int(comment.get(f"{{{W}}}id")): ["".join(line.itertext(f"{{{W}}}t")) for line in comment]
        for comment in root
    }


def open_items(report):
    return [v for part in report.parts for v in part.verdicts if v.verdict in {"partial", "missing"}]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_golden(lang):
    """RASOAT_GOLDEN=1 writes the files anew; the difference is then read in the commit."""
    lines = []
    for remark in remarks(make_report(), lang):
        lines += [f"== {remark.block} ==", *(f"{label} {text}".strip() for label, text in remark.lines)]
    text = "\n".join(lines) + "\n"
    file = GOLDEN / f"annotate-{lang}.txt"
    if os.environ.get("RASOAT_GOLDEN") == "1":
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


def texts(document):
    """The content of a document: comments are a part of their own."""
    return [block.text for block in document.blocks if block.part != "comments"]


def told(report):
    """What a report says of each item, with its quotes."""
    return [
        (verdict.item.id, verdict.verdict, verdict.reason, [found.quote for found in verdict.evidence])
        for part in report.parts
        for verdict in part.verdicts
    ]


class TestTheCopy:
    def test_has_a_comment_for_the_whole_and_one_for_every_open_item(self, sample, copy):
        found = comments(copy)
        assert len(found) == 1 + len(open_items(sample)) + len(sample.findings)
        assert sorted(found) == sorted(commented(copy))

    def test_the_summary_stands_at_the_title(self, copy):
        (number,) = [n for n, lines in comments(copy).items() if lines[0].startswith("RÀ SOÁT: 78,6")]
        assert commented(copy)[number] == "BÁO CÁO"

    def test_a_partial_item_stands_at_the_paragraph_of_its_sentence(self, sample, copy):
        places, texts = commented(copy), comments(copy)
        for verdict in open_items(sample):
            if verdict.verdict == "partial":
                titled = f"Đạt một phần: {verdict.item.title.vi}"
                (number,) = [n for n, lines in texts.items() if lines[0] == titled]
                assert any(
                    places[number] in evidence.quote or evidence.quote in places[number]
                    for evidence in verdict.evidence
                ), places[number]

    def test_a_missing_item_stands_at_the_heading_where_it_belongs(self, copy):
        places, texts = commented(copy), comments(copy)
        headings = {
            lines[0].removeprefix("Thiếu: "): places[n]
            for n, lines in texts.items()
            if lines[0].startswith("Thiếu: ")
        }
        assert headings["Vụ việc tiêu cực, tham nhũng; kê khai tài sản"].startswith("NHỮNG VIỆC CÔNG KHAI")
        assert headings["Báo cáo sơ kết, tổng kết"].endswith("THAM GIA Ý KIẾN")
        assert headings["Tiếp công dân, hòm thư góp ý"].endswith("QUAN HỆ VỚI CÔNG DÂN, CƠ QUAN, TỔ CHỨC")

    def test_the_model_wording_is_a_line_of_its_own_to_be_taken_over(self, sample, copy):
        lines = {line for lines in comments(copy).values() for line in lines}
        for verdict in open_items(sample):
            assert " ".join(verdict.item.wording.vi.split()) in lines
            assert any(line.endswith(verdict.item.citation.instrument) for line in lines)

    def test_without_its_comments_is_the_original(self, copy):
        before, after = contents(SAMPLE.read_bytes()), contents(copy)
        assert taken_out(after["word/document.xml"]) == before["word/document.xml"]
        touched = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
        assert all(after[name] == before[name] for name in set(before) - touched)

    def test_gets_the_same_verdicts(self, sample, copy):
        again = check(SAMPLE.name, data=copy)
        assert told(again) == told(sample)
        assert texts(again.document) == texts(sample.document)

    def test_is_the_same_every_time(self, sample, copy):
        assert annotate(sample, SAMPLE.read_bytes()) == copy

    def test_of_a_copy_keeps_the_comments_of_the_first(self, copy):
        twice = annotate(check(SAMPLE.name, data=copy), copy)
        assert len(comments(twice)) == 2 * len(comments(copy))

    def test_a_finding_stands_at_its_paragraph_and_one_without_at_the_title(self, sample):
        text = Text("Sau mục A là mục C.", "After A comes C.")
        found = [
            Finding("numbering-gap", "warning", text, "", number, "", Text("", ""))
            for number in (28, 0, 99_999)
        ]
        data = annotate(sample._replace(findings=tuple(found)), SAMPLE.read_bytes())
        places = [
            commented(data)[n] for n, lines in comments(data).items() if lines == ["Cảnh báo: " + text.vi]
        ]
        assert places == ["BÁO CÁO", "BÁO CÁO", "TRÁCH NHIỆM CỦA CÔNG CHỨC"]

    def test_in_english(self, sample):
        lines = [lines[0] for lines in comments(annotate(sample, SAMPLE.read_bytes(), "en")).values()]
        assert lines[0].startswith("CHECK: 78.6 of 100")
        kinds = ("Missing: ", "Partly met: ", "Warning: ", "Note: ")
        assert all(line.startswith(kinds) for line in lines[1:])


class TestAReportThatIsNoWordFile:
    TEXT = (
        "BÁO CÁO\nKết quả thực hiện dân chủ năm 2018\n\nI. KẾT QUẢ THỰC HIỆN\n\n1. Đơn vị đã niêm yết kế hoạch.\n"
        "a) Nội quy đã phổ biến;\n- Đã họp.\n\n| TT | Nội dung |\n|---|---|\n| 1 | Quy chế làm việc |\n\n"
        "II. KIẾN NGHỊ\n\nKhông có.\n"
    )

    def new_file(self, name="bao-cao.md"):
        document = read(name, self.TEXT.encode())
        report = make_report(document=document._replace(metadata=Metadata(title="Báo cáo")))
        verdict = Verdict(make_item("d7.k1", "cong-khai", ("Nội quy", "Rules")), "missing", "nothing-found")
        part = report.parts[0]._replace(verdicts=(verdict,))
        row = next(block.number for block in document.blocks if "Quy chế" in block.text)
        finding = Finding("x", "info", Text("Xem lại hàng này.", "Look."), "", row, "", Text("", ""))
        report = report._replace(parts=(part,), findings=(finding,))
        return document, annotate(report, self.TEXT.encode())

    def test_becomes_one_with_its_text(self):
        document, data = self.new_file()
        assert any(block.row for block in document.blocks)
        again = read("x.docx", data)
        assert texts(again) == texts(document)
        content = [block for block in again.blocks if block.part != "comments"]
        read_back = [block.kind for block in content if not block.row]
        assert read_back == [block.kind for block in document.blocks if not block.row]
        assert [block.section for block in content] == [block.section for block in document.blocks]

    def test_and_has_the_comments(self):
        _, data = self.new_file()
        assert list(commented(data).values()) == ["BÁO CÁO", "I. KẾT QUẢ THỰC HIỆN", "Quy chế làm việc"]


class TestWhereAMissingItemBelongs:
    """With the blocks as rows of (kind, label, parent, text); parents count from 0."""

    ROWS = (
        ("heading", "", -1, "BÁO CÁO"),
        ("heading", "", -1, "Kết quả thực hiện những việc phải công khai năm 2022"),
        ("heading", "I", -1, "ĐẶC ĐIỂM TÌNH HÌNH"),
        ("paragraph", "", 2, "Sở có 10 phòng; nội quy đã công khai."),
        ("heading", "II", -1, "KẾT QUẢ THỰC HIỆN"),
        ("heading", "1", 4, "Việc công khai trong cơ quan"),
        ("paragraph", "", 5, "Đã niêm yết kế hoạch."),
        ("heading", "III", -1, "PHƯƠNG HƯỚNG"),
        ("paragraph", "", 7, "Tiếp tục thực hiện."),
    )

    def found(self, section, *, evidence=None, rows=ROWS):
        """The text of the block for a missing item; ``evidence``: the block of the item beside it."""
        base = make_document().blocks[0]
        blocks = tuple(
            base._replace(number=n, kind=kind, label=label, parent=parent, text=text, section="")
            for n, (kind, label, parent, text) in enumerate(rows, 1)
        )
        document = make_document(blocks=blocks)
        item = make_item("a", "cong-khai", ("Nội quy", "Rules"), section=Text(section, section))
        beside = item._replace(id="b")
        verdicts = [Verdict(item, "missing", "nothing-found")]
        if evidence:
            from tests.builders import make_evidence

            verdicts.append(Verdict(beside, "met", "met", evidence=(make_evidence(document, evidence),)))
        part = make_report(document=document).parts[0]._replace(verdicts=tuple(verdicts))
        return anchor(document, part, verdicts[0]).text

    def test_at_the_heading_called_like_its_section(self):
        assert self.found("Kết quả thực hiện - Việc công khai (Điều 7)") == "Việc công khai trong cơ quan"

    def test_at_the_heading_that_names_its_article(self):
        rows = (*self.ROWS, ("heading", "IV", -1, "Thực hiện Điều 7 của Nghị định"))
        assert self.found("Kết quả - Những gì phải cho biết", rows=rows) == "Thực hiện Điều 7 của Nghị định"

    def test_never_in_the_title(self):
        assert self.found("Kết quả thực hiện những việc phải công khai năm 2022") != self.ROWS[1][3]

    def test_beside_the_other_items_of_its_section(self):
        assert self.found("Phần nào đó - Nội dung khác", evidence=7) == "Việc công khai trong cơ quan"

    def test_but_inside_the_wider_section_where_there_is_one(self):
        assert self.found("Kết quả thực hiện - Nội dung khác", evidence=4) == "KẾT QUẢ THỰC HIỆN"
        assert self.found("Kết quả thực hiện - Nội dung khác", evidence=7) == "Việc công khai trong cơ quan"

    def test_at_the_wider_section_when_nothing_is_told_of_its_own(self):
        assert self.found("Kết quả thực hiện - Nội dung khác") == "KẾT QUẢ THỰC HIỆN"

    def test_at_the_title_when_nothing_fits(self):
        assert self.found("Phần nào đó - Nội dung khác") == "BÁO CÁO"

    def test_not_in_the_table_of_contents(self):
        contents = ("heading", "II", -1, "KẾT QUẢ THỰC HIỆN")
        rows = (
            self.ROWS[0],
            contents,
            *(
                (kind, label, parent + 1 if parent >= 0 else parent, text)
                for kind, label, parent, text in self.ROWS[1:]
            ),
        )
        base = [row for row in rows if row[3] == "KẾT QUẢ THỰC HIỆN"]
        assert len(base) == 2
        assert self.found("Kết quả thực hiện", rows=rows) == "KẾT QUẢ THỰC HIỆN"

    def test_the_head_of_a_table_is_no_heading(self):
        document = make_document()
        table = Row(1, 1, ((0, 4),), ("Việc",))
        head = document.blocks[1]._replace(kind="heading", row=table)
        document = document._replace(blocks=(document.blocks[0], head, *document.blocks[2:]))
        part = make_report(document=document).parts[0]._replace(ruleset=make_ruleset())
        verdict = Verdict(make_item("z", "khac", ("Việc", "Act")), "missing", "nothing-found")
        assert anchor(document, part._replace(verdicts=(verdict,)), verdict) == title(document)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus is not here")
@pytest.mark.parametrize("name", ["000.docx", "000-libreoffice.docx", "003.docx", "004-libreoffice.docx"])
def test_files_of_word_and_of_libreoffice_keep_all_but_the_comments(name):
    data = (CORPUS / name).read_bytes()
    report = check(name, data=data)
    before, after = contents(data), contents(annotate(report, data))
    there = len(comments(data)) if "word/comments.xml" in before else 0
    assert taken_out(after["word/document.xml"], first=there) == before["word/document.xml"]
    assert len(comments(annotate(report, data))) == there + 1 + len(open_items(report)) + len(report.findings)


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_keeps_every_comment(copy, tmp_path):
    file = tmp_path / "bao-cao.docx"
    file.write_bytes(copy)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    out = tmp_path / "out"
    subprocess.run(
        [OFFICE, profile, "--headless", "--convert-to", "docx", "--outdir", str(out), str(file)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    saved = (out / file.name).read_bytes()
    ours, theirs = comments(copy), comments(saved)
    assert list(theirs.values()) == list(ours.values())
    assert list(commented(saved).values()) == list(commented(copy).values())
