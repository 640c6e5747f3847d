"""What Typer has to say about a wrong call, said in the language of the user.

Told apart by the names and attributes of Typer's errors: their classes are private to it.
"""

from __future__ import annotations

import re
from typing import Any

from checker.cli.help import pick
from checker.errors import UsageError


def explain(error: Any, path: str) -> UsageError:
    """Our error for one of Typer's; ``path`` is the command that was called, for the pointer to its help."""
    vi, en = _texts(error)
    path = getattr(getattr(error, "ctx", None), "command_path", path)
    return UsageError(f"{vi}\nXem hướng dẫn: {path} --help", f"{en}\nFor help: {path} --help")


def _texts(error: Any) -> tuple[str, str]:
    kind = type(error).__name__
    message = str(getattr(error, "message", "") or "")
    option = str(getattr(error, "option_name", "") or "")
    if kind == "NoSuchOption":
        return _no_such_option(option, sorted(getattr(error, "possibilities", None) or []))
    if kind == "BadOptionUsage" and "requires" in message:
        return f"Tùy chọn {option} cần một giá trị đi sau.", f"Option {option} needs a value."
    if kind == "BadOptionUsage":
        return f"Tùy chọn {option} không nhận giá trị.", f"Option {option} takes no value."
    if kind == "MissingParameter":
        name = _parameter(error)
        return f"Thiếu {pick(name, 'vi')}.", f"{pick(name, 'en')} is missing."
    extra = re.search(r"unexpected extra argument\S* \((.*)\)", message, re.DOTALL)
    if extra:
        return f"Thừa: {extra[1]}", f"Too many arguments: {extra[1]}"
    unknown = re.search(r"No such command '(.*?)'", message, re.DOTALL)
    if unknown:
        return f"Không có lệnh {unknown[1]!r}.", f"There is no command {unknown[1]!r}."
    if kind == "NoArgsIsHelpError" or "Missing command" in message:
        return "Thiếu tên lệnh con.", "The name of a command is missing."
    return f"Cách gọi lệnh không đúng ({message}).", f"Wrong call: {message}"


def _no_such_option(option: str, possibilities: list[str]) -> tuple[str, str]:
    vi, en = f"Không có tùy chọn {option}.", f"There is no option {option}."
    if possibilities:
        listed = ", ".join(possibilities)
        vi, en = f"{vi} Có phải ý bạn là: {listed}", f"{en} Did you mean: {listed}"
    return vi, en


def _parameter(error: Any) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return ""
    if param.param_type_name == "option":
        return str(param.opts[-1])
    return str(param.metavar or param.name)
