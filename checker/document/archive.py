"""The members of a .zip archive of documents, read one at a time, within the limits and only in memory."""

from __future__ import annotations

import struct
import zipfile
import zlib
from contextlib import suppress
from dataclasses import dataclass
from io import SEEK_CUR
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from unicodedata import normalize

from checker.document.limits import MIB
from checker.errors import DamagedError, DocumentError, EncryptedError, LimitError

if TYPE_CHECKING:
    from pathlib import Path

    from checker.document.limits import Limits

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_END = struct.Struct("<4s4xHHIIH")
_LONGEST_END = _END.size + 0xFFFF
_ZIP64 = b"PK\x06\x07"
_ENTRY_ROOM = 1_024
"""Bytes of the directory that one entry may take: 46, its name and some extras."""
_UTF8_FLAG = 0x800
_ENCRYPTED_FLAG = 0x1


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive; ``path`` is only to be shown, nothing is ever written there."""

    archive: Path
    info: zipfile.ZipInfo
    path: PurePosixPath
    limits: Limits

    def read(self, name: str, size: int | None = None) -> bytes:
        """The bytes of the member, or the first ``size`` of them. Raises DocumentError."""
        if self.info.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedError(
                f"{name}: gói nén có đặt mật khẩu nên không đọc được. Hãy giải nén rồi chạy lại.",
                f"{name}: the archive is protected by a password. Unpack it and try again.",
            )
        self._refuse_size(name)
        try:
            with self.archive.open("rb") as stream:
                stream.seek(self.info.header_offset)
                signature, name_length, extra_length = _LOCAL_HEADER.unpack(stream.read(_LOCAL_HEADER.size))
                stream.seek(name_length + extra_length, SEEK_CUR)
                packed = stream.read(self.info.compress_size)
            content = self._unpack(packed, self.info.file_size + 1 if size is None else size)
        except (struct.error, zlib.error, OSError) as error:
            raise _damaged(name) from error
        if signature != b"PK\x03\x04" or (size is None and zlib.crc32(content) != self.info.CRC):
            raise _damaged(name)
        return content

    def _unpack(self, packed: bytes, most: int) -> bytes:
        if self.info.compress_type == zipfile.ZIP_STORED:
            return packed[:most]
        if self.info.compress_type != zipfile.ZIP_DEFLATED:
            raise zlib.error
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)

    def _refuse_size(self, name: str) -> None:
        size, packed, limits = self.info.file_size, self.info.compress_size, self.limits
        if size > limits.file_bytes:
            raise LimitError(
                f"{name}: tệp {size // MIB} MB, vượt giới hạn {limits.file_bytes // MIB} MB. Hãy bỏ bớt ảnh "
                "hoặc tách phụ lục, hoặc nâng giới hạn bằng --limit file-size=SỐ.",
                f"{name}: the file has {size // MIB} MB, the limit is {limits.file_bytes // MIB} MB. Remove "
                "images or split off the annexes, or raise the limit with --limit file-size=NUMBER.",
            )
        if size > limits.ratio_from and size > limits.ratio * packed:
            raise LimitError(
                f"{name}: tệp nén quá {limits.ratio} lần, có dấu hiệu là “bom nén” nên không được mở.",
                f"{name}: the file is compressed more than {limits.ratio} times, as a decompression bomb is, "
                "and was not opened.",
            )


def members(path: Path, name: str, limits: Limits) -> list[Member]:
    """The files of an archive, by their names. Raises DocumentError when it cannot be opened."""
    _refuse_directory(path, name, limits)
    try:
        with zipfile.ZipFile(path) as opened:
            infos = opened.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OSError) as error:
        raise _damaged(name) from error
    found = [Member(path, info, _shown(info), limits) for info in infos if not info.is_dir()]
    return sorted(found, key=lambda member: member.path.parts)


def _shown(info: zipfile.ZipInfo) -> PurePosixPath:
    """The path of a member: UTF-8 where the archiver forgot to say so, and never above the archive."""
    path = info.filename
    if not info.flag_bits & _UTF8_FLAG:
        with suppress(UnicodeError):
            path = path.encode("cp437").decode("utf-8")
    pieces = normalize("NFC", path).replace("\\", "/").split("/")
    return PurePosixPath(*(piece for piece in pieces if piece not in {"", ".", ".."}))


def _refuse_directory(path: Path, name: str, limits: Limits) -> None:
    """Count the members before anything is built from them."""
    try:
        with path.open("rb") as stream:
            stream.seek(max(0, path.stat().st_size - _LONGEST_END))
            tail = stream.read()
    except OSError as error:
        raise _damaged(name) from error
    at = tail.rfind(b"PK\x05\x06")
    if at < 0 or len(tail) - at < _END.size:
        raise _damaged(name)
    _, _, entries, size, _, _ = _END.unpack_from(tail, at)
    # Archives beyond 4 GiB or 65,535 members keep their figures elsewhere, and are too large in any case.
    if tail[at - 20 : at - 16] == _ZIP64 or entries > limits.members or size > limits.members * _ENTRY_ROOM:
        raise LimitError(
            f"{name}: gói nén chứa hơn {limits.members} tệp. Hãy chia nhỏ, hoặc nâng giới hạn bằng "
            "--limit parts=SỐ.",
            f"{name}: the archive holds more than {limits.members} files. Split it, or raise the limit with "
            "--limit parts=NUMBER.",
        )


def _damaged(name: str) -> DocumentError:
    return DamagedError(
        f"{name}: gói nén bị hỏng hoặc tải về chưa đủ. Hãy tải lại hoặc xin lại gói gốc.",
        f"{name}: the archive is damaged or was not downloaded completely. Download it again or ask for the "
        "original.",
    )
