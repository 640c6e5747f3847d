"""Footnotes of a page: a short link to a block that links back to it.

So do Word (``mso-footnote``), LibreOffice (``sdfootnote``), Pandoc and Wikipedia; nothing else is relied on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.language.normal import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

_CALL = re.compile(r"\W*(?:\d{1,3}|[ivxlc]{1,6}|[a-z*†‡])\W*|[*†‡↩↑^\W]{1,4}", re.IGNORECASE)
_NOTE_ID = re.compile(r"(?:sd)?(?:footnote|endnote|ftn|edn|fn|note)[-_:]?\w{0,8}", re.IGNORECASE)
_BLOCKS = ("li", "p", "dd", "aside", "td")


def footnotes(body: _Element) -> tuple[dict[_Element, _Element], set[_Element]]:
    """Find the calls with the block of the note that each calls, and the links back."""
    targets: dict[str, _Element] = {}
    for element in body.iter():
        for name in _names(element):
            targets.setdefault(name, element)
    notes: dict[_Element, _Element] = {}
    backs: set[_Element] = set()
    leading_back: dict[_Element, dict[str, _Element]] = {}
    for link in body.iter("a"):
        target = targets.get(_goal(link))
        block = None if target is None or link in backs or not _is_short(link) else _block(target)
        if block is None:
            continue
        if block not in leading_back:
            leading_back[block] = {_goal(other): other for other in block.iter("a")}
        goals = leading_back[block]
        back = next((goals[name] for name in _names_around(link) if name in goals), None)
        if back is not None and back is not link and back not in backs:
            notes[link] = block
            backs.add(back)
            # One note is read once, where it is called first.
            goals.clear()
    return notes, backs


def _goal(link: _Element) -> str:
    """Return where on the same page a link leads; empty when it leads elsewhere."""
    href = link.get("href") or ""
    return href[1:] if href.startswith("#") else ""


def _names(element: _Element) -> list[str]:
    return [name for name in (element.get("id"), element.get("name")) if name]


def _is_short(link: _Element) -> bool:
    text = clean("".join(map(str, link.itertext())))
    return len(text) <= 8 and _CALL.fullmatch(text) is not None


def _names_around(link: _Element) -> list[str]:
    """Return the names of a link and of what stands closely around it: a superscript, an empty anchor."""
    parent, before = link.getparent(), link.getprevious()
    near = [link, *link]
    if parent is not None and parent.tag in ("sup", "span"):
        near.append(parent)
    if before is not None:
        near.append(before)
    return [name for element in near for name in _names(element)]


def _block(target: _Element) -> _Element | None:
    """Return the block of a note: the division that bears its name, or else its paragraph."""
    around = [target, *target.iterancestors()]
    for element in around[:6]:
        if element.tag in ("div", "aside", "li") and (
            _NOTE_ID.fullmatch(element.get("id") or "") or "mso-element:" in (element.get("style") or "")
        ):
            return element
    return next((element for element in around if element.tag in _BLOCKS), None)
