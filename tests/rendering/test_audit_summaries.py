"""The summaries of an audit: what they hold, and that a stranger's text stays text in them."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from checker.batch.outcome import STATUSES, Change, Outcome, Results
from checker.rendering.audit import SUMMARIES
from checker.rendering.audit.overview import bands, kind_of, most_missing, overview
from checker.rendering.audit.page import build
from checker.rendering.audit_texts import AUDIT, LETTERS
from checker.rendering.audit_texts import STATUSES as NAMES
from checker.rendering.layout import clean, tidy
from checker.rendering.page_texts import PAGE
from checker.rendering.terminal import show_page
from checker.rendering.texts import LABELS, VERDICTS
from checker.report import to_json
from tests.builders import make_report
from tests.rendering.audits import REPORTS, WAIVER, checked, hostile, real, small, unread
from tests.rendering.hostile import STARTS
from tests.rendering.readings import Page

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).resolve().parents[2]
NOTHING = Results.of(unread())


def text(name, results, lang="vi"):
    return SUMMARIES[name].render(results, lang).decode()


def book(results, lang="vi"):
    return load_workbook(io.BytesIO(SUMMARIES["xlsx"].render(results, lang)))


def table(sheet, top=1):
    """The rows of a sheet under the head in row ``top``, by the names of the columns, up to an empty row."""
    rows = list(sheet.iter_rows(min_row=top, values_only=True))
    found = []
    for row in rows[1:]:
        if row[0] is None:
            break
        found.append(dict(zip(rows[0], row, strict=True)))
    return found


def rows(content):
    return list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline="")))


@pytest.fixture(scope="module")
def audited():
    return real()


# -- golden files: RASOAT_GOLDEN=1 writes them anew; the difference is then read in the commit --------------


def same_as_golden(name, content):
    file = GOLDEN / name
    if os.environ.get("RASOAT_GOLDEN") == "1":
        file.write_bytes(content.encode())
    assert content.encode() == file.read_bytes()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("name", "ending"), [("terminal", "txt"), ("markdown", "md")])
def test_golden_texts(name, ending, lang):
    same_as_golden(f"audit-{lang}.{ending}", text(name, small(lang), lang))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_golden_csv(lang):
    # Its line ends have a test of their own; Git must not have to keep them.
    same_as_golden(f"audit-{lang}.csv", text("csv", small(lang), lang).replace("\r\n", "\n"))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_golden_page(lang):
    page = text("html", small(lang), lang)
    for element in ("style", "script"):
        page = re.sub(rf"<{element}>.*?</{element}>", f"<{element}></{element}>", page, flags=re.DOTALL)
    page = re.sub(r"sha256-[\w+/=]+", "sha256-", page).replace("><", ">\n<")
    same_as_golden(f"audit-{lang}.html", page)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_golden_workbook(lang):
    """The cells of the workbook as text: its bytes belong to the library's version."""
    lines = []
    for sheet in book(small(lang), lang):
        lines.append(f"== {sheet.title}")
        for row in sheet.iter_rows():
            lines += [f"{cell.coordinate} {cell.value!s}" for cell in row if cell.value not in {None, ""}]
    same_as_golden(f"audit-{lang}.xlsx.txt", "\n".join(lines) + "\n")


# -- all of them ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", SUMMARIES)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_same_results_give_the_same_bytes(name, lang):
    assert SUMMARIES[name].render(small(lang), lang) == SUMMARIES[name].render(small(lang), lang)


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_file_that_was_not_checked_is_named_with_its_status_and_reason(name):
    content = SUMMARIES[name].render(NOTHING)
    told = "\n".join(cells(book(NOTHING))) if name == "xlsx" else content.decode()
    for outcome in NOTHING:
        assert outcome.path in told
        assert NAMES[outcome.status].vi in told
        assert outcome.message.vi in told


