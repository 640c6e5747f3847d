"""Writing office packages: text that XML can hold, and a zip that is the same on every platform."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FIRST_DAY = 1 << 5 | 1
"""1 January 1980, the first day that a zip knows: no part of ours has a date."""
_VERSION = 20
_UTF_8_NAME = 0x800
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")


class Member(NamedTuple):
    """A member of a zip as it stands there: compressed by ``method``, ``size`` bytes when unpacked."""

    name: str
    method: int
    crc: int
    size: int
    packed: bytes


def stored(name: str, content: bytes) -> Member:
    """A new member, which is not compressed.

    What deflate makes of a text differs from one build of zlib to the next, and the same input has to
    give the same bytes everywhere.
    """
    return Member(name, 0, zlib.crc32(content), len(content), content)


def pack(members: Iterable[Member]) -> bytes:
    """A zip of members that may be compressed already, which ``zipfile`` cannot take over as they are.

    Structure after APPNOTE.TXT 6.3, without dates; for less than 4 GiB and 65,536 members.
    """
    files: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for member in members:
        flags = 0 if member.name.isascii() else _UTF_8_NAME
        name = member.name.encode()
        about = (member.method, 0, _FIRST_DAY, member.crc, len(member.packed), member.size, len(name))
        entry = _LOCAL.pack(b"PK\x03\x04", _VERSION, flags, *about, 0) + name + member.packed
        files.append(entry)
        central = _CENTRAL.pack(b"PK\x01\x02", _VERSION, _VERSION, flags, *about, 0, 0, 0, 0, 0, offset)
        directory.append(central + name)
        offset += len(entry)
    length = sum(map(len, directory))
    count = len(directory)
    return b"".join((*files, *directory, _END.pack(b"PK\x05\x06", 0, 0, count, count, length, offset, 0)))


def escaped(text: str) -> str:
    """The text as content or attribute value of XML 1.0; characters that XML cannot hold are left out."""
    text = _NOT_XML.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
