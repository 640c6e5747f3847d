"""HTML by construction: what is not markup already is cleaned and escaped, wherever it is put."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from checker.rendering.layout import tidy

if TYPE_CHECKING:
    from collections.abc import Iterable

_EMPTY = {"meta", "input"}


class Markup(str):
    """Text that is HTML already; only ``text``, ``tag`` and ``join`` make it out of what is not."""

    __slots__ = ()


def text(value: str) -> Markup:
    """Any text as HTML: without characters that steer or reorder what is read, and escaped."""
    return value if isinstance(value, Markup) else Markup(escape(tidy(value)))


def join(parts: Iterable[str], between: str = "") -> Markup:
    """The parts one after the other, each escaped unless it is markup."""
    return Markup(text(between).join(text(part) for part in parts))


def tag(name: str, /, *content: str, **attributes: str | bool | None) -> Markup:
    """One element. ``class_`` is class, ``data_x`` is data-x; what is None or False is left out."""
    words = [name]
    for key, value in attributes.items():
        attribute = key.strip("_").replace("_", "-")
        if value is True:
            words.append(attribute)
        elif isinstance(value, str):
            words.append(f'{attribute}="{escape(tidy(value))}"')
    start = f"<{' '.join(words)}>"
    return Markup(start if name in _EMPTY else f"{start}{join(content)}</{name}>")
