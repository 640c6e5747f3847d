"""Comments put into a Word file that exists; every other byte of its parts stays as it was.

Markup is spliced into the bytes of the main part, never written anew from a tree: taking it out again
gives back the original to the byte. Structure after ECMA-376 part 1: 17.13.4 (comments), 11.3.2 (their
part), part 2: 9.3 (relationships), 10.1.2 (content types).
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from checker.document.container import Container, open_zip, parse_xml
from checker.document.ooxml import DECLARATION, Member, escaped, pack, stored
from checker.document.readers import docx_tags as w
from checker.document.readers.docx_messages import refuse_foreign
from checker.document.readers.docx_package import main_part, relations
from checker.document.splice import STRICT_W_NS, appended, paragraph_places, spliced, tags
from checker.errors import DamagedError, SignedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checker.document.limits import Limits
    from checker.document.splice import Place

    _Numbered = Sequence[tuple[int, "Comment"]]

AUTHOR = "Rà soát"
_INITIALS = "RS"

_STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_OFFICE_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_R = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES = "[Content_Types].xml"
_LOOK = '<{0}rPr><{0}sz {0}val="20"/></{0}rPr>'
"""Ten points, whatever the body text of the document has."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark in the margin: the number of its paragraph (``Block.origin``), and its lines.

    A line is a label, printed bold, and a text.
    """

    paragraph: int
    lines: tuple[tuple[str, str], ...]


def with_comments(data: bytes, name: str, comments: Sequence[Comment], limits: Limits) -> bytes:
    """Return a copy of a Word file with comments; those that it has already stay, and ids go on from theirs.

    A comment on a paragraph that is not there or holds nothing is put on the one before it that does.
    Raises SignedError for a file that is digitally signed, and the DocumentErrors of the reader.
    """
    refuse_foreign(data, name)
    container = open_zip(data, name, limits)
    if any(path.startswith("_xmlsignatures/") for path in container.members):
        raise SignedError(
            f"{name}: văn bản đã ký số; bản sao có nhận xét sẽ làm chữ ký không còn hợp lệ nên không được "
            "tạo. Hãy dùng tệp Word trước khi ký, hoặc xem kết quả bằng: rasoat check",
            f"{name}: the document is digitally signed; a copy with comments would break the signature and "
            "was not made. Use the Word file from before it was signed, or see the result with: rasoat check",
        )
    main = main_part(container)
    content = container.read(main)
    parse_xml(content, name, limits)
    try:
        return _copy(container, _changed(container, main, content, comments)) if comments else data
    except (ExpatError, ValueError) as error:
        raise DamagedError(
            f"{name}: XML bên trong được ghi theo cách Word không dùng nên không thêm nhận xét được. Hãy mở "
            "bằng Word rồi lưu lại thành .docx.",
            f"{name}: its XML is written in a way that Word does not use, and takes no comments. Open it in "
            "Word and save it again as .docx.",
        ) from error


def _changed(
    container: Container, main: str, content: bytes, comments: Sequence[Comment]
) -> dict[str, bytes]:
    """The parts that change, and those that are new."""
    places = paragraph_places(content)
    if not places:
        return {}
    links = relations(container, main).values()
    existing = next((path for kind, path in links if kind == "comments" and path in container), "")
    first = _next_id(container, existing)
    ordered = sorted(comments, key=lambda comment: comment.paragraph)
    numbered = list(enumerate(ordered, first))
    changed = {main: _marked(content, places, numbered)}
    if existing:
        changed[existing] = appended(
            container.read(existing), lambda uri, prefix: _comments(uri, prefix, numbered)
        )
    else:
        changed |= _new_part(container, main, places[min(places)].namespace, numbered)
    return changed


def _next_id(container: Container, existing: str) -> int:
    """The first id after those of the comments that are there."""
    if not existing:
        return 0
    ids = [w.number(comment.get(w.ID)) for comment in container.xml(existing)]
    return max((number for number in ids if number is not None), default=-1) + 1


def _marked(content: bytes, places: Mapping[int, Place], numbered: _Numbered) -> bytes:
    """Put the ranges and references of the comments around the content of their paragraphs."""
    known = sorted(places)
    before: dict[int, list[str]] = {}
    for number, comment in numbered:
        place = places[max((at for at in known if at <= comment.paragraph), default=known[0])]
        tag, declared = tags(place.namespace, place.prefix)
        key = f'{tag}id="{number}"'
        reference = f"<{tag}r{declared}><{tag}commentReference {key}/></{tag}r>"
        before.setdefault(place.start, []).append(f"<{tag}commentRangeStart{declared} {key}/>")
        before.setdefault(place.end, []).append(f"<{tag}commentRangeEnd{declared} {key}/>{reference}")
    return spliced(content, before)


def _comments(namespace: str, prefix: str, numbered: _Numbered) -> str:
    """The comments as they stand in their part; formatted in place, since any style may be missing."""
    tag, declared = tags(namespace, prefix)
    plain = _LOOK.format(tag)
    bold = plain.replace("rPr>", f"rPr><{tag}b/>", 1)
    # The strict schema knows no left and right.
    side = "start" if namespace == STRICT_W_NS else "left"
    about = (
        f'<{tag}pPr><{tag}spacing {tag}before="0" {tag}after="60" {tag}line="240" {tag}lineRule="auto"/>'
        f'<{tag}ind {tag}{side}="0" {tag}firstLine="0"/><{tag}jc {tag}val="{side}"/></{tag}pPr>'
    )

    def run(text: str, look: str) -> str:
        return f'<{tag}r>{look}<{tag}t xml:space="preserve">{escaped(text)}</{tag}t></{tag}r>' if text else ""

    written = []
    for number, comment in numbered:
        mark = f"<{tag}r>{plain}<{tag}annotationRef/></{tag}r>"
        paragraphs = []
        for label, text in comment.lines:
            space = " " if label and text else ""
            paragraphs.append(f"<{tag}p>{about}{mark}{run(label + space, bold)}{run(text, plain)}</{tag}p>")
            mark = ""
        written.append(
            f'<{tag}comment{declared} {tag}id="{number}" {tag}author="{AUTHOR}" {tag}initials="{_INITIALS}">'
            f"{''.join(paragraphs)}</{tag}comment>"
        )
    return "".join(written)


def _new_part(container: Container, main: str, namespace: str, numbered: _Numbered) -> dict[str, bytes]:
    """The comments part, and the parts that announce it: relationships and content types."""
    if _TYPES not in container:
        raise DamagedError(
            f"{container.name}: tệp thiếu phần “{_TYPES}” nên Word cũng không mở được. Hãy mở bằng chương "
            "trình đã tạo ra nó rồi lưu lại thành .docx.",
            f'{container.name}: the part "{_TYPES}" is missing, and Word cannot open the file either. Open '
            "it in the program that made it and save it again as .docx.",
        )
    folder, file = posixpath.split(main)
    names = (
        posixpath.join(folder, f"comments{number or ''}.xml") for number in range(len(container.members) + 1)
    )
    part = next(name for name in names if name not in container)
    kind = f"{_STRICT_R if namespace == STRICT_W_NS else _OFFICE_R}/comments"
    links = posixpath.join(folder, "_rels", f"{file}.rels")
    taken = {entry.get("Id") for entry in container.xml(links)} if links in container else set()
    key = next(name for number in range(len(taken) + 1) if (name := f"rIdRaSoat{number}") not in taken)

    def link(_: str, prefix: str) -> str:
        tag = f"{prefix}:" if prefix else ""
        return f'<{tag}Relationship Id="{key}" Type="{kind}" Target="{posixpath.basename(part)}"/>'

    def override(_: str, prefix: str) -> str:
        tag = f"{prefix}:" if prefix else ""
        return f'<{tag}Override PartName="/{part}" ContentType="{_CONTENT_TYPE}"/>'

    relationships = f'<Relationships xmlns="{_PACKAGE_R}"></Relationships>'
    written = (
        DECLARATION + f'<w:comments xmlns:w="{namespace}">{_comments(namespace, "w", numbered)}</w:comments>'
    )
    return {
        _TYPES: appended(container.read(_TYPES), override),
        links: appended(
            container.read(links) if links in container else (DECLARATION + relationships).encode(), link
        ),
        part: written.encode(),
    }


def _copy(container: Container, changed: Mapping[str, bytes]) -> bytes:
    """The package with some parts changed, then those that are new; the others are not even unpacked."""
    new = {path.lower(): (path, content) for path, content in changed.items()}
    members = []
    for path, info in container.members.items():
        if path in new:
            members.append(stored(info.filename, new.pop(path)[1]))
        else:
            packed = container.packed(path)
            members.append(Member(info.filename, info.compress_type, info.CRC, info.file_size, packed))
    return pack([*members, *(stored(path, content) for path, content in new.values())])
