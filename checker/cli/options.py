"""Options that several commands share, so that they are spelled and explained in one way."""

from __future__ import annotations

import typer

from checker.cli.help import both

RULESET = typer.Option(
    "-r",
    "--ruleset",
    metavar=both("TÊN", "NAME"),
    help=both(
        "Bộ quy tắc, theo mã hoặc đường dẫn thư mục (không ghi: explain chọn theo báo cáo, evaluate dùng "
        "nd-04-2015).",
        "The ruleset, by id or folder (without it: explain goes by the report, evaluate takes nd-04-2015).",
    ),
)
"""One ruleset, for the commands that take no more."""

LIMIT = typer.Option(
    "--limit",
    metavar=both("TÊN=SỐ", "NAME=NUMBER"),
    help=both(
        "Đổi một giới hạn khi đọc tệp: file-size, unpacked-size (ghi được 500M, 1G), ratio, parts, nesting, "
        "pages, seconds, documents; dùng được nhiều lần.",
        "Change a limit on reading files: file-size, unpacked-size (500M, 1G), ratio, parts, nesting, pages, "
        "seconds, documents; may be repeated.",
    ),
)
"""How much a file may ask of the machine; ``checker.document.limits.parse_limits`` reads the values."""
OCR = typer.Option(
    "--ocr",
    help=both(
        "Nhận dạng chữ của các trang quét (ảnh) trong PDF; cần cài Tesseract với dữ liệu tiếng Việt. Kết "
        "luận đều được đánh dấu để người đọc xem lại.",
        "Recognise the text of scanned pages (pictures) in a PDF; needs Tesseract with its Vietnamese data. "
        "All verdicts are marked for a person to look at.",
    ),
)
