"""From the YAML files of a ruleset to a ``Ruleset``: parse, validate, compile; cached by content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.ruleset.cache import cache_folder, read_cache, write_cache
from checker.ruleset.model import (
    Citation,
    Facet,
    Frame,
    Grade,
    Group,
    Item,
    Mode,
    Ruleset,
    Text,
    Validity,
)
from checker.ruleset.source import Source, error_at, parse_yaml, position, read_source, schema

if TYPE_CHECKING:
    from checker.errors import RulesetError

FORMAT = 3
"""Part of the cache key: raise it when the compiled form changes."""


def load_ruleset(name_or_path: str, *, cache: bool = True) -> Ruleset:
    """Load a shipped ruleset by id, or one from a folder.

    A ruleset that was validated before is taken from the user's cache folder (``RASOAT_CACHE`` moves it);
    the key is the hash of all its files. Raises RulesetError with file:line:column for every defect.
    """
    source = read_source(name_or_path)
    file = cache_folder() / f"ruleset-{FORMAT}-{source.sha256}.json"
    plain = read_cache(file, {"ruleset", "lexicon"}) if cache else None
    if plain is None:
        plain = compile_source(source)
        plain["ruleset"] = _without_phrases(plain["ruleset"])
        if cache:
            write_cache(file, plain)
    try:
        return _build(plain, source.sha256)
    except (KeyError, TypeError, AttributeError):
        if not cache:
            raise
    # What stood in the cache was not what this version writes.
    return load_ruleset(name_or_path, cache=False)


def compile_source(source: Source) -> dict[str, Any]:
    """Parse and validate the files, and compile their phrases: plain data, fit for a JSON cache."""
    from checker.ruleset.lexicon import compile_lexicon
    from checker.ruleset.pattern import PatternError

    merged, origins = _merge(source)
    _validate(merged, origins)
    _check_references(merged, origins)
    names = _name_phrases(merged)
    try:
        lexicon = compile_lexicon({name: phrases for name, (phrases, _) in names.items()})
    except PatternError:
        raise _phrase_error(names, origins) from None
    return {"ruleset": merged, "lexicon": lexicon}


def _without_phrases(merged: dict[str, Any]) -> dict[str, Any]:
    """A ruleset without the phrases that its lexicon holds: what has them is only told by an empty list."""
    phrases = ("phrases", "unless", "blanket", "not_blanket", "not_applicable")

    def slim(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: [] if key in phrases else slim(inner) for key, inner in value.items()}
        return [slim(inner) for inner in value] if isinstance(value, list) else value

    slimmed: dict[str, Any] = slim({key: value for key, value in merged.items() if key != "vocabulary"})
    return slimmed


Origins = dict[str, tuple[str, str]]
"""Where the parts of a merged ruleset came from: key -> (label, text). "items/7" is the 8th item."""


def _merge(source: Source) -> tuple[dict[str, Any], Origins]:
    texts = dict(source.texts)
    main_label = source.texts[0][0]
    main = parse_yaml(main_label, texts[main_label])
    if not isinstance(main, dict):
        raise error_at(
            main_label, texts[main_label], 1, 1, "phải là một bảng khóa: giá trị", "must be a mapping"
        )
    origins: Origins = {"": (main_label, texts[main_label])}
    lists = all(isinstance(main.get(key) or [], list) for key in ("items", "use"))
    if not lists or not all(isinstance(main.get(key) or {}, dict) for key in ("vocabulary", "abbreviations")):
        return main, origins  # the schema will say what is wrong
    items = list(main.get("items") or [])
    for label, text in source.texts[1:]:
        if label.startswith("vocabulary/"):
            continue
        part = parse_yaml(label, text)
        if not isinstance(part, list):
            raise error_at(label, text, 1, 1, "phải là một danh sách mục", "must be a list of items")
        for offset, item in enumerate(part):
            origins[f"items/{len(items)}"] = (label, text)
            origins[f"offset/{len(items)}"] = (str(offset), "")
            items.append(item)
    vocabulary = dict(main.get("vocabulary") or {})
    abbreviations = dict(main.get("abbreviations") or {})
    for name in main.get("use") or []:
        label = f"vocabulary/{name}.yaml"
        if label not in texts:
            line, column = position(texts[main_label], ["use"])
            raise error_at(
                main_label, texts[main_label], line, column,
                f"không có từ vựng chung tên {name!r}", f"there is no shared vocabulary called {name!r}",
            )  # fmt: skip
        part = parse_yaml(label, texts[label])
        for key, phrases in (part.get("vocabulary") or {}).items():
            vocabulary.setdefault(key, phrases)
            origins.setdefault(f"vocabulary/{key}", (label, texts[label]))
        for key, long_form in (part.get("abbreviations") or {}).items():
            abbreviations.setdefault(key, long_form)
    return {**main, "items": items, "vocabulary": vocabulary, "abbreviations": abbreviations}, origins


def _locate(path: list[str | int], origins: Origins) -> tuple[str, str, list[str | int]]:
    """The file that ``path`` of the merged ruleset came from, and the path inside that file."""
    if len(path) >= 2 and path[0] == "items":
        key = f"items/{path[1]}"
        if key in origins:
            return (*origins[key], [int(origins[f"offset/{path[1]}"][0]), *path[2:]])
    if len(path) >= 2 and path[0] == "vocabulary" and f"vocabulary/{path[1]}" in origins:
        return (*origins[f"vocabulary/{path[1]}"], path)
    return (*origins[""], path)


def _error(path: list[str | int], origins: Origins, vi: str, en: str) -> RulesetError:
    label, text, inner = _locate(path, origins)
    return error_at(label, text, *position(text, inner), vi, en)


def _validate(merged: dict[str, Any], origins: Origins) -> None:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import best_match

    problem = best_match(Draft202012Validator(schema()).iter_errors(merged))
    if problem is not None:
        path = list(problem.absolute_path)
        where = "/".join(str(step) for step in path) or "ruleset"
        message = problem.message if len(problem.message) <= 200 else problem.message[:200] + "…"
        raise _error(path, origins, f"{where}: không đúng lược đồ: {message}", f"{where}: {message}")


def _check_references(merged: dict[str, Any], origins: Origins) -> None:
    """What the schema cannot say: names that must exist, ids that must differ."""
    groups = {group["id"] for group in merged["groups"]}
    seen: set[str] = set()
    for index, item in enumerate(merged["items"]):
        path: list[str | int] = ["items", index]
        if item["id"] in seen:
            raise _error(
                [*path, "id"],
                origins,
                f"trùng mã mục {item['id']!r}",
                f"item id {item['id']!r} is used twice",
            )
        seen.add(item["id"])
        if item["group"] not in groups:
            raise _error(
                [*path, "group"],
                origins,
                f"không có nhóm {item['group']!r}",
                f"there is no group {item['group']!r}",
            )
        facets = {facet["id"] for facet in item["facets"]}
        for part in ("facets", "also"):
            for number, frame in enumerate(item.get(part) or []):
                here = [*path, part, number]
                if frame.get("mode", item["mode"]) not in merged["modes"]:
                    raise _error(here, origins, "không có phương thức (mode) này", "there is no such mode")
                if frame["id"] not in facets:
                    raise _error(
                        here, origins, f"không có vế {frame['id']!r}", f"there is no facet {frame['id']!r}"
                    )
                for name in (n for key in ("requires", "beside", "not_under") for n in frame.get(key, ())):
                    if name not in merged["vocabulary"]:
                        raise _error(
                            here, origins, f"không có từ vựng {name!r}", f"there is no vocabulary {name!r}"
                        )
        if item.get("need", 1) > len(facets):
            raise _error(
                [*path, "need"], origins, "need lớn hơn số vế", "need is more than the number of facets"
            )


Names = dict[str, tuple[list[str], list[str | int]]]
"""Name in the lexicon -> its phrases, and their path in the merged ruleset."""


def _name_phrases(merged: dict[str, Any]) -> Names:
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


def _phrase_error(names: Names, origins: Origins) -> RulesetError:
    """Find the phrase that does not compile, and say where it stands."""
    from checker.ruleset.lexicon import compile_lexicon
    from checker.ruleset.pattern import PatternError

    known: dict[str, list[str]] = {name: [] for name in names}
    for name, (phrases, path) in names.items():
        for number, phrase in enumerate(phrases):
            try:
                compile_lexicon({**known, name: [phrase]})
            except PatternError as error:
                return _error(
                    [*path, number], origins, f"cụm từ không hợp lệ: {error}", f"not a valid phrase: {error}"
                )
    try:
        compile_lexicon({name: phrases for name, (phrases, _) in names.items()})
    except PatternError as error:
        name = str(error).split(":", 1)[0]
        phrases, path = names.get(name, ([], []))
        # The phrase with the first step of the circle: "a: ...: a -> b -> a".
        step = "{" + str(error).rsplit(": ", 1)[-1].split(" -> ")[1] + "}"
        at = next((number for number, phrase in enumerate(phrases) if step in phrase), None)
        path = path if at is None else [*path, at]
        return _error(
            path, origins, f"từ vựng tham chiếu vòng tròn: {error}", f"vocabularies in a circle: {error}"
        )
    raise AssertionError("a phrase failed to compile and then did not")


def _build(plain: dict[str, Any], sha256: str) -> Ruleset:
    data = plain["ruleset"]
    counts: dict[str, int] = {}
    for item in data["items"]:
        counts[item["group"]] = counts.get(item["group"], 0) + 1
    weights = {group["id"]: group["weight"] for group in data["groups"]}
    return Ruleset(
        id=data["id"],
        version=data["version"],
        title=_text(data["title"]),
        sha256=sha256,
        groups=tuple(
            Group(
                group["id"],
                _text(group["title"]),
                group["weight"],
                f"group:{group['id']}" if "blanket" in group else "",
                group.get("blanket_mode", ""),
            )
            for group in data["groups"]
        ),
        items=tuple(
            _item(item, weights[item["group"]] / counts[item["group"]], data["instrument"])
            for item in data["items"]
        ),
        modes=tuple(_mode(name, mode) for name, mode in data["modes"].items()),
        grades=tuple(
            sorted((Grade(g["from"], _text(g["title"])) for g in data["grades"]), key=lambda g: -g.minimum)
        ),
        validity=tuple(
            Validity(v["from"], v.get("until", ""), v["status"], _text(v["note"])) for v in data["validity"]
        ),
        footer=_text(data["footer"]),
        partial_credit=data.get("partial_credit", 0.5),
        lexicon=plain["lexicon"],
        abbreviations=dict(data["abbreviations"]),
    )


def _text(value: dict[str, str]) -> Text:
    return Text(value["vi"], value["en"])


def _mode(name: str, mode: dict[str, Any]) -> Mode:
    return Mode(
        name,
        _text(mode["title"]),
        mode.get("acts", ""),
        mode.get("not_acts", ""),
        mode.get("weak", ""),
        tuple(mode.get("foreign", ())),
        tuple(mode.get("foreign_above", ())),
        tuple(mode.get("between", ())),
        mode.get("audience", ""),
        mode.get("others", ""),
        mode.get("elsewhere", ""),
        tuple(mode.get("actors", ())),
        mode.get("not_actors", ""),
    )


def _item(item: dict[str, Any], weight: float, instrument: str) -> Item:
    citation = item["citation"]
    frames = [
        _frame(item, part, number, frame)
        for part in ("facets", "also")
        for number, frame in enumerate(item.get(part) or [])
    ]
    return Item(
        id=item["id"],
        group=item["group"],
        title=_text(item["title"]),
        mode=item["mode"],
        need=item.get("need", 1),
        weight=weight,
        citation=Citation(
            citation.get("instrument", instrument),
            citation["article"],
            citation.get("clause", ""),
            citation["verified"],
        ),
        facets=tuple(Facet(facet["id"], _text(facet["title"])) for facet in item["facets"]),
        frames=tuple(frames),
        advice=_text(item["advice"]),
        wording=_text(item["wording"]),
        section=_text(item["section"]),
        unless=f"{item['id']}:unless" if "unless" in item else "",
        blanket=f"{item['id']}:blanket" if "blanket" in item else "",
        not_applicable=f"{item['id']}:not_applicable" if "not_applicable" in item else "",
    )


def _frame(item: dict[str, Any], part: str, number: int, frame: dict[str, Any]) -> Frame:
    base = f"{item['id']}:{part}:{number}"
    return Frame(
        facet=frame["id"],
        phrases=base,
        gives=frame.get("gives", "met"),
        mode=frame.get("mode", item["mode"]),
        unless=f"{base}:unless" if "unless" in frame else "",
        requires=tuple(frame.get("requires", ())),
        beside=tuple(frame.get("beside", ())),
        not_under=tuple(frame.get("not_under", ())),
        roles=tuple(frame.get("roles", ())),
        titles=frame.get("titles", False),
        nil=frame.get("nil", False),
        headings=frame.get("headings", False),
        asserted=frame.get("asserted", True),
        opening=frame.get("opening", False),
        orders=frame.get("orders", False),
    )
