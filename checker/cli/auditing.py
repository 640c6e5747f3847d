"""What ``rasoat audit`` does, apart from how its words are read."""

from __future__ import annotations

import os
import signal
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from checker.batch.audit import Asked, Audit, Input
from checker.batch.store import Store
from checker.batch.worker import Settings
from checker.cli.acceptance import asked_policy, parse_day, parse_findings
from checker.cli.audit_results import sum_up, write_baseline, write_results
from checker.cli.output import ClosedPipeError, complain, silence, write_file
from checker.cli.progress import progress
from checker.cli.settings import settings
from checker.cli.sources import expand_wildcards, sources
from checker.cli.targets import plan
from checker.document.limits import Limits, parse_limits
from checker.document.read import content_of
from checker.errors import ExitCode, UsageError
from checker.rendering import FORMATS
from checker.rendering.audit import SUMMARIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.batch.engine import Pool
    from checker.batch.outcome import Results, Status
    from checker.batch.worker import Done
    from checker.cli.settings import Setting
    from checker.cli.sources import Source
    from checker.cli.targets import Target

_DOCUMENTS = 1_000_000
"""An audit takes far larger folders than a check: its memory does not grow with them."""
_CODES: dict[Status, ExitCode] = {
    "ok": ExitCode.OK,
    "falls-short": ExitCode.FALLS_SHORT,
    "internal-error": ExitCode.INTERNAL,
}
"""What a status means for the exit code; all others mean that a file was not checked."""


@dataclass(frozen=True, slots=True)
class Call:
    """The words of one call, as they were given."""

    paths: Sequence[str]
    rulesets: Sequence[str] = ()
    formats: Sequence[str] = ()
    outputs: Sequence[str] = ()
    fail_under: str | None = None
    fail_on: str | None = None
    policy: str | None = None
    today: str | None = None
    against: str | None = None
    baseline: str | None = None
    write_baseline: str | None = None
    findings: str = "on"
    ocr: bool = False
    jobs: int | None = None
    timeout: float | None = None
    memory: int | None = None
    cluster: str | None = None
    cache: bool = True
    limits: Sequence[str] = ()
    lang: str = "vi"


def audit_files(call: Call) -> ExitCode:
    """Audit all files; the results go where the call says."""
    set_ = settings()
    bounds = parse_limits([*_given(set_, "limit", ()), *call.limits], Limits(documents=_DOCUMENTS))
    inputs, passed_over = _inputs(call.paths, bounds)
    targets = plan(call.formats, call.outputs, [one.path for one in inputs])
    _check_targets(targets)
    asked = _asked(call, set_)
    folders = [target for target in targets if target.files is not None]
    common = Settings(
        rulesets=tuple(call.rulesets or _given(set_, "ruleset", ())),
        limits=bounds,
        threshold=asked.policy.threshold,
        findings=parse_findings(call.findings),
        severities=asked.policy.findings,
        ocr=call.ocr,
        lang=call.lang,
        seconds=_positive("timeout", call.timeout, set_, 120.0),
        renderers=tuple(FORMATS[target.format].render for target in folders),
    )
    signal.signal(signal.SIGTERM, _stop)
    with Store(lasting=call.cache) as store, closing(_pool(call, set_, common)) as pool:
        audit = Audit(inputs, common, asked, store)
        results = _run(audit, pool, folders, call)
        results = replace(results, passed_over=tuple(passed_over))
        try:
            for target in targets:
                if target.files is None:
                    write_results(target, results, audit, folders, call.lang)
            if call.write_baseline is not None:
                write_baseline(Path(call.write_baseline), results)
        except ClosedPipeError:
            silence()
    sum_up(results, call.lang)
    return ExitCode.worst(
        [_CODES.get(status, ExitCode.UNREADABLE) for status, n in results.counts.items() if n]
    )


# -- what is asked for ------------------------------------------------------------------------


