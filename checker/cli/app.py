"""From the words of the command line to one command: language, help, dispatch, errors and exit codes.

Each command lives in a module of its own with a Typer ``app`` in it, and only the module of the command
that was called is imported: a start of the program costs what that command needs.
"""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path
from typing import Any

from checker.cli.output import ClosedPipeError, complain, prepare_streams, silence, write_out
from checker.errors import ExitCode, RasoatError, UsageError

COMMANDS: dict[str, tuple[str, str, str]] = {
    "check": (
        "checker.cli.check",
        "Rà soát một hay nhiều báo cáo, in ra những gì còn thiếu.",
        "Check one report or several and print what is missing.",
    ),
    "audit": (
        "checker.cli.audit",
        "Rà soát cả thư mục hoặc gói .zip và tổng hợp theo đơn vị.",
        "Check whole folders or .zip archives and sum up by unit.",
    ),
    "explain": (
        "checker.cli.explain",
        "Giải thích kết luận về một nội dung: mọi chỗ có nhắc đến và vì sao được tính hay không.",
        "Explain the verdict on one item: every place that names it, and why it counts or not.",
    ),
    "compare": (
        "checker.cli.compare",
        "So báo cáo kỳ này với kỳ trước: đã khắc phục gì, chép lại gì.",
        "Compare this period's report with the last: what was fixed, what was carried over.",
    ),
    "annotate": (
        "checker.cli.annotate",
        "Ghi bản sao Word có nhận xét ở bên lề: thiếu gì, viết vào đâu, viết thế nào.",
        "Write a Word copy with comments in the margin: what is missing, where it goes, how to word it.",
    ),
    "template": (
        "checker.cli.template",
        "Lập mẫu báo cáo (Word, Markdown) từ một bộ quy tắc.",
        "Make a template of a report (Word, Markdown) from a ruleset.",
    ),
    "evaluate": (
        "checker.cli.evaluate",
        "Đo bộ quy tắc trên các báo cáo đã gắn nhãn.",
        "Measure a ruleset on labelled reports.",
    ),
    "verify": (
        "checker.cli.verify",
        "Kiểm lại biên nhận của một lần rà soát: tài liệu, bộ quy tắc, kết luận, điểm.",
        "Verify the receipt of a check: document, rulesets, verdicts, score.",
    ),
    "rules": (
        "checker.cli.rules",
        "Xem và kiểm tra các bộ quy tắc.",
        "Look at rulesets and test them.",
    ),
    "config": (
        "checker.cli.config",
        "In các thiết lập có hiệu lực ở thư mục này.",
        "Print the settings in effect in this folder.",
    ),
    "schema": (
        "checker.cli.schema",
        "In lược đồ JSON của kết quả, của biên nhận hoặc của bộ quy tắc.",
        "Print the JSON Schema of the output, of a receipt or of a ruleset.",
    ),
}
"""Name -> module, and what it does in Vietnamese and English."""

_HELP = {"--help", "-h"}
_LANGUAGES = ("vi", "en")


def run(args: list[str]) -> int:
    """Run one command and return the exit code of the process; nothing escapes but what ends Python."""
    prepare_streams()
    lang = "vi"
    try:
        lang, args = take_language(args)
        return int(_dispatch(args, lang))
    except RasoatError as error:
        complain(error.message(lang), lang)
        return int(error.exit_code)
    except ClosedPipeError:
        silence()
        return int(ExitCode.OK)
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - the last resort: a short message instead of a traceback
        report_crash(error, lang)
        return int(ExitCode.INTERNAL)


def take_language(args: list[str]) -> tuple[str, list[str]]:
    """The language asked for with ``--lang`` anywhere on the line, and the line without it."""
    lang, rest = "vi", []
    words = iter(args)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--lang" or word.startswith("--lang="):
            lang = word.partition("=")[2] if "=" in word else next(words, "")
            if lang not in _LANGUAGES:
                raise UsageError(
                    f"--lang: chỉ có vi (tiếng Việt) và en (tiếng Anh), không có {lang!r}.",
                    f"--lang: vi (Vietnamese) or en (English), not {lang!r}.",
                )
        else:
            rest.append(word)
    return lang, rest


def report_crash(error: Exception, lang: str, file: str = "") -> None:
    """Tell the user of a defect of this program, in a line; with RASOAT_DEBUG=1 the traceback as well."""
    if os.environ.get("RASOAT_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    text = f"({type(error).__name__}): {error}"
    if lang == "en":
        text = f"the program failed {text}. Set RASOAT_DEBUG=1 to see where."
    else:
        text = f"chương trình gặp lỗi {text}. Đặt biến môi trường RASOAT_DEBUG=1 để xem chi tiết."
    complain(f"{file}: {text}" if file else text, lang)


def _dispatch(args: list[str], lang: str) -> ExitCode:
    if not args:
        from checker.cli.help import root_help

        complain(root_help(COMMANDS, lang), lang, plain=True)
        return ExitCode.USAGE
    name, rest = args[0], args[1:]
    if name in _HELP:
        from checker.cli.help import root_help

        write_out(root_help(COMMANDS, lang))
        return ExitCode.OK
    if name not in COMMANDS:
        raise _no_command(name)
    return _call(name, rest, lang)


def _call(name: str, args: list[str], lang: str) -> ExitCode:
    if name == "check":
        from checker.cli.fast import parse

        plain = parse(args)
        if plain is not None:
            from checker.cli.checking import check_files

            return check_files(**plain, lang=lang)
    from typer.exceptions import TyperException
    from typer.main import get_command

    command: Any = get_command(import_module(COMMANDS[name][0]).app)
    options = args[: args.index("--")] if "--" in args else args
    if _HELP & set(options):
        from checker.cli.help import command_help

        write_out(command_help(command, f"rasoat {name}", args, lang))
        return ExitCode.OK
    try:
        code = command.main(args=args, prog_name=f"rasoat {name}", standalone_mode=False, obj=lang)
    except TyperException as error:
        from checker.cli.usage import explain

        raise explain(error, f"rasoat {name}") from None
    # Anything else than one of our codes is one of Typer's own (130 for an interrupt).
    return code if code is not None else ExitCode.OK


def _no_command(name: str) -> UsageError:
    from difflib import get_close_matches

    vi, en = f"Không có lệnh {name!r}.", f"There is no command {name!r}."
    guess = [f"check {name}"] if Path(name).exists() else get_close_matches(name, COMMANDS, 1)
    if guess:
        vi, en = f"{vi} Có phải ý bạn là: rasoat {guess[0]}", f"{en} Did you mean: rasoat {guess[0]}"
    return UsageError(f"{vi}\nXem hướng dẫn: rasoat --help", f"{en}\nFor help: rasoat --help")
