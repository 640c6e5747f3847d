"""Checks of weights, grades and dates."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ruleset.linting.subject import Problem, Subject

_FULL = 100


def weights(subject: Subject) -> Iterator[Problem]:
    """Weights that do not add up to 100, and groups whose weight no item takes."""
    groups = subject.data["groups"]
    total = sum(group["weight"] for group in groups)
    if abs(total - _FULL) > 1e-6:
        yield subject.problem(
            "warning",
            ("groups",),
            f"tổng trọng số các nhóm là {total:g}, không phải 100",
            f"the weights of the groups add up to {total:g}, not to 100",
        )
    used = {item["group"] for item in subject.data["items"]}
    for number, group in enumerate(groups):
        if group["id"] not in used:
            yield subject.problem(
                "warning",
                ("groups", number),
                f"nhóm {group['id']!r} không có mục nào, trọng số {group['weight']:g} không có tác dụng",
                f"group {group['id']!r} has no item, so its weight of {group['weight']:g} has no effect",
            )


def grades(subject: Subject) -> Iterator[Problem]:
    """Bands that leave the lowest scores without a grade, or that begin at the same score."""
    starts = [grade["from"] for grade in subject.data["grades"]]
    if min(starts) > 0:
        yield subject.problem(
            "warning",
            ("grades",),
            f"không có mức xếp loại từ 0: điểm dưới {min(starts):g} không thuộc mức nào",
            f"no grade begins at 0: a score under {min(starts):g} has none",
        )
    for number, start in enumerate(starts):
        if start in starts[:number]:
            yield subject.problem(
                "warning",
                ("grades", number),
                f"đã có mức xếp loại khác cũng từ {start:g}",
                f"another grade begins at {start:g} too",
            )


def validity(subject: Subject) -> Iterator[Problem]:
    """Dates that do not exist, spans that end before they begin, and gaps or overlaps between spans."""
    spans: list[tuple[date, date, int]] = []
    for number, span in enumerate(subject.data["validity"]):
        try:
            start = date.fromisoformat(span["from"])
            until = date.fromisoformat(span["until"]) if "until" in span else date.max
        except ValueError:
            vi, en = "không có ngày này trong lịch", "there is no such date"
            yield subject.problem("error", ("validity", number), vi, en)
            continue
        if until < start:
            vi, en = "ngày kết thúc (until) trước ngày bắt đầu (from)", "until is before from"
            yield subject.problem("error", ("validity", number), vi, en)
            continue
        spans.append((start, until, number))
    spans.sort()
    for (_, until, _), (start, _, number) in pairwise(spans):
        if start <= until:
            yield subject.problem(
                "warning",
                ("validity", number),
                f"khoảng hiệu lực từ {start} chồng lên khoảng trước (đến {_end(until)})",
                f"the span from {start} overlaps the one before it (until {_end(until)})",
            )
        elif start - until > timedelta(days=1):
            yield subject.problem(
                "warning",
                ("validity", number),
                f"không khoảng hiệu lực nào nói về thời gian giữa {until} và {start}",
                f"no span speaks of the time between {until} and {start}",
            )
    last = max((until for _, until, _ in spans), default=date.max)
    if last != date.max:
        yield subject.problem(
            "warning",
            ("validity",),
            f"không khoảng hiệu lực nào nói về thời gian sau {last}",
            f"no span speaks of the time after {last}",
        )


def _end(until: date) -> str:
    return "…" if until == date.max else until.isoformat()
