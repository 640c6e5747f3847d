"""From the YAML files of a ruleset to a ``Ruleset``: parse, validate, compile; cached by content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checker.ruleset.cache import read_plain, write_plain
from checker.ruleset.model import (
    Case,
    Check,
    Citation,
    Condition,
    Facet,
    Frame,
    Grade,
    Group,
    Item,
    Mode,
    Ruleset,
    Terms,
    Text,
    Validity,
)
from checker.ruleset.source import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ruleset.source import Source

FORMAT = 10
"""Part of the cache key: raise it when the compiled form changes."""
_PARTS = frozenset({"ruleset", "lexicon"})


def load_ruleset(name_or_path: str, *, cache: bool = True) -> Ruleset:
    """Load a shipped ruleset by id, or one from a folder.

    A ruleset that was validated before is taken from the user's cache folder (``RASOAT_CACHE`` moves it);
    the key is the hash of all its files. Raises RulesetError with file:line:column for every defect.
    """
    source = read_source(name_or_path)
    kept = f"ruleset-{FORMAT}-{source.sha256}.json"
    plain = read_plain(kept, _PARTS) if cache else None
    if plain is None:
        plain = compile_source(source)
        plain["ruleset"] = _without_phrases(plain["ruleset"])
        if cache:
            write_plain(kept, plain)
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
    from checker.ruleset.merge import merge
    from checker.ruleset.pattern import PatternError
    from checker.ruleset.validate import name_phrases, phrase_error, validate

    if source.base is not None:
        validate(*merge(source.base))
    merged, origins = merge(source)
    validate(merged, origins)
    names = name_phrases(merged)
    try:
        lexicon = compile_lexicon({name: phrases for name, (phrases, _) in names.items()})
    except PatternError:
        raise phrase_error(names, origins) from None
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


def _build(plain: dict[str, Any], sha256: str) -> Ruleset:
    data = plain["ruleset"]
    shares: dict[str, float] = {}
    for item in data["items"]:
        shares[item["group"]] = shares.get(item["group"], 0) + item.get("weight", 1)
    points = {group["id"]: group["weight"] / shares.get(group["id"], 1) for group in data["groups"]}
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
            _item(item, points[item["group"]] * item.get("weight", 1), data["instrument"])
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
        terms=tuple(_terms(data["terms"])) if "terms" in data else (),
        outline=tuple(data.get("outline", ())),
    )


def _text(value: dict[str, str]) -> Text:
    return Text(value["vi"], value["en"])


def _terms(told: dict[str, Any]) -> Iterator[Terms]:
    kept = tuple((term, term) for term in told.get("kept", ()))
    for own in told["units"]:
        yield Terms(own["unit"], (*kept, *own["vi"].items()), (*kept, *own["en"].items()))


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
    checks = tuple(_check(check) for check in item.get("checks", ()))
    asked = [check for check in item.get("checks", ()) if not check.get("advisory")]
    frames = [
        _frame(item, part, number, frame)
        for part in ("facets", "also")
        for number, frame in enumerate(item.get(part) or [])
    ]
    return Item(
        id=item["id"],
        group=item["group"],
        title=_text(item["title"]),
        mode=item.get("mode", ""),
        need=item.get("need", len(asked) or 1),
        weight=weight,
        citation=Citation(
            citation.get("instrument", instrument),
            citation["article"],
            citation.get("clause", ""),
            citation["verified"],
        ),
        facets=tuple(Facet(facet["id"], _text(facet["title"])) for facet in item.get("facets", asked)),
        frames=tuple(frames),
        advice=_text(item["advice"]),
        wording=_text(item["wording"]),
        section=_text(item["section"]),
        unless=f"{item['id']}:unless" if "unless" in item else "",
        blanket=f"{item['id']}:blanket" if "blanket" in item else "",
        not_applicable=f"{item['id']}:not_applicable" if "not_applicable" in item else "",
        applies_when=_condition(item["applies_when"]) if "applies_when" in item else None,
        like=item.get("like", ""),
        optional=_text(item["optional"]) if "optional" in item else None,
        skip=_text(item["skip"]) if "skip" in item else None,
        checks=checks,
        figures=tuple(_text(row) for row in item.get("figures", ())),
    )


def _check(told: dict[str, Any]) -> Check:
    own = ("id", "check", "title", "part", "essential", "advisory")
    return Check(
        told["id"],
        told["check"],
        _text(told["title"]),
        told.get("part", ""),
        told.get("essential", False),
        told.get("advisory", False),
        {key: value for key, value in told.items() if key not in own},
    )


def _condition(told: dict[str, Any]) -> Condition:
    return Condition(tuple(_case(case) for case in told.get("any", [told])), _text(told["otherwise"]))


def _case(told: dict[str, Any]) -> Case:
    return Case(
        told.get("period_from", ""),
        told.get("period_until", ""),
        tuple(told.get("mentions", ())),
        tuple(told.get("units", ())),
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
        section=frame.get("section", False),
    )
