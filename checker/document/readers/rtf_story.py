"""What holds within a group of RTF, and the stories that groups open."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.document.readers.flow import Flow, Paragraph
from checker.document.readers.rtf_tables import OpenTable, RowLook

if TYPE_CHECKING:
    from checker.document.model import Part

_ALIGNMENTS = {"ql": "", "qr": "", "qc": "center", "qj": "both", "qd": "distribute"}

STORIES: dict[str, Part] = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "headers"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footers"),
    "footnote": "footnotes",
    "annotation": "comments",
    "shptxt": "textboxes",
    "dptxbxtext": "textboxes",
}
DESTINATIONS = {
    "fonttbl": "fonts",
    "stylesheet": "styles",
    "listtext": "label",
    "pntext": "label",
    # Text of these does not show, but boxes and text within them do.
    **dict.fromkeys(("shpinst", "do", "upr"), "around"),
    **dict.fromkeys(("ud", "moMath", "moMathPara", "nesttableprops"), "text"),
    **dict.fromkeys(
        (
            *("pict", "nonshppict", "object", "fldinst", "info", "colortbl", "shprslt", "nonesttables"),
            *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "sp", "xe", "tc"),
            *("tcn", "rxe", "txe", "listtable", "listoverridetable", "revtbl", "filetbl"),
            *("mmathPict", "pntxta", "pntxtb", "datafield", "formfield", "falt", "panose"),
        ),
        "skip",
    ),
}
"""Where the text of a group goes. A group marked ``\\*`` that is not named here is left out."""


@dataclass(slots=True, eq=False, repr=False)
class State:
    """What holds within a group and goes back to what it was when the group ends."""

    to: str = "text"
    """Where text goes: "text", "label", "fonts", "styles", "around" (nowhere, but see within) or "skip"."""
    opened: str = ""
    """The word by which this very group opened a story or another place for text."""
    nested: bool = False
    """Row definitions are those of a nested table."""
    bold: bool = False
    hidden: bool = False
    capitals: bool = False
    deleted: bool = False
    font: int | None = None
    charset: int | None = None
    codepage: int | None = None
    fallback: int = 1
    """How many characters follow a Unicode one for those who cannot read it."""
    style: int = 0
    alignment: str = ""
    outline: int | None = None
    indent: int = 0
    list_level: int = 0
    depth: int = 0
    """How many tables the paragraph stands in."""

    def apply(self, word: str, number: int | None) -> bool:
        """Apply a word that says how text or paragraphs look; tell whether it did."""
        match word:
            case "b":
                self.bold = number != 0
            case "v":
                self.hidden = number != 0
            case "caps":
                self.capitals = number != 0
            case "deleted" | "mvf":
                self.deleted = number != 0
            case "f":
                self.font = number
            case "plain":
                self.bold = self.hidden = self.deleted = self.capitals = False
                self.font = None
            case "uc":
                self.fallback = max(number or 0, 0)
            case "pard":
                self._reset_paragraph()
            case "ql" | "qr" | "qc" | "qj" | "qd":
                self.alignment = _ALIGNMENTS[word]
            case "s":
                self.style = number or 0
            case "outlinelevel":
                self.outline = number
            case "li" | "lin":
                self.indent = number or 0
            case "ilvl":
                self.list_level = number or 0
            case "intbl":
                self.depth = max(self.depth, 1)
            case "itap":
                self.depth = max(number or 0, 0)
            case "fcharset":
                self.charset = number
            case "cpg":
                self.codepage = number
            case _:
                return False
        return True

    def _reset_paragraph(self) -> None:
        """Go back to a paragraph without any look of its own."""
        self.style = self.indent = self.list_level = self.depth = 0
        self.alignment = ""
        self.outline = None


@dataclass(slots=True, eq=False, repr=False)
class Story:
    """The body, a note, a box or a margin that is being read."""

    flow: Flow = field(default_factory=list)
    paragraph: Paragraph = field(default_factory=Paragraph)
    tables: list[OpenTable] = field(default_factory=list)
    row: RowLook = field(default_factory=RowLook)
    nested_row: RowLook = field(default_factory=RowLook)
    label: list[str] = field(default_factory=list)
    symbols: bool = False
    """The label is drawn in a symbol font."""
    deleted: list[str] = field(default_factory=list)

    def level(self, depth: int) -> Flow:
        """Return where paragraphs in so many tables go; tables that are deeper end here."""
        while len(self.tables) > depth:
            table = self.tables.pop().close()
            if table is not None:
                self._innermost().append(table)
        while len(self.tables) < depth:
            self.tables.append(OpenTable())
        return self._innermost()

    def _innermost(self) -> Flow:
        return self.tables[-1].cell if self.tables else self.flow
