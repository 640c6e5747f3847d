"""The receipt of a check as JSON, and what came of verifying one as lines to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.receipt import holds, receipt, to_json
from checker.rendering.json_ import text_of
from checker.rendering.layout import BLANK, Line, plain, tidy
from checker.rendering.texts import VERDICTS
from checker.rendering.verification_texts import DIFFERENCES, VERIFICATION
from checker.rendering.words import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.receipt import Difference, Receipt
    from checker.report import Report

_DIGITS = 12
"""Of a hash, enough to tell two apart by eye."""


def render(report: Report, lang: str = "vi") -> str:
    """The receipt of a report; it has no texts, so it is the same in all languages."""
    del lang
    return text_of(to_json(receipt(report)))


def verification(claimed: Receipt, found: Sequence[Difference], lang: str = "vi") -> str:
    """Whether a receipt holds, and every difference in a line."""
    verdict = VERIFICATION["holds" if holds(list(found)) else "broken"].get(lang)
    rulesets = ", ".join(f"{tidy(result.ruleset)} {tidy(result.version)}" for result in claimed.results)
    lines = [
        Line("title", 0, verdict),
        BLANK,
        Line("plain", 0, tidy(claimed.name), VERIFICATION["document"].get(lang)),
        Line("plain", 0, rulesets, VERIFICATION["rulesets"].get(lang)),
    ]
    if found:
        lines.append(BLANK)
    lines += [Line("plain", 0, f"- {_sentence(difference, lang)}", hang=2) for difference in found]
    return plain(lines)


def _sentence(difference: Difference, lang: str) -> str:
    claimed, found = (
        _shown(difference.kind, value, lang) for value in (difference.claimed, difference.found)
    )
    text = DIFFERENCES[difference.kind].get(lang)
    return text.format(where=tidy(difference.where), claimed=claimed, found=found)


def _shown(kind: str, value: str, lang: str) -> str:
    if kind in {"document", "ruleset"}:
        return tidy(value)[:_DIGITS]
    if kind == "score":
        return number(float(value), lang)
    if kind == "verdict":
        return VERDICTS[value].get(lang) if value in VERDICTS else VERIFICATION["no-verdict"].get(lang)
    return tidy(value)
