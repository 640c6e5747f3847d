"""Small Word packages made from strings of XML, for tests of the reader."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from checker.document.limits import Limits
from checker.document.readers.docx import read_docx

if TYPE_CHECKING:
    from checker.document.model import RawBlock, Reading

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"

LINES = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


def p(content: str, properties: str = "") -> str:
    """A paragraph; bare text becomes a run."""
    if content and not content.startswith("<"):
        content = r(content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>" if properties else f"<w:p>{content}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run of text."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def content_types() -> str:
    """What LibreOffice wants to see before it opens a package; the reader does without."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    named = {
        "document": "document.main",
        "numbering": "numbering",
        "styles": "styles",
        "comments": "comments",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{word}{kind}+xml"/>'
        for name, kind in named.items()
    )
    return (
        f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )


def listed(text: str, level: int = 0, num: int = 1) -> str:
    """A paragraph with an automatic number."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def tc(content: str, properties: str = "") -> str:
    """A cell; bare text becomes a paragraph."""
    if not content.startswith("<"):
        content = p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of cells or of bare texts."""
    about = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{about}{''.join(cell if cell.startswith('<') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str, properties: str = LINES) -> str:
    """A table, with visible lines unless told otherwise."""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(rows)}</w:tbl>"


def lvl(number: int, form: str, text: str, extra: str = "") -> str:
    """One level of a list."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{extra}</w:lvl>'
    )


def abstract(number: int, *levels: str) -> str:
    """One definition of a list."""
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int, definition: int, overrides: str = "") -> str:
    """One list that uses a definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{definition}"/>{overrides}</w:num>'


OUTLINE = abstract(
    1,
    lvl(0, "upperRoman", "%1."),
    lvl(1, "decimal", "%2."),
    lvl(2, "lowerLetter", "%3)"),
    lvl(3, "bullet", "-"),
    lvl(4, "bullet", "+"),
) + num(1, 1)
"""The numbering of a Vietnamese report: I. 1. a) - +"""


def document(body: str) -> str:
    """The XML of a main part."""
    return f"{XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A zip of the given members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def relations(*targets: tuple[str, str, str]) -> str:
    """The relations of a part: id, kind, target."""
    entries = "".join(
        f'<Relationship Id="{key}" Type="{R}/{kind}" Target="{target}"/>' for key, kind, target in targets
    )
    return f'{XML}<Relationships xmlns="{RELATIONS}">{entries}</Relationships>'


def parts(
    body: str = "",
    *,
    main: str = "word/document.xml",
    xml: str | bytes | None = None,
    styles: str = "",
    numbering: str = "",
    footnotes: str = "",
    endnotes: str = "",
    margins: dict[str, str] | None = None,
    extra: dict[str, str | bytes] | None = None,
) -> dict[str, str | bytes]:
    """The members of a Word package. ``margins``: "header1" or "footer1" and its content."""
    folder, _, file = main.rpartition("/")
    members: dict[str, str | bytes] = {
        "_rels/.rels": relations(("rId1", "officeDocument", main)),
        main: document(body) if xml is None else xml,
    }
    links: list[tuple[str, str, str]] = []
    for name, root, content in (
        ("styles", "styles", styles),
        ("numbering", "numbering", numbering),
        ("footnotes", "footnotes", footnotes),
        ("endnotes", "endnotes", endnotes),
    ):
        if content:
            members[f"{folder}/{name}.xml"] = f"{XML}<w:{root} {NAMESPACES}>{content}</w:{root}>"
            links.append((name, name, f"{name}.xml"))
    for name, content in (margins or {}).items():
        root = "hdr" if name.startswith("header") else "ftr"
        members[f"{folder}/{name}.xml"] = f"{XML}<w:{root} {NAMESPACES}>{content}</w:{root}>"
        links.append((name, name.rstrip("0123456789"), f"{name}.xml"))
    members[f"{folder}/_rels/{file}.rels"] = relations(*links)
    return {**members, **(extra or {})}


def docx(body: str = "", **rest: object) -> bytes:
    """A Word file; see ``parts`` for what it takes."""
    return zipped(parts(body, **rest))  # type: ignore[arg-type]


def note(number: int, text: str, kind: str = "footnote") -> str:
    """A footnote or an endnote."""
    return f'<w:{kind} w:id="{number}">{p(text)}</w:{kind}>'


def call(number: int, kind: str = "footnote") -> str:
    """The call of a note."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


LIMITS = Limits()


def read(body: str = "", **rest: object) -> Reading:
    return read_docx(docx(body, **rest), "bao-cao.docx", LIMITS)


def blocks(body: str = "", **rest: object) -> tuple[RawBlock, ...]:
    return read(body, **rest).blocks


def texts(body: str = "", **rest: object) -> list[str]:
    return [block.text for block in blocks(body, **rest)]


def printed(body: str, **rest: object) -> list[str]:
    """The lines as they stand on paper, labels included."""
    return [f"{block.label} {block.text}".strip() for block in blocks(body, **rest)]