@pytest.mark.parametrize("name", ["terminal", "html", "markdown"])
def test_an_audit_in_which_nothing_was_checked_says_so(name):
    assert "Không có tệp nào được rà soát." in text(name, NOTHING)
    assert "Không có tệp nào được rà soát." not in text(name, small())


@pytest.mark.parametrize("name", SUMMARIES)
def test_an_audit_of_no_file_at_all_can_be_rendered(name):
    assert SUMMARIES[name].render(Results.of(()))


def test_endings_of_two_summaries_differ():
    endings = [ending for summary in SUMMARIES.values() for ending in summary.endings]
    assert len(endings) == len(set(endings))


def test_results_are_read_anew_and_never_kept():
    """Ten thousand reports do not fit into memory: at most one of them may be alive at a time."""
    alive = []

    def read():
        for outcome in small():
            assert not [report for report in alive if report.open]
            held = Held(outcome.report or {})
            held.open = True
            alive.append(held)
            yield replace(outcome, report=held if outcome.report else None)
            held.open = False

    seen = overview(Results(read, small().counts))
    assert all(entry.outcome.report is None for entry in seen.entries())


class Held(dict):
    open = False


def test_no_word_of_the_summaries_is_hidden_by_another():
    assert not set(AUDIT) & (set(LABELS) | set(PAGE))


# -- what is counted --------------------------------------------------------------------------------------


def test_documents_of_a_unit_stand_together_in_the_order_of_the_input():
    seen = overview(small())
    names = [[entry.outcome.path for entry in entries] for entries in seen.units.values()]
    assert names[0] == ["so/bao-cao.docx", "so/bo-sung.docx"]
    assert names[1:] == [["hoa-mai.docx"], *([outcome.path] for outcome in unread())]


def test_the_counts_of_a_document_are_those_of_its_report(audited):
    seen = overview(audited)
    reports = {outcome.path: outcome.report for outcome in audited}
    for entry in seen.entries():
        report = reports[entry.outcome.path]
        if report is None:
            assert not entry.judged
            continue
        (judged,) = entry.judged
        told = {item.id: verdict for item, verdict in judged.verdicts()}
        assert told == {item["id"]: item["verdict"] for item in report["items"]}
        assert {verdict: judged.count(verdict) for verdict in VERDICTS} == {
            verdict: report["summary"][verdict] for verdict in VERDICTS
        }


def test_documents_under_several_rulesets_have_a_row_for_each_and_a_matrix_of_each():
    rulesets = ("nd-04-2015", "luat-10-2022")
    outcomes = [checked(file, rulesets=rulesets) for file in sorted(REPORTS.glob("*.txt"))[:2]]
    seen = overview(Results.of(outcomes))
    assert tuple(seen.rulesets) == rulesets
    for outcome, entry in zip(outcomes, seen.entries(), strict=True):
        for judged in entry.judged:
            own = [item for item in outcome.report["items"] if item["ruleset"] == judged.rules.id]
            told = {item.id: verdict for item, verdict in judged.verdicts()}
            assert told == {item["id"]: item["verdict"] for item in own}
    workbook = book(Results.of(outcomes))
    assert workbook.sheetnames[1:3] == [f"Ma trận {id_}" for id_ in rulesets]
    found = [row["Bộ quy tắc"].split()[0] for row in table(workbook.worksheets[0], top=4)]
    assert found == [*rulesets, *rulesets]
    assert text("html", Results.of(outcomes)).count('class="matrix"') == 2


def test_an_item_that_one_report_was_not_asked_has_no_verdict_there():
    report = to_json(make_report())
    shorter = dict(report, items=report["items"][1:])
    seen = overview(
        Results.of([Outcome("a", "ok", None, shorter, "a"), Outcome("b", "ok", None, report, "b")])
    )
    first, second = (dict(one.verdicts()) for _, one in seen.judged(seen.rulesets["mau"]))
    late = next(item for item in second if item.id == "d7.k1")
    assert first[late] == ""
    assert second[late] == "missing"
    assert {item.id: v for item, v in first.items() if v} == {i["id"]: i["verdict"] for i in shorter["items"]}


