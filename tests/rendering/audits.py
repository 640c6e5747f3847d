"""Results of audits to render: a small one built by hand, one of real reports, one that attacks its readers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from checker.batch.outcome import Change, Outcome, Results
from checker.check import check
from checker.document.model import Metadata
from checker.policy import Waiver
from checker.report import to_json
from checker.ruleset.model import Text
from tests.builders import make_document, make_report, make_ruleset
from tests.rendering.hostile import EVIL, STARTS, hostile_report

REPORTS = Path(__file__).resolve().parents[2] / "fixtures" / "reports"
UNREAD = (
    ("encrypted", "mat-khau.docx", Text("Tệp có mật khẩu.", "The file has a password.")),
    ("scan", "ban-chup.pdf", Text("Tệp chỉ có ảnh chụp.", "The file holds pictures only.")),
    ("unreadable", "hong.docx", Text("Tệp bị hỏng.", "The file is damaged.")),
    ("timed-out", "cham.docx", Text("Quá 20 giây.", "More than 20 seconds.")),
)
WAIVER = Waiver("d9.k8", "Đơn vị đang sắp xếp lại", "Văn phòng Sở", "2026-12-31")


def unread():
    return [Outcome(path, status, message, None, path) for status, path, message in UNREAD]


def small(lang="vi"):
    """Two units, one with two documents and two rulesets, what became of them, and files that were not read."""
    report = make_report()
    part = report.parts[0]
    other = make_ruleset(id="khac", version="2.0.0", title=Text("Bộ quy tắc khác", "Another ruleset"))
    met = tuple(verdict._replace(verdict="met", reason="met", gain=0.0) for verdict in part.verdicts)
    good = part._replace(
        ruleset=other, verdicts=met, score=part.score._replace(value=100.0, grade=Text("Tốt", "Good"))
    )
    agency = "Trường Tiểu học Hoa Mai"
    school = make_document(name="hoa-mai.docx", metadata=Metadata(title="Báo cáo", agency=agency))
    changes = (
        Change("mau", "d7.k1", "Chủ trương, pháp luật", "met", "missing"),
        Change("mau", "d7.k2", "Kế hoạch công tác", "missing", "met"),
        Change("mau", "d7.k7", "Nội quy, quy chế của cơ quan", "", "met"),
    )
    short = (
        Text(
            "Điểm 46.9 dưới mức phải đạt 50 (mau).", "The score of 46.9 is under the pass mark of 50 (mau)."
        ),
    )
    unit = report.document.metadata.agency
    results = Results.of(
        (
            Outcome(
                "so/bao-cao.docx",
                "falls-short",
                None,
                to_json(report, lang),
                unit,
                notes=(Text("Bản ký (bao-cao.pdf) không được đọc.", "The signed copy was not read."),),
                shortfalls=short,
                waived=(WAIVER,),
                changes=changes,
                files=(("html", "don-vi/bao cao.html"), ("de-nghi", "don-vi/bao cao.de-nghi.docx")),
            ),
            Outcome(
                "hoa-mai.docx",
                "ok",
                None,
                to_json(report._replace(document=school, parts=(good,), findings=()), lang),
                agency,
                files=(("html", "don-vi/hoa-mai.html"),),
            ),
            *unread(),
            Outcome(
                "so/bo-sung.docx",
                "ok",
                None,
                to_json(report._replace(parts=(part, good)), lang),
                unit,
                accepted=("mau/d7.k1",),
            ),
        )
    )
    return replace(results, passed_over=("so/Thumbs.db", "so/anh.jpg"), gone=("Trung tâm Khuyến nông",))


def real(lang="vi", count=6):
    """Reports of ``fixtures/reports`` as they are checked today, with files that were not read."""
    files = sorted(REPORTS.glob("*.txt"))[:count]
    return Results.of((*(checked(file, lang) for file in files), *unread()))


def checked(file, lang="vi", rulesets=("nd-04-2015",)):
    report = check(file, rulesets)
    low = report.parts[0].score.value < 50
    return Outcome(
        f"bao-cao/{file.name}",
        "falls-short" if low else "ok",
        None,
        to_json(report, lang),
        report.document.metadata.agency or file.stem,
        files=(("html", f"don-vi/{file.stem}.html"),),
    )


def hostile():
    """Every text tries to become markup, a formula, a link or an order to the reader's screen."""
    text = Text(EVIL, EVIL)
    report = to_json(hostile_report())
    report["rulesets"][0]["id"] = "[x]:*?/\\'" + EVIL
    for told in (*report["items"], *report["scores"]):
        told["ruleset"] = report["rulesets"][0]["id"]
    second = dict(report, rulesets=[dict(report["rulesets"][0], title=EVIL)])
    waivers = tuple(Waiver(f"x{number}", start, start, "hôm nay") for number, start in enumerate(STARTS))
    change = Change(EVIL, EVIL, EVIL, "met", "missing")
    outcomes = [
        Outcome(
            EVIL,
            "falls-short",
            None,
            report,
            EVIL,
            (text,),
            (text,),
            waivers,
            (EVIL,),
            (change,),
            (("html", EVIL),),
        ),
        Outcome(EVIL, "ok", None, second, EVIL),
        *(Outcome(start, "unreadable", Text(start, start), None, start, (text,)) for start in STARTS),
    ]
    counted = Results.of(outcomes)
    return Results(counted.read, counted.counts, passed_over=(EVIL, *STARTS), gone=(EVIL, *STARTS))
