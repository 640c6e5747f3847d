"""Folders and .zip archives: the documents in them, each once, in a fixed order.

Offices send the signed PDF next to the Word file that it was made from. Of such copies one is a
``Submission``, the Word file if there is one, with a note on the others. What is no text document
(workbooks, pictures, programs) is passed over and named; what is a document and cannot be read turns out
when it is read, like any other file. Nothing is ever unpacked to disk.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from checker.document.archive import members
from checker.document.compound import kind as compound_kind
from checker.document.read import content_of, read
from checker.document.signature import COMPOUND, is_bundle, kind_of
from checker.errors import DocumentError, LimitError, NotFoundError, UnsupportedFormatError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from checker.document.limits import Limits
    from checker.document.model import Metadata

_PREFERRED = ("docx", "doc", "odt", "rtf", "flat-word", "html", "mht", "text", "pdf")
"""Kinds of documents, best first: Word knows more of a text than a print of it."""
_WORD = frozenset(("docx", "doc", "odt", "rtf"))
_TEXT_SUFFIXES = frozenset((".txt", ".text", ".md", ".markdown"))
"""Plain text has no signature, and much is plain text that is no document."""
_HIDDEN = re.compile(r"\.|~\$|(?:__MACOSX|Thumbs\.db|desktop\.ini)$", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:[\s._-]*[(\[]?(?:signed|đã[\s._-]*ký(?:[\s._-]*số)?|ký[\s._-]*số|"
    r"da[\s._-]*ky(?:[\s._-]*so)?|ky[\s._-]*so)[)\]]?)+(?:\s*\(\d+\))?$",
    re.IGNORECASE,
)
"""How the names of signed copies end: "_signed", ".signed", "(ký số)", "-da-ky"."""
_HEAD = 4_096


@dataclass(frozen=True, slots=True)
class Submission:
    """One document to check: what to call it, how to get its bytes, and what is known beforehand.

    ``name`` is its path below the folder or archive, with the name of that in front. ``load`` raises
    DocumentError. ``notes`` are for the user, in Vietnamese and English.
    """

    name: str
    load: Callable[[], bytes]
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a folder or archive holds.

    ``errors`` are files that could not be opened, by name, ``passed_over`` the names of what is no document.
    """

    documents: tuple[Submission, ...]
    errors: tuple[tuple[str, DocumentError], ...] = ()
    passed_over: tuple[str, ...] = ()


class Entry(NamedTuple):
    """A file of a bundle: its name to show, how to get its first bytes, and all of them."""

    name: str
    head: Callable[[], bytes]
    load: Callable[[], bytes]


class _Found(NamedTuple):
    """A document of a known kind."""

    submission: Submission
    kind: str

    @property
    def path(self) -> PurePosixPath:
        return PurePosixPath(normalize("NFC", self.submission.name))

    @property
    def base(self) -> str:
        """The path without suffix and without the mark of a signed copy."""
        return f"{self.path.parent}/{_SIGNED.sub('', self.path.stem) or self.path.stem}"

    @property
    def rank(self) -> tuple[int, bool, str]:
        """The copy with the lowest rank is the one to read."""
        return _PREFERRED.index(self.kind), bool(_SIGNED.search(self.path.stem)), self.submission.name


def open_bundle(path: Path, limits: Limits, *, look_inside: bool = True) -> Bundle:
    """The documents of a folder or archive. Raises DocumentError if it cannot be opened or holds none.

    Copies are told by their names, and where prints stand among Word files by what is in them too; without
    ``look_inside`` by their names alone, and nothing is read.
    """
    name = path.name or path.resolve().name
    found: list[_Found] = []
    errors: list[tuple[str, DocumentError]] = []
    passed_over: list[str] = []
    entries = _files(path, name, limits) if path.is_dir() else _members(path, name, limits)
    for entry in entries:
        try:
            kind = _kind(entry)
        except DocumentError as error:
            errors.append((entry.name, error))
            continue
        if kind in _PREFERRED:
            found.append(_Found(Submission(entry.name, entry.load), kind))
        else:
            passed_over.append(entry.name)
        if len(found) > limits.documents:
            raise LimitError(
                f"{name}: có hơn {limits.documents} văn bản. Hãy chia nhỏ, hoặc nâng giới hạn bằng "
                "--limit documents=SỐ.",
                f"{name}: there are more than {limits.documents} documents. Split it, or raise the limit "
                "with --limit documents=NUMBER.",
            )
    if not found and not errors:
        raise NotFoundError(
            f"{name}: không có văn bản nào (.docx, .doc, .odt, .rtf, .pdf, .html, .txt) trong đó.",
            f"{name}: there is no document (.docx, .doc, .odt, .rtf, .pdf, .html, .txt) in it.",
        )
    kept = _once(found, {each.submission.name: each.base for each in found})
    if look_inside:
        kept = _once(kept, _titles(kept, limits))
    return Bundle(tuple(each.submission for each in kept), tuple(errors), tuple(passed_over))


