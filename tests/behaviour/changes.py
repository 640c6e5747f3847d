"""What the behaviour tests do to a report, and how they read off what became of the verdicts.

Every change is a pure function from text to text, or from verdicts to a list of what differs. The texts are those
of fixtures/reports, written for this repository, and base-report.txt beside this file.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from checker.check import check_document
from checker.document.read import read
from checker.rendering.json_ import render
from checker.ruleset.load import load_ruleset

if TYPE_CHECKING:
    from checker.judging.model import Verdict
    from checker.ruleset.model import Ruleset

ROOT = Path(__file__).resolve().parents[2]
REPORTS = sorted((ROOT / "fixtures" / "reports").glob("*.txt"))
BASE = (Path(__file__).parent / "base-report.txt").read_text(encoding="utf-8")
RANK = {"missing": 0, "partial": 1, "met": 2, "not_applicable": 2}

_LABEL_ALONE = re.compile(r"^(?:[-+*•]|\d{1,2}(?:\.\d{1,2})*[.)/-]?|[a-zđ][.)])?[\s.;,:]*$")
_DANGLING = re.compile(r"(?:(?<=[.;])|(?<=[.;] )|^)[^.;]{0,90}[:,]?\s*$")
_LISTED = re.compile(r"[-+*•|]|[a-zđ]\)|Trên đây|Nơi nhận")


@cache
def ruleset() -> Ruleset:
    """The ruleset under test, loaded once."""
    return load_ruleset("nd-04-2015")


@lru_cache(maxsize=512)
def verdicts(text: str, name: str = "bao-cao.txt") -> dict[str, Verdict]:
    """The verdict on every item of a text."""
    part = check_document(read(name, text.encode()), [ruleset()]).parts[0]
    return {verdict.item.id: verdict for verdict in part.verdicts}


@lru_cache(maxsize=2048)
def outcome(text: str) -> dict[str, str]:
    """The name of the verdict on every item of a text."""
    return {item: verdict.verdict for item, verdict in verdicts(text).items()}


def differing(before: dict[str, str], after: dict[str, str]) -> dict[str, tuple[str, str]]:
    """What changed, item by item: the verdict before and after."""
    return {item: (before[item], after[item]) for item in before if before[item] != after[item]}


def changed(before: str, after: str) -> dict[str, tuple[str, str]]:
    """The verdicts that differ between two texts."""
    return differing(outcome(before), outcome(after))


def replaced(text: str, old: str, new: str) -> str:
    """``text`` with ``old``, which stands in it exactly once, replaced."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the text"
    return text.replace(old, new)


def as_json(data: bytes, name: str = "bao-cao.txt") -> str:
    """The JSON report of a document, without what names the bytes: hash, notes on repairs and format."""
    report = json.loads(render(check_document(read(name, data), [ruleset()])))
    del report["document"]["sha256"]
    del report["document"]["read"]["notes"]
    return json.dumps(report, ensure_ascii=False, sort_keys=True)


def deleted(text: str, quotes: list[str]) -> str:
    """A report without these quotes, wrapped lines or not; of what is left no bare number or bullet stays."""
    for quote in quotes:
        words = r"\s+".join(re.escape(word) for word in quote.split())
        match = re.search(words, text)
        if match is None:
            continue
        first = text.rfind("\n", 0, match.start()) + 1
        last = text.find("\n", match.end())
        last = len(text) if last < 0 else last
        rest = _tidied(text[first : match.start()], text[match.end() : last])
        text = text[:first] + rest + text[last:]
    return text


def _tidied(before: str, after: str) -> str:
    """What is left of a paragraph: nothing when it is only a number, a bullet or the opening of a sentence."""
    line = before + after
    if line.startswith("|"):
        return line if re.search(r"[^\W\d_]{2}", line) else ""
    if not after.strip(" .;,:)"):
        before = _DANGLING.sub("", before)
        after = ""
    elif not before.strip(" ;,:") or before.rstrip()[-1] in ".;:":
        after = after.lstrip(" .;,:")
    return "" if _LABEL_ALONE.match(before + after) else before + after


@dataclass(frozen=True)
class Labelled:
    """A fixture report with its labels: item -> (verdict, quotes)."""

    name: str
    text: str
    labels: dict[str, tuple[str, tuple[str, ...]]]


@cache
def labelled_reports() -> tuple[Labelled, ...]:
    """All reports of fixtures/reports."""
    return tuple(_labelled(path) for path in REPORTS)


def _labelled(path: Path) -> Labelled:
    raw = json.loads(path.with_name(path.stem + ".labels.json").read_text(encoding="utf-8"))["labels"]
    labels = {item: (label["verdict"], tuple(label["evidence"])) for item, label in raw.items()}
    return Labelled(path.stem, path.read_text(encoding="utf-8"), labels)


def prose_ends(text: str) -> list[int]:
    """Offsets of the blank lines after paragraphs of prose: a paragraph put there breaks no list and no table."""
    ends = []
    position = 0
    previous = ""
    for paragraph in re.split(r"(?<=\n)\n+(?=\S)", text):
        position = text.index(paragraph, position)
        prose = len(previous) > 80 and previous.rstrip().endswith(".") and not _LISTED.match(previous)
        if prose and not _LISTED.match(paragraph):
            ends.append(position)
        previous = paragraph
    return ends


def inserted(text: str, position: int, paragraph: str) -> str:
    """``text`` with a paragraph of its own at an offset between two paragraphs."""
    return f"{text[:position]}{paragraph}\n\n{text[position:]}"


def folded(text: str, width: int = 90) -> str:
    """The lines of a text broken at a column, as editors and mail programs do."""
    lines = []
    for line in text.split("\n"):
        rest = line if not line.startswith("|") else ""
        if not rest:
            lines.append(line)
        while rest:
            cut = len(rest) if len(rest) <= width else rest.rfind(" ", 0, width + 1)
            lines.append(rest[:cut])
            rest = rest[cut:].strip()
    return "\n".join(lines)
