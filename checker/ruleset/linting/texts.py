"""Checks of what people read: texts of the items, citations, examples."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.ruleset.linting.subject import Problem
from checker.ruleset.source import example_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.ruleset.linting.subject import Subject


def examples_needed(*, optional: bool) -> dict[str, int]:
    """How many examples of each verdict an item must have at least.

    An optional item is never missing: its trap comes out as not applicable.
    """
    return {"met": 2, "partial": 1, "not_applicable" if optional else "missing": 1}


def blank_texts(subject: Subject) -> Iterator[Problem]:
    """Texts and citations that are there, as the schema wants, but hold not one letter."""
    for index, item in enumerate(subject.data["items"]):
        fields = {
            ("citation", "article"): item["citation"]["article"],
            **{
                (key, lang): item[key][lang]
                for key in ("title", "advice", "wording", "section")
                for lang in ("vi", "en")
            },
        }
        for (key, part), text in fields.items():
            if not any(char.isalpha() for char in text):
                yield subject.problem(
                    "error",
                    ("items", index, key, part),
                    f"{item['id']}: {key}.{part} còn trống",
                    f"{item['id']}: {key}.{part} is blank",
                )


def unverified_citations(subject: Subject) -> Iterator[Problem]:
    """Citations that nobody has compared with the text of the law yet."""
    for index, item in enumerate(subject.data["items"]):
        if not item["citation"]["verified"]:
            yield subject.problem(
                "info",
                ("items", index, "citation"),
                f"{item['id']}: viện dẫn chưa được đối chiếu với văn bản gốc",
                f"{item['id']}: the citation has not been compared with the text of the law",
            )


def few_examples(subject: Subject) -> Iterator[Problem]:
    """Items with too few examples of a verdict: nothing shows that their phrases work."""
    for index, item in enumerate(subject.data["items"]):
        files = example_files(subject.source, item["id"], item.get("like", ""))
        counts = Counter(file.name.split("-", 1)[0] for file in files)
        needed = examples_needed(optional="optional" in item)
        lacking = {verdict: least for verdict, least in needed.items() if counts[verdict] < least}
        if lacking:
            vi = ", ".join(f"{counts[verdict]}/{least} {verdict}" for verdict, least in lacking.items())
            yield subject.problem(
                "warning",
                ("items", index, "id"),
                f"{item['id']}: thiếu ví dụ trong examples/{item['id']}/: mới có {vi}",
                f"{item['id']}: too few examples in examples/{item['id']}/: there are {vi}",
            )


def stray_examples(subject: Subject) -> Iterator[Problem]:
    """Folders of examples that name no item: they test nothing."""
    ids = {item["id"] for item in subject.data["items"]}
    for folder in sorted((subject.source.folder / "examples").glob("*")):
        if folder.is_dir() and folder.name not in ids:
            yield Problem(
                "error",
                f"{subject.source.folder.name}/examples/{folder.name}:1:1",
                f"thư mục ví dụ {folder.name!r} không trùng mã mục nào",
                f"the example folder {folder.name!r} names no item",
            )
