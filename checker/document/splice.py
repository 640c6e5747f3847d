"""Markup spliced into the bytes of an XML part: what was there stays to the byte.

A tree that is parsed and written again differs from its file in quotes, spaces and references. Here the
parser only tells where elements begin and end. What it cannot parse raises ``ExpatError``, an encoding of
several bytes a sign other than UTF ``ValueError``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from checker.document.readers.docx_tags import W_NS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

STRICT_W_NS = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_UTF_16 = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
"""How a part in UTF-16 begins: with a byte order mark or with its first sign."""


class Place(NamedTuple):
    """Where the content of a paragraph begins and ends in the bytes of its part; how its tags are written."""

    start: int
    end: int
    namespace: str
    prefix: str


def paragraph_places(content: bytes) -> dict[int, Place]:
    """Find the paragraphs that hold anything; their numbers count all paragraphs, as the reader does.

    Those of text boxes are counted but are no places: not every version of Word lets a comment stand there.
    """
    places: dict[int, Place] = {}
    # For every open element: the number of the paragraph (-1: none), the start of its content (-1: none yet).
    above: list[list[int]] = []
    count = 0
    parser = _parser()

    def start(name: str, _: object) -> None:
        nonlocal count
        namespace, local, *_ = name.split(" ") if " " in name else ("", name)
        if above and above[-1][0] >= 0 > above[-1][1] and local != "pPr":
            above[-1][1] = parser.CurrentByteIndex
        is_paragraph = local == "p" and namespace in {W_NS, STRICT_W_NS}
        nested = any(number >= 0 for number, _ in above)
        above.append([count if is_paragraph and not nested else -1, -1])
        count += is_paragraph

    def end(name: str) -> None:
        number, begins = above.pop()
        if number >= 0 and begins >= 0:
            namespace, _, *prefix = name.split(" ")
            places[number] = Place(begins, parser.CurrentByteIndex, namespace, "".join(prefix))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(content, True)  # noqa: FBT003 - the last piece of the input; expat takes no keyword
    return places


def _parser() -> expat.XMLParserType:
    """A parser that names elements "namespace local prefix"."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    return parser


def tags(namespace: str, prefix: str) -> tuple[str, str]:
    """What stands in front of names, and the declaration that it needs.

    An attribute has no default namespace: where the part uses one, the markup brings a prefix of its own.
    """
    return (f"{prefix}:", "") if prefix else ("w:", f' xmlns:w="{namespace}"')


def spliced(content: bytes, before: Mapping[int, Iterable[str]]) -> bytes:
    """Insert texts at places in the bytes of an XML part."""
    pieces: list[bytes] = []
    last = 0
    for place in sorted(before):
        pieces += (content[last:place], _encoded("".join(before[place]), content))
        last = place
    return b"".join((*pieces, content[last:]))


def _encoded(text: str, content: bytes) -> bytes:
    """Write a text in the encoding of a part."""
    encoding = _UTF_16.get(content[:2])
    # In all other encodings of XML in use ASCII is ASCII; what it lacks is written as a reference.
    return text.encode(encoding) if encoding else text.encode("ascii", "xmlcharrefreplace")


def appended(content: bytes, entries: Callable[[str, str], str]) -> bytes:
    """Insert entries at the end of the root of a part, given its namespace and prefix (see ``tags``)."""
    opened: list[str] = []
    closed = 0
    parser = _parser()

    def start(name: str, _: object) -> None:
        opened.append(name)

    def end(_: str) -> None:
        nonlocal closed
        closed = parser.CurrentByteIndex

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.Parse(content, True)  # noqa: FBT003
    namespace, local, *prefix = opened[0].split(" ") if " " in opened[0] else ("", opened[0])
    text = entries(namespace, "".join(prefix))
    slash = _encoded("/>", content)
    if len(opened) == 1 and content[:closed].endswith(slash):
        # A root without content is one tag, which has to become two.
        name = ":".join((*prefix, local))
        return content[: closed - len(slash)] + _encoded(f">{text}</{name}>", content) + content[closed:]
    return spliced(content, {closed: [text]})
