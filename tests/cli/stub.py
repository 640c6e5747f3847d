"""A conductor that reads nothing: what a file does to it stands in its first word."""

from __future__ import annotations

from pathlib import Path

from checker.errors import EncryptedError, NotFoundError, RulesetError
from tests.builders import make_document, make_report


def check(path, rulesets=None, *, data=None, name="", findings=True, **_):
    if rulesets and "khong-co" in rulesets:
        raise RulesetError("Không có bộ quy tắc 'khong-co'.", "There is no ruleset 'khong-co'.")
    name = name or Path(path).name
    if data is None:
        if not Path(path).is_file():
            raise NotFoundError(f"{name}: không tìm thấy tệp.", f"{name}: no such file.")
        data = Path(path).read_bytes()
    if data.startswith(b"%locked"):
        raise EncryptedError(
            "Tệp có mật khẩu; hãy bỏ mật khẩu rồi thử lại.",
            "The file has a password; remove it and try again.",
        )
    if data.startswith(b"%crash"):
        raise ValueError("stub\x1b[31m crashed")
    report = make_report(document=make_document(name=name))
    return report if findings else report._replace(findings=())
