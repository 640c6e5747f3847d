"""What ``rasoat check`` does, apart from how its words are read: nothing here needs Typer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checker.cli.output import ClosedPipeError, Target, complain, plan, silence, write_file, write_out
from checker.cli.sources import expand, sources
from checker.document.limits import parse_limits
from checker.errors import DocumentError, ExitCode, RasoatError, RulesetError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.cli.sources import Source
    from checker.document.limits import Limits
    from checker.report import Report

_LEVELS = ("missing", "partial", "never")
_LISTED = 10


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
    limits: Sequence[str] = (),
    lang: str = "vi",
) -> ExitCode:
    """Check the files one by one; a file that cannot be read does not stop the others."""
    names = expand(files)
    bounds = parse_limits(limits)
    documents, passed_over = sources(names, bounds)
    targets = plan(formats, outputs, [*names, *(str(document.path) for document in documents)])
    threshold = parse_score(fail_under)
    _check_call(names, documents, targets, fail_on)
    codes: list[ExitCode] = []
    collected: dict[Target, list[str | bytes]] = {target: [] for target in targets if target.path}
    screen = next((target for target in targets if not target.path), None)
    checked = 0
    try:
        for report in _reports(documents, rulesets, threshold, bounds, codes, lang, ocr=ocr):
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
            write_file(target.path, _joined(texts, "\n" if target.format == "terminal" else ""))
    _sum_up(checked, len(documents), passed_over, lang)
    return ExitCode.worst(codes)


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


def _joined(contents: Sequence[str | bytes], between: str) -> str | bytes:
    """The renderings of all reports for one file; a format that is no text is about one report only."""
    return contents[0] if isinstance(contents[0], bytes) else between.join(map(str, contents))


def render(report: Report, format_: str, lang: str, *, brief: bool) -> str | bytes:
    """What one report becomes in a file or a pipe."""
    from checker.rendering import RENDERERS

    if format_ == "terminal" and brief:
        from checker.rendering.terminal import render as render_terminal

        return render_terminal(report, lang, brief=True)
    return RENDERERS[format_](report, lang)


def _sum_up(checked: int, documents: int, passed_over: Sequence[str], lang: str) -> None:
    if passed_over:
        listed = ", ".join(passed_over[:_LISTED]) + (", ..." if len(passed_over) > _LISTED else "")
        vi = f"Bỏ qua {len(passed_over)} tệp không phải văn bản: {listed}"
        en = f"Passed over {len(passed_over)} files that are no documents: {listed}"
        complain(en if lang == "en" else vi, lang, plain=True)
    if documents > 1:
        vi = f"Đã rà soát {checked} trong {documents} tệp."
        complain(f"Checked {checked} of {documents} files." if lang == "en" else vi, lang, plain=True)


def _check_call(
    names: Sequence[str], documents: Sequence[Source], targets: Sequence[Target], fail_on: str
) -> None:
    if not names:
        raise UsageError(
            "Chưa ghi tên báo cáo nào. Ví dụ: rasoat check bao-cao.docx",
            "No report is named. Example: rasoat check bao-cao.docx",
        )
    from checker.rendering import SINGLE

    single = next((target.format for target in targets if target.format in SINGLE), "")
    if len(documents) > 1 and single:
        raise UsageError(
            f"Dạng {single} chỉ dùng cho một tệp; với nhiều tệp hãy dùng --format jsonl (mỗi báo cáo một "
            "dòng).",
            f"The format {single} is for one file; for several use --format jsonl (one report a line).",
        )
    if list(names).count("-") > 1:
        raise UsageError("Chỉ ghi “-” một lần: đầu vào chuẩn chỉ đọc được một lần.", "Give “-” only once.")
    if fail_on not in _LEVELS:
        raise UsageError(
            f"--fail-on: chỉ có missing, partial và never, không có {fail_on!r}.",
            f"--fail-on: missing, partial or never, not {fail_on!r}.",
        )


def _reports(
    documents: Sequence[Source],
    rulesets: Sequence[str],
    threshold: float | None,
    limits: Limits,
    codes: list[ExitCode],
    lang: str,
    *,
    ocr: bool,
) -> Iterator[Report]:
    """The reports on the files that could be checked; what went wrong with the others is told and noted."""
    for source in documents:
        name = source.name
        try:
            yield _check(source, rulesets, threshold, limits, ocr=ocr)
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


def _check(
    source: Source, rulesets: Sequence[str], threshold: float | None, limits: Limits, *, ocr: bool
) -> Report:
    from checker.check import check

    if source.error is not None:
        raise source.error
    data, name, notes = source.data(limits)
    return check(
        source.name,
        rulesets or None,
        data=data,
        name=name,
        notes=notes,
        limits=limits,
        threshold=threshold,
        ocr=ocr,
    )


def _about(name: str, message: str) -> str:
    """The message with the file as the user named it: two folders may hold files of the same name."""
    return f"{name}: {message.removeprefix(f'{name}: ').removeprefix(f'{Path(name).name}: ')}"


def _print(report: Report, format_: str, lang: str, *, brief: bool, first: bool) -> None:
    if format_ == "terminal" and not first:
        write_out("\n")
    if format_ == "terminal" and sys.stdout.isatty():
        from checker.rendering.terminal import show

        show(report, lang, brief=brief)
        return
    write_out(render(report, format_, lang, brief=brief))
