"""How the reader of Word files refuses what it cannot read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.errors import (
    DamagedError,
    DocumentError,
    UnsupportedFormatError,
)

if TYPE_CHECKING:
    from lxml.etree import _Element


_KINDS = {
    "workbook": ("bảng tính Excel", "an Excel workbook"),
    "presentation": ("bản trình chiếu PowerPoint", "a PowerPoint presentation"),
}


def refuse_foreign(data: bytes, name: str) -> None:
    """Raise the fitting error when the first bytes are not those of a zip."""
    if data.startswith(b"PK"):
        return
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
