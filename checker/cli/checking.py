"""What ``rasoat check`` does, apart from how its words are read: nothing here needs Typer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.output import ClosedPipeError, Target, complain, plan, silence, write_file, write_out
from checker.errors import DocumentError, ExitCode, RasoatError, RulesetError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.report import Report

_LEVELS = ("missing", "partial", "never")


def check_files(
    files: Sequence[str],
    *,
    rulesets: Sequence[str] = (),
    formats: Sequence[str] = (),
    outputs: Sequence[str] = (),
    fail_under: str | None = None,
    fail_on: str = "never",
    brief: bool = False,
    ocr: bool = False,
    lang: str = "vi",
) -> ExitCode:
    """Check the files one by one; a file that cannot be read does not stop the others."""
    names = expand(files)
    targets = plan(formats, outputs, names)
    threshold = parse_score(fail_under)
    _check_call(names, targets, fail_on)
    codes: list[ExitCode] = []
    collected: dict[Target, list[str]] = {target: [] for target in targets if target.path}
    screen = next((target for target in targets if not target.path), None)
    checked = 0
    try:
        for report in _reports(names, rulesets, codes, lang, ocr=ocr):
            checked += 1
            if falls_short(report, threshold, fail_on):
                codes.append(ExitCode.FALLS_SHORT)
            for target, texts in collected.items():
                texts.append(render(report, target.format, lang, brief=brief))
            if screen:
                _print(report, screen.format, lang, brief=brief, first=checked == 1)
    except ClosedPipeError:
        silence()
        return ExitCode.worst(codes)
    for target, texts in collected.items():
        if target.path and texts:
            write_file(target.path, ("\n" if target.format == "terminal" else "").join(texts))
    if len(names) > 1:
        vi = f"Đã rà soát {checked} trong {len(names)} tệp."
        complain(f"Checked {checked} of {len(names)} files." if lang == "en" else vi, lang, plain=True)
    return ExitCode.worst(codes)


def expand(files: Sequence[str]) -> list[str]:
    """The files named; on Windows, whose shells leave wildcards alone, those that match them."""
    if sys.platform != "win32":
        return list(files)
    return expand_wildcards(files)


def expand_wildcards(files: Sequence[str]) -> list[str]:
    """The files that match each pattern, in order; a pattern without a match stays, to be reported."""
    from glob import glob

    names: list[str] = []
    for name in files:
        literal = name == "-" or not set(name) & set("*?[") or Path(name).exists()
        # Path.glob takes no absolute pattern.
        names += [name] if literal else sorted(glob(name)) or [name]  # noqa: PTH207
    return names


def parse_score(text: str | None) -> float | None:
    """The threshold, with a decimal point or comma."""
    if text is None:
        return None
    try:
        score = float(text.strip().replace(",", "."))
    except ValueError:
        score = -1.0
    if not 0 <= score <= 100:
        raise UsageError(
            f"--fail-under: cần một số từ 0 đến 100, không phải {text!r}.",
            f"--fail-under: a number from 0 to 100 is needed, not {text!r}.",
        )
    return score


def falls_short(report: Report, threshold: float | None, fail_on: str) -> bool:
    """Whether the report misses what was asked of it: the score, or the absence of gaps."""
    for part in report.parts:
        if threshold is not None and part.score.value < threshold:
            return True
        gaps = part.count("missing") + (part.count("partial") if fail_on == "partial" else 0)
        if fail_on != "never" and gaps:
            return True
    return False


def render(report: Report, format_: str, lang: str, *, brief: bool) -> str:
    """The text of one report for a file or a pipe."""
    from checker.rendering import RENDERERS

    if format_ == "terminal" and brief:
        from checker.rendering.terminal import render as render_terminal

        return render_terminal(report, lang, brief=True)
    return RENDERERS[format_](report, lang)


def _check_call(names: Sequence[str], targets: Sequence[Target], fail_on: str) -> None:
    if not names:
        raise UsageError(
            "Chưa ghi tên báo cáo nào. Ví dụ: rasoat check bao-cao.docx",
            "No report is named. Example: rasoat check bao-cao.docx",
        )
    if len(names) > 1 and any(target.format == "json" for target in targets):
        raise UsageError(
            "Dạng json chỉ dùng cho một tệp; với nhiều tệp hãy dùng --format jsonl (mỗi báo cáo một dòng).",
            "The format json is for one file; for several use --format jsonl (one report a line).",
        )
    if list(names).count("-") > 1:
        raise UsageError("Chỉ ghi “-” một lần: đầu vào chuẩn chỉ đọc được một lần.", "Give “-” only once.")
    if fail_on not in _LEVELS:
        raise UsageError(
            f"--fail-on: chỉ có missing, partial và never, không có {fail_on!r}.",
            f"--fail-on: missing, partial or never, not {fail_on!r}.",
        )


def _reports(
    names: Sequence[str], rulesets: Sequence[str], codes: list[ExitCode], lang: str, *, ocr: bool
) -> Iterator[Report]:
    """The reports on the files that could be checked; what went wrong with the others is told and noted."""
    from checker.check import check as check_document
    from checker.document.limits import Limits

    for name in names:
        try:
            if name == "-":
                # One byte more than is allowed is enough to see that it is too much.
                data = sys.stdin.buffer.read(Limits().file_bytes + 1)
                yield check_document("-", rulesets or None, data=data, ocr=ocr)
                continue
            yield check_document(name, rulesets or None, ocr=ocr)
        except DocumentError as error:
            codes.append(error.exit_code)
            complain(_about(name, error.message(lang)), lang)
        except RulesetError as error:
            codes.append(error.exit_code)
            complain(error.message(lang), lang)
            return  # it would fail in the same way for every file
        except (RasoatError, ClosedPipeError):
            raise
        except Exception as error:  # noqa: BLE001 - a defect met in one file must not cost the others
            from checker.cli.app import report_crash

            codes.append(ExitCode.INTERNAL)
            report_crash(error, lang, name)


def _about(name: str, message: str) -> str:
    """The message with the file as the user named it: two folders may hold files of the same name."""
    own = f"{Path(name).name}: "
    return f"{name}: {message.removeprefix(own)}"


def _print(report: Report, format_: str, lang: str, *, brief: bool, first: bool) -> None:
    if format_ == "terminal" and not first:
        write_out("\n")
    if format_ == "terminal" and sys.stdout.isatty():
        from checker.rendering.terminal import show

        show(report, lang, brief=brief)
        return
    write_out(render(report, format_, lang, brief=brief))
