"""Reading the form of a .docx: paper and margins, the number of the page, how every paragraph is set."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.document.container import open_zip, parse_xml
from checker.document.form import Form, Page, PageNumber
from checker.document.readers import docx_tags as w
from checker.document.readers.docx_looks import MM, Looks
from checker.document.readers.docx_package import main_part, parse_styles, relations
from checker.document.readers.docx_styles import read_styles
from checker.errors import DocumentError

if TYPE_CHECKING:
    from lxml.etree import _Element

    from checker.document.container import Container
    from checker.document.limits import Limits

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_W = "{" + w.W_NS + "}"
_PAGE = re.compile(r"^\s*PAGE\b")
_MARGINS = ("header", "footer")


def read_form(data: bytes, name: str, limits: Limits) -> Form:
    """Read the form of a Word file that was read before. Raises DocumentError."""
    container = open_zip(data, name, limits)
    main = main_part(container)
    content = container.read(main)
    root = parse_xml(content, name, limits)
    links = relations(container, main)
    paths = {kind: path for kind, path in links.values() if path in container}
    styles = parse_styles(container, paths["styles"], content) if "styles" in paths else None
    looks = Looks(read_styles(styles), styles, _theme(container, paths.get("theme", "")))
    sections = list(root.iter(w.SECT_PR))
    return Form(
        tuple(_page(section) for section in sections),
        _number(container, links, sections, looks),
        tuple(looks.paragraph(paragraph) for paragraph in root.iter(w.P)),
    )


def _theme(container: Container, path: str) -> dict[str, str]:
    """The fonts of the theme by the names that runs call them by; none where the theme cannot be read."""
    try:
        root = container.xml(path) if path else None
    except DocumentError:
        return {}
    fonts: dict[str, str] = {}
    for kind in ("major", "minor"):
        latin = None if root is None else root.find(f".//{_A}{kind}Font/{_A}latin")
        if latin is not None and latin.get("typeface"):
            for script in ("HAnsi", "Ascii"):
                fonts[f"{kind}{script}"] = latin.get("typeface") or ""
    return fonts


def _page(section: _Element) -> Page:
    size, margins = section.find(_W + "pgSz"), section.find(_W + "pgMar")

    def length(element: _Element | None, name: str) -> float | None:
        value = None if element is None else w.number(element.get(_W + name))
        return None if value is None else round(abs(value) * MM, 1)

    return Page(
        length(size, "w"),
        length(size, "h"),
        *(length(margins, side) for side in ("top", "bottom", "left", "right")),
    )


def _number(
    container: Container, links: dict[str, tuple[str, str]], sections: list[_Element], looks: Looks
) -> PageNumber | None:
    """The number that the first section shows, in its header or its footer."""
    if not sections:
        return None
    section = sections[0]
    parts: dict[tuple[str, str], str] = {}
    for margin, tag in zip(_MARGINS, (w.HEADER_REF, w.FOOTER_REF), strict=True):
        for reference in section.iterchildren(tag):
            target = links.get(reference.get(w.R_ID) or "", ("", ""))[1]
            if target in container:
                parts[margin, reference.get(w.TYPE) or "default"] = target
    shown = section.find(w.TITLE_PAGE)
    apart = shown is not None and w.is_on(shown)
    for margin in _MARGINS:
        path = parts.get((margin, "default"), "")
        paragraph = _numbered(container.xml(path)) if path else None
        if paragraph is None:
            continue
        own = parts.get((margin, "first"))
        first = _numbered(container.xml(own)) is not None if apart and own else not apart
        set_as = looks.paragraph(paragraph)
        size = next((run.size for run in set_as.runs if run.text.strip()), None)
        return PageNumber(margin, _alignment(paragraph, set_as.align), size, first)
    return PageNumber()


def _numbered(root: _Element) -> _Element | None:
    """The paragraph of a header that holds the field of the page number."""
    for paragraph in root.iter(w.P):
        codes = [code.text or "" for code in paragraph.iter(_W + "instrText")]
        codes += [field.get(_W + "instr") or "" for field in paragraph.iter(_W + "fldSimple")]
        if any(_PAGE.match(code) for code in codes):
            return paragraph
    return None


def _alignment(paragraph: _Element, align: str | None) -> str | None:
    """How the number stands: a frame of its own and the first tab stop of a header centre it as well."""
    frame = paragraph.find(f"{w.PPR}/{_W}framePr")
    if frame is not None:
        return frame.get(_W + "xAlign") or align
    tabs = sum(1 for run in paragraph.iter(w.R) for child in run if child.tag == w.TAB)
    return {0: align, 1: "center"}.get(tabs, "right")
