"""From the outline in a request letter to a first ruleset: headings become items, their points become facets.

What is written is a start that loads and passes its own examples; phrases, advice and weights are for the
author to go over. Texts and the words that headings begin with stand in ``rulesets/drafting.yaml``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from checker.errors import UsageError
from checker.language.tokens import CLAUSE, tokenise
from checker.matching.find import find
from checker.ruleset.lexicon import compile_lexicon
from checker.ruleset.source import library, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.document.model import Block, Document
    from checker.matching.find import Hits

_SUBJECT = 14
"""The words of a heading or a point that its phrase takes, in syllables."""
_HEADING = 200
"""A line of an outline is no longer than this, in characters."""
_FULL = 100
_ROLE_NEAR = 4
_INSTRUMENT = "instrument.named"
_OUTLINE = "Đề cương"
"""What the items cite: no article of a law asks for them."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a ruleset says of itself, and no outline can tell."""

    id: str
    title: str
    instrument: str
    start: str


@dataclass(slots=True)
class _Point:
    """A line of the outline with what stands under it."""

    text: str
    points: list[_Point] = field(default_factory=list)


def draft(document: Document, head: Head) -> dict[str, str]:
    """The files of a new ruleset by their path inside its folder. Raises UsageError for no outline."""
    top = _points(document)
    if not top:
        raise UsageError(
            f"{document.name}: không thấy đề cương (các đầu mục I., 1., a) hoặc tiêu đề) để làm bộ quy tắc.",
            f"{document.name}: no outline (headings or numbered lines) to make a ruleset of.",
        )
    data: dict[str, Any] = parse_yaml("drafting.yaml", _read("drafting.yaml"))
    structure = parse_yaml("structure.yaml", _read("vocabulary/structure.yaml"))["vocabulary"]
    known = compile_lexicon(
        {name: phrases for name, phrases in structure.items() if name.startswith(("role.", _INSTRUMENT))}
    )
    groups, items = [], []
    files: dict[str, str] = {}
    for number, point in enumerate(top, start=1):
        group = f"phan-{number}"
        groups.append({"id": group, "title": _both(point.text), "weight": _share(number, len(top))})
        numbered = any(inner.points for inner in point.points)
        leaves = point.points if numbered or len(point.points) > 1 else [point]
        for position, leaf in enumerate(leaves, start=1):
            name = f"p{number}.{position}"
            role = _role(point.text, known) or _role(leaf.text, known)
            items.append(_item(name, group, leaf, data, data["roles"].get(role, {}), known))
            heading = point.text if leaf is point else f"{point.text}\n\n1. {leaf.text}"
            files |= _examples(name, heading, leaf, data, role)
    told = {
        "schema": "rasoat-ruleset/1",
        "id": head.id,
        "version": "0.1.0",
        "title": _both(head.title),
        "instrument": head.instrument,
        "footer": data["footer"],
        "validity": [{"from": head.start, "status": "ok", "note": data["note"]}],
        "grades": data["grades"],
        "use": ["people", "acts", "assertion", "structure"],
        "modes": {"done": {"title": {"vi": "đã thực hiện", "en": "done"}}},
        "provisions": [{"article": _OUTLINE}],
        "groups": groups,
    }
    return {"ruleset.yaml": _dump(told), "items/muc.yaml": _dump(items), **files}


def _points(document: Document) -> list[_Point]:
    """The outline as a tree; a single top line that holds all the others is a title and left out."""
    kept: dict[int, _Point] = {}
    top: list[_Point] = []
    for number, block in enumerate(document.blocks):
        if not _is_point(block):
            continue
        parent = block.parent
        while parent >= 0 and parent not in kept:
            parent = document.blocks[parent].parent
        kept[number] = _Point(block.text.strip(" .:;"))
        (kept[parent].points if parent in kept else top).append(kept[number])
    while len(top) == 1 and len(top[0].points) > 1:
        top = top[0].points
    return top if len(top) > 1 else [point for point in top if point.points]


