"""What a file is, by its content: the first bytes, and for archives the names of the members.

The kinds: ``docx`` (or any unknown Office package), ``odt`` (packed or flat), ``doc`` (any compound file),
``pdf``, ``rtf``, ``html``, ``mht``, ``flat-word`` (Word as one XML file), ``workbook``, ``presentation``,
``open-document`` (other than a text), ``archive``, ``other-archive`` (rar, 7z, gz), ``image``, ``program``,
and ``text`` for all the rest, which has no signature.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODF_TYPE = b"application/vnd.oasis.opendocument."
_END = b"PK\x05\x06"
# Patterns stay uncompiled until a file needs them: a Word file is told without.
_HTML = (
    rb"\s*(?:<\?xml[^>]*>\s*|<!--(?:[^-]|-(?!->))*-->\s*)*"
    rb"<(?:!doctype html|(?:html|head|meta|title|body|article|section|div|center|table|h[1-6]|p|ol|ul)[\s>])"
)
_FLAT_WORD = rb"(?s)<\?xml.*?(?:<\?mso-application progid=\"word\.document\"|<pkg:package|<w:worddocument)"
_MHT = (b"from:", b"subject:", b"date:", b"mime-version:")
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
_PROGRAMS = (b"MZ\x90", b"\x7fELF")
_UTF8_MARK = b"\xef\xbb\xbf"
_HEAD = 4_096
_TAIL = 8 * 1024 * 1024


def kind_of(data: bytes) -> str:
    """The kind of a file's content."""
    head = data[:_HEAD].removeprefix(_UTF8_MARK).lstrip().lower()
    return next((kind for kind, matches in _SIGNATURES if matches(data, head)), "text")


def is_bundle(path: Path) -> bool:
    """Whether a path is a folder, or a file that is a zip and no office document."""
    if path.is_dir():
        return True
    if not path.is_file():
        return False  # looking into a pipe would take away what is to be read from it
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
            if not head.startswith(b"PK"):
                return False
            # What a zip is stands in its directory, at its end.
            stream.seek(max(len(head), path.stat().st_size - _TAIL))
            return kind_of(head + stream.read()) == "archive"
    except OSError:
        return False  # reading it will say what is wrong


def _package(data: bytes, *names: bytes) -> bool:
    """Whether data is a zip with members whose names begin so; looks at its directory alone."""
    if not data.startswith((b"PK\x03\x04", _END)):
        return False
    end = data.rfind(_END)
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    directory = data[max(0, end - size) : end] if end >= 0 else data[:_HEAD]
    return any(name in directory for name in names)


def _is_pdf(data: bytes, head: bytes) -> bool:
    # The header may stand anywhere in the first 1,024 bytes (ISO 32000-1, annex H, note 13).
    return head.startswith(b"%pdf-") or (b"%pdf-" in head[:1024] and b"startxref" in data[-2048:])


def _is_mht(_: bytes, head: bytes) -> bool:
    return head.startswith(_MHT) and b"content-type: multipart/related" in head


def _is_html(_: bytes, head: bytes) -> bool:
    # In UTF-16 the first tag shows once the empty bytes are out.
    plain = head.replace(b"\0", b"").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    return bool(re.match(_HTML, plain))


_SIGNATURES: tuple[tuple[str, Callable[[bytes, bytes], bool]], ...] = (
    ("odt", lambda data, _: _ODF_TYPE + b"text" in data[:128]),
    ("open-document", lambda data, _: _ODF_TYPE in data[:128]),
    ("odt", lambda data, _: _package(data, b"content.xml") and _package(data, b"META-INF/manifest.xml")),
    ("workbook", lambda data, _: _package(data, b"xl/workbook")),
    ("presentation", lambda data, _: _package(data, b"ppt/presentation")),
    ("docx", lambda data, _: _package(data, b"[Content_Types].xml", b"_rels/", b"_rels\\", b"word/document")),
    ("archive", lambda data, _: data.startswith((b"PK\x03\x04", _END))),
    ("doc", lambda data, _: data.startswith(COMPOUND)),
    ("pdf", _is_pdf),
    ("rtf", lambda _, head: head.startswith(b"{\\rt")),
    ("mht", _is_mht),
    ("flat-word", lambda _, head: bool(re.match(_FLAT_WORD, head))),
    ("odt", lambda _, head: head.startswith(b"<") and b"<office:document" in head),
    ("html", _is_html),
    ("image", lambda data, _: data.startswith(_IMAGES)),
    ("other-archive", lambda data, _: data.startswith(_ARCHIVES)),
    ("program", lambda data, _: data.startswith(_PROGRAMS)),
)
"""In this order: the first that matches."""
