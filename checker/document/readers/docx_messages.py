"""What the reader of Word files tells its user, in both languages: refusals and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.errors import (
    DamagedError,
    DocumentError,
    EmptyDocumentError,
    EncryptedError,
    ScannedError,
    UnsupportedFormatError,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

    from checker.document.readers.docx_text import Trail

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")

_KINDS = {
    "workbook": ("bảng tính Excel", "an Excel workbook"),
    "presentation": ("bản trình chiếu PowerPoint", "a PowerPoint presentation"),
}


def refuse_foreign(data: bytes, name: str) -> None:
    """Raise the fitting error when the first bytes are not those of a zip."""
    if data.startswith(b"PK"):
        return
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise EncryptedError(
                f"{name}: tệp có đặt mật khẩu nên không đọc được. Hãy mở bằng Word, bỏ mật khẩu "
                "(Tệp > Thông tin > Bảo vệ tài liệu > Mã hóa bằng mật khẩu, để trống) rồi lưu lại.",
                f"{name}: the file is protected by a password. Open it in Word, remove the password "
                "(File > Info > Protect Document > Encrypt with Password, leave it empty) and save it again.",
            )
        if _OLD_WORD in data:
            raise UnsupportedFormatError(
                f"{name}: đây là tệp Word đời cũ (.doc). Hãy mở bằng Word rồi lưu lại thành .docx "
                "(Tệp > Lưu thành > Tài liệu Word).",
                f"{name}: this is an old Word file (.doc). Open it in Word and save it as .docx "
                "(File > Save As > Word Document).",
            )
        raise UnsupportedFormatError(
            f"{name}: đây là tệp Office đời cũ (.doc, .xls, .ppt), không phải .docx. Nếu là báo cáo Word, "
            "hãy mở bằng Word rồi lưu lại thành .docx.",
            f"{name}: this is an old Office file (.doc, .xls, .ppt), not a .docx. If it is a Word report, "
            "open it in Word and save it as .docx.",
        )
    raise UnsupportedFormatError(
        f"{name}: nội dung không phải tệp Word (.docx), dù tên tệp ghi thế nào. Hãy mở bằng chương trình "
        "đã tạo ra nó rồi lưu lại thành .docx.",
        f"{name}: the content is not a Word file (.docx), whatever its name says. Open it in the program "
        "that made it and save it as .docx.",
    )


def refuse_package(root: _Element | None, name: str) -> DocumentError:
    """Return the error for a zip that holds something other than a Word document."""
    kind = "" if root is None else str(root.tag).rpartition("}")[2]
    if kind == "document":
        return DamagedError(
            f"{name}: phần thân văn bản bị thiếu, tệp có thể đã hỏng. Hãy mở bằng Word rồi lưu lại thành "
            ".docx, hoặc xin lại tệp gốc.",
            f"{name}: the body of the document is missing, the file may be damaged. Open it in Word and "
            "save it again as .docx, or ask for the original.",
        )
    vi, en = _KINDS.get(kind, ("tệp nén hoặc tài liệu loại khác", "an archive or another kind of document"))
    return UnsupportedFormatError(
        f"{name}: bên trong là {vi}, không phải văn bản Word. Hãy chọn đúng tệp báo cáo, hoặc chuyển nội "
        "dung sang Word rồi lưu thành .docx.",
        f"{name}: inside is {en}, not a Word document. Choose the report itself, or move the content to "
        "Word and save it as .docx.",
    )


def nothing_in_it(name: str, *, pictures: bool) -> DocumentError:
    """Return the error for a document without text; a scan pasted into Word is one."""
    if pictures:
        return ScannedError(
            f"{name}: tệp chỉ có hình ảnh, không có chữ (bản quét dán vào Word?) nên chưa kiểm tra được. "
            "Hãy dùng bản Word gốc có chữ.",
            f"{name}: the file has pictures but no text (a scan pasted into Word?) and cannot be checked. "
            "Use the original Word file with its text.",
        )
    return EmptyDocumentError(
        f"{name}: văn bản không có chữ nào. Hãy kiểm tra lại tệp đã chọn.",
        f"{name}: the document holds no text at all. Check that it is the right file.",
    )


def notes_on(trail: Trail) -> tuple[tuple[str, str], ...]:
    """Say what was left out, and what could not be read."""
    notes: list[tuple[str, str]] = []

    def say(vi: str, en: str) -> None:
        notes.append((vi, en))

    if trail.deleted:
        say(
            f"Văn bản còn {len(trail.deleted)} chỗ xóa hoặc dời đi đang theo dõi (Track Changes); phần chữ "
            "đó không được tính.",
            f"The document has {len(trail.deleted)} tracked deletions or moves; that text does not count.",
        )
    if trail.hidden:
        say(
            f"Văn bản có {trail.hidden} đoạn chữ ẩn (Hidden); phần chữ đó không được tính.",
            f"The document has {trail.hidden} passages of hidden text; they do not count.",
        )
    if trail.prompts:
        say(
            f"Có {trail.prompts} ô nhập liệu còn để nguyên lời nhắc, chưa điền; lời nhắc không được tính.",
            f"{trail.prompts} form fields still show their prompt; prompts do not count.",
        )
    if trail.symbols:
        say(
            f"Có {trail.symbols} ký hiệu thuộc phông ký hiệu (Symbol, Wingdings) không chuyển được thành chữ "
            "nên bị bỏ qua.",
            f"{trail.symbols} characters of symbol fonts (Symbol, Wingdings) have no counterpart in text and "
            "were left out.",
        )
    if "part" in trail.unread:
        say(
            "Văn bản nhúng một tệp khác mà chương trình không đọc. Hãy mở bằng Word rồi lưu lại thành .docx "
            "để nội dung đó nằm hẳn trong văn bản.",
            "The document embeds another file that was not read. Open it in Word and save it again as .docx, "
            "so that its text becomes part of the document.",
        )
    if "diagram" in trail.unread:
        say("Chữ trong sơ đồ SmartArt không được đọc.", "The text of SmartArt diagrams was not read.")
    if "chart" in trail.unread:
        say("Chữ trong biểu đồ không được đọc.", "The text of charts was not read.")
    return tuple(notes)
