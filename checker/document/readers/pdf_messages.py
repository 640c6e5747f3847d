"""What the reader of PDF files tells its user, in both languages: refusals and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document.limits import MIB
from checker.errors import DamagedError, EncryptedError, LimitError, OcrError, ScannedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document.limits import Limits
    from checker.document.readers.pdf_quality import Quality


def scanned(name: str, *, stamp: bool) -> ScannedError:
    """Say that a file has pictures of pages, and no text but perhaps the stamp of its signature."""
    vi = " (chỉ có dấu ký số là chữ)" if stamp else ""
    en = " (only the stamp of a digital signature is text)" if stamp else ""
    return ScannedError(
        f"{name}: bản quét, chưa kiểm tra được: các trang là ảnh, không có lớp chữ{vi}. Hãy gửi bản Word của "
        "báo cáo; nếu không có, chạy lại với --ocr để máy nhận dạng chữ.",
        f"{name}: a scan, not checked: the pages are pictures without a text layer{en}. Send the Word file "
        "of the report; failing that, run again with --ocr to have the text recognised.",
    )


def nothing_recognised(name: str) -> ScannedError:
    """Say that recognition found next to nothing."""
    return ScannedError(
        f"{name}: bản quét, nhận dạng chữ (OCR) không ra được nội dung nên chưa kiểm tra được. Hãy gửi bản "
        "Word, hoặc quét lại rõ hơn (300 dpi, trang thẳng, không mờ).",
        f"{name}: a scan in which text recognition (OCR) found next to nothing; not checked. Send the Word "
        "file, or scan again more clearly (300 dpi, straight, sharp).",
    )


def encrypted(name: str) -> EncryptedError:
    """Say how to remove the password."""
    return EncryptedError(
        f"{name}: tệp PDF có đặt mật khẩu nên không đọc được. Hãy mở bằng mật khẩu, in lại thành PDF không "
        "mật khẩu (In > Lưu thành PDF), hoặc gửi bản Word.",
        f"{name}: the PDF is protected by a password. Open it with the password and print it to a PDF "
        "without one (Print > Save as PDF), or send the Word file.",
    )


def damaged(name: str) -> DamagedError:
    """Say that the file is broken."""
    return DamagedError(
        f"{name}: tệp PDF bị hỏng hoặc chưa tải xong nên không đọc được. Hãy tải lại, hoặc xuất lại từ Word.",
        f"{name}: the PDF is damaged or incomplete. Download it again, or export it again from Word.",
    )


def too_much(name: str, limits: Limits) -> LimitError:
    """Say that a file holds more text than the limit on unpacked content."""
    allowed = limits.unpacked_bytes // MIB
    return LimitError(
        f"{name}: chữ trong tệp PDF vượt giới hạn {allowed} MB nên đã dừng. Hãy tách phụ lục, hoặc nâng "
        "giới hạn bằng --limit unpacked-size=SỐ.",
        f"{name}: the text of the PDF has more than the limit of {allowed} MB; stopped. Split off the "
        "annexes, or raise the limit with --limit unpacked-size=NUMBER.",
    )


def no_tesseract(name: str, *, data: bool) -> OcrError:
    """Say what to install for recognition: the program, or only its Vietnamese data (``data``)."""
    if data:
        return OcrError(
            f"{name}: --ocr cần dữ liệu tiếng Việt (vie) của Tesseract, máy này chưa có. Cài đặt: trên "
            "Windows chạy lại bộ cài Tesseract và chọn Additional language data > Vietnamese; trên macOS: "
            "brew install tesseract-lang; trên Linux (Debian, Ubuntu): sudo apt install tesseract-ocr-vie.",
            f"{name}: --ocr needs the Vietnamese data (vie) of Tesseract, which this machine lacks. To "
            "install: on Windows run the installer of Tesseract again and choose Additional language data "
            "> Vietnamese; on macOS: brew install tesseract-lang; on Linux (Debian, Ubuntu): sudo apt "
            "install tesseract-ocr-vie.",
        )
    return OcrError(
        f"{name}: --ocr cần chương trình Tesseract, máy này chưa có. Cài đặt: trên Windows tải bộ cài "
        "“Tesseract at UB Mannheim” và chọn thêm Vietnamese; trên macOS: brew install tesseract "
        "tesseract-lang; trên Linux (Debian, Ubuntu): sudo apt install tesseract-ocr tesseract-ocr-vie.",
        f"{name}: --ocr needs the program Tesseract, which this machine lacks. To install: on Windows take "
        "the installer “Tesseract at UB Mannheim” and add Vietnamese; on macOS: brew install tesseract "
        "tesseract-lang; on Linux (Debian, Ubuntu): sudo apt install tesseract-ocr tesseract-ocr-vie.",
    )


def ocr_failed(name: str, page: int, reason: str) -> OcrError:
    """Say that Tesseract ended with an error."""
    return OcrError(
        f"{name}: Tesseract không nhận dạng được trang {page} ({reason}). Hãy gửi bản Word, hoặc quét lại.",
        f"{name}: Tesseract could not recognise page {page} ({reason}). Send the Word file, or scan again.",
    )


def notes(
    *,
    scanned: Sequence[int],
    recognised: Sequence[int],
    behind: Sequence[int],
    apart: bool,
    quality: Quality,
    stamps: int,
) -> tuple[tuple[str, str], ...]:
    """Say what was left out, guessed or mended."""
    found: list[tuple[str, str]] = []
    if scanned:
        which = _pages(scanned)
        found.append(
            (
                (
                    f"Trang {which} là ảnh quét, không có chữ để đọc; nội dung ở đó chưa được kiểm tra. Hãy "
                    "gửi bản Word, hoặc chạy lại với --ocr."
                ),
                (
                    f"Page {which}: pictures without text; what stands there was not checked. Send the Word "
                    "file, or run again with --ocr."
                ),
            )
        )
    if recognised:
        which = _pages(recognised)
        found.append(
            (
                (
                    f"Trang {which} là ảnh quét, chữ do máy nhận dạng (OCR) nên có thể sai; mọi kết luận "
                    "cần có người xem lại bản gốc."
                ),
                (
                    f"Page {which}: read by text recognition (OCR), which makes mistakes; every verdict "
                    "needs a look at the original."
                ),
            )
        )
    if behind:
        which = _pages(behind)
        found.append(
            (
                (
                    f"Trang {which} là ảnh có lớp chữ ẩn do máy nhận dạng (OCR) từ trước; chữ có thể sai, "
                    "hãy xem lại bản gốc."
                ),
                (
                    f"Page {which}: a picture with a hidden layer of recognised text (OCR), which may be "
                    "wrong; look at the original."
                ),
            )
        )
    if apart:
        found.append(
            (
                (
                    "Chữ có dấu trong tệp PDF bị tách rời khỏi dòng (máy xuất tệp thiếu phông chữ tiếng "
                    "Việt); đã ghép lại theo vị trí trên trang."
                ),
                (
                    "Letters with marks stand apart from their lines in the PDF (it was made without a "
                    "Vietnamese font); they were put back by their places on the page."
                ),
            )
        )
    if quality.is_poor and not recognised:
        found.append(
            (
                (
                    "Nhiều chữ trong tệp PDF mất dấu hoặc sai mã, không khôi phục được; kết quả có thể "
                    "thiếu. Nên gửi bản Word."
                ),
                (
                    "Many words in the PDF have lost their marks or have the wrong codes, which cannot be "
                    "mended; results may be incomplete. Better send the Word file."
                ),
            )
        )
    if stamps:
        found.append(
            (
                f"Đã bỏ qua {stamps} dấu hiển thị của chữ ký số; đó không phải nội dung báo cáo.",
                f"{stamps} visible stamps of digital signatures were left out; they are no content.",
            )
        )
    return tuple(found)


def _pages(numbers: Sequence[int]) -> str:
    """Write page numbers with runs as ranges: "1-3, 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)
