"""Help texts in the language of the user, from what the commands declare to Typer.

Typer's own help is English only. A help text holds both languages in one string (``both``);
here one is picked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.rendering.layout import BLANK, Line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_BREAK = "\x1f"


def both(vi: str, en: str) -> str:
    """A text in both languages as one string, for Typer."""
    return f"{vi}{_BREAK}{en}"


def pick(text: str | None, lang: str) -> str:
    """The half of a text made by ``both`` that is in ``lang``."""
    vi, _, en = (text or "").partition(_BREAK)
    return en if lang == "en" and en else vi


def root_help(commands: Mapping[str, tuple[str, str, str]], lang: str) -> str:
    """What ``rasoat --help`` prints."""
    say = _sayer(lang)
    lines = [
        Line("plain", 0, say("Cách dùng: rasoat LỆNH ...", "Usage: rasoat COMMAND ...")),
        BLANK,
        Line(
            "plain",
            2,
            say(
                "Rà soát báo cáo hành chính: nội dung nào đã đủ, nội dung nào còn thiếu, căn cứ vào đâu và "
                "nên viết thế nào. Mọi việc làm ngay trên máy này, không gửi báo cáo đi đâu.",
                "Check administrative reports: what is there, what is missing, which provision asks for it "
                "and how to word it. Everything happens on this machine; no report is sent anywhere.",
            ),
        ),
        BLANK,
        Line("plain", 0, say("Các lệnh:", "Commands:")),
        *(Line("plain", 2, say(vi, en), name) for name, (_, vi, en) in commands.items()),
        BLANK,
        Line("plain", 0, say("Tùy chọn:", "Options:")),
        Line("plain", 2, say("In số phiên bản.", "Print the version."), "--version"),
        Line("plain", 2, say("Ngôn ngữ: vi hoặc en.", "Language: vi or en."), "--lang vi|en"),
        Line("plain", 2, say("In hướng dẫn này.", "Print this help."), "-h, --help"),
        BLANK,
        Line("plain", 0, say("Ví dụ: rasoat check bao-cao.docx", "Example: rasoat check bao-cao.docx")),
        Line(
            "plain",
            0,
            say("Hướng dẫn về một lệnh: rasoat LỆNH --help", "Help on a command: rasoat COMMAND --help"),
        ),
    ]
    return plain(lines)


def command_help(command: Any, path: str, args: Sequence[str], lang: str) -> str:
    """What ``--help`` prints for a command, or for the one inside a group that ``args`` names."""
    for word in args:
        if word in getattr(command, "commands", {}):
            command = command.commands[word]
            path = f"{path} {word}"
    return plain(_lines(command, path, lang))


def _lines(command: Any, path: str, lang: str) -> Iterator[Line]:
    say = _sayer(lang)
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option"]
    commands = getattr(command, "commands", {})
    usage = [path, say("LỆNH", "COMMAND") if commands else say("[TÙY CHỌN]", "[OPTIONS]")]
    usage += [pick(param.metavar, lang) for param in arguments]
    yield Line("plain", 0, say("Cách dùng: ", "Usage: ") + " ".join(usage), hang=11)
    for paragraph in pick(command.help, lang).split("\n\n"):
        yield from (BLANK, Line("plain", 2, " ".join(paragraph.split())))
    if commands:
        yield from (BLANK, Line("plain", 0, say("Các lệnh:", "Commands:")))
        for name, inner in commands.items():
            yield Line("plain", 2, pick(inner.help, lang).split("\n\n")[0], name)
    if arguments:
        yield from (BLANK, Line("plain", 0, say("Đối số:", "Arguments:")))
    for param in arguments:
        yield from _entry(pick(param.metavar, lang), pick(param.help, lang))
    yield from (BLANK, Line("plain", 0, say("Tùy chọn:", "Options:")))
    for param in options:
        metavar = "" if param.is_flag else f" {pick(param.metavar, lang)}"
        yield from _entry(", ".join(param.opts) + metavar, pick(param.help, lang))
    yield from _entry(
        "--lang vi|en",
        say(
            "Ngôn ngữ của kết quả và thông báo: vi (mặc định) hoặc en.",
            "The language of results and messages: vi (default) or en.",
        ),
    )
    yield from _entry("-h, --help", say("In hướng dẫn này.", "Print this help."))


def _entry(name: str, text: str) -> tuple[Line, Line]:
    return Line("plain", 2, name), Line("plain", 6, text)


def _sayer(lang: str) -> Any:
    return lambda vi, en: en if lang == "en" else vi
