"""The work on one file, as it is done in another process: check, or take the report of before; render.

The work has two clocks. The first interrupts Python, and the file gets its outcome like any other; the second
ends the whole process, for code that cannot be interrupted, and then the engine finds out whose fault it was.
On a cluster and on Windows there is the second only.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checker.batch.pack import pack, unpack
from checker.check import check
from checker.errors import DocumentError, EncryptedError, NotAReportError, RulesetError, ScannedError
from checker.ruleset.load import load_ruleset
from checker.ruleset.model import Ruleset, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.batch.outcome import Status
    from checker.document.limits import Limits
    from checker.report import Report

MIB = 1024 * 1024
_REFUSALS: dict[type[DocumentError], Status] = {
    EncryptedError: "encrypted",
    ScannedError: "scan",
    NotAReportError: "not-a-report",
}


@dataclass(frozen=True, slots=True)
class Job:
    """One file. ``data`` is its content, or with ``packed`` the report of before, which is only rendered.

    ``name`` is what messages and the report call it, ``source`` its path from the working folder.
    """

    number: int
    name: str
    source: str
    data: bytes = b""
    packed: bytes = b""
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What all files have in common.

    ``seconds`` is the time limit for a file; ``grace`` later a process that does not answer is ended.
    ``findings``, ``severities`` and ``ocr`` are those of ``checker.check``. ``renderers`` are the formats
    that every document gets.
    """

    rulesets: tuple[str, ...]
    limits: Limits
    threshold: float | None = None
    findings: bool = True
    severities: tuple[tuple[str, str], ...] = ()
    ocr: bool = False
    lang: str = "vi"
    seconds: float = 120.0
    grace: float = 5.0
    renderers: tuple[Callable[[Report, str], str | bytes], ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a job: the report and its renderings, or why there is none.

    ``kept`` tells that the report was kept from before.
    """

    number: int
    status: Status
    message: Text | None = None
    packed: bytes = b""
    renderings: tuple[str | bytes, ...] = ()
    kept: bool = False


class _OutOfTime(BaseException):
    pass


def work(jobs: Sequence[Job], settings: Settings) -> list[Done]:
    """Do the jobs one after the other. Raises RulesetError, which would hit every file."""
    return [_timed(job, settings) for job in jobs]


def _timed(job: Job, settings: Settings) -> Done:
    try:
        with _clocks(settings.seconds, settings.grace):
            return _do(job, settings)
    except _OutOfTime:
        return timed_out(job, settings.seconds)
    except MemoryError:
        return out_of_memory(job)
    except DocumentError as error:
        return refused(job.number, job.name, error)
    except RulesetError:
        raise
    except Exception as error:  # noqa: BLE001 - a defect met in one file must not cost the others
        return crashed(job.number, _told(error))


def _do(job: Job, settings: Settings) -> Done:
    if job.packed:
        report = unpack(job.packed, by_id(settings.rulesets))
    else:
        report = check(
            job.name,
            settings.rulesets or None,
            data=job.data,
            name=job.name,
            limits=settings.limits,
            threshold=settings.threshold,
            findings=settings.findings,
            severities=dict(settings.severities),
            ocr=settings.ocr,
        )
    shown = labelled(report, job.name, job.source, job.notes)
    renderings = tuple(render(shown, settings.lang) for render in settings.renderers)
    return Done(
        job.number, "ok", None, b"" if job.packed else pack(report), renderings, kept=bool(job.packed)
    )


def labelled(report: Report, name: str, source: str, notes: tuple[tuple[str, str], ...]) -> Report:
    """A report under the name of this file: another file with the same content may have been checked."""
    document = report.document._replace(name=name, notes=notes + report.document.notes)
    return report._replace(document=document, source="" if source.startswith("../") else source)


@cache
def by_id(rulesets: tuple[str, ...]) -> Callable[[str, str], Ruleset]:
    """How ``unpack`` gets at the rulesets: those that were named, else the shipped ones."""
    named = {ruleset.sha256: ruleset for ruleset in map(load_ruleset, rulesets)}

    @cache
    def find(name: str, sha256: str) -> Ruleset:
        ruleset = named.get(sha256) or load_ruleset(name)
        if ruleset.sha256 != sha256:
            raise ValueError(name)
        return ruleset

    return find


# -- why a file was not checked -----------------------------------------------------------------


def timed_out(job: Job, seconds: float) -> Done:
    """The file took longer than allowed."""
    text = Text(
        f"Rà soát quá {seconds:g} giây mà chưa xong nên đã dừng. Hãy tách phụ lục, hoặc nâng giới hạn bằng "
        "--timeout.",
        f"The check took longer than {seconds:g} seconds and was stopped. Split off the annexes, or raise "
        "the limit with --timeout.",
    )
    return Done(job.number, "timed-out", text)


def out_of_memory(job: Job) -> Done:
    """The file needed more memory than allowed."""
    text = Text(
        "Cần nhiều bộ nhớ hơn mức cho phép nên đã dừng. Hãy tách phụ lục, hoặc nâng giới hạn bằng --memory.",
        "It needs more memory than is allowed. Split off the annexes, or raise the limit with --memory.",
    )
    return Done(job.number, "out-of-memory", text)


def crashed(number: int, why: str = "") -> Done:
    """A defect of this program, or of a library: the process ended, or an error that nobody expects."""
    why_vi, why_en = (why, why) if why else ("tiến trình kết thúc đột ngột", "the process ended abruptly")
    text = Text(
        f"Chương trình gặp lỗi ({why_vi}). Hãy gửi tệp này cho người bảo trì.",
        f"The program failed ({why_en}). Send this file to the maintainers.",
    )
    return Done(number, "internal-error", text)


def _told(error: Exception) -> str:
    """What is known of a defect; with RASOAT_DEBUG=1 where it is, too."""
    if os.environ.get("RASOAT_DEBUG") == "1":
        return "".join(traceback.format_exception(error))
    return f"{type(error).__name__}: {error}"


def refused(number: int, name: str, error: DocumentError) -> Done:
    """The document could not be read, or is no report."""
    status: Status = next((word for kind, word in _REFUSALS.items() if isinstance(error, kind)), "unreadable")
    return Done(number, status, Text(*(_without(name, text) for text in (error.vi, error.en))))


def _without(name: str, message: str) -> str:
    """A message without the name of the file, which stands elsewhere."""
    text = message.removeprefix(f"{name}: ").removeprefix(f"{name.rpartition('/')[2]}: ")
    return text[:1].upper() + text[1:]


# -- limits ------------------------------------------------------------------------------------


def prepare(rulesets: tuple[str, ...], memory: int) -> None:
    """Start a worker process: leave Ctrl-C to the parent, set the limit (in MiB), load the rulesets."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    limit_memory(memory)
    by_id(rulesets)


def _end_with_parent() -> None:
    """Leave no process behind when the one that gives the work is killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def limit_memory(mebibytes: int) -> None:
    """Let this process have no more memory of its own, where the platform can see to it (Linux)."""
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = mebibytes * MIB
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))


@contextmanager
def _clocks(seconds: float, grace: float) -> Iterator[None]:
    """Stop what runs inside after some seconds: by an exception, a little later by ending the process."""
    interrupts = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    with open(os.devnull, "w", encoding="utf-8") as nowhere:  # noqa: PTH123 - a device, no path
        faulthandler.dump_traceback_later(seconds + grace, exit=True, file=nowhere)
        try:
            if interrupts:
                signal.signal(signal.SIGALRM, _interrupt)
                signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
            yield
        finally:
            if interrupts:
                signal.setitimer(signal.ITIMER_REAL, 0)
            faulthandler.cancel_dump_traceback_later()


def _interrupt(_number: int, _frame: object) -> None:
    raise _OutOfTime
