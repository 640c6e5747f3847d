"""Word documents written from nothing: runs, paragraphs, tables, the page, the package.

Strings of WordprocessingML (ECMA-376 part 1, 17); the order of elements is that of its schema. The look is
that of Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, Times New Roman, margins, page number above the text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.document.ooxml import DECLARATION, escaped, pack, stored

if TYPE_CHECKING:
    from collections.abc import Sequence

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOT = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {"styles": "styles", "settings": "settings", "header1": "header"}
"""The parts beside the main one, and the kind of each."""
_BLANK = re.compile("(⟦[^⟦⟧]*⟧)")


class Page(NamedTuple):
    """Margins of an A4 page in millimetres; Phụ lục I: 20-25 above and below, 30-35 left, 15-20 right."""

    top: int = 20
    bottom: int = 20
    left: int = 30
    right: int = 15

    @property
    def width(self) -> int:
        """What the margins leave for text, in millimetres."""
        return 210 - self.left - self.right


def twips(millimetres: float) -> int:
    """A length in the unit of Word, a twentieth of a point."""
    return round(millimetres / 25.4 * 1440)


def run(
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float = 0,
    blank: bool = False,
    colour: str = "",
) -> str:
    """A run of text; ``size`` in points (0: that of the document), ``blank``: marked as to be filled in.

    ``colour``: six hexadecimal digits, black without.
    """
    look = "<w:b/>" * bold + "<w:i/>" * italic
    look += f'<w:color w:val="{colour}"/>' if colour else ""
    if size:
        look += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    if blank:
        look += '<w:shd w:val="clear" w:color="auto" w:fill="FFF2A8"/>'
    about = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = "<w:br/>".join(f'<w:t xml:space="preserve">{escaped(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{about}{lines}</w:r>"


def blanks(text: str, **look: Any) -> list[str]:
    """The runs of a text in which ⟦double brackets⟧ hold blanks; those are printed in single ones, marked."""
    runs = []
    for piece in _BLANK.split(text):
        is_blank = piece.startswith("⟦")
        shown = f"[{piece[1:-1]}]" if is_blank and piece != "⟦…⟧" else piece.strip("⟦⟧")
        if shown:
            runs.append(run(shown, blank=is_blank, **look))
    return runs


def paragraph(
    *runs: str,
    align: str = "left",
    before: float = 0,
    after: float = 0,
    left: float = 0,
    right: float = 0,
    first: float = 0,
    style: str = "",
    keep: bool = False,
    rule: bool = False,
    size: float = 0,
) -> str:
    """A paragraph. ``before`` and ``after`` in points, the indents in millimetres (``first`` may hang).

    ``keep``: on one page with the next; ``rule``: a line along its top; ``size``: of its mark, which gives an
    empty paragraph its height.
    """
    look = f'<w:pStyle w:val="{style}"/>' if style else ""
    look += "<w:keepNext/>" if keep else ""
    if rule:
        look += '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    look += f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"/>'
    if left or right or first:
        indent = f'w:firstLine="{twips(first)}"' if first >= 0 else f'w:hanging="{twips(-first)}"'
        look += f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" {indent}/>'
    look += f'<w:jc w:val="{align}"/>'
    if size:
        look += f'<w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr>'
    return f"<w:p><w:pPr>{look}</w:pPr>{''.join(runs)}</w:p>"


def cell(*paragraphs: str, width: float, fill: str = "", middle: bool = False) -> str:
    """A cell, ``width`` in millimetres; it holds at least one paragraph."""
    look = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
    if fill:
        look += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    look += '<w:vAlign w:val="center"/>' if middle else ""
    return f"<w:tc><w:tcPr>{look}</w:tcPr>{''.join(paragraphs) or '<w:p/>'}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    """A row, never broken over two pages; ``header``: repeated on each."""
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * header}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Sequence[str], widths: Sequence[float], *, lines: bool = True, padding: float = 1.5) -> str:
    """A table of rows; the widths of its columns and the padding of its cells in millimetres."""
    borders = ""
    if lines:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        drawn = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in sides)
        borders = f"<w:tblBorders>{drawn}</w:tblBorders>"
    inner = twips(padding)
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>{borders}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{inner}" w:type="dxa"/>'
        f'<w:right w:w="{inner}" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def package(body: Sequence[str], *, page: Page = Page(), size: float = 14, lang: str = "vi") -> bytes:  # noqa: B008
    """A Word file of a body, with the number of the page above the text from the second on."""
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        f'<w:pgSz w:w="{twips(210)}" w:h="{twips(297)}"/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" w:bottom="{twips(page.bottom)}" '
        f'w:left="{twips(page.left)}" w:header="{twips(10)}" w:footer="{twips(10)}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    field = "".join(
        f"<w:r>{piece}</w:r>"
        for piece in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_ROOT}><w:body>{''.join(body)}{section}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(
            *((kind, f"{name}.xml") for name, kind in _PARTS.items())
        ),
        "word/styles.xml": _styles(size, lang),
        "word/settings.xml": f'<w:settings {_ROOT}><w:zoom w:percent="100"/><w:compat><w:compatSetting '
        'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        "</w:settings>",
        "word/header1.xml": f'<w:hdr {_ROOT}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{field}</w:p></w:hdr>',
    }
    return pack(stored(name, (DECLARATION + content).encode()) for name, content in parts.items())


def _content_types() -> str:
    kinds = {"document": "document.main"} | _PARTS
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*links: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _styles(size: float, lang: str) -> str:
    """The defaults, and headings that Word's navigation pane knows."""
    font = "Times New Roman"
    sizes = f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    spoken = "en-GB" if lang == "en" else "vi-VN"
    headings = "".join(
        f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/>'
        f'<w:spacing w:before="120" w:after="60"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        for level in range(1, 10)
    )
    return (
        f'<w:styles {_ROOT}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" '
        f'w:eastAsia="{font}" w:cs="{font}"/>{sizes}<w:lang w:val="{spoken}"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"</w:style>{headings}</w:styles>"
    )
