"""How a report closes: who signed it, and who receives it.

Nghị định 30/2020/NĐ-CP (Phụ lục I, mục II) puts the signature at the bottom right, the position in capitals
above the name, and "Nơi nhận" with its list at the bottom left. As text the two come one after the other, in
either order.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document.model import Block

_CLOSING = 60
"""Blocks from the end in which a report closes; annexes may follow."""
_BEHIND = 6
"""Lines between the position and the name: "PHÓ GIÁM ĐỐC", "(Đã ký)"."""
_RECIPIENTS = re.compile(r"^\s*nơi nhận\s*[:;.]?\s*", re.IGNORECASE)
_POSITION = re.compile(
    r"^(?:(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s*\.|(?:PHÓ\s+|QUYỀN\s+|Q\.\s*)?(?:TỔNG\s+)?"
    r"(?:GIÁM ĐỐC|CHỦ TỊCH|HIỆU TRƯỞNG|VIỆN TRƯỞNG|CỤC TRƯỞNG|VỤ TRƯỞNG|CHI CỤC TRƯỞNG|TRƯỞNG|THỦ TRƯỞNG|"
    r"CHÁNH|BỘ TRƯỞNG|BÍ THƯ|THƯỜNG TRỰC|NGƯỜI ĐỨNG ĐẦU)\b)"
)
_TITLE = r"(?:(?:TS|ThS|PGS|GS|BS|BSCKI{1,2}|CKI{1,2}|KS|CN|LS|DS|TTND|TTƯT|NGND|NGƯT|Đ/c)\.?\s*)*"
_RANK = r"(?:(?:Thiếu|Trung|Thượng|Đại)\s+(?:úy|tá|tướng)\s+)?"
_NAME = re.compile(rf"^{_TITLE}{_RANK}((?:[A-ZÀ-Ỹ](?:[a-zà-ỹ]*|[A-ZÀ-Ỹ]*)(?:\s+(?=\S)|$)){{2,5}})$")
_ENTRY_END = re.compile(r"[;.,\s]+$")
_BULLET = re.compile(r"^[-–—+•*]\s*")


def signer(blocks: Sequence[Block]) -> str:
    """The name under the position, without titles; empty when there is none ("(Đã ký)" alone)."""
    lines = [block.text.strip() for block in _closing(blocks)]
    found = ""
    for at, line in enumerate(lines):
        if not _POSITION.match(line):
            continue
        for text in lines[at + 1 : at + 1 + _BEHIND]:
            if _RECIPIENTS.match(text):
                break
            name = _NAME.match(text)
            if name and not _POSITION.match(text) and not _is_office(text):
                found = name[1]
                break
    return found


def recipients(blocks: Sequence[Block]) -> tuple[str, ...]:
    """The entries of the list "Nơi nhận", in order, without dashes and closing marks."""
    tail = _closing(blocks)
    start = next((at for at, block in enumerate(tail) if _RECIPIENTS.match(block.text)), None)
    if start is None:
        return ()
    found = _entries(_RECIPIENTS.sub("", tail[start].text))
    for block in tail[start + 1 :]:
        if not block.label and not _BULLET.match(block.text):
            break
        found += _entries(block.text)
    return tuple(found)


def _closing(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.part in {"body", "tables", "textboxes"}][-_CLOSING:]


def _entries(text: str) -> list[str]:
    pieces = (_ENTRY_END.sub("", _BULLET.sub("", piece.strip())) for piece in text.split(";"))
    # Where both columns were printed on one line, the signature stands among the recipients.
    return [piece for piece in pieces if piece and not _POSITION.match(piece)]


def _is_office(text: str) -> bool:
    """Whether a line in capitals names an office ("SỞ NỘI VỤ", "ỦY BAN NHÂN DÂN") and no person."""
    return bool(
        re.match(
            r"(?:SỞ|ỦY BAN|UỶ BAN|UBND|BAN|PHÒNG|TRƯỜNG|CƠ QUAN|HỘI|TRUNG TÂM|CHI|CỤC|VĂN PHÒNG)\b", text
        )
    )
