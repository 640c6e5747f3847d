"""Whether a merged ruleset holds: its schema, the names in it, its phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.ruleset.merge import error
from checker.ruleset.source import schema

if TYPE_CHECKING:
    from checker.errors import RulesetError
    from checker.ruleset.merge import Origins


def validate(merged: dict[str, Any], origins: Origins) -> None:
    """Raise RulesetError with file:line:column for the first thing that does not hold but phrases."""
    _against_schema(merged, origins)
    _references(merged, origins)


def _against_schema(merged: dict[str, Any], origins: Origins) -> None:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    problem = best_match(Draft202012Validator(_of_merged(schema())).iter_errors(merged))
    if problem is not None:
        path = list(problem.absolute_path)
        where = "/".join(str(step) for step in path) or "ruleset"
        message = problem.message if len(problem.message) <= 200 else problem.message[:200] + "…"
        raise error(path, origins, f"{where}: không đúng lược đồ: {message}", f"{where}: {message}")


def _of_merged(rules: dict[str, Any]) -> dict[str, Any]:
    """The schema of what merging makes: there nothing is left to a base, and everything must be there."""
    for part in (rules, rules["$defs"]["item"]):
        part["required"] += part.pop("anyOf")[-1]["required"]
    return rules


def _references(merged: dict[str, Any], origins: Origins) -> None:
    """What the schema cannot say: names that must exist, ids that must differ."""
    for number, terms in enumerate(merged.get("terms", {}).get("units", ())):
        if terms["unit"] not in merged["vocabulary"]:
            name = terms["unit"]
            vi, en = f"không có từ vựng {name!r}", f"there is no vocabulary {name!r}"
            raise error(["terms", "units", number, "unit"], origins, vi, en)
    groups = {group["id"] for group in merged["groups"]}
    seen: set[str] = set()
    for index, item in enumerate(merged["items"]):
        path: list[str | int] = ["items", index]
        if item["id"] in seen:
            raise error(
                [*path, "id"],
                origins,
                f"trùng mã mục {item['id']!r}",
                f"item id {item['id']!r} is used twice",
            )
        seen.add(item["id"])
        if item["group"] not in groups:
            raise error(
                [*path, "group"],
                origins,
                f"không có nhóm {item['group']!r}",
                f"there is no group {item['group']!r}",
            )
        facets = {facet["id"] for facet in item.get("facets") or item["checks"]}
        for part in ("facets", "also"):
            for number, frame in enumerate(item.get(part) or []):
                here = [*path, part, number]
                if frame.get("mode", item["mode"]) not in merged["modes"]:
                    raise error(here, origins, "không có phương thức (mode) này", "there is no such mode")
                if frame["id"] not in facets:
                    raise error(
                        here, origins, f"không có vế {frame['id']!r}", f"there is no facet {frame['id']!r}"
                    )
                for name in (n for key in ("requires", "beside", "not_under") for n in frame.get(key, ())):
                    if name not in merged["vocabulary"]:
                        raise error(
                            here, origins, f"không có từ vựng {name!r}", f"there is no vocabulary {name!r}"
                        )
        condition = item.get("applies_when", {})
        for case in condition.get("any", [condition]):
            for name in (*case.get("mentions", ()), *case.get("units", ())):
                if name not in merged["vocabulary"]:
                    vi, en = f"không có từ vựng {name!r}", f"there is no vocabulary {name!r}"
                    raise error([*path, "applies_when"], origins, vi, en)
        if item.get("need", 1) > len(facets):
            raise error(
                [*path, "need"], origins, "need lớn hơn số vế", "need is more than the number of facets"
            )


Names = dict[str, tuple[list[str], list[str | int]]]
"""Name in the lexicon -> its phrases, and their path in the merged ruleset."""


def name_phrases(merged: dict[str, Any]) -> Names:
    """Every set of phrases under the name by which the matcher knows it."""
    names: Names = {}
    for name, phrases in merged["vocabulary"].items():
        names[name] = (phrases, ["vocabulary", name])
    for index, group in enumerate(merged["groups"]):
        if "not_blanket" in group:
            names[f"group:{group['id']}.not"] = (group["not_blanket"], ["groups", index, "not_blanket"])
        if "blanket" in group:
            names[f"group:{group['id']}"] = (group["blanket"], ["groups", index, "blanket"])
    for index, item in enumerate(merged["items"]):
        for part in ("unless", "blanket", "not_applicable"):
            if part in item:
                names[f"{item['id']}:{part}"] = (item[part], ["items", index, part])
        for part in ("facets", "also"):
            for number, frame in enumerate(item.get(part) or []):
                base = f"{item['id']}:{part}:{number}"
                names[base] = (frame["phrases"], ["items", index, part, number, "phrases"])
                if "unless" in frame:
                    names[f"{base}:unless"] = (frame["unless"], ["items", index, part, number, "unless"])
    return names


def phrase_error(names: Names, origins: Origins) -> RulesetError:
    """Find the phrase that does not compile, and say where it stands."""
    from checker.ruleset.lexicon import compile_lexicon
    from checker.ruleset.pattern import PatternError

    known: dict[str, list[str]] = {name: [] for name in names}
    for name, (phrases, path) in names.items():
        for number, phrase in enumerate(phrases):
            try:
                compile_lexicon({**known, name: [phrase]})
            except PatternError as wrong:
                return error(
                    [*path, number], origins, f"cụm từ không hợp lệ: {wrong}", f"not a valid phrase: {wrong}"
                )
    try:
        compile_lexicon({name: phrases for name, (phrases, _) in names.items()})
    except PatternError as wrong:
        name = str(wrong).split(":", 1)[0]
        phrases, path = names.get(name, ([], []))
        # The phrase with the first step of the circle: "a: ...: a -> b -> a".
        step = "{" + str(wrong).rsplit(": ", 1)[-1].split(" -> ")[1] + "}"
        at = next((number for number, phrase in enumerate(phrases) if step in phrase), None)
        path = path if at is None else [*path, at]
        return error(
            path, origins, f"từ vựng tham chiếu vòng tròn: {wrong}", f"vocabularies in a circle: {wrong}"
        )
    raise AssertionError("a phrase failed to compile and then did not")
