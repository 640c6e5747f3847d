"""What became of each file of an audit, and of all: the object that summaries render.

A summary renderer is a function of ``(results, lang)``. It may go over the results as often as it likes and
must not keep the reports: there may be ten thousand of them, and they are read from disk one by one.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from checker.policy import Waiver
    from checker.ruleset.model import Text

Status = Literal[
    "ok",
    "falls-short",
    "unreadable",
    "encrypted",
    "scan",
    "not-a-report",
    "timed-out",
    "out-of-memory",
    "internal-error",
]
STATUSES: tuple[Status, ...] = get_args(Status)
"""All of them, best first. Files of the first two were checked, the others were not."""
CHECKED: frozenset[Status] = frozenset(("ok", "falls-short"))


@dataclass(frozen=True, slots=True)
class Change:
    """The verdicts on one item in an earlier audit and in this one; "" where the item was not asked."""

    ruleset: str
    item: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    ``path`` is how the file is shown to the user: relative, with forward slashes, in an archive below the
    name of the archive. ``message`` says why a file was not checked; ``report`` is the documented JSON object
    of a report (``checker.report.to_json``), None for a file that was not checked. ``unit`` is the name of
    the agency from the header block, else the name of the file; equal names are one unit. ``notes`` are for
    the reader: copies that were not read, other versions of the document.

    What was asked for beyond the ruleset: ``shortfalls`` say why a report falls short, ``waived`` are the
    waivers of the policy that let a gap of it pass, ``accepted`` the items ("ruleset/item") whose gaps the
    baseline lets pass, ``changes`` the items that an earlier audit judged otherwise.

    ``files`` are the renderings of this document that were written: name of the format, and the path from the
    folder of the summary, for links.
    """

    path: str
    status: Status
    message: Text | None
    report: dict[str, Any] | None
    unit: str
    notes: tuple[Text, ...] = ()
    shortfalls: tuple[Text, ...] = ()
    waived: tuple[Waiver, ...] = ()
    accepted: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """The outcomes of an audit in the order of the input; each pass reads them again.

    ``counts`` has every status, those without a file too. ``passed_over`` are files that are no documents,
    ``copies`` prints that were set aside and the Word file that was read in place of each, ``gone`` the units
    of the earlier audit that sent nothing this time.
    """

    read: Callable[[], Iterator[Outcome]]
    counts: Mapping[Status, int]
    passed_over: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Results:
        """The results of outcomes that are all in memory."""
        kept = tuple(outcomes)
        return cls(lambda: iter(kept), count(kept))

    def __iter__(self) -> Iterator[Outcome]:
        """The outcomes, one by one."""
        return self.read()

    def __len__(self) -> int:
        """How many files there were."""
        return sum(self.counts.values())


def count(outcomes: Iterable[Outcome]) -> dict[Status, int]:
    """How many files there are of every status."""
    counted = Counter(outcome.status for outcome in outcomes)
    return {status: counted[status] for status in STATUSES}
