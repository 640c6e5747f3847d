"""Checks of what the text itself tells: what a part reads, its capitals, its marks, and its order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.form.subject import CANNOT_TELL, HOLDS, Result, Subject, Values, fails, same
from checker.ruleset.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.document.model import Block

_NUMBER = re.compile(r"^Số(?P<colon>\s*:)?\s*(?P<number>[^/]*?)(?P<slash>\s*/\s*)(?P<symbol>.+)$")
_DATE = re.compile(
    r"^(?P<place>[^,]*)(?P<comma>,?)\s*ngày\s*(?P<day>\S*)\s*tháng\s*(?P<month>\S*)\s*năm\s*(?P<year>\S*)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"^[IVX]+$")
_VALUE = {"I": 1, "V": 5, "X": 10}
_QUOTE = 60


def present(subject: Subject, values: Values) -> Result:
    """The part is there."""
    return HOLDS if subject.part(values["part"]) else fails()


def reads(subject: Subject, values: Values) -> Result:
    """The text of a part is one of those allowed, to the letter."""
    return _every(subject, values, lambda text: text in values["allowed"])


def starts(subject: Subject, values: Values) -> Result:
    """Every block of a part begins in one of the ways allowed."""
    return _every(subject, values, lambda text: text.startswith(tuple(values["allowed"])))


def capitals(subject: Subject, values: Values) -> Result:
    """A part is in capitals, or is not."""
    return _every(subject, values, lambda text: (text.upper() == text) == values["is"])


def ends(subject: Subject, values: Values) -> Result:
    """A part ends, in its last block, in one of the ways allowed."""
    blocks = subject.part(values["part"])
    if not blocks:
        return CANNOT_TELL
    return HOLDS if blocks[-1].text.endswith(tuple(values["allowed"])) else _quoted(blocks[-1:])


def lines_end(subject: Subject, values: Values) -> Result:
    """The lines of a list end as they should, the last one in its own way."""
    blocks = subject.part(values["part"])
    if not blocks:
        return CANNOT_TELL
    wrong = [block for block in blocks[:-1] if not block.text.endswith(values["inner"])]
    wrong += [block for block in blocks[-1:] if not block.text.endswith(values["last"])]
    return _quoted(wrong) if wrong else HOLDS


def holds(subject: Subject, values: Values) -> Result:
    """One of the lines of a part begins with these words."""
    blocks = subject.part(values["part"])
    if not blocks:
        return CANNOT_TELL
    found = any(block.text.lstrip("-– ").startswith(tuple(values["allowed"])) for block in blocks)
    return HOLDS if found else fails(None, tuple(blocks[-1:]))


def lacks(subject: Subject, values: Values) -> Result:
    """No word of a part is one of these."""
    blocks = subject.part(values["part"])
    if not blocks:
        return CANNOT_TELL
    off = [block for block in blocks if set(values["words"]) & set(re.split(r"[\s,]+", block.text))]
    return _quoted(off) if off else HOLDS


def number(subject: Subject, values: Values) -> Result:
    """The number of a document: its colon, figures, abbreviations and marks, one ``fact`` a check."""
    blocks = subject.part("number")
    # A draft may show the number twice; the one that is filled in counts.
    written = [(block, match) for block in blocks if (match := _NUMBER.match(block.text))]
    if not written:
        return _quoted(blocks) if blocks and values["fact"] != "filled" else CANNOT_TELL
    block, match = max(written, key=lambda one: any(char.isdigit() for char in one[1]["number"]))
    figures, symbol = match["number"].strip(), match["symbol"].strip()
    filled = bool(figures) and figures.isdigit()
    right = {
        "colon": match["colon"] == ":",
        "filled": filled,
        "zero": len(figures) >= values.get("digits", 2) if filled else None,
        "kind": symbol.partition("-")[0].strip() == values.get("is"),
        "tight": match["slash"] == "/" and " " not in symbol,
        "groups": symbol.count("-") <= values.get("most", 1),
    }[values["fact"]]
    if right is None:
        return CANNOT_TELL
    return HOLDS if right else _quoted([block])


def date(subject: Subject, values: Values) -> Result:
    """Place and date: what is filled in, and the zeros that are written or not, one ``fact`` a check."""
    blocks = subject.part("date")
    match = _DATE.match(blocks[-1].text) if blocks else None
    if match is None:
        return _quoted(blocks) if blocks else CANNOT_TELL
    day, month = match["day"], match["month"]
    filled = day.isdigit() and month.isdigit() and match["year"].strip(".").isdigit()
    right = {
        "filled": filled,
        "place": bool(match["place"].strip()) and match["comma"] == ",",
        "zeros": _has_zeros(day, month, values.get("padded_months", ())) if filled else None,
    }[values["fact"]]
    if right is None:
        return CANNOT_TELL
    return HOLDS if right else _quoted(blocks[-1:])


def _has_zeros(day: str, month: str, padded: Sequence[int]) -> bool:
    wanted = f"0{int(month)}" if int(month) in padded else str(int(month))
    return len(day) == 2 and month == wanted


def authority(subject: Subject, values: Values) -> Result:
    """Who signs for whom: a deputy under ``instead``, and nobody but a deputy under it."""
    blocks = subject.part("authority")
    if not blocks:
        return CANNOT_TELL
    text = " ".join(block.text.strip("*_ ") for block in blocks)
    instead = text.startswith(values["instead"])
    deputy = any(word in text for word in values["deputies"])
    other = text.startswith(tuple(values["other"]))
    if instead != deputy and not other:
        return _quoted(blocks)
    return HOLDS


def numbering(subject: Subject, values: Values) -> Result:
    """Numbers: one after the other (``sequence``), of allowed kinds (``form``), of allowed ``letters``."""
    headings = subject.part("headings")
    if values["fact"] == "letters":
        return _lettered(subject, values["letters"])
    if not headings:
        return CANNOT_TELL
    if values["fact"] == "form":
        off = [block for block in headings if not _is_allowed(block.label, values["allowed"])]
    else:
        off = list(_out_of_order(subject, values["letters"]))
    return fails(_labels(off), tuple(off[:2])) if off else HOLDS


def _lettered(subject: Subject, letters: str) -> Result:
    """Points have letters of the Vietnamese alphabet: no f, j, w, z."""
    blocks = (*subject.part("headings"), *subject.part("body"))
    lettered = [block for block in blocks if len(block.label) == 1 and block.label.islower()]
    off = [block for block in lettered if block.label not in letters]
    if not lettered:
        return CANNOT_TELL
    return fails(_labels(off), tuple(off[:2])) if off else HOLDS


def _is_allowed(label: str, allowed: Sequence[str]) -> bool:
    letter = len(label) == 1 and label.islower()
    kinds = {"roman": bool(_ROMAN.match(label)), "figure": label.isdigit(), "letter": letter}
    return any(kinds.get(name) for name in allowed) or label.lower().startswith(tuple(allowed))


def _out_of_order(subject: Subject, letters: str) -> Iterator[Block]:
    """The headings whose number is not the one after the last of its kind in the section.

    Numbered points count as well, since a heading and a point may share a sequence; and a list that begins
    anew at 1 or a is one of its own.
    """
    last: dict[tuple[str, str], int] = {}
    numbered = {*subject.part("headings"), *(block for block in subject.part("body") if block.label)}
    for block in sorted(numbered, key=lambda block: block.number):
        kind, value = _value(block.label, letters)
        if not kind:
            continue
        heading = block.kind == "heading"
        key = (block.section.removesuffix(block.label).rstrip(".") if heading else block.section, kind)
        if heading and value != last.get(key, 0) + 1 and (kind == "roman" or value != 1):
            yield block
        last[key] = value


def _value(label: str, letters: str) -> tuple[str, int]:
    """The kind of a number and what it counts; an empty kind for others."""
    if label.isdigit():
        return "figure", int(label)
    if _ROMAN.match(label):
        figures = [_VALUE[letter] for letter in label]
        pairs = zip(figures, [*figures[1:], 0], strict=True)
        return "roman", sum(-one if one < following else one for one, following in pairs)
    if len(label) == 1 and label in letters:
        return "letter", letters.index(label) + 1
    return "", 0


def citations(subject: Subject, values: Values) -> Result:
    """The first time that an instrument is cited, the word that it ``needs`` follows within ``reach``."""
    seen: set[str] = set()
    lacking: list[tuple[Block, str]] = []
    kinds = "|".join(re.escape(kind) for kind in values["kinds"])
    cited = re.compile(rf"(?:{kinds})\s(?:số\s)?(\d{{1,5}}(?:/\d{{4}})?[-/][\w/Đ-]{{2,24}})")
    for block in (*subject.part("bases"), *subject.part("body")):
        for match in cited.finditer(block.text):
            if match[1] in seen:
                continue
            seen.add(match[1])
            if values["needs"] not in block.text[match.end() : match.end() + values["reach"]]:
                lacking.append((block, match[1]))
    if not seen:
        return CANNOT_TELL
    if len(lacking) <= (1 - values.get("share", 1.0)) * len(seen):
        return HOLDS
    named = same("; ".join(name for _, name in lacking[:3]))
    return fails(named, tuple(block for block, _ in lacking[:2]))


def referred(subject: Subject, values: Values) -> Result:
    """The text speaks of a part that stands behind it."""
    if not subject.part(values["part"]):
        return CANNOT_TELL
    said = any(word in block.text.lower() for block in subject.part("body") for word in values["words"])
    return HOLDS if said else fails()


def _every(subject: Subject, values: Values, is_right: Callable[[str], bool]) -> Result:
    blocks = subject.part(values["part"])
    if not blocks:
        return CANNOT_TELL
    off = [block for block in blocks if not is_right(block.text)]
    return _quoted(off) if off else HOLDS


def _quoted(blocks: Sequence[Block]) -> Result:
    """What stands there instead, in quotation marks."""
    texts = [block.text if len(block.text) <= _QUOTE else f"{block.text[:_QUOTE]}…" for block in blocks[:2]]
    found = same(", ".join(f"“{text}”" for text in texts)) if texts else None
    return fails(found, tuple(blocks[:2]))


def _labels(off: Sequence[Block]) -> Text:
    names = ", ".join(block.label for block in off[:4])
    return Text(f"ở mục {names}", f"at {names}")