def test_a_score_of_a_hundred_stands_in_the_last_band_and_a_score_on_the_border_in_the_upper_one():
    scores = [0, 9.9, 10, 59.9, 60, 99.9, 100]
    report = to_json(make_report())
    made = [
        Outcome(str(n), "ok", None, dict(report, scores=[dict(report["scores"][0], value=score)]), str(n))
        for n, score in enumerate(scores)
    ]
    seen = overview(Results.of(made))
    counted = [[one.score for one in band] for band in bands(seen.judged(seen.rulesets["mau"]))]
    assert counted == [[0, 9.9], [10], [], [], [], [59.9], [60], [], [], [99.9, 100]]


def test_what_is_most_often_missing_stands_first(audited):
    seen = overview(audited)
    (rules,) = seen.rulesets.values()
    found = most_missing(rules, seen.judged(rules))
    assert all((a.missing, a.partial) >= (b.missing, b.partial) for a, b in pairwise(found))
    items = [item for outcome in audited if outcome.report for item in outcome.report["items"]]
    for lacked in found:
        own = [item["verdict"] for item in items if item["id"] == lacked.item.id]
        assert (lacked.missing, lacked.partial) == (own.count("missing"), own.count("partial"))
        assert lacked.asked == len(own) - own.count("not_applicable")


def test_a_gap_that_is_let_pass_is_shown_and_not_asked_for():
    seen = overview(small())
    first, second = (entry.judged[0] for entry in seen.units[next(iter(seen.units))])
    assert [item.id for item in first.gaps("missing")] == ["d7.k1"]  # d9.k8 is waived
    assert [item.id for item in second.gaps("missing")] == ["d9.k8"]  # d7.k1 was accepted before
    assert first.count("missing") == second.count("missing") == 2


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("missing", "partial", "fixed"),
        ("partial", "met", "fixed"),
        ("missing", "not_applicable", "fixed"),
        ("met", "partial", "regressed"),
        ("not_applicable", "missing", "regressed"),
        ("met", "not_applicable", "other"),
        ("", "missing", "other"),
        ("met", "", "other"),
    ],
)
def test_a_change_is_better_worse_or_neither(before, after, kind):
    assert kind_of(Change("mau", "x", "x", before, after)) == kind


# -- the workbook -----------------------------------------------------------------------------------------


def cells(workbook):
    found = [cell.value for sheet in workbook for row in sheet.iter_rows() for cell in row]
    return [str(value) for value in found if value is not None]


def test_the_workbook_has_a_sheet_for_each_question():
    assert book(small()).sheetnames == [
        "Đơn vị",
        "Ma trận mau",
        "Ma trận khac",
        "Bằng chứng",
        "Phát hiện",
        "Chưa rà soát được",
        "Thay đổi",
        "Miễn trừ, chấp nhận",
    ]
    plain = book(Results.of([*(one for one in small() if one.path == "hoa-mai.docx"), *unread()]), "en")
    assert plain.sheetnames == ["Units", "Matrix", "Evidence", "Findings", "Not checked"]


def test_the_sheet_of_units_has_scores_counts_and_what_to_ask_for():
    found = table(book(small()).worksheets[0], top=4)
    assert [row["STT"] for row in found] == [1, 1, 1, 2, 3, 4, 5, 6]
    first = found[0]
    assert (first["Điểm (trên 100)"], first["Xếp loại"], first["Kết quả"]) == (
        46.9,
        "Yếu",
        "Chưa đạt yêu cầu",
    )
    assert [first[name] for name in ("Đạt", "Một phần", "Thiếu", "Không áp dụng")] == [2, 1, 2, 1]
    assert first["Đề nghị bổ sung"] == (
        "Thiếu 1 nội dung: Chủ trương, pháp luật. Mới có một phần 1 nội dung: Kinh phí, quyết toán, tài sản."
    )
    assert f"{first['Kỳ từ']:%d/%m/%Y}" == "01/01/2022"
    assert found[-1]["Điểm (trên 100)"] is None
    assert found[-1]["Đề nghị bổ sung"] == "Quá 20 giây."


