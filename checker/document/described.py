"""A document as a ruleset's author describes it: what an example says of it is known, nothing else.

    page: {width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15}   # or pages: a list of them
    number: {place: header, align: center, size: 14, first: false}
    lines:
      - BÁO CÁO                                                   # only its text is known
      - {text: Trong kỳ ..., size: 14, align: both, first_line: 10, spacing: 6, line: 1}

The keys are those of ``checker.document.form``; a line takes those of a run and of a paragraph.
"""

from __future__ import annotations

import hashlib
from functools import partial
from typing import TYPE_CHECKING, Any

from checker.document.form import Form, Page, PageNumber, Paragraph, Run
from checker.document.metadata import metadata
from checker.document.model import Document, RawBlock
from checker.document.outline import outline

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_RUN = ("font", "size", "bold", "italic", "colour")


def described(name: str, told: Mapping[str, Any]) -> Document:
    """The document that a description stands for. Raises TypeError for keys that nothing knows."""
    unknown = set(told) - {"page", "pages", "number", "lines"}
    if unknown:
        raise TypeError(f"unknown key {min(unknown)!r}")
    lines = [{"text": line} if isinstance(line, str) else dict(line) for line in told.get("lines", ())]
    pages = [*told.get("pages", ()), *([told["page"]] if "page" in told else [])]
    form = Form(
        tuple(Page(**page) for page in pages),
        PageNumber(**told["number"]) if "number" in told else None,
        tuple(_paragraph(line) for line in lines),
    )
    raw = [
        RawBlock(
            line["text"],
            bold=bool(line.get("bold")),
            centered=line.get("align") == "center",
            origin=number,
        )
        for number, line in enumerate(lines)
    ]
    blocks = outline(tuple(raw))
    digest = hashlib.sha256(repr(sorted(told.items(), key=str)).encode()).hexdigest()
    return Document(name, digest, "described", blocks, metadata(blocks), form=partial(_itself, form))


def _itself(form: Form) -> Form:
    return form


def _paragraph(line: Mapping[str, Any]) -> Paragraph:
    run = Run(line["text"], **{key: line[key] for key in _OF_RUN if key in line})
    return Paragraph((run,), **{key: value for key, value in line.items() if key not in ("text", *_OF_RUN)})
