"""Where the work of an audit is done: processes of this machine, or a Dask cluster."""

from __future__ import annotations

import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, Any

from checker.batch.worker import prepare
from checker.errors import UsageError

if TYPE_CHECKING:
    from concurrent.futures import Executor

_CONNECT = 20
"""Seconds to wait for a scheduler."""


def cores() -> int:
    """The processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class LocalPool:
    """Processes of this machine, each with a limit on its memory; they start with the first work."""

    broken: tuple[type[Exception], ...] = (BrokenProcessPool,)

    def __init__(self, workers: int, rulesets: tuple[str, ...], memory: int) -> None:
        self.workers = workers
        self._start = (rulesets, memory)
        self._executor: ProcessPoolExecutor | None = None

    def executor(self) -> Executor:
        """Return the executor, started now if need be."""
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                self.workers, mp_context=_context(), initializer=prepare, initargs=self._start
            )
        return self._executor

    def renew(self) -> None:
        """Let the next work start a new executor."""
        self.close()

    def close(self) -> None:
        """End the processes now, whatever they do."""
        executor, self._executor = self._executor, None
        if executor is None:
            return
        # The one way to end them before Python 3.14 (terminate_workers).
        processes = list((getattr(executor, "_processes", None) or {}).values())
        executor.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()
        for process in processes:
            process.join()


def _context() -> Any:
    """Clean processes that start quickly: none inherits threads, files or locks of this one."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["checker.batch.worker"])
    return context


class ClusterPool:
    """The workers of a Dask scheduler. The memory of workers is their own affair; Dask replaces dead ones.

    Raises UsageError when the extra is not installed, when nobody answers or when there are no workers.
    """

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ImportError:
            raise UsageError(
                "--cluster cần thêm gói Dask: pip install 'rasoat[cluster]'.",
                "--cluster needs Dask: pip install 'rasoat[cluster]'.",
            ) from None
        try:
            library: Any = distributed  # most of it has no types
            self._client = library.Client(address, timeout=_CONNECT, set_as_default=False)
            self._client.wait_for_workers(1, timeout=_CONNECT)
        except (OSError, ValueError, TimeoutError) as error:
            raise UsageError(
                f"--cluster: không kết nối được tới {address}, hoặc ở đó chưa có máy nào ({error}).",
                f"--cluster: cannot connect to {address}, or there are no workers ({error}).",
            ) from None
        self.broken: tuple[type[Exception], ...] = (library.KilledWorker,)
        self.workers = sum(self._client.nthreads().values())
        self._executor = self._client.get_executor(pure=False)

    def executor(self) -> Executor:
        """Return the executor of the cluster."""
        executor: Executor = self._executor
        return executor

    def renew(self) -> None:
        """Do nothing: the cluster replaces its workers itself."""

    def close(self) -> None:
        """Cancel what is not done and leave; the workers go on for others."""
        self._executor.shutdown(wait=False)
        self._client.close()
