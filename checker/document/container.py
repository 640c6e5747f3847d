"""Opening the zip of an office document without trusting it, and the XML inside.

A few hundred kilobytes of zip can claim to be gigabytes, can lie about it, and its XML can name
entities, files and addresses. So sizes are checked twice, as declared and as they come out, and
the XML is parsed without entities, without DTD and without network.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from checker.document.limits import MIB, Limits
from checker.errors import (
    DamagedError,
    EmptyDocumentError,
    EncryptedError,
    LimitError,
    UnsupportedFormatError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENTRY = b"PK\x01\x02"
_END = b"PK\x05\x06"
_ENCRYPTED_FLAG = 0x1
_PACKED = (".xml", ".rels")
_HARMLESS = 64 * 1024
"""Deflate expands 1,032-fold at most: this much cannot become more than 64 MiB, and goes in one stroke."""

_STRICT = rb"""(?<=["'])http://purl\.oclc\.org/ooxml/(\w+)/(\w+)"""
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/\2"
_PARSER = etree.XMLParser(
    resolve_entities=False,
    no_network=True,
    load_dtd=False,
    huge_tree=False,
    remove_comments=True,
    remove_pis=True,
)


class Container:
    """An opened zip: its members by path, read one at a time within the limits."""

    def __init__(
        self, name: str, data: bytes, members: Mapping[str, zipfile.ZipInfo], limits: Limits
    ) -> None:
        self.name = name
        self.data = data
        self.members = members
        self.limits = limits

    def __contains__(self, path: str) -> bool:
        return path.lower() in self.members

    def read(self, path: str) -> bytes:
        """Return the bytes of a member."""
        info = self.members[path.lower()]
        _refuse_ratio(info, self.name, self.limits)
        content = self._unpack(info, self.packed(path))
        if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
            raise damaged(self.name, path)
        return content

    def packed(self, path: str) -> bytes:
        """Return the bytes of a member as they stand in the file, still compressed."""
        info = self.members[path.lower()]
        if info.flag_bits & _ENCRYPTED_FLAG:
            raise EncryptedError(
                f"{self.name}: tệp nén có đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi chạy lại.",
                f"{self.name}: the archive is protected by a password. Remove the password and try again.",
            )
        start = info.header_offset
        header = self.data[start : start + 30]
        if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
            raise damaged(self.name, path)
        _, name_length, extra_length = _LOCAL_HEADER.unpack(header)
        start += 30 + name_length + extra_length
        return self.data[start : start + info.compress_size]

    def xml(self, path: str) -> _Element:
        """Return the root of an XML member."""
        return parse_xml(self.read(path), f"{self.name}/{path}", self.limits)

    def _unpack(self, info: zipfile.ZipInfo, packed: bytes) -> bytes:
        if info.compress_type == zipfile.ZIP_STORED:
            return packed
        if info.compress_type != zipfile.ZIP_DEFLATED:
            raise UnsupportedFormatError(
                f"{self.name}: tệp nén theo kiểu mà Word không dùng nên không đọc được. "
                "Hãy mở bằng Word rồi lưu lại thành .docx.",
                f"{self.name}: packed with a method that office programs do not use. "
                "Open it in Word and save it again as .docx.",
            )
        try:
            if len(packed) <= _HARMLESS:
                content = zlib.decompress(
                    packed, -zlib.MAX_WBITS, max(1, min(info.file_size, len(packed) * 1032))
                )
            else:
                # One byte more than declared is enough to catch a header that lies.
                content = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, info.file_size + 1)
        except zlib.error as error:
            raise damaged(self.name, info.filename) from error
        if len(content) > info.file_size:
            raise LimitError(
                f"{self.name}: phần “{info.filename}” bung ra lớn hơn dung lượng đã khai "
                f"({info.file_size} byte); tệp bị hỏng hoặc là “bom nén”. Hãy xin lại tệp gốc, "
                "hoặc mở bằng Word rồi lưu lại thành .docx.",
                f'{self.name}: the part "{info.filename}" unpacks to more than the {info.file_size} bytes '
                "it declares; the file is damaged or a decompression bomb. Ask for the original, or open it "
                "in Word and save it again as .docx.",
            )
        return content


def open_zip(data: bytes, name: str, limits: Limits) -> Container:
    """Open an office document that is a zip; refuse what breaks a limit before unpacking any of it."""
    refuse_size(data, name, limits)
    entries = _count_entries(data)
    if entries > limits.members:
        raise LimitError(
            f"{name}: tệp chứa {entries} phần, quá giới hạn {limits.members}. Hãy mở bằng Word, "
            "bỏ bớt hình ảnh và đối tượng nhúng rồi lưu lại thành .docx.",
            f"{name}: the file has {entries} parts, the limit is {limits.members}. Open it in Word, "
            "remove pictures and embedded objects, and save it again as .docx.",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, OSError) as error:
        raise damaged(name) from error
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.unpacked_bytes:
        raise LimitError(
            f"{name}: bung ra {unpacked // MIB} MiB, quá giới hạn {limits.unpacked_bytes // MIB} MiB. "
            "Hãy mở bằng Word, bỏ bớt hình ảnh và đối tượng nhúng rồi lưu lại thành .docx.",
            f"{name}: unpacks to {unpacked // MIB} MiB, the limit is {limits.unpacked_bytes // MIB} MiB. "
            "Open it in Word, remove pictures and embedded objects, and save it again as .docx.",
        )
    members: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        # Part names ignore case; some exporters write them with backslashes.
        path = info.filename.replace("\\", "/").lower()
        if path in members:
            raise damaged(name, info.filename)
        if path.endswith(_PACKED):
            # A blank picture may well shrink a thousandfold, and is never unpacked here.
            _refuse_ratio(info, name, limits)
        members[path] = info
    return Container(name, data, members, limits)


def refuse_size(data: bytes, name: str, limits: Limits) -> None:
    """Refuse a file without a byte, or with more of them than the limit."""
    if not data:
        raise EmptyDocumentError(
            f"{name}: tệp rỗng (0 byte). Hãy kiểm tra lại tệp đã chọn hoặc xin lại tệp gốc.",
            f"{name}: the file is empty (0 bytes). Check that it is the right file, or ask for the original.",
        )
    if len(data) > limits.file_bytes:
        raise LimitError(
            f"{name}: tệp lớn {len(data) // MIB} MiB, quá giới hạn {limits.file_bytes // MIB} MiB. "
            "Hãy nén hoặc bỏ bớt hình ảnh trong tệp rồi lưu lại.",
            f"{name}: the file has {len(data) // MIB} MiB, the limit is {limits.file_bytes // MIB} MiB. "
            "Compress or remove pictures in it and save it again.",
        )


def parse_xml(data: bytes, name: str, limits: Limits) -> _Element:
    """Parse XML that nobody vouches for; strict OOXML namespaces come out as transitional ones."""
    if b"<!DOCTYPE" in data:
        raise _has_dtd(name)
    if b"http://purl.oclc.org/ooxml/" in data:
        data = re.sub(_STRICT, _TRANSITIONAL, data)
    try:
        root = etree.fromstring(data, _PARSER)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error):
            raise too_deep(name, limits) from error
        raise damaged(name) from error
    # In UTF-16 the declaration does not show in the bytes.
    if root.getroottree().docinfo.internalDTD is not None:
        raise _has_dtd(name)
    if _deeper_than(limits.depth)(root):
        raise too_deep(name, limits)
    return root


