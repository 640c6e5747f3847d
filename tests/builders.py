"""Small values for tests: a document, a ruleset, verdicts and a report, built by hand."""

from __future__ import annotations

from checker.document.model import Block, Document, Metadata
from checker.judging.model import Evidence, GroupScore, Refusal, Review, Score, Verdict
from checker.judging.whatif import ways
from checker.report import Finding, Part, Report
from checker.ruleset.model import (
    Citation,
    Facet,
    Grade,
    Group,
    Item,
    Mode,
    Ruleset,
    Text,
    Validity,
)

DECREE = "Nghị định 04/2015/NĐ-CP"

PARAGRAPHS = (
    ("I", "body", "I. KẾT QUẢ THỰC HIỆN"),
    (
        "I.1",
        "body",
        "Đơn vị đã niêm yết công khai Kế hoạch công tác năm 2022 tại bảng tin từ ngày 15/01/2022.",
    ),
    ("I.2", "tables", "Nội quy | Đã phổ biến"),
    ("I.3", "body", "Thủ trưởng đơn vị yêu cầu các bộ phận báo cáo thu, chi hằng quý."),
    ("II", "body", "II. PHƯƠNG HƯỚNG, NHIỆM VỤ"),
    ("II.1", "body", "Lấy ý kiến công chức về quy chế chi tiêu nội bộ năm 2023."),
    ("", "footnotes", "Đơn vị không có đơn vị trực thuộc."),
)


def make_document(**changes):
    blocks = tuple(
        Block(
            number=number,
            text=text,
            part=part,
            label="",
            section=section,
            parent=-1,
            kind="paragraph",
            page=1 if number < 5 else None,
        )
        for number, (section, part, text) in enumerate(PARAGRAPHS, 1)
    )
    values = {
        "name": "bao-cao.docx",
        "sha256": "a" * 64,
        "format": "docx",
        "blocks": blocks,
        "metadata": Metadata(
            title="Báo cáo kết quả thực hiện dân chủ trong hoạt động của cơ quan năm 2022",
            agency="Sở Nông nghiệp và Phát triển nông thôn tỉnh Hòa Bình",
            period_from="2022-01-01",
            period_to="2022-12-31",
        ),
        "notes": (
            ("Hình ở đoạn 12 không có chữ để đọc.", "The picture in paragraph 12 has no text to read."),
        ),
    }
    return Document(**(values | changes))


def make_item(item_id, group, title, *, facets=1, need=1, clause="", article="Điều 7", **changes):
    vi, en = title
    values = {
        "id": item_id,
        "group": group,
        "title": Text(vi, en),
        "mode": "done",
        "need": need,
        "weight": 15.0 if group == "cong-khai" else 20.0,
        "citation": Citation(DECREE, article, clause, verified=bool(clause)),
        "facets": tuple(Facet(f"y{n}", Text(f"ý thứ {n}", f"point {n}")) for n in range(1, facets + 1)),
        "frames": (),
        "advice": Text("Nêu rõ việc đã làm.", "State what was done."),
        "wording": Text(
            "Trong kỳ, đơn vị đã công khai … tại … từ ngày …/…/….",
            "In the period the unit published … at … from …/…/….",
        ),
        "section": Text("phần kết quả thực hiện, mục công khai", "the results, under disclosure"),
    }
    return Item(**(values | changes))


