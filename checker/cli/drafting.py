"""What ``rasoat rules new`` does: ask what no outline tells, write the files, name the next steps."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

from checker.cli.output import complain, write_file, write_out
from checker.errors import UsageError

_ID = re.compile(r"[a-z0-9][a-z0-9-]*")
_QUESTIONS = {
    "title": ("Tên bộ quy tắc", "Title of the ruleset"),
    "instrument": (
        "Văn bản yêu cầu báo cáo (loại, số)",
        "The letter that asks for the report (kind, number)",
    ),
    "start": ("Áp dụng cho kỳ báo cáo từ ngày (YYYY-MM-DD)", "For periods from (YYYY-MM-DD)"),
}


def write_draft(
    outline: str, output: str, title: str | None, instrument: str | None, start: str | None, lang: str
) -> None:
    """Make a ruleset of an outline in a new folder. Raises UsageError before anything is written."""
    from checker.document.read import read
    from checker.drafting import Head, draft

    folder = Path(output)
    name = folder.resolve().name
    if not _ID.fullmatch(name):
        raise UsageError(
            f"Tên thư mục {name!r} không dùng làm mã được: chỉ chữ thường không dấu, số và gạch nối.",
            f"The folder name {name!r} is no id: small letters without marks, digits and hyphens only.",
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(
            f"{output} đã có và không rỗng; hãy chọn thư mục mới.", f"{output} exists and is not empty."
        )
    document = read(outline)
    head = Head(
        name,
        title or _ask("title", document.metadata.title or name, lang),
        instrument or _ask("instrument", "Công văn", lang),
        _day(start or _ask("start", "2020-01-01", lang)),
    )
    files = draft(document, head)
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        write_file(file, text)
    items = len({path.split("/")[1] for path in files if path.startswith("examples/")})
    if lang == "en":
        write_out(
            f"{output}: {len(files)} files written, examples for {items} items.\n"
            f"Next: go over phrases, advice and English texts in {output}/items/muc.yaml, then run\n"
            f"  rasoat rules lint {output}\n  rasoat rules test {output}\n"
        )
        return
    write_out(
        f"{output}: đã ghi {len(files)} tệp, có ví dụ cho {items} nội dung.\n"
        f"Tiếp theo: xem lại cụm từ, lời khuyên và bản tiếng Anh trong {output}/items/muc.yaml, rồi chạy\n"
        f"  rasoat rules lint {output}\n  rasoat rules test {output}\n"
    )


def _ask(what: str, default: str, lang: str) -> str:
    """The answer of the person at the terminal; the default when there is none or nothing is typed."""
    if not sys.stdin.isatty():
        return default
    vi, en = _QUESTIONS[what]
    complain(f"{en if lang == 'en' else vi} [{default}]: ", lang, plain=True)
    return sys.stdin.readline().strip() or default


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(
            f"--from: cần một ngày như 2026-01-31, không phải {text!r}.",
            f"--from: a day like 2026-01-31 is needed, not {text!r}.",
        ) from None
