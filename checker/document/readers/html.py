"""Reading .html: pages that Word or LibreOffice saved, and pages of a portal with the report among menus.

Out: what surrounds the article, scripts, hidden elements, tracked deletions and comments (kept apart). What
was left out is said in the notes. Nothing is fetched.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from lxml import etree

from checker.document.container import refuse_size, too_deep
from checker.document.model import Reading
from checker.document.readers.flow import blocks_of
from checker.document.readers.html_content import Content
from checker.document.readers.html_css import read_styles
from checker.document.readers.html_notes import footnotes
from checker.document.readers.html_page import choose
from checker.document.readers.left_out import notes_on, nothing_in_it
from checker.document.readers.old_fonts import convert_old_fonts

if TYPE_CHECKING:
    from lxml.etree import _Element

    from checker.document.limits import Limits

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
"""Browsers look for the declaration in the first KiB; Word sometimes puts styles before it."""
_CONTROLS = dict.fromkeys(
    code for code in (*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF) if chr(code) not in "\t\n\r\f\x85"
)
_EXAMPLE = 40
_EXAMPLES = 3


def read_html(data: bytes, name: str, limits: Limits) -> Reading:
    """Read a page into blocks.

    Raises a ``DocumentError`` that says what to do if it cannot be read.
    """
    refuse_size(data, name, limits)
    root = _parse(_decode(data), name, limits)
    if root is None:
        raise nothing_in_it(name, pictures=False)
    page = choose(root)
    notes, backs = footnotes(root)
    content = Content(read_styles(root), notes, page.skipped | backs)
    body = content.story(page.article)
    flows = body, content.headers, content.footers, content.comments
    convert_old_fonts(flows, content.left)
    blocks = blocks_of(*flows)
    if not blocks:
        raise nothing_in_it(name, pictures=False)
    said = _said_of(page.outside) + notes_on(content.left)
    return Reading(blocks, "html", notes=said, deleted=tuple(content.left.deleted))


def _decode(data: bytes) -> str:
    """Turn bytes into text: by the mark, as UTF-8 if it is that, as declared, as Western Windows at last."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if data[1:2] == b"\0":
        return data.decode("utf-16-le", "replace")
    try:
        # Saved once more by another program, many pages declare what they are not any longer.
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:_DECLARED_WITHIN])
    try:
        encoding = codecs.lookup(declared[1].decode("ascii")).name if declared else "cp1252"
        # What pages call Latin-1 is Western Windows (WHATWG Encoding Standard).
        return data.decode("cp1252" if encoding in ("iso8859-1", "ascii") else encoding, "replace")
    except (LookupError, UnicodeDecodeError):
        return data.decode("cp1252", "replace")


def _parse(text: str, name: str, limits: Limits) -> _Element | None:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    content = text.translate(_CONTROLS).encode("utf-8", "ignore")
    if not content.strip():
        return None
    root = etree.fromstring(content, parser)
    # The parser itself stops at 256 levels and drops the rest.
    cut_off = any("depth" in error.message for error in parser.error_log)
    if cut_off or (root is not None and etree.XPath(f"boolean({'/*' * (limits.depth + 1)})")(root)):
        raise too_deep(name, limits)
    return root


def _said_of(outside: list[str]) -> tuple[tuple[str, str], ...]:
    """Say what of the page was left out around the article."""
    if not outside:
        return ()
    words = sum(len(text.split()) for text in outside)
    shown = [text if len(text) <= _EXAMPLE else f"{text[:_EXAMPLE].rsplit(' ', 1)[0]} …" for text in outside]
    listed = ", ".join(f"“{text}”" for text in shown[:_EXAMPLES])
    vi = (
        f"Đây là trang web: chỉ phần bài viết được kiểm tra, bỏ qua {len(outside)} phần xung quanh "
        f"(trình đơn, tin khác, bình luận, chân trang), {words} chữ: {listed}."
    )
    en = (
        f"This is a web page: only the article was checked; {len(outside)} parts around it (menus, "
        f"other news, comments, footer) were left out, {words} words: {listed}."
    )
    return ((vi, en),)
