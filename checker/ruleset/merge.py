"""The files of a ruleset, and of the ruleset that it extends, as one plain mapping.

A ruleset with ``extends`` takes over everything of its base that it does not say itself. Vocabularies, modes
and abbreviations are joined by name; groups, grades and validity are replaced as a whole. ``inherit: named``
takes over only the items that an own item is ``like``; ``changes`` switch items off or weigh them otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from checker.ruleset.source import error_at, parse_yaml, position

if TYPE_CHECKING:
    from checker.errors import RulesetError
    from checker.ruleset.source import Source

_LISTS = ("items", "use", "changes")
_MAPPINGS = ("vocabulary", "abbreviations", "modes")
_OWN = ("extends", "inherit", "changes")
"""What a ruleset says of its own base, and not of that of a ruleset made from it."""


class Origin(NamedTuple):
    """Where a part of a merged ruleset came from: a file, its text, and the path inside it."""

    label: str
    text: str
    path: tuple[str | int, ...]


Origins = dict[str, Origin]
"""Beginning of a path in the merged ruleset ("items/7", "vocabulary/staff", "") -> where that stands."""


def merge(source: Source) -> tuple[dict[str, Any], Origins]:
    """The ruleset as one mapping, not validated yet, and where its parts came from.

    Raises RulesetError for files that do not parse and for changes to items that the base does not have.
    """
    own, origins = _own_files(source)
    if source.base is None or not _is_mergeable(own):
        return own, origins
    base, base_origins = merge(source.base)
    if not _is_mergeable(base):
        return base, base_origins
    merged = {key: value for key, value in base.items() if key not in _OWN}
    for key, value in own.items():
        if key in _MAPPINGS:
            merged[key] = {**(base.get(key) or {}), **(value or {})}
        elif key != "items":
            merged[key] = value
    merged["items"] = []
    joined: Origins = {}
    for key in _MAPPINGS:
        for name in base.get(key) or {}:
            joined[f"{key}/{name}"] = locate([key, name], base_origins)
    for key in own:
        joined[key] = origins[""]._replace(path=(key,))
        if key in _MAPPINGS:
            joined |= {f"{key}/{name}": origins[""]._replace(path=(key, name)) for name in own[key] or {}}
    joined |= {
        key: base_origins[""]._replace(path=(key,)) for key in base if key not in own and key != "items"
    }
    joined |= {key: origin for key, origin in origins.items() if not key.startswith("items/")}
    _inherit(own, origins, base, base_origins, merged, joined)
    return merged, joined


def locate(path: list[str | int], origins: Origins) -> Origin:
    """The file that ``path`` of the merged ruleset came from, and the path inside that file."""
    for length in (2, 1):
        origin = origins.get("/".join(str(step) for step in path[:length])) if len(path) >= length else None
        if origin is not None:
            return origin._replace(path=(*origin.path, *path[length:]))
    return origins[""]._replace(path=tuple(path))


def error(path: list[str | int], origins: Origins, vi: str, en: str) -> RulesetError:
    """An error at ``path`` of the merged ruleset, with the file:line:column where that stands."""
    origin = locate(path, origins)
    return error_at(origin.label, origin.text, *position(origin.text, list(origin.path)), vi, en)


def _is_mergeable(data: dict[str, Any]) -> bool:
    """Whether the parts are of the kinds that merging needs; if not, the schema will say what is wrong."""
    lists = all(isinstance(data.get(key) or [], list) for key in _LISTS)
    return lists and all(isinstance(data.get(key) or {}, dict) for key in _MAPPINGS)


def _own_files(source: Source) -> tuple[dict[str, Any], Origins]:
    texts = dict(source.texts)
    main_label = source.texts[0][0]
    main = parse_yaml(main_label, texts[main_label])
    if not isinstance(main, dict):
        raise error_at(
            main_label, texts[main_label], 1, 1, "phải là một bảng khóa: giá trị", "must be a mapping"
        )
    origins: Origins = {"": Origin(main_label, texts[main_label], ())}
    if not _is_mergeable(main):
        return main, origins
    items = list(main.get("items") or [])
    for label, text in source.texts[1:]:
        if label.startswith("vocabulary/"):
            continue
        part = parse_yaml(label, text)
        if not isinstance(part, list):
            raise error_at(label, text, 1, 1, "phải là một danh sách mục", "must be a list of items")
        for offset, item in enumerate(part):
            origins[f"items/{len(items)}"] = Origin(label, text, (offset,))
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
            if key not in (main.get("vocabulary") or {}):
                origins[f"vocabulary/{key}"] = Origin(label, texts[label], ("vocabulary", key))
        for key, long_form in (part.get("abbreviations") or {}).items():
            abbreviations.setdefault(key, long_form)
    return {**main, "items": items, "vocabulary": vocabulary, "abbreviations": abbreviations}, origins


def _inherit(
    own: dict[str, Any],
    origins: Origins,
    base: dict[str, Any],
    base_origins: Origins,
    merged: dict[str, Any],
    joined: Origins,
) -> None:
    """Add the items of the base with their changes, then the own ones, to ``merged`` and ``joined``."""

    def add(item: Any, origin: Origin) -> None:
        joined[f"items/{len(merged['items'])}"] = origin
        merged["items"].append(item)

    known = {item["id"]: item for item in base["items"] if isinstance(item, dict) and "id" in item}
    changes: dict[str, dict[str, Any]] = {}
    for number, change in enumerate(own.get("changes") or []):
        if not isinstance(change, dict) or change.get("item") not in known:
            raise error(
                ["changes", number], origins, "không có mục này ở bộ gốc", "the base has no such item"
            )
        changes[change["item"]] = change
    overridden = {item.get("id") for item in own["items"] if isinstance(item, dict)}
    for index, item in enumerate(base["items"]):
        if own.get("inherit", "all") != "all" or item.get("id") in overridden:
            continue
        change = changes.get(item.get("id"), {})
        told = {"weight": change["weight"]} if "weight" in change else {}
        told |= {"skip": change.get("reason")} if "skip" in change else {}
        add({**item, **told}, locate(["items", index], base_origins))
    for index, item in enumerate(own["items"]):
        like = item.get("like") if isinstance(item, dict) else None
        if like is not None and like not in known:
            raise error(
                ["items", index, "like"], origins, "không có mục này ở bộ gốc", "the base has no such item"
            )
        add(_like(known[like], item) if like else item, locate(["items", index], origins))


def _like(base: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """An item of the base with what an own item says otherwise; further frames are added to those there."""
    further = [*(base.get("also") or []), *(own.get("also") or [])]
    joined = {**base, **own}
    return {**joined, "also": further} if further else joined
