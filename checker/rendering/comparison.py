"""The comparison of two reports as a page of text, and as the object that programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.rendering.layout import BLANK, Line, plain, tidy
from checker.rendering.texts import VERDICTS
from checker.rendering.words import address, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.comparison import Carried, Change, Comparison, Copy

SCHEMA = "rasoat-comparison/1"
_SHOWN = 12
"""So many sentences of a kind are quoted; the others are counted."""
_QUOTE = 160


def render(comparison: Comparison, lang: str = "vi") -> str:
    """The page of text."""
    return plain(_page(comparison, lang))


def copies_page(copies: Sequence[Copy], number: int, lang: str = "vi") -> str:
    """The reports of a folder that share much of their text, as a page."""

    def say(vi: str, en: str) -> str:
        return en if lang == "en" else vi

    lines = [Line("title", 0, say("BÁO CÁO GIỐNG NHAU", "REPORTS THAT ARE ALIKE")), BLANK]
    vi = f"Đã so {number} báo cáo với nhau; {len(copies)} cặp giống nhau nhiều."
    lines.append(Line("plain", 0, say(vi, f"{number} reports compared; {len(copies)} pairs are much alike.")))
    for copy in copies:
        names = f"{tidy(copy.one.name)} - {tidy(copy.other.name)}"
        told = say("lời văn chung", "of the text in common")
        lines.append(Line("plain", 0, f"- {names}: {copy.share * 100:.0f}% {told}", hang=2))
    return plain(lines)


def copies_json(copies: Sequence[Copy]) -> dict[str, Any]:
    """The same as plain data (schema "rasoat-copies/1")."""
    pairs = [{"one": copy.one.name, "other": copy.other.name, "share": copy.share} for copy in copies]
    return {"schema": "rasoat-copies/1", "pairs": pairs}


def to_json(comparison: Comparison, lang: str = "vi") -> dict[str, Any]:
    """The comparison as plain data (schema "rasoat-comparison/1")."""
    return {
        "schema": SCHEMA,
        "old": _side(comparison, 0),
        "new": _side(comparison, 1),
        "items": [
            {
                "ruleset": change.ruleset.id,
                "id": change.item.id,
                "title": change.item.title.get(lang),
                "before": change.before,
                "after": change.after,
                "change": kind,
            }
            for kind in ("fixed", "regressed", "unchanged")
            for change in comparison.items(kind)
        ],
        "carried": {
            "verbatim": round(comparison.shares[0], 3),
            "adapted": round(comparison.shares[1], 3),
            "sentences": [
                {
                    "quote": one.new.text,
                    "block": one.new.block.number,
                    "section": one.new.block.section,
                    "old_block": one.old.block.number,
                    "verbatim": one.verbatim,
                    "same_figures": list(one.figures),
                    "stale_year": one.stale,
                }
                for one in comparison.carried
            ],
        },
        "vanished": [
            {"heading": block.text, "section": block.section, "old_block": block.number}
            for block in comparison.vanished
        ],
    }


def _side(comparison: Comparison, number: int) -> dict[str, Any]:
    report = (comparison.old, comparison.new)[number]
    return {
        "path": report.document.name,
        "sha256": report.document.sha256,
        "scores": [{"ruleset": part.ruleset.id, "value": part.score.value} for part in report.parts],
    }


def _page(comparison: Comparison, lang: str) -> Iterator[Line]:
    def say(vi: str, en: str) -> str:
        return en if lang == "en" else vi

    old, new = comparison.old, comparison.new
    yield Line("title", 0, say("SO SÁNH HAI BÁO CÁO", "TWO REPORTS COMPARED"))
    yield BLANK
    for report, label in ((old, say("Bản cũ:", "Old:")), (new, say("Bản mới:", "New:"))):
        yield Line("plain", 0, tidy(report.document.name), label)
    for before, after in zip(old.parts, new.parts, strict=True):
        scores = f"{before.score.value:.1f} → {after.score.value:.1f} ({after.ruleset.id})"
        yield Line("plain", 0, scores if lang == "en" else scores.replace(".", ","), say("Điểm:", "Score:"))
    for kind, vi, en in (
        ("fixed", "ĐÃ KHẮC PHỤC", "FIXED"),
        ("regressed", "KÉM HƠN TRƯỚC", "WORSE THAN BEFORE"),
    ):
        changes = comparison.items(kind)
        yield from (BLANK, Line("heading", 0, f"{say(vi, en)} ({len(changes)})"))
        for change in changes:
            yield _change(change, lang)
    unchanged = comparison.items("unchanged")
    gaps = [change for change in unchanged if change.after in {"partial", "missing"}]
    vi = f"CHƯA THAY ĐỔI: {len(unchanged)} nội dung, trong đó {len(gaps)} nội dung vẫn chưa đạt"
    en = f"UNCHANGED: {len(unchanged)} items, {len(gaps)} of them still not met"
    yield from (BLANK, Line("heading", 0, say(vi, en)))
    for change in gaps:
        yield _change(change, lang)
    yield from _text(comparison, lang)


def _change(change: Change, lang: str) -> Line:
    told = VERDICTS[change.after].get(lang)
    if change.before != change.after:
        told = f"{VERDICTS[change.before].get(lang)} → {told}"
    return Line("plain", 0, f"- {tidy(change.item.title.get(lang))} ({change.item.id}): {told}", hang=2)


def _text(comparison: Comparison, lang: str) -> Iterator[Line]:
    def say(vi: str, en: str) -> str:
        return en if lang == "en" else vi

    verbatim, adapted = (f"{share * 100:.0f}%" for share in comparison.shares)
    yield from (BLANK, Line("heading", 0, say("PHẦN CHÉP LẠI TỪ BẢN CŨ", "TEXT CARRIED OVER")))
    vi = f"{verbatim} lời văn của bản mới giữ nguyên từng chữ; {adapted} chỉ đổi con số."
    yield Line(
        "plain", 0, say(vi, f"{verbatim} of the new text word for word; {adapted} with other figures.")
    )
    stale = [one for one in comparison.carried if one.stale]
    same = [one for one in comparison.carried if one.figures and not one.stale]
    for found, title in (
        (stale, say("Còn ghi năm của kỳ trước", "Still the year of the former period")),
        (same, say("Con số giữ nguyên như kỳ trước", "Figures the same as before")),
    ):
        if found:
            yield from (BLANK, Line("plain", 0, f"{title} ({len(found)}):"))
        for one in found[:_SHOWN]:
            yield _sentence(comparison, one, lang)
        if len(found) > _SHOWN:
            rest = len(found) - _SHOWN
            yield Line("plain", 0, say(f"- và {rest} câu khác", f"- and {rest} more"))
    if comparison.vanished:
        title = say("Mục có ở bản cũ, không còn ở bản mới", "Sections that are gone")
        yield from (BLANK, Line("plain", 0, f"{title} ({len(comparison.vanished)}):"))
    for block in comparison.vanished:
        yield Line("plain", 0, f"- {block.section}: {tidy(block.text)}", hang=2)


def _sentence(comparison: Comparison, one: Carried, lang: str) -> Line:
    block = one.new.block
    place = address(comparison.new.document, block.section, block.number, block.page, lang)
    what = one.stale or ", ".join(one.figures)
    return Line("plain", 0, f"- {what}: {quoted(one.new.text, _QUOTE)} ({place})", hang=2)
