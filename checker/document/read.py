"""From a file to a ``Document``: find out what it is, let its reader read it, add the outline.

The content decides the type, not the name; the name only tells Markdown from plain text.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from checker.document.limits import MIB, Limits
from checker.document.metadata import metadata
from checker.document.model import Document
from checker.document.outline import outline
from checker.errors import EmptyDocumentError, LimitError, NotFoundError, UnsupportedFormatError

if TYPE_CHECKING:
    from checker.document.model import Reading

DEFAULT_LIMITS = Limits()
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LATER = {
    b"%pdf-": "PDF",
    b"{\\rtf": "RTF",
    b"<!doctype html": "HTML",
    b"<html": "HTML",
}
"""How the files begin, in small letters, that have no reader yet."""
_UTF8_MARK = b"\xef\xbb\xbf"


def read(path: str | Path, data: bytes | None = None, *, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a report. ``data`` is its content when it is not to be taken from the file.

    Raises a DocumentError that says which file, what is wrong and what to do.
    """
    file = Path(path)
    name = file.name or str(path)
    content = _content(file, name, limits) if data is None else data
    if not content.strip():
        raise EmptyDocumentError(
            f"{name}: tệp rỗng. Hãy kiểm tra lại tệp đã lưu.",
            f"{name}: the file is empty. Check the file that was saved.",
        )
    reading = _reader(content, name, limits)
    blocks = outline(reading.blocks)
    if not any(block.text for block in blocks):
        raise EmptyDocumentError(
            f"{name}: không có chữ nào trong tài liệu. Nếu là bản quét (ảnh), hãy gửi bản Word.",
            f"{name}: there is no text in the document. If it is a scan (images), send the Word file.",
        )
    return Document(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        format=reading.format,
        blocks=blocks,
        metadata=metadata(blocks),
        status=reading.status,
        notes=reading.notes,
        deleted=reading.deleted,
        form=reading.form,
    )


def _content(file: Path, name: str, limits: Limits) -> bytes:
    if file.is_dir():
        raise NotFoundError(
            f"{name}: đây là thư mục. Hãy chỉ ra từng tệp báo cáo, ví dụ {name}/*.docx.",
            f"{name}: this is a folder. Name the report files in it, for example {name}/*.docx.",
        )
    try:
        size = file.stat().st_size
        if size > limits.file_bytes:
            actual, allowed = size // MIB, limits.file_bytes // MIB
            raise LimitError(
                f"{name}: tệp {actual} MB, vượt giới hạn {allowed} MB. Hãy bỏ bớt ảnh hoặc tách phụ lục.",
                f"{name}: the file has {actual} MB, more than the limit of {allowed} MB. Remove images or "
                "split off the annexes.",
            )
        return file.read_bytes()
    except FileNotFoundError:
        raise NotFoundError(
            f"{name}: không tìm thấy tệp. Hãy kiểm tra lại tên và thư mục.",
            f"{name}: no such file. Check the name and the folder.",
        ) from None
    except OSError as error:
        raise NotFoundError(
            f"{name}: không mở được tệp ({error.strerror}). Hãy đóng tệp ở chương trình khác hoặc kiểm "
            "tra quyền đọc.",
            f"{name}: cannot open the file ({error.strerror}). Close it elsewhere or check the permission to "
            "read.",
        ) from None


def _reader(content: bytes, name: str, limits: Limits) -> Reading:
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", _OLE)):
        from checker.document.readers.docx import read_docx

        return read_docx(content, name, limits)
    beginning = content[:200].removeprefix(_UTF8_MARK).lstrip().lower()
    for magic, kind in _LATER.items():
        if beginning.startswith(magic):
            raise UnsupportedFormatError(
                f"{name}: chưa đọc được tệp {kind}. Hãy lưu thành Word (.docx) hoặc văn bản (.txt) rồi "
                "kiểm tra lại.",
                f"{name}: {kind} files cannot be read yet. Save it as Word (.docx) or text (.txt) and check "
                "again.",
            )
    from checker.document.readers.text import read_text

    return read_text(content, name, limits, markdown=name.lower().endswith((".md", ".markdown")))
