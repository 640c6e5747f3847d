"""What ``rasoat check`` does, apart from how its words are read: nothing here needs Typer."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.cli.acceptance import asked_policy, parse_day, parse_findings
from checker.cli.output import ClosedPipeError, complain, silence, write_file, write_out
from checker.cli.settings import settings
from checker.cli.sources import expand, sources
from checker.cli.targets import plan
from checker.document.limits import parse_limits
from checker.errors import DocumentError, ExitCode, RasoatError, RulesetError, UsageError
from checker.policy import accept
from checker.rendering import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.cli.sources import Source
    from checker.cli.targets import Target
    from checker.document.limits import Limits
    from checker.policy import Acceptance
    from checker.rendering import Format
    from checker.report import Report

_LISTED = 10
_BRIEF = FORMATS["terminal"]._replace(function="render_brief")


class Ask(NamedTuple):
    """What is asked of every document of a call."""

    rulesets: tuple[str, ...]
    threshold: float | None
    limits: Limits
    findings: bool
    severities: dict[str, str]
    ocr: bool


def check_files(
    files: Sequence[str],
    *,
    rulesets: Sequence[str] = (),
    formats: Sequence[str] = (),
    outputs: Sequence[str] = (),
    receipt: str | None = None,
    fail_under: str | None = None,
    fail_on: str | None = None,
    policy: str | None = None,
    today: str | None = None,
    findings: str = "on",
    brief: bool = False,
    ocr: bool = False,
    limits: Sequence[str] = (),
    lang: str = "vi",
) -> ExitCode:
    """Check the files one by one; a file that cannot be read does not stop the others."""
    names = expand(files)
    set_ = settings()
    rulesets = rulesets or (set_["ruleset"].value if "ruleset" in set_ else ())
    bounds = parse_limits([*(set_["limit"].value if "limit" in set_ else ()), *limits])
    wanted, day = asked_policy(policy, fail_under, fail_on, set_), parse_day(today)
    documents, passed_over = sources(names, bounds)
    inputs = [*(document.given for document in documents), *names]
    targets = plan(formats, outputs, list(dict.fromkeys(inputs)), receipt)
    _check_call(names, documents, targets)
    at_once = [target for target in targets if _is_written_at_once(target)]
    later = [target for target in targets if target not in at_once]
    ask = Ask(tuple(rulesets), wanted.threshold, bounds, parse_findings(findings), dict(wanted.findings), ocr)
    codes: list[ExitCode] = []
    kept: list[Report] = []
    checked = 0
    try:
        for name, report in _reports(documents, ask, codes, lang):
            checked += 1
            acceptance = accept(report, wanted, day)
            if not acceptance.accepted:
                codes.append(ExitCode.FALLS_SHORT)
            if policy or "policy" in set_:
                _tell(name, acceptance, lang)
            for target in at_once:
                _deliver(report, name, target, lang, brief=brief, first=checked == 1)
            if later:
                kept.append(report)
        for target in later if kept else ():
            _deliver_all(kept, target, lang, brief=brief)
    except ClosedPipeError:
        silence()
        return ExitCode.worst(codes)
    _sum_up(checked, len(documents), passed_over, lang)
    return ExitCode.worst(codes)


def _sum_up(checked: int, documents: int, passed_over: Sequence[str], lang: str) -> None:
    if passed_over:
        listed = ", ".join(passed_over[:_LISTED]) + (", ..." if len(passed_over) > _LISTED else "")
        vi = f"Bỏ qua {len(passed_over)} tệp không phải văn bản: {listed}"
        en = f"Passed over {len(passed_over)} files that are no documents: {listed}"
        complain(en if lang == "en" else vi, lang, plain=True)
    if documents > 1:
        vi = f"Đã rà soát {checked} trong {documents} tệp."
        complain(f"Checked {checked} of {documents} files." if lang == "en" else vi, lang, plain=True)


def _tell(name: str, acceptance: Acceptance, lang: str) -> None:
    """What the policy of the office says of a report: not the report, so it goes beside it."""
    for waiver in acceptance.waived:
        vi = f"Được miễn {waiver.item} đến {waiver.expires}: {waiver.reason} ({waiver.approver})."
        en = f"{waiver.item} is waived until {waiver.expires}: {waiver.reason} ({waiver.approver})."
        complain(f"{name}: {en if lang == 'en' else vi}", lang, plain=True)
    for text in (*acceptance.notes, *acceptance.shortfalls):
        complain(f"{name}: {text.get(lang)}", lang, plain=True)


def _check_call(names: Sequence[str], documents: Sequence[Source], targets: Sequence[Target]) -> None:
    if not names:
        raise UsageError(
            "Chưa ghi tên báo cáo nào. Ví dụ: rasoat check bao-cao.docx",
            "No report is named. Example: rasoat check bao-cao.docx",
        )
    for target in targets:
        if FORMATS[target.format].several == "each" and len(documents) > 1 and target.files is None:
            known = ", ".join(name for name, entry in FORMATS.items() if entry.several != "each")
            raise UsageError(
                f"Dạng {target.format} cần mỗi báo cáo một tệp: với nhiều báo cáo hãy ghi vào một thư mục, "
                f"ví dụ -o ket-qua/. Các dạng gộp được nhiều báo cáo vào một tệp: {known}.",
                f"The format {target.format} needs a file for every report: for several write to a folder, "
                f"for example -o results/. Formats that hold several reports in one file: {known}.",
            )
    if list(names).count("-") > 1:
        raise UsageError("Chỉ ghi “-” một lần: đầu vào chuẩn chỉ đọc được một lần.", "Give “-” only once.")


def _reports(
    documents: Sequence[Source], ask: Ask, codes: list[ExitCode], lang: str
) -> Iterator[tuple[str, Report]]:
    """The files that could be checked and the reports; what went wrong with the others is told and noted."""
    for source in documents:
        name = source.name
        try:
            report = _check(source, ask)
            here = "" if name == "-" else _from_here(source.given)
            yield source.given, report._replace(source=here)
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


def _check(source: Source, ask: Ask) -> Report:
    from checker.check import check

    if source.error is not None:
        raise source.error
    data, name, notes = source.data(ask.limits)
    return check(
        source.name,
        ask.rulesets or None,
        data=data,
        name=name,
        notes=notes,
        limits=ask.limits,
        threshold=ask.threshold,
        findings=ask.findings,
        severities=ask.severities,
        ocr=ask.ocr,
    )


def _about(name: str, message: str) -> str:
    """The message with the file as the user named it: two folders may hold files of the same name."""
    return f"{name}: {message.removeprefix(f'{name}: ').removeprefix(f'{Path(name).name}: ')}"


def _from_here(name: str) -> str:
    """The path of a file below the working folder, relative to it; of any other file nothing."""
    path = Path(name)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return "" if path.is_absolute() or ".." in path.parts else path.as_posix()


def _is_written_at_once(target: Target) -> bool:
    """Whether each report goes where it has to go as soon as it is there."""
    return target.files is not None or (target.path is None and FORMATS[target.format].several != "together")


def _format(target: Target, *, brief: bool) -> Format:
    return _BRIEF if brief and target.format == "terminal" else FORMATS[target.format]


def _deliver(report: Report, name: str, target: Target, lang: str, *, brief: bool, first: bool) -> None:
    """Write one report to its own file, or print it."""
    format_ = _format(target, brief=brief)
    if target.files is not None:
        write_file(target.files[name], format_.render(report, lang))
        return
    if not first:
        write_out(format_.between)
    if target.format == "terminal" and sys.stdout.isatty():
        from checker.rendering.terminal import show

        show(report, lang, brief=brief)
        return
    write_out(str(format_.render(report, lang)))


def _deliver_all(reports: Sequence[Report], target: Target, lang: str, *, brief: bool) -> None:
    """Write all the reports to one file, or print them as one."""
    rendered = _format(target, brief=brief).render_all(reports, lang)
    if target.path is None:
        write_out(str(rendered))
        return
    if isinstance(rendered, bytes) and target.path.suffix.lower() == ".pdf":
        from checker.cli.pdf import as_pdf

        rendered = as_pdf(rendered)
    write_file(target.path, rendered)
