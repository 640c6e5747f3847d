"""``rasoat compare``: what became of last year's report in this year's."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli.help import both
from checker.cli.output import write_out
from checker.errors import ExitCode, UsageError

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(
    help=both(
        "So báo cáo cũ với báo cáo mới của cùng đơn vị: nội dung nào đã khắc phục, kém hơn, chưa đổi; lời "
        "văn nào chép lại, con số nào giữ nguyên, năm nào quên sửa, mục nào mất đi.",
        "Compare the old and the new report of a unit: what was fixed, got worse, stayed; what text was "
        "carried over, which figures stayed the same, which year was left in, which sections are gone.",
    )
)
def compare(
    ctx: typer.Context,
    *,
    old: Annotated[
        str, typer.Argument(metavar=both("CŨ", "OLD"), help=both("Báo cáo cũ.", "The old report."))
    ],
    new: Annotated[
        str, typer.Argument(metavar=both("MỚI", "NEW"), help=both("Báo cáo mới.", "The new report."))
    ],
    rulesets: Annotated[
        list[str] | None,
        typer.Option(
            "-r",
            "--ruleset",
            metavar=both("TÊN", "NAME"),
            help=both(
                "Bộ quy tắc cho cả hai; không ghi thì chọn theo báo cáo mới.",
                "The ruleset for both; without it, that of the new report.",
            ),
        ),
    ] = None,
    output: Annotated[
        str,
        typer.Option("-f", "--format", metavar="terminal|json", help=both("Dạng kết quả.", "The format.")),
    ] = "terminal",
) -> ExitCode:
    """Compare and print."""
    from checker.choose import choose
    from checker.comparison import compare as compare_documents
    from checker.document.read import read
    from checker.rendering.comparison import render, to_json
    from checker.ruleset.load import load_ruleset

    if output not in {"terminal", "json"}:
        raise UsageError(
            f"Không có dạng {output!r}. Các dạng: terminal, json.",
            f"No format {output!r}. There are: terminal, json.",
        )
    before, after = read(old), read(new)
    names = rulesets or [choice.ruleset for choice in choose(after)]
    comparison = compare_documents(before, after, [load_ruleset(name) for name in names])
    lang = str(ctx.obj)
    if output == "json":
        from checker.rendering.json_ import text_of

        write_out(text_of(to_json(comparison, lang)))
    else:
        write_out(render(comparison, lang))
    return ExitCode.OK
