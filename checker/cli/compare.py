"""``rasoat compare``: what became of last year's report in this year's; which of many reports are alike."""

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
        "văn nào chép lại, con số nào giữ nguyên, năm nào quên sửa, mục nào mất đi.\n\nChỉ ghi một thư mục "
        "hay gói .zip: tìm những báo cáo trong đó giống nhau nhiều (chép của đơn vị khác).",
        "Compare the old and the new report of a unit: what was fixed, got worse, stayed; what text was "
        "carried over, which figures stayed the same, which year was left in, which sections are gone.\n\n"
        "With a folder or a .zip alone: the reports in it that are much alike (copied from another unit).",
    )
)
def compare(
    ctx: typer.Context,
    *,
    old: Annotated[
        str, typer.Argument(metavar=both("CŨ", "OLD"), help=both("Báo cáo cũ.", "The old report."))
    ],
    new: Annotated[
        str | None,
        typer.Argument(metavar=both("[MỚI]", "[NEW]"), help=both("Báo cáo mới.", "The new report.")),
    ] = None,
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
    lang = str(ctx.obj)
    if new is None:
        return _compare_all(old, output, lang)
    before, after = read(old), read(new)
    names = rulesets or [choice.ruleset for choice in choose(after)]
    comparison = compare_documents(before, after, [load_ruleset(name) for name in names])
    if output == "json":
        from checker.rendering.json_ import text_of

        write_out(text_of(to_json(comparison, lang)))
    else:
        write_out(render(comparison, lang))
    return ExitCode.OK


def _compare_all(folder: str, output: str, lang: str) -> ExitCode:
    """Look for copies among the reports of a folder; one that cannot be read is told, the others go on."""
    from checker.cli.output import complain
    from checker.cli.sources import sources
    from checker.comparison import copies
    from checker.document.limits import Limits
    from checker.document.read import read
    from checker.errors import DocumentError
    from checker.rendering.comparison import copies_json, copies_page
    from checker.rendering.json_ import text_of

    limits = Limits()
    documents, codes = [], []
    for source in sources([folder], limits)[0]:
        try:
            if source.error is not None:
                raise source.error
            data, name, notes = source.data(limits)
            documents.append(read(source.name, data, name=name, notes=notes, limits=limits))
        except DocumentError as error:
            codes.append(error.exit_code)
            complain(error.message(lang), lang)
    if len(documents) < 2 and not codes:
        raise UsageError(
            "Cần hai báo cáo để so: ghi hai tệp, hoặc một thư mục có nhiều báo cáo.",
            "Two reports are needed: name two files, or a folder of reports.",
        )
    found = copies(documents)
    write_out(text_of(copies_json(found)) if output == "json" else copies_page(found, len(documents), lang))
    return ExitCode.worst(codes)
