"""What authors of rulesets read: the coverage of a law, and the difference between two versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.judging.model import VERDICTS
from checker.rendering.layout import BLANK, Line, tidy
from checker.rendering.texts import VERDICTS as TITLES
from checker.rendering.words import citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.ruleset.compare import Change
    from checker.ruleset.coverage import Covering, Provision

_STEPS = {
    "major": ("Báo cáo trước đây đạt nay có thể mất điểm (MAJOR)", "A report may now lose (MAJOR)"),
    "minor": ("Nới rộng (MINOR)", "Wider than before (MINOR)"),
    "patch": ("Chỉ sửa lời văn (PATCH)", "Texts only (PATCH)"),
}


def coverage_page(name: str, rows: Sequence[Provision], lang: str) -> Iterator[Line]:
    """The law, article by article: items, examples, holes, and the counts at the end."""

    def say(vi: str, en: str) -> str:
        return en if lang == "en" else vi

    yield Line("title", 0, tidy(name))
    if all(row.provision is None for row in rows):
        yield Line(
            "plain", 0, say("Bộ quy tắc không kê điều khoản (provisions).", "No provisions are listed.")
        )
    for row in rows:
        if row.provision is None:
            heading = say("Không thuộc điều khoản nào nêu trên", "Under none of these provisions")
        else:
            heading = citation(row.provision, lang)
        yield from (BLANK, Line("heading", 0, heading))
        if row.not_asked is not None:
            yield Line("plain", 2, tidy(row.not_asked.get(lang)), say("Không rà soát:", "Not asked:"))
        elif not row.items:
            yield Line("missing", 2, say("CHỖ TRỐNG: chưa có nội dung nào", "HOLE: no item asks for it"))
        for covering in row.items:
            yield _covering(covering, lang)
    holes = sum(row.is_hole for row in rows) + sum(item.is_hole for row in rows for item in row.items)
    items = sum(len(row.items) for row in rows)
    listed = sum(row.provision is not None for row in rows)
    vi = f"{listed} điều khoản, {items} nội dung, {holes} chỗ trống."
    yield from (BLANK, Line("plain", 0, say(vi, f"{listed} provisions, {items} items, {holes} holes.")))


def _covering(covering: Covering, lang: str) -> Line:
    counts = ", ".join(
        f"{covering.examples[name]} {TITLES[name].get(lang).lower()}"
        for name in VERDICTS
        if covering.examples[name]
    )
    text = f"{covering.item.id}: {tidy(covering.item.title.get(lang))} "
    text += f"(ví dụ: {counts or 'chưa có'})" if lang != "en" else f"(examples: {counts or 'none'})"
    if covering.is_hole:
        text += " - HOLE: too few examples" if lang == "en" else " - CHỖ TRỐNG: còn thiếu ví dụ"
    return Line("missing" if covering.is_hole else "plain", 2, text, hang=2)


def diff_page(
    changes: Sequence[Change],
    lost: Sequence[tuple[str, str, str, str]],
    versions: tuple[str, str],
    lang: str,
) -> Iterator[Line]:
    """The changes by what they ask of the version, then the examples that get worse."""

    def say(vi: str, en: str) -> str:
        return en if lang == "en" else vi

    yield Line(
        "title", 0, say(f"Phiên bản {versions[0]} → {versions[1]}", f"Version {versions[0]} → {versions[1]}")
    )
    if not changes:
        yield Line("plain", 0, say("Hai bộ quy tắc đòi hỏi như nhau.", "Both rulesets ask for the same."))
    for step, titles in _STEPS.items():
        own = [change for change in changes if change.step == step]
        if own:
            yield from (BLANK, Line("heading", 0, say(*titles)))
        for change in own:
            place = f"{change.item}: " if change.item else ""
            yield Line("plain", 0, f"- {place}{tidy(change.text.get(lang))}", hang=2)
    if lost:
        yield from (
            BLANK,
            Line("heading", 0, say("Ví dụ cũ nay bị đánh giá thấp hơn", "Old examples judged lower now")),
        )
    for path, item, before, after in lost:
        told = f"{TITLES[before].get(lang)} → {TITLES[after].get(lang)}"
        yield Line("plain", 0, f"- {tidy(path)} ({item}): {told}", hang=2)
