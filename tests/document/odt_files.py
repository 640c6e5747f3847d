"""Small OpenDocument texts made from strings of XML, for tests of the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document.limits import Limits
from checker.document.readers.odt import read_odt
from tests.document.docx_files import zipped

if TYPE_CHECKING:
    from checker.document.model import RawBlock, Reading

_NAMES = ["office", "style", "text", "table", "draw:drawing", "fo:xsl-fo-compatible", "svg:svg-compatible"]
NAMESPACES = (
    " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name or prefix}:1.0"'
        for prefix, _, name in (entry.partition(":") for entry in _NAMES)
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
    + ' xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
LIMITS = Limits()


def p(content: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def items(*contents: str) -> str:
    """The items of a list; bare text becomes a paragraph."""
    return "".join(
        f"<text:list-item>{content if content.startswith('<') else p(content)}</text:list-item>"
        for content in contents
    )


def listed(*contents: str, style: str = "L", extra: str = "") -> str:
    return f'<text:list text:style-name="{style}" {extra}>{items(*contents)}</text:list>'


def sublist(*contents: str) -> str:
    return f"<text:list>{items(*contents)}</text:list>"


def number(level: int, form: str, suffix: str, extra: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{level}" style:num-format="{form}" '
        f'style:num-suffix="{suffix}" {extra}/>'
    )


def list_style(*levels: str, name: str = "L") -> str:
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


REPORT = list_style(
    number(1, "I", "."),
    number(2, "1", "."),
    number(3, "a", ")"),
    '<text:list-level-style-bullet text:level="4" text:bullet-char="–"/>',
    '<text:list-level-style-bullet text:level="5" text:bullet-char="+"/>',
)


def style(name: str, family: str, properties: str, extra: str = "") -> str:
    return f'<style:style style:name="{name}" style:family="{family}" {extra}>{properties}</style:style>'


def flat(body: str, automatic: str = "", common: str = "", masters: str = "", extra: str = "") -> bytes:
    """A text as a single XML file (.fodt)."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES}>'
        f"<office:styles>{common}</office:styles><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles>"
        f"<office:body><office:text {extra}>{body}</office:text></office:body></office:document>"
    ).encode()


def package(content: str, *, manifest: str = "", **members: str | bytes) -> bytes:
    """A package (.odt) with this content.xml."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
            "content.xml": content,
            **{name.replace("__", "/"): value for name, value in members.items()},
        }
    )


def content(body: str, kind: str = "text") -> str:
    return (
        f"<office:document-content {NAMESPACES}><office:body><office:{kind}>{body}</office:{kind}>"
        "</office:body></office:document-content>"
    )


def read(body: str, **rest: str) -> Reading:
    return read_odt(flat(body, **rest), "bao-cao.odt", LIMITS)


def blocks(body: str, **rest: str) -> tuple[RawBlock, ...]:
    return read(body, **rest).blocks


def printed(body: str, **rest: str) -> list[str]:
    """The lines as they stand on paper, labels included."""
    return [f"{block.label} {block.text}".strip() for block in blocks(body, **rest)]
