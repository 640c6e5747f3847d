"""The workbook, the CSV file and the Markdown page: what they hold, and what they cannot be made to do."""

from __future__ import annotations

import csv
import io
import os
import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from openpyxl import load_workbook

from checker.check import check
from checker.rendering import csv_, markdown, xlsx
from checker.rendering.layout import tidy
from checker.rendering.markdown import escape
from tests.builders import make_report
from tests.rendering.hostile import EVIL, STARTS, hostile_report

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).resolve().parents[2]


def same_as_golden(name, content):
    file = GOLDEN / name
    if os.environ.get("RASOAT_GOLDEN") == "1":
        file.write_bytes(content.encode())
    assert content.encode() == file.read_bytes()


def book(report, lang="vi"):
    return load_workbook(io.BytesIO(xlsx.render(report, lang)))


def cells(workbook):
    return [cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_golden_csv(lang):
    # Its line ends have a test of their own; Git must not have to keep them.
    same_as_golden(f"{lang}.csv", csv_.render(make_report(), lang).replace("\r\n", "\n"))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_golden_markdown(lang):
    same_as_golden(f"{lang}.md", markdown.render(make_report(), lang))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_golden_workbook(lang):
    """The cells of the workbook as text: its bytes belong to the library's version."""
    lines = []
    for sheet in book(make_report(), lang):
        lines.append(f"== {sheet.title}")
        for row in sheet.iter_rows():
            lines += [f"{cell.coordinate} {cell.value!s}" for cell in row if cell.value not in {None, ""}]
    same_as_golden(f"{lang}.xlsx.txt", "\n".join(lines) + "\n")


def test_the_head_of_a_csv_file_stands_apart_from_its_rows():
    report = make_report()
    assert csv_.render(report) == csv_.header() + csv_.rows(report)
    several = csv_.header() + csv_.rows(report) * 2
    assert several.count("\ufeff") == 1
    rows = list(csv.reader(io.StringIO(several.removeprefix("\ufeff"), newline="")))
    assert len(rows) == 1 + 2 * len(report.parts[0].verdicts)
    assert len({len(row) for row in rows}) == 1


def test_csv_is_what_excel_and_rfc_4180_ask_for():
    content = csv_.render(make_report())
    assert content.encode().startswith(b"\xef\xbb\xbf")
    assert content.count("\r\n") == content.count("\n") == 1 + len(make_report().parts[0].verdicts)


def test_no_cell_of_a_csv_file_is_a_formula():
    rows = csv.reader(io.StringIO(csv_.render(hostile_report()).removeprefix("\ufeff"), newline=""))
    found = [cell for row in rows for cell in row]
    assert not [cell for cell in found if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]
    assert {f"'{start}" for start in ("=1+1", "+1", "-1", "@SUM(A1)", "＝1")} <= set(found)


def test_no_cell_of_the_workbook_is_a_formula_or_a_link():
    workbook = book(hostile_report())
    found = cells(workbook)
    assert {cell.data_type for cell in found} <= {"s", "n", "d"}
    assert not [cell for cell in found if cell.hyperlink]
    values = {cell.value for cell in found}
    assert {tidy(start) for start in STARTS} <= values
    assert any(str(value).startswith("=HYPERLINK") for value in values)


def test_the_workbook_has_its_sheets_dates_and_print_setup():
    workbook = book(make_report())
    assert workbook.sheetnames == ["Tổng hợp", "Nội dung", "Bằng chứng", "Phát hiện"]
    assert book(make_report(), "en").sheetnames == ["Summary", "Items", "Evidence", "Findings"]
    dates = [cell for cell in cells(workbook) if cell.is_date]
    assert [f"{cell.value:%d/%m/%Y}" for cell in dates] == ["01/01/2022", "31/12/2022"]
    assert {cell.number_format for cell in dates} == {"dd/mm/yyyy"}
    assert {cell.font.name for cell in cells(workbook)} == {"Times New Roman"}
    for sheet in workbook.worksheets[1:]:
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.print_title_rows == "$1:$1"
    assert workbook.worksheets[1].conditional_formatting


def test_numbers_are_numbers():
    sheet = book(make_report()).worksheets[1]
    heads = [cell.value for cell in sheet[1]]
    gains = [row[heads.index("Điểm thêm")].value for row in sheet.iter_rows(min_row=2)]
    assert gains == [18.75, None, 9.38, None, 25, None]


def test_the_workbook_carries_no_clock():
    first = xlsx.render(make_report())
    assert first == xlsx.render(make_report())
    assert f"{load_workbook(io.BytesIO(first)).properties.created:%d/%m/%Y}" == "25/02/2015"


def test_every_quote_stands_in_the_evidence_sheet():
    report = check(ROOT / "fixtures" / "reports" / "bao-cao-mau.docx")
    rows = list(book(report).worksheets[2].iter_rows(min_row=2, values_only=True))
    verdicts = report.parts[0].verdicts
    assert len(rows) == sum(len(verdict.evidence) + len(verdict.refusals) for verdict in verdicts)
    assert sum(row[3] == "Có" for row in rows) == sum(len(verdict.evidence) for verdict in verdicts)


def tokens(content):
    for token in MarkdownIt("commonmark").enable("table").parse(content):
        yield token
        yield from token.children or ()


def test_a_strangers_text_stays_text_in_markdown():
    content = markdown.render(hostile_report())
    kinds = {token.type for token in tokens(content)}
    assert not kinds & {
        "html_block",
        "html_inline",
        "link_open",
        "image",
        "code_inline",
        "fence",
        "code_block",
    }
    assert not kinds & {"ordered_list_open", "blockquote_open", "hr"}
    plain = "".join(token.content for token in tokens(content) if token.type == "text")
    assert "<script>alert(1)</script>" in plain
    assert not re.search(r"(?<![\\\w&])[@#]\w", content)
    assert not re.search(r"(?i)https?://|www\.", content)
    assert not {"\x1b", "\x00", "\u202e", "\ud800"} & set(content)


@pytest.mark.parametrize("value", [EVIL, *STARTS, "a_b*c", "3. Kết quả", "Điều 4-16", "100 %"])
def test_escaping_shows_what_was_written(value):
    rendered = [token for token in tokens(f"- {escape(value)}") if token.type == "text"]
    shown = "".join(token.content for token in rendered)
    assert shown.replace("\u200b", "") == tidy(value)


def test_every_row_of_a_markdown_table_has_its_cells():
    parsed = list(tokens(markdown.render(hostile_report())))
    rows, cells_ = 0, 0
    widths = set()
    for token in parsed:
        if token.type == "tr_open":
            rows, cells_ = rows + 1, 0
        cells_ += token.type in {"td_open", "th_open"}
        if token.type == "tr_close":
            widths.add(cells_)
    assert rows > 8
    assert widths == {5, 6}
