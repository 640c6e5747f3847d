"""The parts of a Word package and how one leads to another."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from checker.document.container import Container, parse_xml
from checker.document.readers.docx_messages import refuse_package
from checker.document.readers.docx_styles import without_unused_tables
from checker.errors import DamagedError

if TYPE_CHECKING:
    from lxml.etree import _Element


def main_part(container: Container) -> str:
    """Find the main part as Word does, through the relations of the package and not by its name."""
    if "_rels/.rels" in container:
        for kind, target in relations(container, "").values():
            if kind == "officeDocument" and target in container:
                return target
    if "word/document.xml" in container:
        return "word/document.xml"
    raise refuse_package(None, container.name)


def relations(container: Container, part: str) -> dict[str, tuple[str, str]]:
    """Return the relations of a part: by id, the kind and the path of the target."""
    folder, file = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    if path not in container:
        return {}
    found: dict[str, tuple[str, str]] = {}
    for relation in container.xml(path):
        if relation.get("TargetMode") == "External":
            continue
        target = posixpath.normpath(posixpath.join("/" + folder, relation.get("Target") or ""))
        kind = (relation.get("Type") or "").rpartition("/")[2]
        found[relation.get("Id") or ""] = (kind, target.lstrip("/"))
    return found


def parse_styles(container: Container, path: str, content: bytes) -> _Element:
    """Parse the styles of a document, the unused ones as little as possible."""
    data = container.read(path)
    try:
        return parse_xml(without_unused_tables(data, content), container.name, container.limits)
    except DamagedError:
        return parse_xml(data, f"{container.name}/{path}", container.limits)
