"""The examples of a ruleset, run: each file names an item, the verdict it must get, and what else is met.

``examples/<item>/<verdict>-<name>.txt``. The first lines are comments: ``# also: d8.hinh-thuc=met`` names
the other items that the text settles ("none": no other); every item not named must be missing, "and nothing
else is reported". ``# sure: no`` marks an example on which two careful readers could differ. ``# todo: why``
marks one that the checker is known to get wrong: it is reported, and must be removed once the checker gets it
right.

An item about the form of a file has examples ``.yaml`` as well, which describe what a text cannot show (see
``checker.document.described``); their first lines are the same comments. Items that neither text nor
description can tell of are not counted.

An item that is like one of the base and has no examples of its own is tested by those of that item: the item
must get the same verdict, whatever the others get. One that is switched off is not tested.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.check import check_document
from checker.document.described import described
from checker.document.read import read
from checker.errors import RulesetError
from checker.judging.model import VERDICTS
from checker.ruleset.load import load_ruleset
from checker.ruleset.source import example_files, examples_in, parse_yaml, read_source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checker.document.model import Document
    from checker.judging.model import Verdict
    from checker.ruleset.model import Ruleset

_RANK = {"missing": 0, "partial": 1, "met": 2, "not_applicable": 2}


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the verdicts that it must get; ``path`` is relative to the ruleset's folder."""

    path: str
    item: str
    verdict: str
    also: tuple[tuple[str, str], ...]
    sure: bool
    todo: str
    text: str
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """An example after it was run; ``expected`` and ``got`` list what differs ("d7.k1=met ...")."""

    path: str
    expected: str
    got: str
    ok: bool
    todo: str


def run(name_or_path: str) -> tuple[Result, ...]:
    """Run all examples of a ruleset, in order of their paths."""
    ruleset = load_ruleset(name_or_path)
    return tuple(run_example(example, ruleset) for example in examples(name_or_path))


def examples(name_or_path: str) -> Iterator[Example]:
    """The examples in a ruleset's folder, then those taken over from its base, in order of their paths.

    Raises RulesetError for a file whose name or header is wrong.
    """
    source = read_source(name_or_path)
    for folder in sorted((source.folder / "examples").glob("*")):
        for file in examples_in(folder):
            yield _load(file, file.relative_to(source.folder).as_posix())
    if source.base is None:
        return
    for item in load_ruleset(name_or_path).items:
        if item.skip is not None:
            continue
        for file in example_files(source, item.id, item.like):
            if file.is_relative_to(source.folder):
                continue
            example = _load(file, "/".join(file.parts[-4:]))
            if not example.todo:
                yield replace(example, item=item.id, also=(), inherited=True)


def lost(old: str, new: str) -> Iterator[tuple[str, str, str, str]]:
    """The examples of a ruleset whose own item gets a worse verdict from another one.

    Yields path, item, verdict before, verdict after.
    """
    before, after = load_ruleset(old), load_ruleset(new)
    for example in examples(old):
        document = _document(example)
        verdicts = [
            {v.item.id: v.verdict for v in check_document(document, [ruleset]).parts[0].verdicts}
            for ruleset in (before, after)
        ]
        first, second = (of.get(example.item, "") for of in verdicts)
        if _RANK.get(second, 0) < _RANK.get(first, 0) and second:
            yield example.path, example.item, first, second


def run_example(example: Example, ruleset: Ruleset) -> Result:
    """Check the text of an example, and compare every verdict with the expected one."""
    verdicts = check_document(_document(example), [ruleset]).parts[0].verdicts
    got = {v.item.id: v.verdict for v in verdicts}
    silent = {v.item.id: "not_applicable" for v in verdicts if _is_silent(v)}
    others = {} if example.inherited else dict.fromkeys(got, "missing") | silent | dict(example.also)
    expected = others | {example.item: example.verdict}
    differing = [item for item in expected if expected[item] != got.get(item)]
    return Result(
        example.path,
        " ".join(f"{item}={expected[item]}" for item in differing),
        " ".join(f"{item}={got.get(item, 'unknown')}" for item in differing),
        not differing,
        example.todo,
    )


def _document(example: Example) -> Document:
    if not example.path.endswith(".yaml"):
        return read(example.path, example.text.encode())
    try:
        return described(example.path, parse_yaml(example.path, example.text))
    except (TypeError, AttributeError, ValueError) as error:
        raise _malformed(example.path, str(error)) from None


def _is_silent(verdict: Verdict) -> bool:
    """Whether an example says nothing of an item: it cannot, or the component need not be there."""
    optional = verdict.item.optional is not None and verdict.reason == "not-this-unit"
    return bool(verdict.item.checks) and (verdict.reason == "form-unknown" or optional)


def _load(file: Path, label: str) -> Example:
    verdict = file.stem.split("-", 1)[0]
    if verdict not in VERDICTS:
        raise _malformed(label, "tên tệp phải bắt đầu bằng met-, partial-, missing- hoặc not_applicable-")
    lines = file.read_text(encoding="utf-8").splitlines()
    header = {}
    while lines and (lines[0].startswith("# ") or not lines[0].strip()):
        line = lines.pop(0)
        key, _, value = line.removeprefix("# ").partition(":")
        if value:
            header[key.strip()] = value.strip()
    if "also" not in header:
        raise _malformed(label, "thiếu dòng đầu “# also: ...” (hoặc “# also: none”)")
    also = []
    if header["also"] != "none":
        for part in header["also"].split(","):
            item, _, value = part.strip().partition("=")
            if value not in VERDICTS:
                raise _malformed(label, f"“{part.strip()}” không phải là mục=kết luận")
            also.append((item, value))
    return Example(
        label,
        file.parent.name,
        verdict,
        tuple(also),
        header.get("sure", "yes") != "no",
        header.get("todo", ""),
        "\n".join(lines),
    )


def _malformed(label: str, problem: str) -> RulesetError:
    return RulesetError(
        f"{label}: ví dụ không đúng dạng: {problem}.", f"{label}: malformed example: {problem}."
    )
