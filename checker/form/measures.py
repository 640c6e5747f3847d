"""Checks of what only the file's own properties tell: page, type, paragraphs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.form.subject import (
    CANNOT_TELL,
    HOLDS,
    Result,
    Subject,
    Values,
    each,
    fails,
    figure,
    joined,
    most,
    same,
    within,
)
from checker.ruleset.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.document.form import Page, Run
    from checker.document.model import Block

_YES = {
    "bold": (Text("chữ đậm", "bold"), Text("chữ không đậm", "not bold")),
    "italic": (Text("chữ nghiêng", "italic"), Text("chữ đứng", "upright")),
}
_ALIGN = {
    "left": Text("canh trái", "aligned left"),
    "right": Text("canh phải", "aligned right"),
    "center": Text("canh giữa", "centred"),
    "both": Text("canh đều hai lề", "justified"),
}
_PLACES = {
    "header": Text("ở lề trên", "above the text"),
    "footer": Text("ở lề dưới", "below the text"),
    "": Text("không đánh số trang", "no page numbers"),
}
_MOST = 0.9
"""The share of the text that must be as asked, where a rule is for all of it: a word may stand out."""


def page_size(subject: Subject, values: Values) -> Result:
    """Paper of ``width`` x ``height`` millimetres, upright or on its side."""
    pages = [page for page in subject.form.pages if page.width and page.height]
    wanted = sorted((values["width"], values["height"]))
    off = [page for page in pages if not _near(sorted((page.width or 0, page.height or 0)), wanted)]
    if not pages:
        return CANNOT_TELL
    return fails(joined([_size(page) for page in off[:2]])) if off else HOLDS


def _near(found: Sequence[float], wanted: Sequence[float]) -> bool:
    return all(abs(one - other) <= 1 for one, other in zip(found, wanted, strict=True))


def _size(page: Page) -> Text:
    width, height = figure(page.width or 0), figure(page.height or 0, " mm")
    return Text(f"{width.vi} × {height.vi}", f"{width.en} × {height.en}")


def upright(subject: Subject, values: Values) -> Result:  # noqa: ARG001 - one signature for all checks
    """The first page is higher than wide."""
    pages = subject.form.pages
    if not pages or not (pages[0].width and pages[0].height):
        return CANNOT_TELL
    return fails(Text("khổ ngang", "landscape")) if pages[0].landscape else HOLDS


def margin(subject: Subject, values: Values) -> Result:
    """The margin of that ``side`` of the upright pages, in millimetres."""
    pages = [page for page in subject.form.pages if not page.landscape]
    found = [value for page in pages if (value := getattr(page, values["side"])) is not None]
    if not found:
        return CANNOT_TELL
    return most(Counter(found), {**values, "unit": " mm"}) or HOLDS


def font(subject: Subject, values: Values) -> Result:
    """The font of all text."""
    return _by_letters(
        _all_runs(subject), lambda run: run.font, lambda name: name.lower() == values["family"].lower()
    )


def colour(subject: Subject, values: Values) -> Result:
    """The colour of all text."""
    return _by_letters(_all_runs(subject), lambda run: run.colour, lambda name: name in values["allowed"])


def _all_runs(subject: Subject) -> list[Run]:
    return [run for paragraph in subject.form.paragraphs for run in paragraph.runs if run.text.strip()]


def _by_letters(
    runs: Sequence[Run], property_of: Callable[[Run], str | None], is_right: Callable[[str], bool]
) -> Result:
    """Whether nearly all letters have the right value of a property."""
    letters: Counter[str] = Counter()
    for run in runs:
        if (value := property_of(run)) is not None:
            letters[value] += len(run.text)
    total = sum(letters.values())
    if not total:
        return CANNOT_TELL
    off = {value: count for value, count in letters.items() if not is_right(value)}
    if sum(off.values()) <= (1 - _MOST) * total:
        return HOLDS
    named = sorted(off, key=lambda value: (-off[value], value))[:3]
    return fails(joined([same(f"{value} {max(1, round(100 * off[value] / total))} %") for value in named]))


def size(subject: Subject, values: Values) -> Result:
    """The size of the type of a part, in points."""
    letters: Counter[float] = Counter()
    for block in subject.part(values["part"]):
        for run in subject.runs(block):
            if run.size:
                letters[run.size] += len(run.text.strip())
    if not letters:
        return CANNOT_TELL
    wanted = {"share": _MOST, "slack": 0, **values, "unit": " pt"}
    return _at(most(letters, wanted), subject.part(values["part"]))


def bold(subject: Subject, values: Values) -> Result:
    """Whether a part is bold, or is not."""
    return _styled(subject, values, "bold")


def italic(subject: Subject, values: Values) -> Result:
    """Whether a part is in italics, or is not."""
    return _styled(subject, values, "italic")


def _styled(subject: Subject, values: Values, name: str) -> Result:
    letters: Counter[bool] = Counter()
    for block in subject.part(values["part"]):
        for run in subject.runs(block):
            if (value := getattr(run, name)) is not None:
                letters[value] += len(run.text.strip())
    total = sum(letters.values())
    if not total:
        return CANNOT_TELL
    if letters[values["is"]] >= _MOST * total:
        return HOLDS
    return _at(fails(_YES[name][values["is"]]), subject.part(values["part"]))


def align(subject: Subject, values: Values) -> Result:
    """How the lines of a part are aligned."""
    found = [(block, set_as.align) for block, set_as in each(subject, values["part"]) if set_as.align]
    off = [(block, value) for block, value in found if value not in values["allowed"]]
    if not found:
        return CANNOT_TELL
    if len(off) <= (1 - _MOST) * len(found):
        return HOLDS
    commonest = Counter(value for _, value in off).most_common(1)[0][0]
    return _at(fails(_ALIGN.get(commonest, same(commonest))), [block for block, _ in off])


def first_line(subject: Subject, values: Values) -> Result:
    """The indent of the first lines of a part, in millimetres."""
    return _paragraphs(subject, values, "first_line", " mm")


def spacing(subject: Subject, values: Values) -> Result:
    """The space between the paragraphs of a part, in points."""
    return _paragraphs(subject, values, "spacing", " pt")


def line(subject: Subject, values: Values) -> Result:
    """The distance of the lines of a part, as a multiple of the single one."""
    return _paragraphs(subject, {"slack": 0.02, **values}, "line", "")


def _paragraphs(subject: Subject, values: Values, name: str, unit: str) -> Result:
    measured = [
        (block, float(value))
        for block, set_as in each(subject, values["part"])
        if block.kind == "paragraph" or values["part"] != "body"
        if (value := getattr(set_as, name)) is not None
    ]
    if not measured:
        return CANNOT_TELL
    found = most(Counter(value for _, value in measured), {"share": _MOST, **values, "unit": unit})
    return _at(found, [block for block, value in measured if not within(value, values)])


def rule(subject: Subject, values: Values) -> Result:
    """A line drawn below a part: by its paragraph or by one of the next two."""
    blocks = subject.part(values["part"])
    last = blocks[-1].origin if blocks else -1
    near = [subject.form.paragraph(last + step) for step in range(3)] if last >= 0 else []
    known = [paragraph.drawn for paragraph in near if paragraph is not None and paragraph.drawn is not None]
    if not known:
        return CANNOT_TELL
    if any(known):
        return HOLDS
    # A line drawn by hand may hang on any paragraph nearby.
    if any(paragraph.drawn for paragraph in subject.form.paragraphs[: last + 12]):
        return CANNOT_TELL
    return _at(fails(Text("không thấy đường kẻ", "no line")), blocks)


def page_number(subject: Subject, values: Values) -> Result:
    """Whether pages are numbered, where (``place``), how (``align``, ``from``, ``to``) and from which on."""
    number = subject.form.number
    if number is None or (not number.place and values["fact"] != "there"):
        return CANNOT_TELL
    if values["fact"] == "there":
        short = sum(len(block.text) for block in subject.document.blocks) < values.get("one_page", 0)
        if number.place:
            return HOLDS
        return CANNOT_TELL if short else fails(_PLACES[""])
    if values["fact"] == "place":
        return HOLDS if number.place == values["is"] else fails(_PLACES[number.place])
    if values["fact"] == "align" and number.align:
        right = number.align == values["is"]
        return HOLDS if right else fails(_ALIGN.get(number.align, same(number.align)))
    if values["fact"] == "first" and number.first is not None:
        told = Text("trang đầu có số", "the first page has its number")
        return HOLDS if number.first == values["is"] else fails(told)
    if values["fact"] == "size" and number.size:
        return most({number.size: 1}, {"slack": 0, **values, "unit": " pt"}) or HOLDS
    return CANNOT_TELL


def _at(result: Result | None, blocks: Sequence[Block]) -> Result:
    """A result with the places where it stands; it holds when there is none."""
    return HOLDS if result is None else Result(result.holds, result.found, tuple(blocks[:2]))
