"""Two versions of a ruleset: what a report that passed before may now lose, and what its version must say.

MAJOR: something accepted before may now fall short. MINOR: something is accepted or asked for in a wider way.
PATCH: only texts changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from checker.ruleset.load import load_ruleset
from checker.ruleset.merge import merge
from checker.ruleset.model import Text
from checker.ruleset.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator

Step = Literal["major", "minor", "patch"]
_STEPS: tuple[Step, ...] = ("major", "minor", "patch")
_TEXTS = ("title", "advice", "wording", "section", "citation")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: the step of the version that it asks for, the item (or "") and what it is."""

    step: Step
    item: str
    text: Text


def compare(old: str, new: str) -> tuple[Change, ...]:
    """The changes from one ruleset to another, the gravest first. Raises RulesetError."""
    before, after = load_ruleset(old), load_ruleset(new)
    texts = [merge(read_source(name))[0] for name in (old, new)]
    changes = [*_items(*texts), *_vocabulary(*texts), *_scoring(*texts)]
    weights = [{item.id: round(item.weight, 4) for item in one.items} for one in (before, after)]
    for name, points in weights[1].items():
        former = weights[0].get(name, points)
        if former != points:
            told = Text(f"trọng số {former:g} → {points:g}", f"weight {former:g} → {points:g}")
            changes.append(Change("major", name, told))
    return tuple(sorted(changes, key=lambda change: _STEPS.index(change.step)))


def enough(changes: tuple[Change, ...], versions: tuple[str, str]) -> bool:
    """Whether the second version rose by the number that the gravest change asks for."""
    if not changes:
        return True
    old, new = (tuple(int(part) for part in version.split(".")) for version in versions)
    numbers = _STEPS.index(changes[0].step) + 1
    return new[:numbers] > old[:numbers]


def _items(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    old = {item["id"]: item for item in before["items"]}
    new = {item["id"]: item for item in after["items"]}
    for name in [n for n in new if n not in old]:
        yield Change("major", name, Text("nội dung mới phải có", "a new item is asked for"))
    for name in [n for n in old if n not in new]:
        yield Change("minor", name, Text("không còn yêu cầu nội dung này", "the item is no longer asked for"))
    for name, item in new.items():
        if name in old:
            yield from _item(name, old[name], item)


def _item(name: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Change]:
    need = (old.get("need", 1), new.get("need", 1))
    if need[0] != need[1]:
        grave: Step = "major" if need[1] > need[0] else "minor"
        told = Text(f"số ý phải nêu {need[0]} → {need[1]}", f"facets to name {need[0]} → {need[1]}")
        yield Change(grave, name, told)
    if "skip" in new and "skip" not in old:
        yield Change("minor", name, Text("không còn yêu cầu nội dung này", "the item is no longer asked for"))
    if "skip" in old and "skip" not in new:
        yield Change("major", name, Text("yêu cầu lại nội dung này", "the item is asked for again"))
    if old.get("mode") != new.get("mode"):
        yield Change("major", name, Text("cách thực hiện (mode) khác trước", "another mode"))
    kept = {facet["id"] for facet in new.get("facets", ())}
    lost = [facet["id"] for facet in old.get("facets", ()) if facet["id"] not in kept]
    if lost:
        yield Change("major", name, Text(f"bỏ ý: {', '.join(lost)}", f"facets taken out: {', '.join(lost)}"))
    before, after = _checks_of(old), _checks_of(new)
    if stricter := [key for key in after if after[key] != before.get(key)]:
        named = ", ".join(stricter)
        yield Change(
            "major", name, Text(f"thêm hoặc đổi điều kiện: {named}", f"new or other checks: {named}")
        )
    if looser := [key for key in before if key not in after]:
        named = ", ".join(looser)
        yield Change("minor", name, Text(f"bỏ điều kiện: {named}", f"checks taken out: {named}"))
    removed, added = _phrases_of(old) - _phrases_of(new), _phrases_of(new) - _phrases_of(old)
    if removed:
        yield Change("major", name, _counted(len(removed), "cụm từ bỏ đi", "phrases taken out"))
    if added:
        yield Change("minor", name, _counted(len(added), "cụm từ thêm vào", "phrases added"))
    guards = _guards_of(new) - _guards_of(old)
    if guards:
        yield Change("major", name, _counted(len(guards), "điều kiện loại trừ thêm vào", "exceptions added"))
    if _guards_of(old) - _guards_of(new):
        yield Change("minor", name, Text("bớt điều kiện loại trừ", "exceptions taken out"))
    if old.get("applies_when") != new.get("applies_when"):
        yield Change("major", name, Text("điều kiện áp dụng khác trước", "applies under other conditions"))
    if any(old.get(key) != new.get(key) for key in _TEXTS):
        yield Change("patch", name, Text("sửa lời văn hoặc căn cứ", "texts or citation changed"))


def _counted(number: int, vi: str, en: str) -> Text:
    return Text(f"{number} {vi}", f"{number} {en}")


def _frames(item: dict[str, Any]) -> list[dict[str, Any]]:
    return [*item.get("facets", ()), *(item.get("also") or [])]


def _checks_of(item: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The checks of an item without their titles, by id."""
    return {
        check["id"]: {key: value for key, value in check.items() if key != "title"}
        for check in item.get("checks", ())
    }


def _phrases_of(item: dict[str, Any]) -> set[tuple[str, str]]:
    named = {(frame["id"], phrase) for frame in _frames(item) for phrase in frame["phrases"]}
    return named | {(key, phrase) for key in ("blanket", "not_applicable") for phrase in item.get(key, ())}


def _guards_of(item: dict[str, Any]) -> set[tuple[str, str]]:
    own = {("", phrase) for phrase in item.get("unless", ())}
    return own | {(frame["id"], phrase) for frame in _frames(item) for phrase in frame.get("unless", ())}


def _vocabulary(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    old, new = before["vocabulary"], after["vocabulary"]
    for name in sorted(old.keys() | new.keys()):
        if old.get(name) != new.get(name):
            fewer = set(old.get(name, ())) - set(new.get(name, ()))
            told = Text(f"từ vựng {name} khác trước", f"vocabulary {name} changed")
            yield Change("major" if fewer else "minor", "", told)


def _scoring(before: dict[str, Any], after: dict[str, Any]) -> Iterator[Change]:
    for key, vi, en in (
        ("grades", "mức xếp loại", "grades"),
        ("partial_credit", "điểm cho phần đạt một phần", "credit for partial"),
        ("modes", "cách thực hiện (modes)", "modes"),
        ("validity", "thời gian hiệu lực", "dates in force"),
    ):
        if before.get(key) != after.get(key):
            yield Change("major", "", Text(f"{vi} khác trước", f"{en} changed"))
