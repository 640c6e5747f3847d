"""Small PDF files made by hand, for what office programs do not write on request.

Text is set in Courier (built into every reader, each character 0.6 of the size wide), so that widths can be
reckoned. Each font maps single bytes to Vietnamese by its own ToUnicode table; a broken table makes the
defects that real files have.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass, field

from checker.document.limits import Limits
from checker.document.readers.pdf import read_pdf

A4 = (595, 842)
ADVANCE = 0.6
"""The width of a character of Courier, as a share of the size."""


def width(text, size=12):
    return len(text) * ADVANCE * size


@dataclass
class Page:
    """The drawing of one page; y grows upwards from the lower edge."""

    size: tuple[int, int] = A4
    turn: int = 0
    operators: list[str] = field(default_factory=list)
    pictures: list[tuple[int, int, int, int]] = field(default_factory=list)

    def text(self, x, y, text, size=12, *, bold=False, apart=""):
        """Write one line at its baseline; the letters in ``apart`` are left out and written after it."""
        font = "B" if bold else "F"
        if not apart:
            self.operators.append(f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm \0{text}\0 Tj ET")
            return self
        for chosen in (False, True):
            pieces = [
                f"\0{run}\0" if (run[0] in apart) is chosen else str(round(-1000 * ADVANCE * len(run)))
                for run in _runs(text, apart)
            ]
            self.operators.append(f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm [{' '.join(pieces)}] TJ ET")
        return self

    def lines(self, x, y, *texts, step=16, **look):
        """Write lines below each other."""
        for number, text in enumerate(texts):
            self.text(x, y - number * step, text, **look)
        return self

    def rule(self, x, y, to_x, to_y):
        self.operators.append(f"0.5 w {x} {y} m {to_x} {to_y} l S")
        return self

    def grid(self, across, down):
        """Draw the lines of a table."""
        for y in down:
            self.rule(across[0], y, across[-1], y)
        for x in across:
            self.rule(x, down[-1], x, down[0])
        return self

    def picture(self, x=0, y=0, w=None, h=None):
        """Lay a grey picture over a part of the page, or over all of it."""
        self.operators.append(f"q {w or self.size[0]} 0 0 {h or self.size[1]} {x} {y} cm /P Do Q")
        return self


def _runs(text, apart):
    start = 0
    while start < len(text):
        end = start + 1
        while end < len(text) and (text[end] in apart) == (text[start] in apart):
            end += 1
        yield text[start:end]
        start = end


def _coded(operators, alphabet):
    """The operators, every text as a hexadecimal string: each character has a byte of its own."""

    def code(found):
        for char in found[1]:
            alphabet.setdefault(char, 33 + len(alphabet))
        return "<" + "".join(f"{alphabet[char]:02x}" for char in found[1]) + ">"

    return re.sub("\0([^\0]*)\0", code, "\n".join(operators))


def build(*pages, meaning=None, security=b"", unicode_table=True, type3=False):
    """A whole file.

    ``meaning`` gives characters another meaning in Unicode ("ế": "e\\u0301\\u0302"), ``type3`` draws the
    letters as pictures of their own, as converters do that have no font.
    """
    objects = [b"", b""]  # catalog and pages are known last
    alphabet = {}
    drawings = [_coded(page.operators, alphabet) for page in pages]
    assert len(alphabet) < 220, "too many different characters for a font of one byte"
    table = _stream(_to_unicode(alphabet, meaning or {}))

    def add(content):
        objects.append(content)
        return len(objects)

    unicode_number = add(table)
    link = f"/ToUnicode {unicode_number} 0 R" if unicode_table else ""
    fonts = [add(_font(name, link)) for name in ("Courier", "Courier-Bold")]
    if type3:
        box = add(_stream("600 0 0 0 500 700 d1 50 0 400 700 re f"))
        fonts = [add(_drawn_font(box, link))] * 2
    grey = add(
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8"
        b"/Length 1>>stream\n\x80\nendstream"
    )
    kids = []
    for page, drawing in zip(pages, drawings, strict=True):
        content = add(_stream(drawing))
        w, h = page.size
        kids.append(
            add(
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {w} {h}]/Rotate {page.turn}/Contents {content} 0 R"
                f"/Resources<</Font<</F {fonts[0]} 0 R/B {fonts[1]} 0 R>>/XObject<</P {grey} 0 R>>>>>>".encode()
            )
        )
    objects[0] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
    return _assemble(objects, security)


def _font(name, link):
    return (
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/FirstChar 33/LastChar 255"
        f"/Widths[{' '.join(['600'] * 223)}]{link}>>".encode()
    )


def _drawn_font(box, link):
    names = " ".join(f"/g{code}" for code in range(33, 256))
    glyphs = " ".join(f"/g{code} {box} 0 R" for code in range(33, 256))
    return (
        f"<</Type/Font/Subtype/Type3/FontBBox[0 0 600 700]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 33/LastChar 255"
        f"/Encoding<</Type/Encoding/Differences[33 {names}]>>/CharProcs<<{glyphs}>>"
        f"/Widths[{' '.join(['600'] * 223)}]{link}>>".encode()
    )


def _to_unicode(alphabet, meaning):
    rows = [
        f"<{code:02x}> <{meaning.get(char, char).encode('utf-16-be').hex()}>"
        for char, code in alphabet.items()
    ]
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        + "\n".join(
            f"{len(rows[start : start + 90])} beginbfchar\n"
            + "\n".join(rows[start : start + 90])
            + "\nendbfchar"
            for start in range(0, len(rows), 90)
        )
        + "\nendcmap end end"
    )


def _stream(text):
    packed = zlib.compress(text.encode())
    return b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(packed), packed)


def _assemble(objects, security):
    out = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, security, start)
    )


LOCKED = (
    b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">>>/ID[<00><00>]"
)
"""A password that nobody has: neither of the two keys fits the empty one."""


def read(*pages, limits=None, **about):
    return read_pdf(build(*pages, **about), "bao-cao.pdf", limits or Limits())


def texts(reading, *parts):
    return [block.text for block in reading.blocks if not parts or block.part in parts]
