"""What the shipped rulesets say of the reports they are for, compiled together and kept by content.

Only the head of each ruleset is read: choosing among rulesets must not cost the loading of all of them.
"""

from __future__ import annotations

import hashlib
from typing import Any, NamedTuple

from checker.errors import RulesetError
from checker.ruleset.cache import read_plain, write_plain
from checker.ruleset.model import Text, Validity
from checker.ruleset.source import library, parse_yaml, schema

FORMAT = 2
"""Part of the cache key: raise it when the compiled form changes."""
_PARTS = frozenset({"entries", "lexicon"})
_PHRASES = ("titles", "citations")


class Entry(NamedTuple):
    """A ruleset that can be chosen: its subject, its dates in force, and how sure a sign its name is.

    Of the rulesets on one subject, the one in force is chosen; ``preferred`` when the period is not known.
    """

    ruleset: str
    title: Text
    subject: str
    preferred: bool
    validity: tuple[Validity, ...]


class Selection(NamedTuple):
    """The rulesets to choose from, and a lexicon with "<id>:titles" and "<id>:citations"."""

    entries: tuple[Entry, ...]
    lexicon: dict[str, Any]


def load_selection() -> Selection:
    """The shipped rulesets that say what they are for, by id. Raises RulesetError."""
    files = sorted(library().glob("*/ruleset.yaml"))
    texts = [(file.parent.name, file.read_text(encoding="utf-8")) for file in files]
    digest = hashlib.sha256(repr(texts).encode()).hexdigest()
    kept = f"selection-{FORMAT}-{digest}.json"
    plain = read_plain(kept, _PARTS)
    if plain is None:
        plain = _compiled(texts)
        write_plain(kept, plain)
    return Selection(tuple(_entry(entry) for entry in plain["entries"]), plain["lexicon"])


def _compiled(texts: list[tuple[str, str]]) -> dict[str, Any]:
    from jsonschema import Draft202012Validator

    from checker.ruleset.lexicon import compile_lexicon
    from checker.ruleset.pattern import PatternError

    entries = []
    phrases: dict[str, list[str]] = {}
    whole = schema()
    rules = {**whole["properties"]["recognise"], "$defs": whole["$defs"]}
    for name, text in texts:
        head = parse_yaml(f"{name}/ruleset.yaml", text)
        told = head.get("recognise") if isinstance(head, dict) else None
        if told is None or not Draft202012Validator(rules).is_valid(told):
            continue  # loading the ruleset says what is wrong with it
        entries.append(
            {key: head[key] for key in ("id", "title", "validity")}
            | {"subject": told["subject"], "preferred": told.get("preferred", False)}
        )
        phrases |= {f"{name}:{key}": told[key] for key in _PHRASES if key in told}
    try:
        lexicon = compile_lexicon(phrases)
    except PatternError as error:
        raise RulesetError(f"recognise: {error}", f"recognise: {error}") from None
    return {"entries": entries, "lexicon": lexicon}


def _entry(entry: dict[str, Any]) -> Entry:
    return Entry(
        entry["id"],
        Text(**entry["title"]),
        entry["subject"],
        entry["preferred"],
        tuple(
            Validity(v["from"], v.get("until", ""), v["status"], Text(**v["note"])) for v in entry["validity"]
        ),
    )
