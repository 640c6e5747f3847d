"""``rasoat annotate``: a copy of the Word file with the gap report as comments in its margin."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.help import both
from checker.cli.options import RULESETS
from checker.cli.output import write_file, write_out
from checker.cli.targets import place
from checker.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from checker.report import Report

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

_MARK = ".ra-soat"
_WORD = (".docx", ".docm", ".dotx", ".dotm")


@app.command(
    help=both(
        "Ghi bản sao Word của báo cáo có nhận xét ở bên lề: chỗ mới đạt một phần thì còn thiếu gì, nội "
        "dung còn thiếu thì viết vào mục nào, theo quy định nào, kèm câu mẫu. Bản gốc giữ nguyên. "
        "Báo cáo không phải Word thì phần chữ được ghi thành tệp Word mới.",
        "Write a Word copy of the report with comments in the margin: at what is partly met what lacks, at "
        "the section where something is missing what to write, which provision asks for it, and wording "
        "to paste. The original stays as it is. For a report that is no Word file its text is written as a "
        "new one.",
    )
)
def annotate(
    ctx: typer.Context,
    *,
    file: Annotated[
        str,
        typer.Argument(
            metavar=both("TỆP", "FILE"),
            help=both(
                "Báo cáo; ghi “-” để đọc từ đầu vào chuẩn (khi đó phải có --output).",
                "The report; “-” reads standard input (then --output is needed).",
            ),
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar=both("TỆP", "FILE"),
            help=both(
                "Tên bản sao (mặc định: thêm “.ra-soat” vào tên báo cáo, cùng thư mục).",
                "The name of the copy (default: the report's, with “.ra-soat”, beside it).",
            ),
        ),
    ] = None,
    rulesets: Annotated[list[str] | None, RULESETS] = None,
    force: Annotated[
        bool,
        typer.Option(
            "--force",
            help=both("Ghi đè bản sao đã có.", "Overwrite a copy that is there."),
        ),
    ] = False,
) -> ExitCode:
    """Check, put the comments in, write the copy, and say where it is."""
    from checker.check import check
    from checker.document.limits import Limits
    from checker.rendering.annotation import annotate as annotated

    lang = str(ctx.obj)
    target = _target(file, output, force=force)
    # One byte more than is allowed is enough to see that it is too much.
    data = sys.stdin.buffer.read(Limits().file_bytes + 1) if file == "-" else None
    report = check(file, rulesets, data=data)
    write_file(target, annotated(report, Path(file).read_bytes() if data is None else data, lang))
    write_out(_said(report, target, lang))
    return ExitCode.OK


def _target(file: str, output: str | None, *, force: bool) -> Path:
    """The file to write, which is neither the report nor, without ``force``, one that is there."""
    if output is None and file == "-":
        raise UsageError(
            "Đọc từ đầu vào chuẩn thì phải ghi tên bản sao: --output bao-cao.docx",
            "When the report comes from standard input, name the copy: --output report.docx",
        )
    if output == "-":
        raise UsageError(
            "Bản sao Word không in ra màn hình được; hãy ghi tên tệp.",
            "A Word file cannot go to the screen; name a file.",
        )
    target = place(output or str(_beside(Path(file))), [file])
    if target.suffix.lower() not in _WORD:
        raise UsageError(
            f"Bản sao là tệp Word; tên phải có đuôi .docx, không phải {target.name!r}.",
            f"The copy is a Word file: its name has to end in .docx, unlike {target.name!r}.",
        )
    if target.exists() and not force:
        raise UsageError(
            f"Đã có tệp {target}. Hãy chọn tên khác bằng --output, hoặc thêm --force để ghi đè.",
            f"The file {target} exists. Choose another name with --output, or overwrite it with --force.",
        )
    return target


def _beside(file: Path) -> Path:
    suffix = file.suffix if file.suffix.lower() in _WORD else ".docx"
    return file.with_name(f"{file.stem}{_MARK}{suffix}")


def _said(report: Report, target: Path, lang: str) -> str:
    gaps = sum(part.count("missing") + part.count("partial") for part in report.parts)
    findings = len(report.findings)
    if lang == "en":
        return f"Wrote {target}: comments on {gaps} items to fix and {findings} other remarks.\n"
    return f"Đã ghi {target}: nhận xét về {gaps} nội dung cần bổ sung và {findings} chỗ khác nên xem lại.\n"
