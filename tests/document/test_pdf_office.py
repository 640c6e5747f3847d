"""PDF files that an office program made of a report: verdicts and quotes are those on the Word file."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from checker.check import check
from checker.document.office import find_office
from checker.document.read import read
from tests.document.docx_files import docx, p, r, tbl, tc, tr

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "fixtures" / "reports"
CORPUS = ROOT.parent / "shared" / "corpus" / "formats"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_KIND}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_KIND}.styles+xml"/></Types>'
)
A4, LANDSCAPE = (11906, 16838), (16838, 11906)


def section(size=A4, columns=1, kind="nextPage"):
    width, height = size
    return (
        f'<w:sectPr><w:type w:val="{kind}"/><w:pgSz w:w="{width}" w:h="{height}"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="600" w:footer="600"/>'
        f'<w:cols w:num="{columns}" w:space="500"/></w:sectPr>'
    )


def styles(font, size):
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/>'
        f'<w:sz w:val="{size}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )


def made(text, *, font="Liberation Serif", size=28, look="", columns=1, annex=False):
    """A Word file of a report in plain text: letterhead, paragraphs, signature, perhaps an annex."""
    blocks = [block for block in read(REPORTS / text).blocks if block.row is None]
    title = next(number for number, block in enumerate(blocks) if block.text.startswith("BÁO CÁO"))
    left, right = (
        ("SỞ NỘI VỤ", "Số: 12/BC-SNV"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    )
    middle = '<w:spacing w:after="0"/><w:jc w:val="center"/>'
    cells = [
        tc(
            "".join(p(r(line, '<w:sz w:val="24"/>'), middle) for line in lines),
            f'<w:tcW w:w="{width}" w:type="dxa"/>',
        )
        for lines, width in ((left, 3600), (right, 5400))
    ]
    body = tbl(tr(*cells), properties="")
    for block in blocks[title:]:
        label = f"{block.label}{'' if block.label in '-+*' else '.'} " if block.label else ""
        bold = "<w:b/>" if block.kind == "heading" else ""
        body += p(r(label + block.text, bold), look)
    body += section(A4, columns, "continuous").join(("<w:p><w:pPr>", "</w:pPr></w:p>")) if columns > 1 else ""
    if annex:
        rows = [tr("STT", "Nội dung công khai", "Hình thức", "Kết quả")]
        rows += [
            tr(
                str(n),
                f"Nội dung thứ {n}: dự toán, quyết toán kinh phí và mua sắm tài sản",
                "Niêm yết tại bảng tin",
                "Đã làm",
            )
            for n in range(1, 31)
        ]
        body += (
            f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
            + p("PHỤ LỤC", "<w:jc w:val='center'/>")
            + tbl(*rows)
            + p("")
        )
    body += section(LANDSCAPE if annex else A4, kind="continuous" if columns > 1 else "nextPage")
    return docx(body, styles=styles(font, size), extra={"[Content_Types].xml": TYPES})


INDENTED = '<w:spacing w:after="120"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>'
MADE = {
    "justified, indented": {"text": "ward.txt", "look": INDENTED},
    "ragged, apart": {
        "text": "library.txt",
        "font": "DejaVu Sans",
        "size": 22,
        "look": '<w:spacing w:after="200"/>',
    },
    "two columns": {"text": "museum.txt", "size": 22, "look": INDENTED, "columns": 2},
    "wide lines, annex": {
        "text": "medical-college.txt",
        "look": '<w:spacing w:after="0" w:line="360" w:lineRule="auto"/><w:ind w:firstLine="567"/>',
        "annex": True,
    },
}


@pytest.fixture(scope="module")
def pairs(tmp_path_factory):
    """The Word files and the PDF files that LibreOffice makes of them, in one call."""
    office = find_office()
    if office is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    files = {name: folder / f"{number}.docx" for number, name in enumerate(MADE)}
    for name, file in files.items():
        file.write_bytes(made(**MADE[name]))
    files["sample"] = folder / "sample.docx"
    files["sample"].write_bytes((REPORTS / "bao-cao-mau.docx").read_bytes())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files.values())], check=True, capture_output=True, timeout=180)
    return {name: (file, file.with_suffix(".pdf")) for name, file in files.items()}


def judged(file):
    """Verdict and quotes of every item, white space folded."""
    return {
        verdict.item.id: (verdict.verdict, tuple(" ".join(e.quote.split()) for e in verdict.evidence))
        for part in check(file).parts
        for verdict in part.verdicts
    }


@pytest.mark.parametrize("name", [*MADE, "sample"])
def test_a_pdf_gets_the_verdicts_and_quotes_of_its_word_file(name, pairs):
    word, pdf = pairs[name]

    assert judged(pdf) == judged(word)
    assert read(pdf).metadata == read(word).metadata


def test_the_sample_keeps_its_table_and_its_footnote(pairs):
    word, pdf = (read(file) for file in pairs["sample"])

    def part(document, name):
        return [" ".join(block.text.split()) for block in document.blocks if block.part == name]

    assert part(pdf, "tables") == part(word, "tables")
    assert part(pdf, "footnotes") == part(word, "footnotes")
    assert [block.page for block in pdf.blocks if block.part == "footnotes"] == [1]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the shared corpus (../shared/corpus/formats) is not here")
@pytest.mark.parametrize("kind", ["", "-missing-glyphs"], ids=["good letters", "letters apart"])
@pytest.mark.parametrize("number", ["000", "003", "004"])
def test_a_real_report_gets_the_same_verdicts_and_quotes(number, kind):
    assert judged(CORPUS / f"{number}{kind}.pdf") == judged(CORPUS / f"{number}.docx")
