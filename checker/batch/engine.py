"""Sending jobs to other processes and taking back what becomes of them, whatever happens there.

Any ``concurrent.futures.Executor`` will do. Jobs go in chunks, since every journey costs, and only a few
chunks are under way at a time, so that memory does not grow with the number of files. When a process dies,
its chunk is sent again file by file; a file that kills a process even when it is alone has its own outcome.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Protocol

from checker.batch.worker import Job, crashed, timed_out, work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor

    from checker.batch.worker import Done, Settings

    Task = Callable[[Sequence[Job], Settings], list[Done]]

CHUNK = 16
"""Files in a chunk, at most: the journey of a chunk costs less than a hundredth of their check."""
CHUNK_BYTES = 8 * 1024 * 1024
"""A chunk takes no further file when it holds so much; a large file travels alone."""
_AHEAD = 2
"""Chunks for each process: one at work, one waiting."""


class Pool(Protocol):
    """Where the work is done. ``broken`` are the errors that tell that a process died."""

    workers: int
    broken: tuple[type[Exception], ...]

    def executor(self) -> Executor:
        """Return what takes the work; after ``renew`` a new one."""

    def renew(self) -> None:
        """Replace what is broken."""

    def close(self) -> None:
        """End all processes now."""


@dataclass(slots=True)
class _Flight:
    """The chunks under way, by their futures."""

    pool: Pool
    task: Task
    settings: Settings
    chunks: dict[Future[list[Done]], tuple[Job, ...]]

    def send(self, chunk: tuple[Job, ...]) -> None:
        try:
            future = self.pool.executor().submit(self.task, chunk, self.settings)
        except self.pool.broken as error:  # it broke while nobody was looking
            future = Future()
            future.set_exception(error)
        self.chunks[future] = chunk

    def landed(self, *, all_of_them: bool = False) -> Iterator[tuple[tuple[Job, ...], list[Done] | None]]:
        """The chunks that are back, with what became of them: None when their process died."""
        futures = wait(self.chunks, return_when="ALL_COMPLETED" if all_of_them else FIRST_COMPLETED).done
        for future in [future for future in self.chunks if future in futures]:
            chunk = self.chunks.pop(future)
            try:
                yield chunk, future.result()
            except self.pool.broken:
                yield chunk, None


def run(
    jobs: Iterable[Job], settings: Settings, pool: Pool, *, chunk: int = CHUNK, task: Task = work
) -> Iterator[Done]:
    """Do the jobs; what becomes of them comes in the order in which it is known, each exactly once.

    Raises what ``task`` raises for all files, as RulesetError.
    """
    fresh = _chunks(jobs, chunk)
    again: deque[tuple[Job, ...]] = deque()
    flight = _Flight(pool, task, settings, {})
    while True:
        # After a death as few as possible are under way, so that the next one tells more.
        room = pool.workers if again else pool.workers * _AHEAD
        while len(flight.chunks) < room:
            following = again.popleft() if again else next(fresh, None)
            if following is None:
                break
            flight.send(following)
        if not flight.chunks:
            return
        died: list[tuple[Job, ...]] = []
        for jobs_sent, done in flight.landed():
            if done is None:
                died.append(jobs_sent)
            else:
                yield from done
        if not died:
            continue
        # The others may have gone down with it.
        for jobs_sent, done in flight.landed(all_of_them=True) if flight.chunks else ():
            if done is None:
                died.append(jobs_sent)
            else:
                yield from done
        pool.renew()
        for suspects in died:
            if len(suspects) > 1:
                again.extend((job,) for job in suspects)
            else:
                yield _alone(suspects[0], flight)


def _alone(job: Job, flight: _Flight) -> Done:
    """Do a job while nothing else is under way: when the process dies again, it is the fault of this file."""
    begun = monotonic()
    flight.send((job,))
    ((_, done),) = flight.landed()
    if done is not None:
        return done[0]
    flight.pool.renew()
    seconds = flight.settings.seconds
    return timed_out(job, seconds) if monotonic() - begun >= seconds else crashed(job.number)


def _chunks(jobs: Iterable[Job], most: int) -> Iterator[tuple[Job, ...]]:
    chunk: list[Job] = []
    size = 0
    for job in jobs:
        length = len(job.data) + len(job.packed)
        if chunk and (len(chunk) == most or size + length > CHUNK_BYTES):
            yield tuple(chunk)
            chunk, size = [], 0
        chunk.append(job)
        size += length
    if chunk:
        yield tuple(chunk)
