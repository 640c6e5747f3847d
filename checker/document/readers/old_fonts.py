"""Text in the fonts from before Unicode (.VnTime, VNI-Times), converted once a whole file is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.document.readers.flow import Flow, Paragraph
from checker.language.legacy import decode_run, encoding_of, is_unicode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.document.readers.left_out import LeftOut


def convert_old_fonts(flows: tuple[Flow, ...], left: LeftOut) -> None:
    """Turn the text in old fonts into Unicode, and note which encodings there were."""
    paragraphs = [paragraph for flow in flows for paragraph in _paragraphs(flow)]
    if not any(encoding_of(font) for paragraph in paragraphs for font in set(paragraph.fonts.values())):
        return
    if is_unicode("\n".join("".join(paragraph.pieces) for paragraph in paragraphs)):
        return
    for paragraph in paragraphs:
        _convert(paragraph, left)


def _paragraphs(flow: Flow) -> Iterator[Paragraph]:
    for item in flow:
        if isinstance(item, Paragraph):
            yield item
            for _, inner in item.after:
                yield from _paragraphs(inner)
        else:
            for row in item.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.content)


def _convert(paragraph: Paragraph, left: LeftOut) -> None:
    """Convert the runs of a paragraph; neighbours of one font together, since letters span them."""
    runs: list[tuple[str, str]] = []
    for place, piece in enumerate(paragraph.pieces):
        font = paragraph.fonts.get(place, "")
        if runs and runs[-1][0] == font:
            runs[-1] = (font, runs[-1][1] + piece)
        else:
            runs.append((font, piece))
    paragraph.pieces = [decode_run(text, font) for font, text in runs]
    paragraph.fonts.clear()
    left.encodings.update(filter(None, (encoding_of(font) for font, _ in runs)))
