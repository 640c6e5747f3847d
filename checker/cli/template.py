"""``rasoat template``: the skeleton of a report from a ruleset."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from checker.cli.help import both
from checker.cli.output import write_file, write_out
from checker.cli.targets import place
from checker.errors import ExitCode, UsageError

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(
    help=both(
        "Lập mẫu báo cáo từ một bộ quy tắc: các mục theo thứ tự đề cương, dưới mỗi mục là lời hướng dẫn (chữ "
        "nghiêng, trong ngoặc vuông), câu mẫu có chỗ trống, bảng số liệu. Tệp Word đúng thể thức Nghị định "
        "30/2020/NĐ-CP. Không ghi --output thì in ra màn hình dạng Markdown.",
        "Make a template of a report from a ruleset: sections in the order of the outline, in each the "
        "guidance (italics, in square brackets), wording with blanks, tables of figures. The Word file has "
        "the form of Nghị định 30/2020/NĐ-CP. Without --output it is printed as Markdown.",
    )
)
def template(
    ctx: typer.Context,
    *,
    ruleset: Annotated[
        str,
        typer.Argument(
            metavar=both("BỘ-QUY-TẮC", "RULESET"),
            help=both("Bộ quy tắc, theo mã hoặc thư mục.", "The ruleset, by id or folder."),
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar=both("TỆP", "FILE"),
            help=both("Tệp mẫu: .docx (Word) hoặc .md.", "The template: .docx (Word) or .md."),
        ),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar=both("LOẠI", "KIND"),
            help=both(
                "Viết theo lời của loại đơn vị: school, hospital, commune, department...",
                "In the terms of a kind of unit: school, hospital, commune, department...",
            ),
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help=both("Ghi đè tệp đã có.", "Overwrite a file that is there."))
    ] = False,
) -> ExitCode:
    """Make the template, and say where it is."""
    from checker.rendering.template_docx import render_docx
    from checker.rendering.template_markdown import render_markdown
    from checker.ruleset.load import load_ruleset
    from checker.template import template as make

    lang = str(ctx.obj)
    made = make(load_ruleset(ruleset), kind)
    if output is None or output == "-":
        write_out(render_markdown(made, lang))
        return ExitCode.OK
    target = place(output, [])
    suffix = target.suffix.lower()
    if suffix not in {".docx", ".md"}:
        raise UsageError(
            f"Mẫu là tệp Word hoặc Markdown; tên phải có đuôi .docx hoặc .md, không phải "
            f"{Path(output).name!r}.",
            f"A template is a Word or a Markdown file: its name has to end in .docx or .md, unlike "
            f"{Path(output).name!r}.",
        )
    if target.exists() and not force:
        raise UsageError(
            f"Đã có tệp {target}. Hãy chọn tên khác bằng --output, hoặc thêm --force để ghi đè.",
            f"The file {target} exists. Choose another name with --output, or overwrite it with --force.",
        )
    write_file(target, render_docx(made, lang) if suffix == ".docx" else render_markdown(made, lang))
    write_out(f"Wrote {target}.\n" if lang == "en" else f"Đã ghi {target}.\n")
    return ExitCode.OK
