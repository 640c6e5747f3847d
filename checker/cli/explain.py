"""``rasoat explain``: why one item of a report got its verdict."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from checker.cli.help import both
from checker.cli.options import LIMIT, OCR, RULESET
from checker.cli.output import write_out
from checker.errors import ExitCode

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(
    help=both(
        "Giải thích kết luận về một nội dung của báo cáo: bằng chứng được tính, rồi mọi chỗ có nhắc đến nội "
        "dung đó theo thứ tự, chỗ nào được tính, chỗ nào không và vì sao, cuối cùng là cần viết gì.",
        "Explain the verdict on one item of a report: the evidence that counts, then every place that names "
        "the item in order, which of them count, which do not and why, and at last what to write.",
    )
)
def explain(
    ctx: typer.Context,
    *,
    file: Annotated[
        str,
        typer.Argument(
            metavar=both("TỆP", "FILE"),
            help=both("Báo cáo; ghi “-” để đọc từ đầu vào chuẩn.", "The report; “-” reads standard input."),
        ),
    ],
    item: Annotated[
        str,
        typer.Argument(
            metavar=both("MỤC", "ITEM"),
            help=both("Mã nội dung, ví dụ d7.k3.", "The id of the item, as in d7.k3."),
        ),
    ],
    ruleset: Annotated[str | None, RULESET] = None,
    ocr: Annotated[bool, OCR] = False,
    limits: Annotated[list[str] | None, LIMIT] = None,
) -> ExitCode:
    """Explain and print."""
    from checker.document.limits import parse_limits
    from checker.explain import explain as explain_item
    from checker.rendering.explanation import render

    bounds = parse_limits(limits or [])
    # One byte more than is allowed is enough to see that it is too much.
    data = sys.stdin.buffer.read(bounds.file_bytes + 1) if file == "-" else None
    explanation = explain_item(file, item, ruleset, data=data, limits=bounds, ocr=ocr)
    write_out(render(explanation, str(ctx.obj)))
    return ExitCode.OK
