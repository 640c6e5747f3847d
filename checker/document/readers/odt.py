"""Reading .odt (OpenDocument 1.0 to 1.3; also the single XML file .fodt): what the printed page shows.

Out: tracked deletions and comments (kept apart), hidden text, prompts, headers and footers that only number
the pages. What cannot be read is said in the notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document.container import Container, damaged, open_zip, parse_xml, refuse_size
from checker.document.model import Reading
from checker.document.readers import odt_tags as o
from checker.document.readers.flow import Flow, blocks_of
from checker.document.readers.left_out import notes_on, nothing_in_it
from checker.document.readers.odt_content import Content
from checker.document.readers.odt_lists import read_lists
from checker.document.readers.odt_styles import read_styles
from checker.document.readers.old_fonts import convert_old_fonts
from checker.errors import DocumentError, EncryptedError, UnsupportedFormatError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from checker.document.limits import Limits

_MANIFEST = "META-INF/manifest.xml"
_STYLES, _AUTOMATIC, _MASTERS, _BODY = (
    o.OFFICE + name for name in ("styles", "automatic-styles", "master-styles", "body")
)
_FACES = f"{o.OFFICE}font-face-decls"
_MARGINS = ("header", "header-left", "header-first", "footer", "footer-left", "footer-first")
_KINDS = {
    "spreadsheet": ("bảng tính", "a spreadsheet"),
    "presentation": ("bản trình chiếu", "a presentation"),
    "drawing": ("bản vẽ", "a drawing"),
}


def read_odt(data: bytes, name: str, limits: Limits) -> Reading:
    """Read an OpenDocument text into blocks.

    Raises a ``DocumentError`` that says what to do if it cannot be read.
    """
    refuse_size(data, name, limits)
    pictures = False
    if data.startswith(b"PK"):
        container = open_zip(data, name, limits)
        _refuse_encrypted(container)
        if "content.xml" not in container:
            raise damaged(name, "content.xml")
        content = container.xml("content.xml")
        common = container.xml("styles.xml") if "styles.xml" in container else None
        pictures = any(path.startswith("pictures/") for path in container.members)
    else:
        content = common = parse_xml(data, name, limits)
    text = content.find(f"{_BODY}/{o.OFFICE}text")
    if text is None:
        raise _refuse_kind(content, name)
    reader = _reader(content, common, text)
    body = reader.story(text)
    headers, footers = _margins(reader, content, common)
    flows = body, headers, footers, reader.comments
    convert_old_fonts(flows, reader.left)
    blocks = blocks_of(*flows)
    if not blocks:
        raise nothing_in_it(name, pictures=pictures)
    return Reading(blocks, "odt", notes=notes_on(reader.left), deleted=tuple(reader.left.deleted))


def _reader(content: _Element, common: _Element | None, text: _Element) -> Content:
    faces = (_child(common, _FACES), _child(content, _FACES))
    parents = (_child(common, _STYLES), _child(content, _AUTOMATIC))
    paged = text.get(f"{o.TEXT}use-soft-page-breaks") == "true"
    return Content(read_styles(*faces, *parents), read_lists(*parents), paged)


def _margins(reader: Content, content: _Element, common: _Element | None) -> tuple[Flow, Flow]:
    """Read the headers and footers of the page styles that the text uses."""
    masters = _child(common, _MASTERS)
    if common is None or masters is None:
        return [], []
    parents = (_child(common, _FACES), _child(common, _STYLES), _child(common, _AUTOMATIC))
    margins = Content(read_styles(*parents), read_lists(*parents), left=reader.left)
    used = {"Standard"}
    for root in (content, common):
        used.update(str(style.get(f"{o.STYLE}master-page-name")) for style in root.iter(f"{o.STYLE}style"))
    headers: Flow = []
    footers: Flow = []
    pages = list(masters.iterchildren(f"{o.STYLE}master-page"))
    for page in pages:
        if page.get(f"{o.STYLE}name") in used:
            # A first page goes on with another page style.
            used.add(str(page.get(f"{o.STYLE}next-style-name")))
    for page in pages:
        if page.get(f"{o.STYLE}name") not in used and len(pages) > 1:
            continue
        for margin in page:
            kind = str(margin.tag).rpartition("}")[2]
            if kind in _MARGINS and margin.get(f"{o.STYLE}display") != "false":
                (headers if kind.startswith("header") else footers).extend(margins.story(margin))
    return headers, footers


def _child(parent: _Element | None, tag: str) -> _Element | None:
    return None if parent is None else parent.find(tag)


def _refuse_encrypted(container: Container) -> None:
    """Refuse a package whose manifest says how its parts are encrypted (OpenDocument 1.3, part 2, 4.8)."""
    if _MANIFEST in container and b"encryption-data" in container.read(_MANIFEST):
        name = container.name
        raise EncryptedError(
            f"{name}: tệp có đặt mật khẩu nên không đọc được. Hãy mở bằng LibreOffice, bỏ mật khẩu (Tệp > "
            "Lưu thành, bỏ chọn “Lưu với mật khẩu”) rồi kiểm tra lại.",
            f"{name}: the file is protected by a password. Open it in LibreOffice, remove the password "
            '(File > Save As, without "Save with password") and check again.',
        )


def _refuse_kind(content: _Element, name: str) -> DocumentError:
    """Return the error for an OpenDocument file that is no text."""
    body = content.find(_BODY)
    kind = "" if body is None or not len(body) else str(body[0].tag).rpartition("}")[2]
    if kind not in _KINDS:
        return damaged(name)
    vi, en = _KINDS[kind]
    return UnsupportedFormatError(
        f"{name}: bên trong là {vi} OpenDocument, không phải văn bản. Hãy chọn đúng tệp báo cáo.",
        f"{name}: inside is {en} in OpenDocument, not a text. Choose the report itself.",
    )
