"""What a file is, by its content: the first bytes, and for archives the names of the members.

The kinds: ``docx`` (or any unknown Office package), ``odt``, ``doc`` (any compound file), ``pdf``, ``rtf``,
``html``, ``mht``, ``flat-word`` (Word as one XML file), ``workbook``, ``presentation``, ``open-document``
(other than a text), ``archive``, ``other-archive`` (rar, 7z), ``image``, ``program``, and ``text`` for all
the rest, which has no signature.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.document.compound import MAGIC as COMPOUND

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_ODF_TYPE = b"mimetypeapplication/vnd.oasis.opendocument."
_END = b"PK\x05\x06"
_HTML = re.compile(
    rb"(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype html|html|head|body|meta|div|table|p)\b", re.DOTALL
)
_FLAT_WORD = re.compile(
    rb"<\?xml.*?(?:<\?mso-application progid=\"word\.document\"|<pkg:package|<w:worddocument)", re.DOTALL
)
_IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
_PROGRAMS = (b"MZ\x90", b"\x7fELF")
_UTF8_MARK = b"\xef\xbb\xbf"
_HEAD = 1_024
_FIRST, _TAIL = 4_096, 8 * 1024 * 1024


def kind_of(data: bytes) -> str:
    """The kind of a file's content."""
    head = data[:_HEAD].removeprefix(_UTF8_MARK).lstrip().lower()
    return next((kind for kind, matches in _SIGNATURES if matches(data, head)), "text")


def is_bundle(path: Path) -> bool:
    """Whether a path is a folder, or a file that is a zip and no office document."""
    if path.is_dir():
        return True
    try:
        with path.open("rb") as stream:
            head = stream.read(_FIRST)
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


def _is_mht(_: bytes, head: bytes) -> bool:
    return b"mime-version:" in head and b"content-type: multipart/related" in head


_SIGNATURES: tuple[tuple[str, Callable[[bytes, bytes], bool]], ...] = (
    ("odt", lambda data, _: data[30:90].startswith(_ODF_TYPE + b"text")),
    ("open-document", lambda data, _: data[30:90].startswith(_ODF_TYPE)),
    ("workbook", lambda data, _: _package(data, b"xl/workbook")),
    ("presentation", lambda data, _: _package(data, b"ppt/presentation")),
    ("docx", lambda data, _: _package(data, b"[Content_Types].xml", b"_rels/", b"_rels\\", b"word/document")),
    ("archive", lambda data, _: data.startswith((b"PK\x03\x04", _END))),
    ("doc", lambda data, _: data.startswith(COMPOUND)),
    ("pdf", lambda _, head: head.startswith(b"%pdf-")),
    ("rtf", lambda _, head: head.startswith(b"{\\rt")),
    ("mht", _is_mht),
    ("flat-word", lambda _, head: bool(_FLAT_WORD.match(head))),
    ("html", lambda _, head: bool(_HTML.match(head))),
    ("image", lambda data, _: data.startswith(_IMAGES)),
    ("other-archive", lambda data, _: data.startswith(_ARCHIVES)),
    ("program", lambda data, _: data.startswith(_PROGRAMS)),
)
"""In this order: the first that matches."""
