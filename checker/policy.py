"""From verdicts to acceptance: what an office asks of a report beyond the ruleset, and what it lets pass.

A policy file (YAML) sets a pass mark and, for an office that counts otherwise than the ruleset, points of its
own; it names items that must be met, and waives others for a time. A waiver needs an item, a reason, an
approver and a day on which it ends; one that has ended, or that lacks any of these, has no effect and is
named as such: a mistake in it never hides a gap.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from checker.errors import UsageError
from checker.judging.score import credit
from checker.ruleset.model import Text
from checker.ruleset.source import error_at, parse_yaml, position

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from checker.judging.model import Verdict
    from checker.report import Part, Report

FailOn = Literal["missing", "partial", "never"]
_FAILING = {
    "missing": frozenset({"missing"}),
    "partial": frozenset({"missing", "partial"}),
    "never": frozenset(),
}

SCHEMA = Path(__file__).resolve().parent / "schema" / "policy.schema.json"


class Waiver(NamedTuple):
    """An item that need not be met until a day (ISO), because of a reason, by the word of an approver."""

    item: str
    reason: str
    approver: str
    expires: str
    agency: str = ""


class Policy(NamedTuple):
    """What is asked for acceptance. ``faults`` are the waivers that have no effect, and why.

    ``fail_on`` names the worst gap that is let pass: "never" any, "missing" partial ones, "partial" none; it
    comes from the command line. ``points`` is the office's own table, item to points: the pass mark is then
    held against the score by it, of 100 like that of the ruleset. ``findings`` maps a rule of the consistency
    checks to its severity, or to "off".
    """

    pass_mark: float | None = None
    points: tuple[tuple[str, float], ...] = ()
    must: tuple[str, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    findings: tuple[tuple[str, str], ...] = ()
    faults: tuple[Text, ...] = ()
    fail_on: FailOn = "never"

    @property
    def threshold(self) -> float | None:
        """The score of the ruleset to be reached; none when the office counts by its own table."""
        return None if self.points else self.pass_mark


class Acceptance(NamedTuple):
    """Whether a report is accepted under a policy.

    ``shortfalls`` say why not; ``waived`` are the gaps that a waiver lets pass; ``notes`` are the score by
    the office's own table, waivers without effect, and items that no ruleset in use has.
    """

    accepted: bool
    shortfalls: tuple[Text, ...]
    waived: tuple[Waiver, ...]
    notes: tuple[Text, ...]


def load_policy(path: str | Path) -> Policy:
    """Read a policy file. Raises UsageError, with file:line:column for what is wrong in it."""
    file = Path(path)
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UsageError(
            f"Không tìm thấy tệp chính sách {file.name}. Hãy kiểm tra lại tên và thư mục.",
            f"There is no policy {file.name}. Check the name and the folder.",
        ) from None
    except (OSError, UnicodeDecodeError):
        raise UsageError(
            f"Không đọc được tệp chính sách {file.name}: phải là tệp văn bản UTF-8.",
            f"Cannot read the policy {file.name}: it must be a UTF-8 text file.",
        ) from None
    data = parse_yaml(file.name, text)
    rules = json.loads(SCHEMA.read_text(encoding="utf-8"))
    told = data if isinstance(data, dict) else {}
    rest = {key: value for key, value in told.items() if key != "waivers"} if told else data
    findings = told.get("findings")
    if isinstance(findings, dict):
        # YAML takes a bare off for "no".
        rest["findings"] = {rule: "off" if level is False else level for rule, level in findings.items()}
    _validate(rest, rules, file.name, text)
    waivers, faults = _waivers(told.get("waivers") or [], rules)
    return Policy(
        told.get("pass_mark"),
        tuple(sorted((told.get("points") or {}).items())),
        tuple(told.get("must", ())),
        waivers,
        tuple(sorted((rest.get("findings") or {}).items())),
        faults,
    )


def accept(report: Report, policy: Policy, today: str, excused: Collection[str] = ()) -> Acceptance:
    """Hold a report against a policy on a day (ISO); gaps that are ``excused`` ("ruleset/item") pass too."""
    agency = report.document.metadata.agency
    own = [w for w in policy.waivers if not w.agency or w.agency.casefold() in agency.casefold()]
    waivers = {waiver.item: waiver for waiver in own if waiver.expires >= today}
    notes = [
        Text(
            f"Miễn trừ cho {waiver.item} đã hết hạn ngày {_day(waiver.expires)}, không còn tác dụng.",
            f"The waiver of {waiver.item} ended on {_day(waiver.expires)} and has no effect.",
        )
        for waiver in own
        if waiver.expires < today
    ]
    known = {verdict.item.id for part in report.parts for verdict in part.verdicts}
    notes += [
        Text(
            f"Chính sách đòi nội dung {item}, nhưng bộ quy tắc đã dùng không có nội dung này.",
            f"The policy asks for the item {item}, which the rulesets in use do not have.",
        )
        for item in dict.fromkeys((*policy.must, *(item for item, _ in policy.points)))
        if item not in known
    ]
    shortfalls: list[Text] = []
    waived: list[Waiver] = []
    for part in report.parts:
        gaps = [verdict for verdict in part.verdicts if verdict.verdict in {"partial", "missing"}]
        waived += [waivers[gap.item.id] for gap in gaps if gap.item.id in waivers]
        passed = {
            gap.item.id
            for gap in gaps
            if gap.item.id in waivers or f"{part.ruleset.id}/{gap.item.id}" in excused
        }
        score: float | None = part.score.value + sum(gap.gain for gap in gaps if gap.item.id in passed)
        if policy.points:
            score = _by_table(part, dict(policy.points), passed)
            if score is not None:
                notes.append(_counted(score, part.ruleset.id))
        if policy.pass_mark is not None and score is not None and round(score, 1) < policy.pass_mark:
            shortfalls.append(_under(score, policy.pass_mark, part.ruleset.id))
        for gap in gaps:
            if gap.item.id not in passed:
                shortfalls += _asked(gap, policy)
    return Acceptance(not shortfalls, tuple(shortfalls), tuple(waived), (*policy.faults, *notes))


def _by_table(part: Part, points: Mapping[str, float], passed: Collection[str]) -> float | None:
    """The score of 100 by the office's own table; None when no item of it applies."""
    counted = [v for v in part.verdicts if v.item.id in points and v.verdict != "not_applicable"]
    possible = sum(points[verdict.item.id] for verdict in counted)
    half = part.ruleset.partial_credit
    got = sum(
        points[verdict.item.id] * (1.0 if verdict.item.id in passed else credit(verdict.verdict, half))
        for verdict in counted
    )
    return round(100 * got / possible, 1) if possible else None


