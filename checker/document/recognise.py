"""Whether a text is an administrative report at all.

A report need not have its title line (an extract often lost it), nor its frame (a body pasted from Word has
none), so no single sign decides. Signs are added up, and ``ENOUGH`` of them make a report:

    title     2   a short line "BÁO CÁO" (with or without its abstract) near the top, in capitals;
              1   the same in small letters
    number    1   a document number of the type BC ("Số: 57/BC-UBND")
    frame     1   two of: national motto, document number, place and date, "Nơi nhận"
    formula   1   the words with which reports open or close ("báo cáo kết quả như sau",
                  "Trên đây là báo cáo ...")
    sections  2   headings or entries of three kinds among results, direction, assessment, limits, tasks,
                  proposals
              1   of two kinds

A text is none when fewer than ``ENOUGH`` signs are there, when it holds next to no Vietnamese, or when it is
titled as another type of document (a decree, a decision, a plan) and not as a report. Marks and case of
letters make no difference, since extracted text may have lost them.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from checker.language.syllable import is_legal, key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.document.model import Block, Document

ENOUGH = 2
_TOP = 40
"""Blocks from the top in which title and frame stand."""
_SHORT = 220
"""Characters that a title or a heading may have at most."""
_SAMPLE = 1_500
"""Words that are looked at to tell Vietnamese from other text."""
_VIETNAMESE = 0.6
"""Share of words that can be Vietnamese syllables: English prose stays under 0.4, reports are over 0.9."""

_WORD = re.compile(r"[^\W\d_]+")
_TITLE = re.compile(r"^(?:du thao )?bao cao\b(?! vien| chi\b)")
_OTHER_TYPE = re.compile(
    r"^(?:nghi quyet|nghi dinh|luat|phap lenh|thong tu|quyet dinh|chi thi|quy che|quy dinh|thong bao|"
    r"huong dan|chuong trinh|ke hoach|phuong an|de an|hop dong|cong dien|bien ban|to trinh|giay moi|"
    r"don (?:de nghi|xin|khieu nai)|de cuong)"
    r"(?: (?:so|lien tich|v/v|ve).*)?$"
)
_FRAME = (
    re.compile(r"^cong hoa xa hoi chu nghia|^doc lap ?- ?tu do"),
    re.compile(r"^so ?:? ?[\d./]*/ ?[a-z]"),
    re.compile(r"^[^:;]{2,60}, ?ngay[ \d.]{0,8}thang[ \d.]{0,8}nam ?\d{4}"),
    re.compile(r"^noi nhan\b"),
)
_NUMBER = re.compile(r"^so ?:? ?[\d./]*/ ?bc\b")
_FORMULA = re.compile(
    r"\bbao cao\b[^.]{0,160}\b(?:nhu sau|sau day|ve viec|ket qua|tinh hinh)\b"
    r"|\btren day la\b[^.]{0,80}\bbao cao"
    r"|\b(?:tren day la|xin) (?:ket qua|tinh hinh|mot so|nhung|bao cao)"
    r"|\bbao cao de [^.]{0,80}(?:tong hop|chi dao|biet)"
)
_KINDS = {
    "direction": r"(?:lanh dao|chi dao|trien khai|quan triet|pho bien|tuyen truyen)",
    "results": r"(?:ket qua|tinh hinh (?:trien khai |to chuc )?thuc hien|viec da lam|viec thuc hien)",
    "assessment": r"(?:danh gia|nhan xet|uu diem|mat (?:duoc|manh)|(?:mat|dieu|viec) lam duoc|thuan loi)",
    "limits": r"(?:han che|ton tai|khuyet diem|kho khan|nguyen nhan|mat (?:chua|con))",
    "tasks": r"(?:phuong huong|nhiem vu|giai phap|viec (?:can|phai) lam|cong viec can|nam \d{4} se lam)",
    "proposals": r"(?:kien nghi|de xuat|de nghi$)",
}
_SECTIONS = {name: re.compile(rf"^(?:\S+ ){{0,3}}?{words}\b") for name, words in _KINDS.items()}


def is_report(document: Document) -> bool:
    """Whether the document looks like a report; see the module's text for the criterion."""
    lines = [_plain(block.text) for block in document.blocks]
    if not _is_vietnamese(document.blocks):
        return False
    top = lines[:_TOP]
    titled = next((i for i, line in enumerate(top) if _TITLE.match(line) and len(line) <= _SHORT), None)
    other = next((i for i, line in enumerate(top) if _OTHER_TYPE.match(line) and len(line) <= _SHORT), None)
    if other is not None and titled is None and document.blocks[other].text.isupper():
        return False
    return _signs(document.blocks, lines, titled) >= ENOUGH


def _signs(blocks: Sequence[Block], lines: Sequence[str], titled: int | None) -> int:
    signs = 0
    if titled is not None:
        signs += 2 if blocks[titled].text[:7].isupper() else 1
    signs += any(_NUMBER.match(line) for line in lines[:_TOP])
    ends = [*lines[:_TOP], *lines[-_TOP:]]
    signs += sum(any(mark.search(line) for line in ends) for mark in _FRAME) >= 2
    signs += any(_FORMULA.search(line) for line in ends)
    short = [line for line, block in zip(lines, blocks, strict=True) if _opens_section(block)]
    kinds = sum(any(words.match(line) for line in short) for words in _SECTIONS.values())
    return signs + min(2, max(0, kinds - 1))


def _opens_section(block: Block) -> bool:
    """A heading, or a labelled entry whose first words could be one ("1. Kết quả: ...")."""
    return (
        block.part == "body" and (block.kind == "heading" or bool(block.label)) and len(block.text) <= _SHORT
    )


def _plain(text: str) -> str:
    """Small letters without marks, one space between words."""
    bare = "".join(
        char
        for char in unicodedata.normalize("NFD", text)
        if char.isascii() or not unicodedata.combining(char)
    )
    return " ".join(bare.lower().replace("đ", "d").split())


def _is_vietnamese(blocks: Sequence[Block]) -> bool:
    """Whether most words can be Vietnamese syllables; abbreviations in capitals are not counted."""
    words: list[str] = []
    for block in blocks:
        words += [word for word in _WORD.findall(block.text) if not word.isupper() or len(word) > 5]
        if len(words) >= _SAMPLE:
            break
    if not words:  # everything in capitals, or figures alone
        words = [word for block in blocks for word in _WORD.findall(block.text)][:_SAMPLE]
    return bool(words) and sum(is_legal(key(word)) for word in words) >= _VIETNAMESE * len(words)