@cache
def _deeper_than(depth: int) -> etree.XPath:
    return etree.XPath(f"boolean({'/*' * (depth + 1)})")


def _refuse_ratio(info: zipfile.ZipInfo, name: str, limits: Limits) -> None:
    if info.file_size > limits.ratio_from and info.file_size > limits.ratio * info.compress_size:
        raise LimitError(
            f"{name}: phần “{info.filename}” nén quá {limits.ratio} lần, có dấu hiệu là “bom nén” nên không "
            "được mở. Hãy xin lại tệp gốc, hoặc mở bằng Word rồi lưu lại thành .docx.",
            f'{name}: the part "{info.filename}" is compressed more than {limits.ratio} times, as a '
            "decompression bomb is, and was not opened. Ask for the original, or open it in Word and save it "
            "again as .docx.",
        )


def _count_entries(data: bytes) -> int:
    """Count the entries of the central directory before anything is built from them."""
    end = data.rfind(_END)
    if end < 0 or len(data) < end + 16:
        return 0
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    # Sizes over 4 GiB stand elsewhere (zip64); then the whole file is searched.
    return data.count(_ENTRY, max(0, end - size) if size != 0xFFFFFFFF else 0, end)


def damaged(name: str, part: str = "") -> DamagedError:
    """Return the error for a file that is broken, or was cut off."""
    vi, en = (f" (phần “{part}”)", f' (part "{part}")') if part else ("", "")
    return DamagedError(
        f"{name}: tệp bị hỏng hoặc tải về chưa đủ{vi}. Hãy mở bằng Word rồi lưu lại thành .docx, "
        "hoặc xin lại tệp gốc.",
        f"{name}: the file is damaged or was not downloaded completely{en}. Open it in Word and save it "
        "again as .docx, or ask for the original.",
    )


def _has_dtd(name: str) -> DamagedError:
    return DamagedError(
        f"{name}: bên trong có khai báo DTD hoặc thực thể XML, điều mà Word không bao giờ ghi; tệp không "
        "được mở vì lý do an toàn. Hãy mở bằng Word rồi lưu lại thành .docx, hoặc xin lại tệp gốc.",
        f"{name}: declares a DTD or XML entities, which Word never writes; it was not opened, to be safe. "
        "Open it in Word and save it again as .docx, or ask for the original.",
    )


def too_deep(name: str, limits: Limits) -> LimitError:
    """Return the error for content that is nested deeper than the limit."""
    return LimitError(
        f"{name}: nội dung lồng nhau quá {limits.depth} cấp (bảng trong bảng, khung trong khung) nên "
        "không đọc được. Hãy mở bằng Word, bỏ bớt các bảng lồng nhau rồi lưu lại thành .docx.",
        f"{name}: the content is nested deeper than {limits.depth} levels (tables in tables, boxes in "
        "boxes). Open it in Word, remove nested tables, and save it again as .docx.",
    )
