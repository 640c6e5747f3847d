"""Options that several commands share, so that they are spelled and explained in one way."""

from __future__ import annotations

import typer

from checker.cli.help import both

RULESET = typer.Option(
    "-r",
    "--ruleset",
    metavar=both("TÊN", "NAME"),
    help=both(
        "Bộ quy tắc, theo mã hoặc đường dẫn thư mục (mặc định nd-04-2015).",
        "The ruleset, by id or folder (default nd-04-2015).",
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
