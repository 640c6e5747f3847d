"""What readers of office documents leave out, and how they tell the user."""

from __future__ import annotations

from checker.errors import DocumentError, EmptyDocumentError, ScannedError
from checker.language.legacy import converted_note


class LeftOut:
    """What stands in the file and does not count, or could not be read, or only after conversion.

    ``encodings`` are those of old fonts (``checker.language.legacy``).
    """

    def __init__(self) -> None:
        self.deleted: list[str] = []
        self.comments = 0
        self.encodings: set[str] = set()
        self.contents = 0
        self.hidden = 0
        self.prompts = 0
        self.symbols = 0
        self.unread: set[str] = set()


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


def notes_on(left: LeftOut) -> tuple[tuple[str, str], ...]:
    """Say what was left out, and what could not be read."""
    notes: list[tuple[str, str]] = []

    def say(vi: str, en: str) -> None:
        notes.append((vi, en))

    if left.deleted:
        say(
            f"Văn bản còn {len(left.deleted)} chỗ xóa hoặc dời đi đang theo dõi (Track Changes); phần chữ "
            "đó không được tính.",
            f"The document has {len(left.deleted)} tracked deletions or moves; that text does not count.",
        )
    if left.comments:
        say(
            f"Văn bản có {left.comments} nhận xét bên lề (Comments); nhận xét không được tính là nội dung.",
            f"The document has {left.comments} comments in its margin; they do not count as content.",
        )
    if left.encodings:
        notes.append(converted_note(left.encodings))
    if left.hidden:
        say(
            f"Văn bản có {left.hidden} đoạn chữ ẩn (Hidden); phần chữ đó không được tính.",
            f"The document has {left.hidden} passages of hidden text; they do not count.",
        )
    if left.contents:
        say(
            "Mục lục tự động không được tính là nội dung.", "The table of contents does not count as content."
        )
    if left.prompts:
        say(
            f"Có {left.prompts} ô nhập liệu còn để nguyên lời nhắc, chưa điền; lời nhắc không được tính.",
            f"{left.prompts} form fields still show their prompt; prompts do not count.",
        )
    if left.symbols:
        say(
            f"Có {left.symbols} ký hiệu thuộc phông ký hiệu (Symbol, Wingdings) không chuyển được thành chữ "
            "nên bị bỏ qua.",
            f"{left.symbols} characters of symbol fonts (Symbol, Wingdings) have no counterpart in text and "
            "were left out.",
        )
    if "part" in left.unread:
        say(
            "Văn bản nhúng một tệp khác mà chương trình không đọc. Hãy mở bằng Word rồi lưu lại thành .docx "
            "để nội dung đó nằm hẳn trong văn bản.",
            "The document embeds another file that was not read. Open it in Word and save it again as .docx, "
            "so that its text becomes part of the document.",
        )
    if "object" in left.unread:
        say(
            "Bảng tính hoặc văn bản nhúng dưới dạng đối tượng (OLE) không được đọc. Hãy dán lại thành bảng.",
            "Workbooks or texts embedded as objects (OLE) were not read. Paste them as tables instead.",
        )
    if "frame" in left.unread:
        say(
            "Trang web nhúng trang hoặc tệp khác (iframe) mà chương trình không đọc. Nếu nội dung báo cáo "
            "nằm trong đó, hãy tải tệp báo cáo về rồi kiểm tra tệp đó.",
            "The page embeds another page or file (iframe) that was not read. If the report is in there, "
            "download it and check that file.",
        )
    if "diagram" in left.unread:
        say("Chữ trong sơ đồ SmartArt không được đọc.", "The text of SmartArt diagrams was not read.")
    if "chart" in left.unread:
        say("Chữ trong biểu đồ không được đọc.", "The text of charts was not read.")
    return tuple(notes)
