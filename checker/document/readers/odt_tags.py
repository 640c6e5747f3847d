"""The names that OpenDocument 1.3 gives to elements and attributes, as far as the reader needs them."""

from __future__ import annotations

_URN = "{{urn:oasis:names:tc:opendocument:xmlns:{}:1.0}}"
OFFICE, STYLE, TEXT, TABLE, DRAW = map(_URN.format, ("office", "style", "text", "table", "drawing"))
FO = _URN.format("xsl-fo-compatible")
SVG = _URN.format("svg-compatible")
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"

P, H = f"{TEXT}p", f"{TEXT}h"
LIST, LIST_ITEM, LIST_HEADER = f"{TEXT}list", f"{TEXT}list-item", f"{TEXT}list-header"
STYLE_NAME = f"{TEXT}style-name"
SOFT_PAGE_BREAK = f"{TEXT}soft-page-break"


def number(text: str | None) -> int | None:
    """Read a whole number; None when it is none."""
    try:
        return int(text or "")
    except ValueError:
        return None