def make_ruleset(**changes):
    values = {
        "id": "mau",
        "version": "1.2.0",
        "title": Text("Bộ quy tắc mẫu", "Sample ruleset"),
        "sha256": "b" * 64,
        "groups": (
            Group("cong-khai", Text("09 việc phải công khai (Điều 7, 8)", "What must be disclosed"), 60),
            Group("khac", Text("Tham gia ý kiến và các việc khác trong nội bộ", "Consultation"), 40),
        ),
        "items": (
            make_item("d7.k1", "cong-khai", ("Chủ trương, pháp luật", "Policies, law"), clause="khoản 1"),
            make_item("d7.k2", "cong-khai", ("Kế hoạch công tác", "Work plans"), clause="khoản 2"),
            make_item(
                "d7.k3",
                "cong-khai",
                ("Kinh phí, quyết toán, tài sản", "Funds, settlement, assets"),
                facets=3,
                need=2,
                clause="khoản 3",
            ),
            make_item(
                "d7.k7", "cong-khai", ("Nội quy, quy chế của cơ quan", "Internal rules"), clause="khoản 7"
            ),
            make_item("d9.k8", "khac", ("Góp ý nội quy, quy chế", "Consultation on rules"), article="Điều 9"),
            make_item(
                "d16.cap-duoi", "khac", ("Kiểm tra đơn vị trực thuộc", "Subordinate units"), article="Điều 16"
            ),
        ),
        "modes": (Mode("done", Text("đã làm", "done")),),
        "grades": (Grade(50, Text("Trung bình", "Fair")), Grade(0, Text("Yếu", "Poor"))),
        "validity": (
            Validity(
                "2015-02-25",
                "2023-06-30",
                "ok",
                Text("Còn hiệu lực trong kỳ.", "In force."),
            ),
        ),
        "footer": Text(
            "Nghị định không quy định mẫu báo cáo; điểm và xếp loại là của bộ quy tắc này.",
            "The Decree prescribes no form; points and grades are this ruleset's own.",
        ),
        "partial_credit": 0.5,
        "lexicon": {},
        "abbreviations": {},
    }
    return Ruleset(**(values | changes))


def make_evidence(document, block, quote="", facets=("y1",)):
    text = document.blocks[block - 1].text
    quote = quote or text
    start = text.find(quote)
    found = document.blocks[block - 1]
    return Evidence(quote, found.section, block, found.page, start, start + len(quote), tuple(facets))


def make_verdicts(document, ruleset):
    law, plan, funds, rules, consult, below = ruleset.items
    lacking = tuple(facet.title for facet in funds.facets[1:])
    return (
        Verdict(law, "missing", "nothing-found", lacking=(law.facets[0].title,), gain=18.75),
        Verdict(
            plan,
            "met",
            "met",
            evidence=(make_evidence(document, 2),),
            facets=("y1",),
            substantiated=True,
            confidence=0.97,
        ),
        Verdict(
            funds,
            "partial",
            "ordered",
            evidence=(make_evidence(document, 4),),
            facets=("y1",),
            lacking=lacking,
            gain=9.38,
            review=Review(
                "low-quality-text", Text("Chữ ở chỗ này bị lỗi; nên đọc lại.", "The text is damaged.")
            ),
        ),
        Verdict(rules, "met", "met", evidence=(make_evidence(document, 3, "Đã phổ biến"),), facets=("y1",)),
        Verdict(
            consult,
            "missing",
            "only-refused",
            refusals=(Refusal("plan-section", make_evidence(document, 6), "lấy ý kiến"),),
            lacking=(consult.facets[0].title,),
            gain=25.0,
        ),
        Verdict(below, "not_applicable", "not-applicable", evidence=(make_evidence(document, 7),)),
    )


def make_report(*, document=None, ruleset=None, **changes):
    document = document or make_document()
    ruleset = ruleset or make_ruleset()
    groups = (
        GroupScore("cong-khai", ruleset.groups[0].title, 37.5, 60.0, 2, 1, 1, 0),
        GroupScore("khac", ruleset.groups[1].title, 0.0, 20.0, 0, 0, 1, 1),
    )
    verdicts = make_verdicts(document, ruleset)
    part = Part(
        ruleset,
        ruleset.status_for(document.metadata.period_to),
        verdicts,
        Score(46.9, Text("Yếu", "Poor"), groups),
        ways=ways(verdicts, ruleset),
    )
    finding = Finding(
        "numbering-gap",
        "warning",
        Text("Sau mục I là mục III, thiếu mục II.", "After section I comes III; II is missing."),
        "II",
        5,
        "II. PHƯƠNG HƯỚNG, NHIỆM VỤ",
        Text("Đánh lại số mục.", "Number the sections again."),
    )
    return Report(document, (part,), (finding,))._replace(**changes)
