"""What is checked: a document, its parts, its form as far as the file has one; and what a check says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.document.form import Form, Paragraph
from checker.ruleset.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.document.form import Run
    from checker.document.model import Block, Document
    from checker.form.parts import Parts

UNKNOWN = Paragraph()
"""A paragraph of which nothing is known."""
Values = dict[str, Any]
"""What a check asks for, as the ruleset gives it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A document with its parts. ``form`` is empty where the format of the file has none."""

    document: Document
    parts: Parts
    form: Form

    def part(self, name: str) -> Sequence[Block]:
        """The blocks of a part; none when it is not there."""
        return self.parts.get(name, ())

    def set_as(self, block: Block) -> Paragraph:
        """How the paragraph of a block is set."""
        return self.form.paragraph(block.origin) or UNKNOWN

    def runs(self, block: Block) -> Sequence[Run]:
        """The runs of the words of a block."""
        return self.set_as(block).runs_of(block.text)


@dataclass(frozen=True, slots=True)
class Result:
    """What a check says: whether it holds (None: it cannot tell), what there is instead, and where."""

    holds: bool | None
    found: Text | None = None
    blocks: tuple[Block, ...] = ()


CANNOT_TELL = Result(None)
HOLDS = Result(holds=True)


def fails(found: Text | None = None, blocks: Sequence[Block] = ()) -> Result:
    """A check that does not hold: what there is instead, and where."""
    return Result(False, found, tuple(blocks))  # noqa: FBT003 - the field is what the function is called


def same(text: str) -> Text:
    """A text that is the same in both languages: a figure with its unit, a quote."""
    return Text(text, text)


def figure(value: float, unit: str = "") -> Text:
    """A measured figure as each language writes it."""
    written = f"{value:g}"
    return Text(f"{written.replace('.', ',')}{unit}", f"{written}{unit}")


def joined(texts: Sequence[Text]) -> Text:
    """Several texts as a list."""
    return Text(", ".join(text.vi for text in texts), ", ".join(text.en for text in texts))


def within(value: float, values: Mapping[str, Any]) -> bool:
    """Whether a figure lies from ``from`` to ``to``, or ``near`` one of those allowed.

    Files round: a twentieth of a point, a tenth of a millimetre, so a little more or less is the same.
    """
    slack = values.get("slack", 0.3)
    if "near" in values:
        return any(abs(value - wanted) <= slack for wanted in values["near"])
    low, high = values.get("from", float("-inf")), values.get("to", float("inf"))
    return bool(low - slack <= value <= high + slack)


def most(shares: Mapping[float, float], values: Mapping[str, Any]) -> Result | None:
    """What holds of figures with their weights; None when enough of them are within what is asked for."""
    total = sum(shares.values())
    off = {figure: weight for figure, weight in shares.items() if not within(figure, values)}
    if sum(off.values()) <= (1 - values.get("share", 1.0)) * total:
        return None
    return fails(_figures(off, values))


def _figures(off: Mapping[float, float], values: Mapping[str, Any]) -> Text:
    """The figures that are off, the commonest first."""
    ordered = sorted(off, key=lambda value: (-off[value], value))[:3]
    return joined([figure(value, values.get("unit", "")) for value in ordered])


def each(subject: Subject, name: str) -> Iterator[tuple[Block, Paragraph]]:
    """The blocks of a part with how they are set, where that is known."""
    for block in subject.part(name):
        set_as = subject.set_as(block)
        if set_as is not UNKNOWN:
            yield block, set_as
