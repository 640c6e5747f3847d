"""From a file to a ``Document``: find out what it is, let its reader read it, add the outline.

The content decides the type, not the name; the name only tells Markdown from plain text. A new format is a
kind in ``checker.document.signature``, a module in ``readers`` and a line in ``READERS``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from checker.document.limits import MIB, Limits
from checker.document.metadata import metadata
from checker.document.model import Document, Reading
from checker.document.outline import outline
from checker.document.signature import kind_of
from checker.errors import EmptyDocumentError, LimitError, NotFoundError, UnsupportedFormatError

DEFAULT_LIMITS = Limits()
Reader = Callable[[bytes, str, Limits], Reading]
"""Content, name for messages, limits -> what was read. Raises DocumentError."""

READERS = {
    "docx": "docx:read_docx",
    "workbook": "docx:read_docx",  # it knows what is no document and says so
    "presentation": "docx:read_docx",
    "doc": "doc:read_doc",
    "odt": "odt:read_odt",
    "open-document": "odt:read_odt",  # like the workbook
    "rtf": "rtf:read_rtf",
    "html": "html:read_html",
    "mht": "mht:read_mht",
    "pdf": "pdf:read_pdf",
    "text": "text:read_text",
}
"""Kind of content (``checker.document.signature``) -> module in ``readers`` and function in it."""

WITH_RECOGNITION = {"pdf": "pdf:read_scanned_pdf"}
"""The readers that can recognise the text of pictures, for when that is wanted."""

_REFUSED = {
    "flat-word": ("tệp Word dạng XML (.xml)", "Word files in the form of XML (.xml)"),
    "image": ("tệp hình ảnh", "images"),
    "other-archive": ("gói nén loại này (.rar, .7z, .gz)", "archives of this kind (.rar, .7z, .gz)"),
    "program": ("chương trình", "programs"),
}
"""Kinds without a reader, and how they are called."""


def read(
    path: str | Path,
    data: bytes | None = None,
    *,
    name: str = "",
    notes: tuple[tuple[str, str], ...] = (),
    limits: Limits = DEFAULT_LIMITS,
    ocr: bool = False,
) -> Document:
    """Read a report. ``data`` is its content when it is not to be taken from the file.

    ``name`` is what messages and reports call it, if not the name of the file. ``notes`` is what is known
    about it beforehand (see ``checker.document.bundle``), for the user. ``ocr``: the text of scanned pages is
    recognised with Tesseract.
    Raises a DocumentError that says which file, what is wrong and what to do.
    """
    file = Path(path)
    name = name or file.name or str(path)
    limits = limits.started()
    content = content_of(file, name, limits) if data is None else data
    if not content.strip():
        raise EmptyDocumentError(
            f"{name}: tệp rỗng. Hãy kiểm tra lại tệp đã lưu.",
            f"{name}: the file is empty. Check the file that was saved.",
        )
    reading = reading_of(content, name, limits, ocr=ocr)
    limits.check_time(name)
    # What reviewers wrote in the margin is not what the report says: nothing is looked for in it.
    blocks = outline([block for block in reading.blocks if block.part != "comments"])
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
        notes=notes + reading.notes,
        deleted=reading.deleted,
        ocr=reading.ocr,
        comments=tuple(block.text for block in reading.blocks if block.part == "comments"),
        form=reading.form,
    )


def content_of(file: Path, name: str, limits: Limits) -> bytes:
    """The bytes of a file, if it is one and within the limits. Raises DocumentError."""
    if file.is_dir():
        raise NotFoundError(
            f"{name}: đây là thư mục, ở đây cần một tệp. Riêng lệnh rasoat check đọc được cả thư mục.",
            f"{name}: this is a folder, and one file is needed here. The command rasoat check reads folders.",
        )
    try:
        size = file.stat().st_size
        if size > limits.file_bytes:
            actual, allowed = size // MIB, limits.file_bytes // MIB
            raise LimitError(
                f"{name}: tệp {actual} MB, vượt giới hạn {allowed} MB. Hãy bỏ bớt ảnh hoặc tách phụ lục, "
                "hoặc nâng giới hạn bằng --limit file-size=SỐ.",
                f"{name}: the file has {actual} MB, more than the limit of {allowed} MB. Remove images "
                "or split off the annexes, or raise the limit with --limit file-size=NUMBER.",
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


def reading_of(content: bytes, name: str, limits: Limits, *, ocr: bool = False) -> Reading:
    """What the reader for this kind of content makes of it. Raises DocumentError."""
    kind = kind_of(content)
    place = READERS.get(kind)
    if ocr:
        place = WITH_RECOGNITION.get(kind, place)
    if place is None:
        raise _refused(kind, name)
    module, _, function = place.partition(":")
    reader: Reader = getattr(import_module(f"checker.document.readers.{module}"), function)
    return reader(content, name, limits)


def _refused(kind: str, name: str) -> UnsupportedFormatError:
    if kind == "archive":
        return UnsupportedFormatError(
            f"{name}: đây là gói nén (.zip) chứa nhiều tệp, không phải một văn bản. Hãy giải nén rồi chọn "
            "tệp báo cáo; riêng lệnh rasoat check đọc được cả gói.",
            f"{name}: this is an archive (.zip) of files, not one document. Unpack it and choose the report; "
            "the command rasoat check reads whole archives.",
        )
    vi, en = _REFUSED[kind]
    return UnsupportedFormatError(
        f"{name}: không đọc được {vi}. Hãy mở bằng chương trình đã tạo ra nó, lưu thành Word (.docx) hoặc "
        "văn bản (.txt) rồi kiểm tra lại.",
        f"{name}: {en} cannot be read. Open it in the program that made it, save it as Word (.docx) or "
        "text (.txt) and check again.",
    )
