"""What is asked of reports: the words of the command line, then the settings of the project."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast, get_args

from checker.errors import UsageError
from checker.policy import FailOn, Policy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.cli.settings import Setting


def asked_policy(
    file: str | None, fail_under: str | None, fail_on: str | None, set_: Mapping[str, Setting]
) -> Policy:
    """The policy of a file, with the threshold and the level of the call in place of its own.

    Raises UsageError.
    """
    file = file or _value(set_, "policy")
    if fail_under is None:
        fail_under = _value(set_, "fail-under")
    policy = Policy()
    if file is not None:
        from checker.policy import load_policy

        policy = load_policy(file)
    mark = parse_score(fail_under)
    level = fail_on or _value(set_, "fail-on") or "never"
    if level not in get_args(FailOn):
        raise UsageError(
            f"--fail-on: chỉ có missing, partial và never, không có {level!r}.",
            f"--fail-on: missing, partial or never, not {level!r}.",
        )
    return policy._replace(
        pass_mark=policy.pass_mark if mark is None else mark, fail_on=cast("FailOn", level)
    )


def parse_score(text: str | None) -> float | None:
    """The threshold, with a decimal point or comma."""
    if text is None:
        return None
    try:
        score = float(text.strip().replace(",", "."))
    except ValueError:
        score = -1.0
    if not 0 <= score <= 100:
        raise UsageError(
            f"--fail-under: cần một số từ 0 đến 100, không phải {text!r}.",
            f"--fail-under: a number from 0 to 100 is needed, not {text!r}.",
        )
    return score


def parse_findings(text: str) -> bool:
    """Whether what does not agree within a report is told too."""
    if text not in {"on", "off"}:
        raise UsageError(
            f"--findings: chỉ có on và off, không có {text!r}.", f"--findings: on or off, not {text!r}."
        )
    return text == "on"


def parse_day(text: str | None) -> str:
    """The day (ISO) on which waivers are looked at: today, or the one that is named."""
    if text is None:
        return date.today().isoformat()  # noqa: DTZ011 - the day where the user is
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(
            f"--today: cần một ngày dạng NĂM-THÁNG-NGÀY, ví dụ 2026-06-30, không phải {text!r}.",
            f"--today: a date as YEAR-MONTH-DAY is needed, for example 2026-06-30, not {text!r}.",
        ) from None


def _value(set_: Mapping[str, Setting], name: str) -> str | None:
    return str(set_[name].value) if name in set_ else None
