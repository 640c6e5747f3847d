"""Web pages saved as one file (.mht): Word's "single file web page", and what portals export as .doc.

Such a file is a mail message (RFC 2557): its first part of type text/html is the page, the others are
pictures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document.read import reading_of
from checker.errors import DamagedError

if TYPE_CHECKING:
    from checker.document.limits import Limits
    from checker.document.model import Reading


def read_mht(data: bytes, name: str, limits: Limits) -> Reading:
    """Read the page in the file. Raises DamagedError when there is none."""
    page = _page(data)
    if page is None:
        raise DamagedError(
            f"{name}: trang web lưu thành một tệp (.mht) này bị hỏng hoặc không có nội dung. Hãy mở bằng "
            "Word rồi lưu lại thành .docx.",
            f"{name}: this web page saved as one file (.mht) is damaged or empty. Open it in Word and "
            "save it as .docx.",
        )
    return reading_of(page, name, limits)._replace(format="mht")


def _page(data: bytes) -> bytes | None:
    """The page as bytes that say their encoding themselves."""
    from email import message_from_bytes
    from email.errors import MessageError

    try:
        for part in message_from_bytes(data).walk():
            if part.get_content_type() == "text/html":
                content = part.get_payload(decode=True)
                charset = part.get_content_charset()
                if not isinstance(content, bytes) or not content.strip():
                    return None
                return content.decode(charset).encode("utf-8-sig") if charset else content
    except (MessageError, LookupError, UnicodeDecodeError, RecursionError):
        return None
    return None
