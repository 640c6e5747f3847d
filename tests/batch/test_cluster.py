"""The same audit on a Dask cluster: a scheduler and two workers, each a process of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from checker.batch.audit import Asked, Audit
from checker.batch.pools import ClusterPool
from checker.batch.store import Store
from checker.errors import UsageError
from tests.batch.small import audit, inputs, settings, text

pytest.importorskip("distributed", reason="the extra rasoat[cluster] is not installed")
# What Dask and its libraries warn of is not ours.
pytestmark = [
    pytest.mark.filterwarnings("default"),
    pytest.mark.skipif(sys.platform == "win32", reason="the workers are killed by signals"),
]
ROOT = Path(__file__).resolve().parents[2]
FILES = inputs(**{f"u{number:02}": text(f"UBND XÃ {number}", number) for number in range(40)})


def start(*words):
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *words],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__ADMIN__TICK__LIMIT": "1h"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def cluster():
    """The address of a scheduler, and the two worker processes."""
    quiet = ("--no-dashboard",)
    scheduler = start("scheduler", "--host", "127.0.0.1", "--port", "0", *quiet)
    address = ""
    while not address:
        line = scheduler.stderr.readline()
        assert line, "the scheduler did not start"
        found = re.search(r"Scheduler at:\s+(tcp://\S+)", line)
        address = found[1] if found else ""
    workers = [start("worker", address, "--nthreads", "1", "--no-nanny", *quiet) for _ in range(2)]
    try:
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()
            process.stderr.close()


def on(address, watch=lambda path, done: None):
    seen = []

    def observe(path, done):
        seen.append(path)
        watch(path, done)

    with Store(lasting=False) as store, closing(ClusterPool(address)) as pool:
        assert pool.workers >= 1
        work = Audit(FILES, settings(), Asked(), store)
        return list(work.run(pool, observe, chunk=2)), seen


def test_a_worker_that_is_killed_costs_nothing_and_nothing_comes_twice(cluster):
    address, workers = cluster
    expected, *_ = audit(FILES, lasting=False)
    killed = []

    def kill_one(path, done):
        if not killed and len(seen_so_far) >= 6:
            workers[0].send_signal(signal.SIGKILL)
            killed.append(path)
        seen_so_far.append(path)

    seen_so_far = []
    outcomes, seen = on(address, kill_one)
    assert killed
    assert workers[0].wait(10) == -signal.SIGKILL
    assert workers[1].poll() is None
    assert outcomes == expected
    assert sorted(seen) == sorted(one.path for one in FILES)


def test_an_address_where_nobody_answers_is_told(monkeypatch):
    monkeypatch.setattr("checker.batch.pools._CONNECT", 1)
    begun = time.monotonic()
    with pytest.raises(UsageError, match="--cluster"):
        ClusterPool("tcp://127.0.0.1:9")
    assert time.monotonic() - begun < 15