def _inputs(paths: Sequence[str], limits: Limits) -> tuple[list[Input], list[str]]:
    """The files to audit, each once, and the names of what is no document."""
    if not paths:
        raise UsageError(
            "Chưa ghi thư mục, tệp hay gói nén nào. Ví dụ: rasoat audit bao-cao/",
            "No folder, file or archive is named. Example: rasoat audit reports/",
        )
    if "-" in paths:
        raise UsageError(
            "rasoat audit không đọc từ đầu vào chuẩn; hãy ghi thư mục hoặc tệp.",
            "rasoat audit does not read standard input; name folders or files.",
        )
    found, passed_over = sources(expand_wildcards(paths), limits, look_inside=False)
    inputs = (_input(source, limits) for source in found)
    return list({one.path: one for one in inputs}.values()), passed_over


def _input(source: Source, limits: Limits) -> Input:
    path = _shown(source.path)
    if source.error is not None:
        return Input(path, path, partial(_refuse, source.error))
    if source.submission is not None:
        one = source.submission
        return Input(path, one.name, one.load, one.notes)
    return Input(path, source.path.name, partial(content_of, source.path, source.path.name, limits))


def _refuse(error: Exception) -> NoReturn:
    raise error


def _shown(path: Path) -> str:
    """A path from the working folder with forward slashes; where there is none, the name."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.name


def _asked(call: Call, set_: Mapping[str, Setting]) -> Asked:
    policy = asked_policy(call.policy, call.fail_under, call.fail_on, set_)
    baseline = earlier = None
    file = call.baseline or _given(set_, "baseline", None)
    if file is not None:
        from checker.batch.baseline import load_baseline

        baseline = load_baseline(Path(file))
    if call.against is not None:
        from checker.batch.earlier import Earlier

        earlier = Earlier(Path(call.against))
    return Asked(policy, parse_day(call.today), baseline, earlier)


def _given(set_: Mapping[str, Setting], name: str, default: Any) -> Any:
    return set_[name].value if name in set_ else default


def _positive(name: str, told: float | None, set_: Mapping[str, Setting], default: float) -> float:
    value: float = told if told is not None else _given(set_, name, default)
    if not 0 < value < 1e6:
        raise UsageError(f"--{name}: cần một số dương, không phải {value}.", f"--{name}: {value} is no good.")
    return value


def _pool(call: Call, set_: Mapping[str, Setting], common: Settings) -> Pool:
    from checker.batch.pools import ClusterPool, LocalPool, cores

    if call.cluster is not None:
        return ClusterPool(call.cluster)
    jobs = int(_positive("jobs", call.jobs, set_, cores()))
    return LocalPool(jobs, common.rulesets, int(_positive("memory", call.memory, set_, 2048)))


def _check_targets(targets: Sequence[Target]) -> None:
    for target in targets:
        if target.files is None and target.format not in SUMMARIES and _is_single(target.format):
            known = ", ".join(
                dict.fromkeys([*SUMMARIES, *(name for name in FORMATS if not _is_single(name))])
            )
            raise UsageError(
                f"Dạng {target.format} cần mỗi báo cáo một tệp: hãy ghi vào một thư mục, ví dụ -o ket-qua/. "
                f"Các dạng gộp cả đợt vào một tệp: {known}.",
                f"The format {target.format} needs a file for every report: write to a folder, for example "
                f"-o results/. Formats that hold the whole audit in one file: {known}.",
            )


def _is_single(name: str) -> bool:
    return FORMATS[name].several == "each"


# -- the work ---------------------------------------------------------------------------------


def _stop(_number: int, _frame: object) -> None:
    """Being told to end is like Ctrl-C: the processes go too, and what is done stays."""
    raise KeyboardInterrupt


def _run(audit: Audit, pool: Pool, folders: Sequence[Target], call: Call) -> Results:
    total = len(audit.inputs)
    done_so_far = 0
    try:
        with progress(total, call.lang) as show:

            def observe(path: str, done: Done) -> None:
                nonlocal done_so_far
                for target, rendering in zip(folders, done.renderings, strict=False):
                    write_file((target.files or {})[path], rendering)
                done_so_far += 1
                show(path)

            return audit.run(pool, observe, chunk=max(1, min(16, total // (pool.workers * 4))))
    except KeyboardInterrupt:
        vi = f"Đã dừng: xong {done_so_far} trong {total} tệp."
        en = f"Stopped: {done_so_far} of {total} files are done."
        if call.cache:
            vi, en = f"{vi} Chạy lại lệnh này để làm tiếp.", f"{en} Run the command again to go on."
        complain(en if call.lang == "en" else vi, call.lang, plain=True)
        raise
