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

RULESETS = typer.Option(
    "-r",
    "--ruleset",
    metavar=both("TÊN", "NAME"),
    help=both(
        "Bộ quy tắc, theo mã hoặc đường dẫn thư mục; dùng được nhiều lần (không ghi: chọn theo báo "
        "cáo và kỳ).",
        "The ruleset, by id or folder; may be repeated (without it: by the report and its period).",
    ),
)
"""Rulesets, for the commands that take several."""

FAIL_UNDER = typer.Option(
    "--fail-under",
    metavar=both("ĐIỂM", "SCORE"),
    help=both(
        "Kết thúc với mã 1 khi có báo cáo dưới số điểm này (0 đến 100).",
        "Exit with 1 when a report scores less than this (0 to 100).",
    ),
)

FAIL_ON = typer.Option(
    "--fail-on",
    metavar="missing|partial|never",
    help=both(
        "Kết thúc với mã 1 khi có nội dung thiếu (missing), thiếu hoặc chỉ đạt một phần (partial); "
        "never (mặc định): không.",
        "Exit with 1 when an item is missing, or missing or partial; never (default): do not.",
    ),
)

POLICY = typer.Option(
    "--policy",
    metavar=both("TỆP", "FILE"),
    help=both(
        "Tệp chính sách của cơ quan (YAML): điểm phải đạt, bảng điểm riêng, nội dung bắt buộc, miễn trừ có "
        "thời hạn.",
        "The policy of the office (YAML): pass mark, own points, items that must be met, waivers that end.",
    ),
)

TODAY = typer.Option(
    "--today",
    metavar=both("NGÀY", "DATE"),
    help=both(
        "Ngày xét thời hạn miễn trừ, dạng 2026-06-30 (mặc định: hôm nay).",
        "The day on which waivers are looked at, as 2026-06-30 (default: today).",
    ),
)

FINDINGS = typer.Option(
    "--findings",
    metavar="on|off",
    help=both(
        "Nêu cả những điểm cần xem lại trong chính báo cáo (số thứ tự, tổng số, ngày, văn bản...), "
        "không tính điểm; mặc định on.",
        "Tell also what does not agree within the report (numbering, sums, dates, instruments...), "
        "apart from the score; on by default.",
    ),
)

OCR = typer.Option(
    "--ocr",
    help=both(
        "Nhận dạng chữ của các trang quét (ảnh) trong PDF; cần cài Tesseract với dữ liệu tiếng Việt. Kết "
        "luận đều được đánh dấu để người đọc xem lại.",
        "Recognise the text of scanned pages (pictures) in a PDF; needs Tesseract with its Vietnamese data. "
        "All verdicts are marked for a person to look at.",
    ),
)