def _counted(score: float, ruleset: str) -> Text:
    vi = f"Điểm theo bảng điểm của cơ quan: {score:.1f} trên 100".replace(".", ",")
    return Text(f"{vi} ({ruleset}).", f"Score by the office's own table: {score:.1f} of 100 ({ruleset}).")


def _asked(gap: Verdict, policy: Policy) -> Iterator[Text]:
    """Why a gap is in the way of acceptance, if it is."""
    vi, en = f"{gap.item.title.vi} ({gap.item.id}).", f"{gap.item.title.en} ({gap.item.id})."
    if gap.item.id in policy.must:
        yield Text(f"Nội dung bắt buộc chưa đạt: {vi}", f"An item that must be met is not: {en}")
    elif gap.verdict in _FAILING[policy.fail_on]:
        missing = gap.verdict == "missing"
        yield Text(
            f"{'Thiếu nội dung' if missing else 'Nội dung mới đạt một phần'}: {vi}",
            f"{'An item is missing' if missing else 'An item is met in part'}: {en}",
        )


def _under(score: float, mark: float, ruleset: str) -> Text:
    vi = f"Điểm {score:.1f} dưới mức phải đạt {mark:g}".replace(".", ",")
    return Text(
        f"{vi} ({ruleset}).",
        f"The score of {score:.1f} is under the pass mark of {mark:g} ({ruleset}).",
    )


def _validate(value: Any, rules: dict[str, Any], label: str, text: str) -> None:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    problem = best_match(Draft202012Validator(rules).iter_errors(value))
    if problem is not None:
        line, column = position(text, list(problem.absolute_path))
        error = error_at(label, text, line, column, f"không đúng lược đồ: {problem.message}", problem.message)
        raise UsageError(error.vi, error.en)


def _waivers(told: Any, rules: dict[str, Any]) -> tuple[tuple[Waiver, ...], tuple[Text, ...]]:
    from jsonschema import Draft202012Validator

    check = Draft202012Validator({**rules["$defs"]["waiver"], "$defs": rules["$defs"]})
    waivers, faults = [], []
    for number, one in enumerate(told if isinstance(told, list) else [told], start=1):
        entry = (
            {k: v.isoformat() if isinstance(v, date) else v for k, v in one.items()}
            if isinstance(one, dict)
            else one
        )
        problem = next(iter(check.iter_errors(entry)), None)
        wrong_day = problem is None and not _is_day(entry["expires"])
        if problem is None and not wrong_day:
            waivers.append(Waiver(**entry))
            continue
        why = problem.message if problem else f"{entry['expires']!r} is no date"
        faults.append(
            Text(
                f"Miễn trừ thứ {number} trong tệp chính sách không hợp lệ nên không có tác dụng: {why}.",
                f"Waiver {number} of the policy is not valid and has no effect: {why}.",
            )
        )
    return tuple(waivers), tuple(faults)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{day}/{month}/{year}"
