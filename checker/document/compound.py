"""The directory of an OLE compound file: what an old Office file is, without reading its content.

Word 97 (.doc), Excel, PowerPoint, Outlook messages and installers are all such files, as are .docx files
behind a password. Format: [MS-CFB], sections 2.2 (header) and 2.6 (directory); the flag of encryption of
.doc: [MS-DOC], section 2.5.2 (FibBase).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_ENTRY = 128
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_LAST = 0xFFFFFFFA
"""Sector numbers from here on are marks (end of chain, free, ...)."""
_MOST_SECTORS = 4_096
_SMALL = 4_096
"""Streams under this size live in the mini stream."""
_WORD_MAGIC = 0xA5EC
_FIB_ENCRYPTED = 0x0100
_INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")
"""The class of Windows Installer packages, {000C1084-0000-0000-C000-000000000046}."""
_KINDS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
    ("VisioDocument", "visio"),
    ("Quill", "publisher"),
    ("Catalog", "thumbnails"),
)


class Entry(NamedTuple):
    """A stream or storage of the file, directly below its root."""

    name: str
    start: int
    size: int


def kind(data: bytes) -> str:
    """What a compound file is: one of the kinds above, ``installer``, ``encrypted``, or empty if unknown."""
    try:
        return _kind(data)
    except (struct.error, IndexError, ValueError):
        return ""


def _kind(data: bytes) -> str:
    entries = {entry.name: entry for entry in _top_level(data)}
    found = next((kind for name, kind in _KINDS if name in entries), "")
    if found == "doc" and _is_encrypted(data, entries["WordDocument"]):
        return "encrypted"
    if not found and _directory(data)[80:96] == _INSTALLER:
        return "installer"
    return found


def _sector_size(data: bytes) -> int:
    shift: int = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        raise ValueError(shift)
    return 1 << shift


def _directory(data: bytes) -> bytes:
    """The sectors of the directory, one behind the other."""
    size = _sector_size(data)
    per_sector = size // 4
    sector: int = struct.unpack_from("<I", data, 48)[0]
    table = struct.unpack_from("<109I", data, 76)
    pieces: list[bytes] = []
    while sector < _LAST and len(pieces) < _MOST_SECTORS:
        start = (sector + 1) * size
        piece = data[start : start + size]
        pieces.append(piece)
        if len(piece) < size:
            break
        # A directory beyond the sectors listed in the header belongs to files of gigabytes.
        index = sector // per_sector
        if index >= len(table) or table[index] >= _LAST:
            break
        place = (table[index] + 1) * size + 4 * (sector % per_sector)
        sector = struct.unpack_from("<I", data, place)[0]
    return b"".join(pieces)


def _top_level(data: bytes) -> Iterator[Entry]:
    """What stands directly below the root: an embedded file is not looked into."""
    directory = _directory(data)
    entries = [directory[at : at + _ENTRY] for at in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    if not entries or entries[0][66] != _ROOT:
        return
    waiting = [struct.unpack_from("<I", entries[0], 76)[0]]
    seen: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number >= len(entries) or number in seen:
            continue
        seen.add(number)
        entry = entries[number]
        length, object_type = struct.unpack_from("<HB", entry, 64)
        if object_type in (_STORAGE, _STREAM):
            name = entry[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", entry, 116)
            yield Entry(name, start, size)
        # The entries of one storage hang together as a tree of left and right neighbours.
        waiting += struct.unpack_from("<II", entry, 68)


def _is_encrypted(data: bytes, document: Entry) -> bool:
    if document.size < _SMALL:
        return False
    start = (document.start + 1) * _sector_size(data)
    magic, flags = struct.unpack_from("<H8xH", data, start)
    return magic == _WORD_MAGIC and bool(flags & _FIB_ENCRYPTED)
