"""Small OLE compound files ([MS-CFB]), for tests: a header, one sector of the table, the directory, streams."""

from __future__ import annotations

import struct

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def fib(*, encrypted: bool = False) -> bytes:
    """The stream WordDocument with nothing in it but the beginning of its FIB."""
    return struct.pack("<HHHHHH", 0xA5EC, 0xC1, 0, 0x409, 0, 0x0100 if encrypted else 0).ljust(4096, b"\0")


def compound(
    streams: dict[str, bytes], *, root_class: bytes = bytes(16), inner: dict[str, str] | None = None
) -> bytes:
    """A compound file with these streams; ``inner``: name of a storage -> name of an (empty) stream in it."""
    entries = [("Root Entry", 5, 0, 0)]
    data = b""
    first = 1 + 4  # the table, then four sectors of directory
    table = [FAT, 2, 3, 4, END]
    for name, content in streams.items():
        padded = content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
        start = first + len(data) // SECTOR
        count = len(padded) // SECTOR
        table += [*range(start + 1, start + count), END]
        entries.append((name, 2, start, max(len(content), 4096)))
        data += padded
    storages = []
    for name, stream in (inner or {}).items():
        storages.append((len(entries), name, stream))
        entries.append((name, 1, 0, 0))
    top = len(entries) - 1
    rows = []
    for number, (name, kind, start, size) in enumerate(entries):
        # A list instead of a tree: each entry has the next one on its right.
        right = number + 1 if 0 < number < top else FREE
        child = FREE if number or not top else 1
        inside = next((at for at, (place, _, _) in enumerate(storages) if place == number), None)
        if inside is not None:
            child = len(entries) + inside
        rows.append(_entry(name, kind, right, child, start, size, root_class if number == 0 else bytes(16)))
    rows += [_entry(stream, 2, FREE, FREE, END, 0, bytes(16)) for _, _, stream in storages]
    directory = b"".join(rows).ljust(4 * SECTOR, b"\0")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        62,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        4096,
        END,
        0,
        END,
        0,
    )
    header += struct.pack("<109I", 0, *[FREE] * 108)
    sectors = struct.pack("<128I", *(table + [FREE] * (128 - len(table))))
    return header + sectors + directory + data


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int, class_id: bytes) -> bytes:
    encoded = name.encode("utf-16-le")
    head = encoded.ljust(64, b"\0") + struct.pack("<HBBIII", len(encoded) + 2, kind, 1, FREE, right, child)
    return head + class_id + bytes(20) + struct.pack("<IQ", start, size)
