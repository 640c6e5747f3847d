"""The audit in one page: every file is looked up or checked, kept on disk, and read back in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, overload

from checker.batch.earlier import folded, unit_of
from checker.batch.engine import CHUNK, run
from checker.batch.grouping import identity, notes, print_copies
from checker.batch.outcome import STATUSES, Outcome, Results
from checker.batch.pack import unpack
from checker.batch.store import key_of
from checker.batch.worker import Done, Job, by_id, crashed, labelled, refused
from checker.errors import DocumentError
from checker.policy import Policy, accept
from checker.report import Report, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.batch.baseline import Baseline
    from checker.batch.earlier import Earlier
    from checker.batch.engine import Pool
    from checker.batch.grouping import Identity
    from checker.batch.outcome import Status
    from checker.batch.store import Store
    from checker.batch.worker import Settings
    from checker.ruleset.model import Text

Observer = Callable[[str, Done], None]
"""Told of every file as soon as something is known of it: its path, and what became of it."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file of an audit: what to call it, where it is, how to get its bytes, what is known beforehand.

    ``path`` is shown to the user, ``name`` stands in the report. ``load`` raises DocumentError.
    """

    path: str
    name: str
    load: Callable[[], bytes]
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of every report beyond the ruleset, on a day (ISO), and what it is compared with."""

    policy: Policy = field(default_factory=Policy)
    today: str = ""
    baseline: Baseline | None = None
    earlier: Earlier | None = None


@dataclass(slots=True)
class _Entry:
    """What is kept in memory of a file: little, for there may be many."""

    status: Status
    message: Text | None
    key: str
    unit: str
    notes: tuple[Text, ...] = ()


class Audit:
    """One audit: what was found out so far, on disk but for a line on each file."""

    def __init__(self, inputs: Sequence[Input], settings: Settings, asked: Asked, store: Store) -> None:
        self.inputs = inputs
        self._settings = settings
        self._asked = asked
        self._store = store
        self._entries: dict[int, _Entry] = {}
        self._known: list[Identity] = []

    def run(self, pool: Pool, observe: Observer, *, chunk: int = CHUNK) -> Results:
        """Go over all files. Raises RulesetError, and UsageError when results cannot be kept."""
        keys: dict[int, str] = {}
        for done in run(self._jobs(keys, observe), self._settings, pool, chunk=chunk):
            key = keys.pop(done.number)
            if done.packed:
                self._store.put(key, done.packed)
            try:
                self._settle(done, key)
            except ValueError as error:  # a report holds what cannot be kept: a defect, and the others go on
                done = crashed(done.number, f"{type(error).__name__}: {error}")  # noqa: PLW2901
                self._settle(done, "")
            observe(self.inputs[done.number].path, done)
        return self._results()

    def _jobs(self, keys: dict[int, str], observe: Observer) -> Iterator[Job]:
        """The files that have to be sent away; what can be said of the others at once is settled."""
        for number, one in enumerate(self.inputs):
            try:
                data = one.load()
            except DocumentError as error:
                done = refused(number, one.name, error)
                self._settle(done, "")
                observe(one.path, done)
                continue
            key = key_of(data, one.name, self._settings)
            packed = self._store.get(key)
            if packed is not None and not self._settings.renderers:
                done = Done(number, "ok", kept=True)
                try:
                    self._settle(done, key)
                except ValueError:
                    packed = None  # not what this program wrote
                else:
                    observe(one.path, done)
                    continue
            keys[number] = key
            yield Job(number, one.name, one.path, b"" if packed else data, packed or b"", one.notes)

    def _settle(self, done: Done, key: str) -> None:
        """Note what became of a file. Raises ValueError when what was kept of it cannot be used."""
        one = self.inputs[done.number]
        if done.status != "ok":
            self._entries[done.number] = _Entry(done.status, done.message, "", unit_of("", one.name))
            return
        report = self._report(key, one)
        unit = unit_of(report.document.metadata.agency, one.name)
        entry = _Entry("ok", None, key, unit)
        entry.status = self._outcome(one, entry, report).status
        self._entries[done.number] = entry
        self._known.append(identity(report, one.path, unit))

    def _report(self, key: str, one: Input) -> Report:
        report = unpack(self._store.get(key) or b"", by_id(self._settings.rulesets))
        return labelled(report, one.name, one.path, one.notes)

    def _outcome(self, one: Input, entry: _Entry, report: Report) -> Outcome:
        """A file that was checked, against what is asked."""
        asked = self._asked
        plain = to_json(report, self._settings.lang)
        accepted = asked.baseline.accepted(one.path, plain) if asked.baseline else ()
        acceptance = accept(report, asked.policy, asked.today, accepted)
        return Outcome(
            path=one.path,
            status="ok" if acceptance.accepted else "falls-short",
            message=None,
            report=plain,
            unit=entry.unit,
            notes=(*entry.notes, *acceptance.notes),
            shortfalls=acceptance.shortfalls,
            waived=acceptance.waived,
            accepted=accepted,
            changes=asked.earlier.changes(entry.unit, plain) if asked.earlier else (),
        )

    # -- when all is known ------------------------------------------------------------------------

    def _results(self) -> Results:
        """Sort out copies, versions and the names of units; then everything can be read in order."""
        places = {one.path: number for number, one in enumerate(self.inputs)}
        self._known.sort(key=lambda known: places[known.path])
        copies = print_copies(self._known)
        for path in copies:
            del self._entries[places[path]]
        for path, texts in notes(self._known, copies).items():
            self._entries[places[path]].notes = texts
        self._known.clear()
        names: dict[str, str] = {}
        for number in sorted(self._entries):
            entry = self._entries[number]
            entry.unit = names.setdefault(folded(entry.unit), entry.unit)
        counts = dict.fromkeys(STATUSES, 0)
        for entry in self._entries.values():
            counts[entry.status] += 1
        gone = self._asked.earlier.gone(set(names)) if self._asked.earlier else ()
        return Results(self._read, counts, gone=gone, copies=tuple(copies.items()))

    def _read(self) -> Iterator[Outcome]:
        for number, one in enumerate(self.inputs):
            entry = self._entries.get(number)
            if entry is None:
                continue
            if entry.key:
                yield self._outcome(one, entry, self._report(entry.key, one))
            else:
                yield Outcome(one.path, entry.status, entry.message, None, entry.unit, entry.notes)

    def reports(self) -> Sequence[Report]:
        """The reports on the files that were checked, in order, each read from disk when it is asked for."""
        checked = [(entry.key, self.inputs[n]) for n, entry in sorted(self._entries.items()) if entry.key]
        return _Reports(checked, self._report)


class _Reports(Sequence[Report]):
    """A sequence that holds the last report only."""

    def __init__(self, places: list[tuple[str, Input]], read: Callable[[str, Input], Report]) -> None:
        self._places = places
        self._read = lru_cache(maxsize=1)(lambda number: read(*places[number]))

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Report: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Report]: ...
    def __getitem__(self, place: int | slice) -> Report | Sequence[Report]:
        if isinstance(place, slice):
            return [self[number] for number in range(len(self))[place]]
        return self._read(range(len(self))[place])