def test_the_matrix_says_the_verdicts_in_letters_and_colours(audited):
    workbook = book(audited)
    sheet = workbook.worksheets[1]
    reports = [outcome.report for outcome in audited if outcome.report]
    heads = [cell.value.split(" ")[0] for cell in sheet[4][3:]]
    codes = {letter.vi: verdict for verdict, letter in LETTERS.items()}
    for row, report in zip(sheet.iter_rows(min_row=5), reports, strict=False):
        found = dict(zip(heads, (codes[cell.value] for cell in row[3:]), strict=True))
        assert found == {item["id"]: item["verdict"] for item in report["items"]}
    assert sheet.freeze_panes == "D5"
    assert sheet.auto_filter.ref.startswith("A4:")
    assert sheet["D4"].alignment.textRotation == 90
    assert sheet.print_title_rows == "$3:$4"
    assert sum(len(entry.rules) for entry in sheet.conditional_formatting) == len(VERDICTS)


def test_groups_stand_above_their_items():
    sheet = book(small()).worksheets[1]
    assert [str(merged) for merged in sheet.merged_cells.ranges] == ["D3:G3", "H3:I3"]
    assert sheet["D3"].value == "09 việc phải công khai (Điều 7, 8)"
    assert sheet["H5"].value == "T*"  # waived, and still shown


def test_every_quote_of_every_report_stands_in_the_evidence_sheet(audited):
    found = table(book(audited)["Bằng chứng"])
    told = sorted((row["Tệp"], row["Mã"], row["Trích báo cáo"]) for row in found)
    reports = [outcome for outcome in audited if outcome.report]
    expected = [
        (outcome.path, item["id"], quote["quote"])
        for outcome in reports
        for item in outcome.report["items"]
        for quote in item["evidence"]
    ]
    assert len(told) == len(expected) > 100
    words = {(path, item, tidy(quote).strip('“”"')) for path, item, quote in expected}
    assert {(path, item, quote.strip('“”"')) for path, item, quote in told} == words


def test_the_last_sheets_say_what_was_not_read_what_changed_and_what_is_let_pass():
    workbook = book(small())
    left = table(workbook["Chưa rà soát được"])
    assert [row["Tệp"] for row in left] == [
        *(outcome.path for outcome in unread()),
        "so/Thumbs.db",
        "so/anh.jpg",
    ]
    changes = table(workbook["Thay đổi"])
    assert [row["Thay đổi"] for row in changes][:3] == ["Kém hơn trước", "Đã khắc phục", "Thay đổi khác"]
    assert changes[3]["Đơn vị"] == "Trung tâm Khuyến nông"
    waived, accepted = table(workbook["Miễn trừ, chấp nhận"])
    assert (waived["Lý do"], waived["Người duyệt"]) == (WAIVER.reason, WAIVER.approver)
    assert f"{waived['Hết hạn']:%d/%m/%Y}" == "31/12/2026"
    assert (accepted["Được cho qua"], accepted["Mã"]) == ("Đã chấp nhận", "d7.k1")


