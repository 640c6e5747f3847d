"""What an audit costs beside the checks: ``python benchmarks/batch.py [--files N] [--memory N...]``.

The reports are copies of one Word file of some 25 KB that differ in a few words. On a machine with other
work wall time says little, so CPU time is counted too: the processes of the audit tell theirs through a
renderer. Memory is the peak of the process that holds the audit together, and of the largest worker.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.batch.worker import Done
    from checker.report import Report

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "fixtures" / "reports" / "bao-cao-mau.docx"
RULESETS = ("nd-04-2015",)
WORKERS = 2
SIZE = 25_000
SHORT = """UBND XÃ SỐ {0}

Số: {0}/BC-UBND

BÁO CÁO

Kết quả thực hiện Quy chế dân chủ năm 2025

I. KẾT QUẢ THỰC HIỆN

Đã tổ chức hội nghị cán bộ, công chức ngày 15/01/2025.

II. ĐÁNH GIÁ CHUNG

Trên đây là báo cáo kết quả.
"""


def usage(_report: Report, _lang: str) -> str:
    """What this process has used so far: CPU seconds, and its peak memory in MiB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return json.dumps([os.getpid(), time.process_time(), peak])


def copies(folder: Path, count: int) -> None:
    """Word files of ``SIZE`` bytes that differ in their text; the rest is a picture's worth of noise."""
    with zipfile.ZipFile(REPORT) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"]
    noise = os.urandom(max(0, SIZE - REPORT.stat().st_size - 200))
    for number in range(count):
        own = body.replace(b"Lam", f"Lam {number}".encode())
        assert own != body
        with zipfile.ZipFile(folder / f"u{number:05}.docx", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, own if name == "word/document.xml" else content)
            archive.writestr("word/media/image9.png", noise)


def short_copies(folder: Path, count: int) -> None:
    for number in range(count):
        (folder / f"u{number:05}.txt").write_text(SHORT.format(number), encoding="utf-8")


def audit(
    folder: Path, *, lasting: bool, renderers: tuple[Callable[[Report, str], str], ...] = (), chunk: int = 16
) -> tuple[float, float, dict[int, tuple[float, float]]]:
    """One audit of a folder in this process: seconds of wall, of CPU here, what the workers told."""
    from checker.batch.audit import Asked, Audit, Input
    from checker.batch.pools import LocalPool
    from checker.batch.store import Store
    from checker.batch.worker import Settings
    from checker.document.limits import Limits

    told: dict[int, tuple[float, float]] = {}

    def observe(_path: str, done: Done) -> None:
        for rendering in done.renderings:
            pid, seconds, peak = json.loads(rendering)
            told[pid] = (max(seconds, told.get(pid, (0, 0))[0]), max(peak, told.get(pid, (0, 0))[1]))

    inputs = [Input(path.name, path.name, path.read_bytes) for path in sorted(folder.iterdir())]
    wall, cpu = time.perf_counter(), time.process_time()
    pool = LocalPool(WORKERS, RULESETS, 2048)
    with Store(lasting=lasting) as store, closing(pool):
        results = Audit(inputs, Settings(RULESETS, Limits(), renderers=renderers), Asked(), store).run(
            pool, observe, chunk=chunk
        )
        assert results.counts["ok"] == len(inputs), results.counts
        for _ in results:
            pass  # one pass, as any summary makes
    return time.perf_counter() - wall, time.process_time() - cpu, told


def one_by_one(folder: Path, work: Callable[[Path], object]) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    for path in sorted(folder.iterdir()):
        work(path)
    return time.perf_counter() - wall, time.process_time() - cpu


def costs(count: int) -> None:
    from checker.check import check
    from checker.document.read import read
    from checker.ruleset.load import load_ruleset

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copies(folder, count)
        load_ruleset(RULESETS[0])
        check(next(folder.iterdir()), RULESETS)
        read_wall, read_cpu = one_by_one(folder, read)
        single_wall, single_cpu = one_by_one(folder, lambda path: check(path, RULESETS))
        wall, own, told = audit(folder, lasting=False, renderers=(usage,))
        workers = sum(seconds for seconds, _ in told.values())
        first, _, _ = audit(folder, lasting=True)
        again, _, _ = audit(folder, lasting=True)
        with tempfile.TemporaryDirectory() as empty:
            one = Path(empty)
            copies(one, WORKERS)
            start, _, _ = audit(one, lasting=False, chunk=1)
    both = 2 * single_wall / count
    told_ = (
        f"files: {count} of {SIZE // 1000} KB, workers: {WORKERS}",
        f"single checks, one after the other: {single_wall:.1f} s wall, {single_cpu:.1f} s CPU",
        f"bare reading, one after the other: {read_wall:.1f} s wall, {read_cpu:.1f} s CPU",
        f"audit: {wall:.1f} s wall; {workers:.1f} s CPU in workers, {own:.1f} s CPU beside them",
        f"documents per second: audit {count / wall:.1f}, bare reading {count / read_wall:.1f}",
        f"audit / (single checks / workers), wall: {wall * WORKERS / single_wall:.2f} (target 1.15)",
        f"audit / single checks, CPU: {(workers + own) / single_cpu:.2f} (target 1.15)",
        f"start of the pool and two files: {start:.2f} s, two single checks {both:.2f} s",
        f"cached audit / first: {again / first:.3f} ({again:.1f} s, {1000 * again / count:.1f} ms a file)",
    )
    print("\n".join(told_), flush=True)


def memory(count: int) -> None:
    """The peak of an audit of so many short reports, in a process of its own."""
    code = (
        "import json, sys, resource; from pathlib import Path; sys.path.insert(0, sys.argv[2]); import batch;"
        "wall, _, told = batch.audit(Path(sys.argv[1]), lasting=False, renderers=(batch.usage,));"
        "print(json.dumps([wall, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,"
        " max(peak for _, peak in told.values())]))"
    )
    with tempfile.TemporaryDirectory() as name:
        short_copies(Path(name), count)
        here = str(Path(__file__).resolve().parent)
        done = subprocess.run(
            [sys.executable, "-c", code, name, here], capture_output=True, text=True, check=True
        )
    wall, own, worker = json.loads(done.stdout)
    print(f"{count} short reports: {own:.0f} MiB, largest worker {worker:.0f} MiB ({wall:.0f} s)", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--memory", type=int, nargs="*", default=[100, 1000, 10_000])
    asked = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as cache:
        os.environ["RASOAT_CACHE"] = cache
        if asked.files:
            costs(asked.files)
        for count in asked.memory:
            memory(count)


if __name__ == "__main__":
    main()