def _files(folder: Path, name: str, limits: Limits) -> Iterator[Entry]:
    """The files below a folder, by name; archives are opened, links to folders are not followed."""
    try:
        paths = sorted(folder.iterdir(), key=lambda path: normalize("NFC", path.name))
    except OSError as error:
        raise NotFoundError(
            f"{name}: không mở được thư mục ({error.strerror}). Hãy kiểm tra quyền đọc.",
            f"{name}: cannot open the folder ({error.strerror}). Check the permission to read.",
        ) from None
    for path in paths:
        shown = f"{name}/{path.name}"
        if _HIDDEN.match(path.name):
            continue
        if path.is_dir():
            if not path.is_symlink():
                yield from _files(path, shown, limits)
        elif path.exists() and not path.is_file():
            refuse = partial(_raise, _no_file(shown))  # reading a pipe might never end
            yield Entry(shown, refuse, refuse)
        elif is_bundle(path):
            try:
                yield from _members(path, shown, limits)
            except DocumentError as error:
                refuse = partial(_raise, error)
                yield Entry(shown, refuse, refuse)
        else:
            yield Entry(shown, partial(_head_of, path), partial(content_of, path, shown, limits))


def _members(path: Path, name: str, limits: Limits) -> Iterator[Entry]:
    """The files in an archive, by name."""
    for member in members(path, name, limits):
        if not any(_HIDDEN.match(piece) for piece in member.path.parts):
            shown = f"{name}/{member.path}"
            yield Entry(shown, partial(member.read, shown, _HEAD), partial(member.read, shown))


def _head_of(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_HEAD)
    except OSError:
        return b""  # reading it will say what is wrong


def _no_file(name: str) -> DocumentError:
    return UnsupportedFormatError(
        f"{name}: đây không phải tệp thường (đường ống hoặc thiết bị) nên không đọc.",
        f"{name}: this is no ordinary file (a pipe or a device) and was not read.",
    )


def _raise(error: DocumentError) -> bytes:
    raise error


def _kind(entry: Entry) -> str:
    """The kind of a document, or another word for what is none."""
    head = entry.head()
    kind = kind_of(entry.load() if head.startswith((b"PK", COMPOUND)) else head)
    if kind == "archive":
        raise UnsupportedFormatError(
            f"{entry.name}: gói nén nằm trong gói nén khác nên không được mở. Hãy giải nén rồi chạy lại.",
            f"{entry.name}: an archive within an archive is not opened. Unpack it and try again.",
        )
    if kind == "doc" and compound_kind(entry.load()) not in {"doc", "encrypted"}:
        return "compound"
    if kind == "text" and PurePosixPath(entry.name).suffix.lower() not in _TEXT_SUFFIXES:
        return "other"
    return kind


def _once(found: Sequence[_Found], keys: Mapping[str, str]) -> list[_Found]:
    """Of the documents with the same key (by name) the best one, with a note on the others."""
    groups: dict[str, list[_Found]] = {}
    for each in found:
        groups.setdefault(keys.get(each.submission.name) or each.submission.name, []).append(each)
    kept = []
    for group in groups.values():
        best, *copies = sorted(group, key=lambda each: each.rank)
        if copies:
            others = ", ".join(f"“{copy.path.name}”" for copy in copies)
            note = (
                f"Văn bản này được gửi kèm nhiều bản: đã đọc “{best.path.name}”, không đọc {others}.",
                f"This document was sent in several copies: “{best.path.name}” was read, {others} was not.",
            )
            notes = (*best.submission.notes, note)
            best = best._replace(submission=replace(best.submission, notes=notes))
        kept.append(best)
    return kept


def _titles(found: Sequence[_Found], limits: Limits) -> dict[str, str]:
    """Number, agency and title, by name, of documents that are there as Word files and otherwise too."""
    if not 0 < sum(each.kind in _WORD for each in found) < len(found):
        return {}
    titles: dict[str, str] = {}
    kinds: dict[str, set[bool]] = {}
    for each in found:
        try:
            about = read(each.submission.name, each.submission.load(), limits=limits).metadata
        except DocumentError:
            continue  # it will be told when it is checked
        if about.number[:1].isdigit() and about.title:
            title = titles[each.submission.name] = _folded(about)
            kinds.setdefault(title, set()).add(each.kind in _WORD)
    return {name: title for name, title in titles.items() if len(kinds[title]) > 1}


def _folded(about: Metadata) -> str:
    return "\n".join(" ".join(text.casefold().split()) for text in (about.number, about.agency, about.title))
