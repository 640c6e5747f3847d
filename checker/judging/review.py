"""Review marks: the verdict stands, but a person should look, for a reason that can be named.

Structural reasons only: the report contradicts itself, only plans were found, the period does not fit,
two items rest on the same words, the text was damaged. Never a low number.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from checker.judging.model import Review, Verdict
from checker.ruleset.model import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.matching.candidates import Candidate
    from checker.matching.facts import Facts

CONTRADICTION = Review(
    "contradiction",
    Text(
        "Báo cáo vừa nói đã làm vừa nói chưa làm việc này; đề nghị người đọc xem lại.",
        "The report says both that this was done and that it was not; a person should look.",
    ),
)
PLAN_ONLY = Review(
    "plan-only",
    Text(
        "Chỉ thấy nói dự định làm; nếu đã làm trong kỳ thì cần viết rõ là đã làm.",
        "Only an intention was found; if it was done in the period, the report should say so.",
    ),
)
PERIOD = Review(
    "period-mismatch",
    Text(
        "Năm nêu trong dẫn chứng nằm trước kỳ báo cáo; đề nghị người đọc xem có phải số liệu cũ không.",
        "The year in the evidence lies before the period of the report; "
        "a person should see whether it is old matter.",
    ),
)
SHARED = Review(
    "shared-evidence",
    Text(
        "Cùng một câu chữ được tính cho hai mục gần nhau; đề nghị người đọc xem câu này nói về mục nào.",
        "The same words count for two neighbouring items; a person should see which of them is meant.",
    ),
)
DAMAGED = Review(
    "low-quality-text",
    Text(
        "Chữ ở dẫn chứng bị lỗi dấu, phải đoán khi đối chiếu; đề nghị người đọc xem lại văn bản gốc.",
        "The text of the evidence is damaged and had to be guessed at; a person should look at the original.",
    ),
)
RECOGNISED = Review(
    "low-quality-text",
    Text(
        "Chữ của báo cáo do máy nhận dạng từ bản quét (OCR), có thể sai hoặc sót; đề nghị người đọc xem "
        "lại bản gốc.",
        "The text was recognised from a scan (OCR) and may be wrong or incomplete; a person should look at "
        "the original.",
    ),
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_RANK = {"missing": 0, "partial": 1, "not_applicable": 2, "met": 3}


def review(
    verdict: str, reason: str, chosen: Sequence[Candidate], partial: Sequence[Candidate], facts: Facts
) -> Review | None:
    """The mark that a verdict needs, if any."""
    if verdict == "met":
        done = {candidate.frame.facet for candidate in chosen}
        if any(c.reason == "not-done" and c.frame.facet in done for c in partial):
            return CONTRADICTION
        if _is_before_period(chosen, facts):
            return PERIOD
    if reason == "planned":
        return PLAN_ONLY
    return None


def _is_before_period(chosen: Sequence[Candidate], facts: Facts) -> bool:
    """Whether every year named in the evidence lies more than a year before the period.

    An instrument may be older than the period and still in force, so its titles do not count.
    """
    start = facts.text.document.metadata.period_from[:4]
    if not start or any(candidate.frame.titles for candidate in chosen):
        return False
    years = [
        int(year)
        for candidate in chosen
        for year in _YEAR.findall(facts.text.text(candidate.clause.first, candidate.clause.last))
    ]
    return bool(years) and all(year < int(start) - 1 for year in years)


def with_shared_evidence(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Mark sibling items that are met by the same words: same group, same mode, same quotes."""
    resting: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for position, verdict in enumerate(verdicts):
        if verdict.verdict == "met" and verdict.words:
            resting[verdict.item.group, verdict.item.mode, verdict.words].append(position)
    shared = {position for positions in resting.values() if len(positions) > 1 for position in positions}
    return tuple(
        verdict._replace(review=verdict.review or SHARED) if position in shared else verdict
        for position, verdict in enumerate(verdicts)
    )


def with_second_look(clean: Sequence[Verdict], tolerant: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Take over what the tolerant pass found more of, marked for review; never less."""
    return tuple(
        second._replace(review=DAMAGED) if _RANK[second.verdict] > _RANK[first.verdict] else first
        for first, second in zip(clean, tolerant, strict=True)
    )


def with_recognised_text(verdicts: Sequence[Verdict]) -> tuple[Verdict, ...]:
    """Mark every verdict on a text that was recognised from pictures: no letter of it is sure."""
    return tuple(
        verdict
        if verdict.verdict == "not_applicable" or verdict.review == DAMAGED
        else verdict._replace(review=RECOGNISED)
        for verdict in verdicts
    )