def test_the_workbook_prints_on_a4_in_one_typeface_and_carries_no_clock():
    workbook = book(small())
    for sheet in workbook:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.print_title_rows
        assert sheet.freeze_panes
        assert sheet.auto_filter.ref
        fonts = {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert fonts == {"Times New Roman"}
    assert f"{workbook.properties.created:%d/%m/%Y}" == "25/02/2015"


def test_no_cell_of_the_workbook_is_a_formula_or_a_link():
    workbook = book(hostile())
    found = [
        cell for sheet in workbook for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    assert {cell.data_type for cell in found} <= {"s", "n", "d"}
    assert not [cell for cell in found if cell.hyperlink]
    assert {tidy(start) for start in STARTS} <= {str(cell.value) for cell in found}


def test_sheets_of_rulesets_called_alike_have_names_of_their_own():
    report = make_report()
    parts = [
        report.parts[0]._replace(ruleset=report.parts[0].ruleset._replace(id=id_))
        for id_ in ("A" * 40, "a" * 41)
    ]
    outcome = Outcome("a", "ok", None, to_json(report._replace(parts=tuple(parts))), "a")
    assert book(Results.of([outcome])).sheetnames[1:3] == [
        "Ma trận " + "A" * 23,
        "Ma trận " + "a" * 21 + " 2",
    ]


def test_what_excel_cannot_hold_is_left_out_and_said(monkeypatch):
    monkeypatch.setattr("checker.rendering.xlsx.book.ROWS", 2)
    found = [row[0].value for row in book(small())["Bằng chứng"].iter_rows()]
    assert len(found) == 4
    assert found[-1].startswith("Bảng dừng ở đây")


# -- CSV --------------------------------------------------------------------------------------------------


def test_csv_has_a_row_for_every_item_of_every_file_and_one_for_a_file_not_checked(audited):
    content = text("csv", audited)
    assert content.encode().startswith(b"\xef\xbb\xbf")
    assert content.count("\r\n") == content.count("\n")
    found = [(row["Tệp"], row["Mã"], row["Kết luận"]) for row in rows(content)]
    expected = []
    for outcome in audited:
        if outcome.report is None:
            expected.append((outcome.path, "", ""))
        else:
            expected += [
                (outcome.path, item["id"], VERDICTS[item["verdict"]].vi) for item in outcome.report["items"]
            ]
    assert found == expected


def test_csv_in_pieces_is_the_whole_file():
    pieces = list(SUMMARIES["csv"].pieces(small()))
    assert len(pieces) == 1 + len(small())
    assert b"".join(pieces) == SUMMARIES["csv"].render(small())


def test_csv_tells_what_is_let_pass_and_what_was_before():
    found = {(row["Tệp"], row["Mã"], row["Bộ quy tắc"]): row for row in rows(text("csv", small()))}
    assert found["so/bao-cao.docx", "d9.k8", "mau 1.2.0"]["Được cho qua"] == "Miễn trừ"
    assert found["so/bo-sung.docx", "d7.k1", "mau 1.2.0"]["Được cho qua"] == "Đã chấp nhận"
    assert found["so/bao-cao.docx", "d7.k1", "mau 1.2.0"]["Lần trước"] == "Đạt"
    assert {row["Được cho qua"] for row in found.values()} == {"", "Miễn trừ", "Đã chấp nhận"}


def test_no_cell_of_the_csv_file_is_a_formula():
    content = text("csv", hostile())
    found = [
        cell for row in csv.reader(io.StringIO(content.removeprefix("\ufeff"), newline="")) for cell in row
    ]
    assert not [cell for cell in found if cell.startswith(tuple("=+-@\t\r＝＋－＠"))]
    assert {f"'{start}" for start in ("=1+1", "+1", "-1", "@SUM(A1)", "＝1")} <= set(found)


# -- texts ------------------------------------------------------------------------------------------------


def test_the_page_of_text_counts_every_status_apart():
    shown = text("terminal", small())
    for status in STATUSES:
        line = rf"^ +{small().counts[status]}  {NAMES[status].vi}$"
        assert bool(re.search(line, shown, re.MULTILINE)) == bool(small().counts[status])


def test_a_long_list_is_cut_and_its_rest_is_counted():
    many = [
        replace(outcome, path=f"{n}.docx", unit=f"Đơn vị {n}")
        for n in range(40)
        for outcome in small()
        if outcome.status == "falls-short"
    ]
    shown = text("terminal", Results.of(many))
    assert "30. Đơn vị 29 (29.docx)" in shown
    assert "31. " not in shown
    assert "và 10 tệp khác chưa đạt yêu cầu" in shown


def test_of_what_a_report_lacks_ten_items_are_named_and_the_rest_is_counted():
    shown = " ".join(text("terminal", Results.of([short_of(14)])).split())
    assert "Thiếu 14 nội dung: Nội dung 0; Nội dung 1;" in shown
    assert "Nội dung 9; và 4 nội dung nữa." in shown
    assert "Nội dung 9; Nội dung 10; Nội dung 11" in "".join(cells(book(Results.of([short_of(14)]))))


def short_of(count):
    report = to_json(make_report())
    items = [dict(report["items"][0], id=f"x{n}", title=f"Nội dung {n}") for n in range(count)]
    return Outcome("a.docx", "falls-short", None, dict(report, items=items), "A")


def test_colours_only_add_escapes(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    show_page(lambda _: build(small(), "vi"))
    printed = capsys.readouterr().out
    assert "\x1b[" in printed
    assert [clean(row).rstrip() for row in printed.split("\n")] == text("terminal", small()).split("\n")


def test_the_page_of_text_cannot_steer_a_terminal():
    shown = text("terminal", hostile())
    assert not [char for char in shown if char != "\n" and (ord(char) < 32 or 127 <= ord(char) < 160)]
    assert not {"\u202e", "\u200b", "\ud800"} & set(shown)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_row_of_the_page_of_text_is_wider_than_80(lang):
    assert max(len(row) for row in text("terminal", real(lang), lang).split("\n")) <= 80


def test_markdown_stays_text_and_every_row_has_its_cells():
    from markdown_it import MarkdownIt

    shown = text("markdown", hostile())
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(shown)
    kinds = {child.type for token in tokens for child in token.children or [token]}
    assert not kinds & {"html_inline", "html_block", "link_open", "image"}
    tables = [block.splitlines() for block in shown.split("\n\n") if block.startswith("| ")]
    assert len(tables) == 6
    for rows_ in tables:
        assert len({len(re.split(r"(?<!\\)\|", row)) for row in rows_}) == 1
    assert not re.search(r"(?i)(?<!\\)https?://", shown)


def test_the_page_of_a_job_stays_under_a_megabyte():
    """GitHub shows no more of a step."""
    many = [replace(outcome, path=f"{n}-{outcome.path}") for n in range(700) for outcome in small()]
    content = SUMMARIES["markdown"].render(Results.of(many))
    assert len(content) < 1024 * 1024
    assert "dòng nữa" in content.decode()


# -- the page ---------------------------------------------------------------------------------------------


def test_the_matrix_of_the_page_has_the_verdicts(audited):
    page = text("html", audited)
    codes = {"m": "met", "p": "partial", "x": "missing", "n": "not_applicable"}
    body = re.search(r'<table class="matrix".*?<tbody>(.*?)</tbody>', page, re.DOTALL)[1]
    ids = re.findall(r'<th scope="col" data-group="\d+"><span><code>(.*?)</code>', page)
    reports = [outcome.report for outcome in audited if outcome.report]
    found = body.split("</tr>")[:-1]
    assert len(found) == len(reports)
    for row, report in zip(found, reports, strict=True):
        pairs = re.findall(r'<td class="([mpxn])">(?:<a [^>]*>)?(.*?)<', row)
        told = {id_: codes[name] for id_, (name, _) in zip(ids, pairs, strict=True)}
        assert told == {item["id"]: item["verdict"] for item in report["items"]}
        assert {LETTERS[codes[name]].vi for name, _ in pairs} == {letter for _, letter in pairs}


def test_a_cell_of_the_matrix_leads_to_the_item_on_the_page_of_the_document():
    from checker.check import check
    from checker.rendering import FORMATS

    file = ROOT / "fixtures" / "reports" / "cdc.txt"
    anchors = set(Page(FORMATS["html"].render(check(file))).ids)
    links = [
        link
        for link in Page(text("html", Results.of([checked(file, rulesets=None)]))).links
        if "#muc-" in link
    ]
    assert len(links) > 10
    assert {link.split("#")[1] for link in links} <= anchors


def test_the_page_of_each_document_is_one_click_away_and_its_name_is_escaped():
    links = Page(text("html", small())).links
    assert {"./don-vi/bao%20cao.html", "./don-vi/bao%20cao.de-nghi.docx", "./don-vi/hoa-mai.html"} <= set(
        links
    )


def test_nothing_is_loaded_and_no_link_leaves_the_folder():
    for results in (small(), hostile()):
        page = Page(text("html", results))
        policy = next(attrs["content"] for _, attrs in page.tags if attrs.get("http-equiv"))
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        for name, attrs in page.tags:
            assert not {"src", "style", "action", "srcset"} & set(attrs), name
            assert not [key for key in attrs if key.startswith("on")], name
            assert attrs.get("href", "#").startswith(("#", "./"))


def test_a_strangers_text_stays_text_on_the_page():
    page = Page(text("html", hostile()))
    names = [name for name, _ in page.tags]
    assert not {"img", "iframe", "object", "b"} & set(names)
    assert names.count("script") == 1
    shown = "".join(page.text)
    assert "<script>alert(1)</script>" in shown
    assert not {"\x1b", "\x00", "\u202e", "\u200b", "\ud800"} & set(shown)


def test_every_inner_link_leads_somewhere_and_every_id_is_given_once(audited):
    for results in (small(), audited, hostile(), NOTHING, Results.of(())):
        page = Page(text("html", results))
        assert len(page.ids) == len(set(page.ids))
        assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
        labelled = {attrs["aria-labelledby"] for _, attrs in page.tags if "aria-labelledby" in attrs}
        assert labelled <= set(page.ids)


def test_headings_of_the_page_go_down_one_level_at_a_time():
    levels = [int(name[1]) for name, _ in Page(text("html", small())).tags if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_chart_can_be_read_without_seeing_it():
    page = Page(text("html", small()))
    (name,) = {
        attrs["aria-label"]
        for tag, attrs in page.tags
        if tag == "svg" and attrs.get("role") == "img" and "46,9" in attrs["aria-label"]
    }
    assert "2 báo cáo; thấp nhất 46,9" in name
    assert "40 đến dưới 50 điểm: 2 báo cáo" in "".join(page.text)


def test_of_very_many_reports_the_matrix_is_by_bands_and_only_a_page_of_units_is_shown(monkeypatch):
    for module in ("units", "matrix"):
        monkeypatch.setattr(f"checker.rendering.audit.dashboard.{module}.MANY", 5)
    monkeypatch.setattr("checker.rendering.audit.dashboard.units._PAGE", 4)
    page = text("html", real())
    assert "Có 6 báo cáo nên bảng này gộp theo mức điểm" in page
    bodies = [attrs for name, attrs in Page(page).tags if name == "tbody" and "data-status" in attrs]
    assert ["hidden" in attrs for attrs in bodies] == [False] * 4 + [True] * 6
    assert "<noscript>" in page
    assert "Phê bình" not in re.search(r'<table class="list units".*?</table>', page, re.DOTALL)[0]


def test_no_place_of_a_unit_is_printed_as_a_rank():
    for name in ("terminal", "html", "markdown"):
        assert "không phải xếp hạng chính thức" in text(name, small()).replace("\n", " ")
    found = table(book(small()).worksheets[0], top=4)
    order = list(dict.fromkeys(row["Đơn vị"] for row in found))
    assert order == list(overview(small()).units)


@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
def test_the_browser_runs_the_script_and_complains_of_nothing(tmp_path):
    file = tmp_path / "tong-hop.html"
    file.write_bytes(SUMMARIES["html"].render(small()))
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0"]
    done = subprocess.run(
        [*command, f"--user-data-dir={tmp_path}/profile", "--dump-dom", file.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert "Đang hiện 6 trên 6 đơn vị, tệp" in done.stdout
    assert '<button type="button">Điểm (trên 100)</button>' in done.stdout
    assert "CONSOLE" not in done.stderr
