import os
from pathlib import Path

import pytest

from checker.judging.model import Verdict
from checker.rendering import terminal
from checker.rendering.words import citation, number
from checker.ruleset.model import Text
from tests.builders import make_document, make_evidence, make_item, make_report, make_ruleset

GOLDEN = Path(__file__).parent / "golden"


def with_verdicts(*verdicts, document=None):
    report = make_report(document=document)
    return report._replace(parts=(report.parts[0]._replace(verdicts=verdicts),))


@pytest.mark.parametrize(
    ("name", "lang", "brief"),
    [("vi", "vi", False), ("en", "en", False), ("vi-brief", "vi", True), ("en-brief", "en", True)],
)
def test_golden(name, lang, brief):
    """RASOAT_GOLDEN=1 writes the files anew; the difference is then read in the commit."""
    text = terminal.render(make_report(), lang, brief=brief)
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("RASOAT_GOLDEN") == "1":
        file.write_text(text, encoding="utf-8", newline="\n")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [40, 60, 76, 80, 120])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_row_is_wider_than_the_page(width, lang):
    for row in terminal.render(make_report(), lang, width=width).split("\n"):
        assert len(row) <= width
        assert row == row.rstrip()


def test_what_a_strangers_file_holds_cannot_steer_the_terminal():
    evil = "\x1b[31mđỏ\x1b[0m \x1b]0;tên\x07 [bold]chữ[/bold] \u202eđảo\u202c \x9b2J\x00\u200b a\nb\ud800"
    document = make_document(name=evil)
    evidence = make_evidence(document, 2)._replace(quote=evil, section=evil)
    item = make_item("d7.k1", "cong-khai", ("Nội quy", "Rules"))
    for verdict in ("met", "partial", "missing", "not_applicable"):
        decided = Verdict(item, verdict, "met", evidence=(evidence,))
        text = terminal.render(with_verdicts(decided, document=document))
        assert not [char for char in text if char != "\n" and (ord(char) < 32 or 127 <= ord(char) < 160)]
        assert not {"\u202e", "\u202c", "\u200b", "\ud800"} & set(text)
        assert "[bold]chữ[/bold]" in text


def test_colours_only_add_escapes(monkeypatch, capsys):
    """On a terminal the same rows are printed; markup in a quote stays text."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    document = make_document(name="[red]bao-cao[/red] :smile:.docx")
    report = make_report(document=document)
    terminal.show(report, "vi")
    printed = capsys.readouterr().out
    assert "\x1b[" in printed

    from checker.rendering.layout import clean

    rows = [clean(row).rstrip() for row in printed.split("\n")]
    assert rows == terminal.render(report, "vi").split("\n")


def test_missing_names_the_parts_that_were_read():
    text = terminal.render(make_report())
    assert "không tìm thấy ở phần nào của báo cáo (đã đọc: phần chính," in text


def test_missing_shows_the_nearest_candidate_and_why_it_was_refused():
    text = terminal.render(make_report())
    assert "Gần nhất:      “Lấy ý kiến công chức về quy chế chi tiêu nội bộ năm 2023.”" in text
    assert "Chỗ này nằm trong phần phương hướng, nhiệm vụ" in text


def test_unknown_codes_are_never_printed():
    item = make_item("d7.k1", "cong-khai", ("Nội quy", "Rules"))
    evidence = make_evidence(make_document(), 2)
    text = terminal.render(with_verdicts(Verdict(item, "partial", "some-new-code", evidence=(evidence,))))
    assert "some-new-code" not in text
    assert "Không ghi rõ lý do." in text


def test_lacking_is_not_told_when_enough_is_named():
    item = make_item("d7.k3", "cong-khai", ("Kinh phí", "Funds"), facets=3, need=1)
    lacking = tuple(facet.title for facet in item.facets[1:])
    evidence = (make_evidence(make_document(), 4),)
    decided = Verdict(item, "partial", "planned", evidence=evidence, facets=("y1",), lacking=lacking)
    assert "Còn thiếu:" not in terminal.render(with_verdicts(decided))


def test_nothing_recognised_is_said():
    from checker.document.model import Metadata

    document = make_document(metadata=Metadata(), status="degraded", blocks=(), notes=())
    report = make_report()
    part = report.parts[0]._replace(validity=None, verdicts=())
    text = terminal.render(report._replace(document=document, parts=(part,), findings=()))
    assert "Kỳ báo cáo:    không nhận ra trong báo cáo" in text
    assert "Hiệu lực:      chưa xác định được" in text
    assert "Đã đọc: không có phần nào." in text
    assert "Tệp chỉ đọc được một phần" in text
    assert "Không có nội dung nào phải bổ sung." in text


def test_two_rulesets_follow_each_other_and_a_shared_footer_comes_once():
    report = make_report()
    other = report.parts[0]._replace(ruleset=make_ruleset(id="khac", title=Text("Bộ khác", "Other")))
    text = terminal.render(report._replace(parts=(*report.parts, other)))
    assert text.count("Nghị định không quy định mẫu báo cáo") == 1
    assert text.index("Bộ quy tắc mẫu") < text.index("Bộ khác")


def test_arithmetic_that_does_not_add_up_is_not_printed():
    report = make_report()
    score = report.parts[0].score._replace(value=70.0)
    text = terminal.render(report._replace(parts=(report.parts[0]._replace(score=score),)))
    assert "Quy về thang điểm 100" not in text


@pytest.mark.parametrize(
    ("value", "vi", "en"),
    [(61.5, "61,5", "61.5"), (60.0, "60", "60"), (0.04, "0,04", "0.04"), (0.0, "0", "0")],
)
def test_number(value, vi, en):
    assert number(value, "vi") == vi
    assert number(value, "en") == en


def test_citation_reads_as_jurists_write_it():
    cited = make_item("a.b", "g", ("", ""), clause="khoản 2").citation
    assert citation(cited, "vi") == "khoản 2 Điều 7 Nghị định 04/2015/NĐ-CP"
    assert citation(cited, "en") == "Article 7, clause 2, Decree 04/2015/NĐ-CP"
    assert citation(cited._replace(clause=""), "vi") == "Điều 7 Nghị định 04/2015/NĐ-CP"
