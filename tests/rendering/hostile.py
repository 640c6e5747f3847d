"""A report whose every text tries to become markup, a formula, a link or an order to the reader's screen."""

from __future__ import annotations

from checker.document.model import Block, Metadata
from checker.judging.model import Evidence, Refusal, Review, Verdict
from checker.report import Finding
from checker.ruleset.model import Text
from tests.builders import make_document, make_item, make_report, make_ruleset

EVIL = (
    '=HYPERLINK("http://x.example","a") </style></script><script>alert(1)</script> <img src=x onerror=alert(1)> '
    '" onmouseover="alert(1) \' javascript:alert(1) [bấm](http://x.example) ![x](http://x.example/a.png) '
    "| ô | `mã` **đậm** _nghiêng_ <!-- --> &lt;b&gt; @nguoi #12 http://x.example www.x.example "
    "\x1b[31m\x00\x07\u202e\u200b\ud800 ${1} {0} %s \\"
)
STARTS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    "# đề mục",
    "1. danh sách",
    "- gạch",
    "> trích",
    "---",
)


def hostile_report():
    blocks = tuple(
        Block(number, text, "body", EVIL, EVIL, -1, kind)
        for number, (text, kind) in enumerate(
            [(EVIL, "heading"), (EVIL, "paragraph"), *((start, "entry") for start in STARTS)], 1
        )
    )
    meta = Metadata(
        title=EVIL, agency="=1+1", number=EVIL, period_from="hôm nay", period_to=EVIL, date="1899-01-01"
    )
    document = make_document(name=EVIL, blocks=blocks, metadata=meta, notes=((EVIL, EVIL),))
    text = Text(EVIL, EVIL)
    rules = make_ruleset(title=text, footer=text)
    groups = tuple(group._replace(title=text) for group in rules.groups)
    verdicts = []
    for number, start in enumerate((EVIL, *STARTS)):
        names = ("met", "partial", "missing", "not_applicable")
        own = Text(start, start)
        item = make_item(f"x{number}", "cong-khai", (start, start), advice=own, wording=own, section=own)
        found = Evidence(start, start, min(number + 1, len(blocks)), 1, 0, 5, ("y1",))
        verdicts.append(
            Verdict(
                item,
                names[number % 4],
                "met",
                evidence=(found,) if number % 3 else (),
                refusals=(Refusal("no-act", found, start),),
                lacking=(own,),
                review=Review("x", own),
                gain=1.0,
            )
        )
    report = make_report(document=document, ruleset=rules._replace(groups=groups))
    rules = report.parts[0].ruleset._replace(items=tuple(verdict.item for verdict in verdicts))
    part = report.parts[0]._replace(ruleset=rules, verdicts=tuple(verdicts), validity=None, ways=())
    findings = tuple(Finding("x", "warning", text, EVIL, block, EVIL, text) for block in (1, 2, 99))
    return report._replace(parts=(part,), findings=findings)
