"""Old Word files (.doc), read through LibreOffice, and what to say of all the other compound files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document.compound import kind
from checker.document.container import refuse_size
from checker.document.limits import out_of_time
from checker.document.office import find_office, to_docx
from checker.document.readers.docx import read_docx
from checker.errors import DamagedError, DocumentError, EncryptedError, UnsupportedFormatError

if TYPE_CHECKING:
    from checker.document.limits import Limits
    from checker.document.model import Reading

_OTHERS = {
    "xls": ("bảng tính Excel (.xls)", "an Excel workbook (.xls)"),
    "ppt": ("bản trình chiếu PowerPoint (.ppt)", "a PowerPoint presentation (.ppt)"),
    "msg": ("thư Outlook (.msg)", "an Outlook message (.msg)"),
    "visio": ("bản vẽ Visio", "a Visio drawing"),
    "publisher": ("ấn phẩm Publisher", "a Publisher document"),
    "installer": ("bộ cài đặt chương trình (.msi)", "an installer (.msi)"),
    "thumbnails": ("tệp ảnh thu nhỏ của Windows (Thumbs.db)", "a thumbnail cache of Windows (Thumbs.db)"),
    "": ("tệp Office đời cũ bị hỏng hoặc thuộc loại khác", "an old Office file, damaged or of another kind"),
}


def read_doc(data: bytes, name: str, limits: Limits) -> Reading:
    """Read a compound file if it is a Word document; raise a DocumentError that says what it is otherwise."""
    refuse_size(data, name, limits)
    refuse_other(data, name)
    if find_office() is None:
        raise UnsupportedFormatError(
            f"{name}: đây là tệp Word đời cũ (.doc). Hãy mở bằng Word rồi lưu lại thành .docx (Tệp > Lưu "
            "thành > Tài liệu Word), hoặc cài LibreOffice để chương trình đọc được tệp này.",
            f"{name}: this is an old Word file (.doc). Open it in Word and save it as .docx (File > Save "
            "As > Word Document), or install LibreOffice, through which such files can be read.",
        )
    try:
        (converted,) = to_docx([data], limits.seconds_left())
    except TimeoutError:
        raise out_of_time(name, limits) from None
    return read_converted(converted, name, limits)


def read_converted(converted: bytes | None, name: str, limits: Limits) -> Reading:
    """Read the .docx that LibreOffice made of an old Word file; None is what it could not read."""
    if converted is None:
        raise DamagedError(
            f"{name}: LibreOffice không mở được tệp Word đời cũ (.doc) này; tệp có thể đã hỏng. Hãy mở bằng "
            "Word rồi lưu lại thành .docx, hoặc xin lại tệp gốc.",
            f"{name}: LibreOffice could not open this old Word file (.doc); it may be damaged. Open it in "
            "Word and save it as .docx, or ask for the original.",
        )
    reading = read_docx(converted, name, limits)
    note = (
        "Tệp Word đời cũ (.doc) được đọc qua LibreOffice.",
        "The old Word file (.doc) was read through LibreOffice.",
    )
    return reading._replace(format="doc", notes=(note, *reading.notes))


def refuse_other(data: bytes, name: str) -> None:
    """Raise the fitting error for a compound file that is no Word document, or has a password."""
    found = kind(data)
    if found == "encrypted":
        raise EncryptedError(
            f"{name}: tệp có đặt mật khẩu nên không đọc được. Hãy mở bằng Word, bỏ mật khẩu "
            "(Tệp > Thông tin > Bảo vệ tài liệu > Mã hóa bằng mật khẩu, để trống) rồi lưu lại.",
            f"{name}: the file is protected by a password. Open it in Word, remove the password "
            "(File > Info > Protect Document > Encrypt with Password, leave it empty) and save it again.",
        )
    if found != "doc":
        raise _other(found, name)


def _other(found: str, name: str) -> DocumentError:
    vi, en = _OTHERS[found]
    return UnsupportedFormatError(
        f"{name}: đây là {vi}, không phải văn bản Word. Hãy chọn đúng tệp báo cáo, hoặc chuyển nội dung sang "
        "Word rồi lưu thành .docx.",
        f"{name}: this is {en}, not a Word document. Choose the report itself, or move its content to Word "
        "and save it as .docx.",
    )