def _is_point(block: Block) -> bool:
    return len(block.text) <= _HEADING and block.kind in {"heading", "entry"} and bool(block.label)


def _item(
    name: str,
    group: str,
    point: _Point,
    data: Mapping[str, Any],
    role: Mapping[str, Any],
    known: Mapping[str, Any],
) -> dict[str, Any]:
    told = {lang: data["advice"][lang].format(title=point.text) for lang in ("vi", "en")}
    model = {lang: data["wording"][lang].format(title=point.text) for lang in ("vi", "en")}
    parts = point.points or [point]
    facets = [
        _facet(f"y-{number}", part, phrase, role, known)
        for number, part in enumerate(parts, start=1)
        if (phrase := _subject(part.text, data["lead"]))
    ]
    whole = _subject(point.text, data["lead"])
    if not facets:
        facets = [_facet("y-1", point, whole, role, known)]
    elif point.points and whole:
        facets[0]["phrases"].append(whole)
    return {
        "id": name,
        "group": group,
        "title": _both(point.text),
        "mode": "done",
        "citation": {"article": _OUTLINE, "verified": False},
        "section": _both(point.text),
        "advice": told,
        "wording": model,
        "facets": facets,
    }


def _facet(
    name: str, point: _Point, phrase: str, role: Mapping[str, Any], known: Mapping[str, Any]
) -> dict[str, Any]:
    """A point as a frame; one that asks for an instrument ("kế hoạch ...") is proved by its title too."""
    titles = {"titles": True} if _INSTRUMENT in _found(phrase, known) else {}
    return {"id": name, "title": _both(point.text), "section": True, **titles, **role, "phrases": [phrase]}


def _subject(text: str, lead: list[str]) -> str:
    """The words of a heading that say what it is about, up to the first break, as a phrase."""
    tokens = tokenise(text, {})
    end = next((n for n, strength in enumerate(tokens.breaks) if n and strength >= CLAUSE), len(tokens.keys))
    words = [text[tokens.starts[n] : tokens.ends[n]].lower() for n in range(end)]
    words = [word for word in words if any(char.isalpha() for char in word)]
    start = 0
    while start < len(words):
        begun = next((len(w) for w in map(str.split, lead) if words[start : start + len(w)] == w), 0)
        if not begun:
            break
        start += begun
    kept = words[start:] or words
    return " ".join(kept[:_SUBJECT])


def _role(text: str, lexicon: Mapping[str, Any]) -> str:
    near = [
        (places[0].start, name)
        for name, places in _found(text, lexicon).items()
        if name != _INSTRUMENT and places[0].start <= _ROLE_NEAR
    ]
    return min(near, default=(0, ""))[1].removeprefix("role.").split(".")[0]


def _found(text: str, lexicon: Mapping[str, Any]) -> Hits:
    """What the words of the shared vocabulary find in a line of the outline."""
    tokens = tokenise(text, {})
    return {name: places for name, places in find(lexicon, tokens.keys, tokens.breaks).items() if places}


def _examples(name: str, heading: str, point: _Point, data: Mapping[str, Any], role: str) -> dict[str, str]:
    if role in data["roles"]:
        return {}
    subject = _subject(point.points[0].text if point.points else point.text, data["lead"])
    return {
        f"examples/{name}/{file}.txt": "# also: none\n\n"
        + text.format(heading=f"I. {heading}", subject=subject)
        for file, text in data["examples"].items()
    }


def _share(number: int, count: int) -> int:
    """Equal weights that add up to 100."""
    return _FULL // count + (1 if number <= _FULL % count else 0)


def _both(text: str) -> dict[str, str]:
    """A text whose English is still to be written: the same words until then."""
    return {"vi": text, "en": text}


def _read(name: str) -> str:
    return (library() / name).read_text(encoding="utf-8")


def _dump(value: Any) -> str:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes what occurs twice twice: rulesets take no aliases."""

        def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the signature is PyYAML's
            return True

    return str(yaml.dump(value, Dumper=Dumper, allow_unicode=True, sort_keys=False, width=110))
