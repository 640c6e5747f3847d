"""``rasoat evaluate``: how well the verdicts of a ruleset agree with labelled reports."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.help import both
from checker.cli.options import RULESET
from checker.cli.output import complain, write_file, write_out
from checker.cli.targets import Target, plan
from checker.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)

_FORMATS = ("terminal", "json")


@app.command(
    help=both(
        "Đo bộ quy tắc trên các báo cáo đã gắn nhãn: thư mục có <tên>.txt (hoặc .docx ...) và "
        "<tên>.labels.json. In độ chính xác, độ bao phủ, F1, kappa, bằng chứng trùng chỗ, những chỗ bỏ lọt "
        "và báo nhầm, kèm các cách đoán đơn giản để so sánh.",
        "Measure a ruleset on labelled reports: a folder of <name>.txt (or .docx ...) and "
        "<name>.labels.json. Prints precision, recall, F1, kappa, evidence overlap, what was let through and "
        "what was falsely reported, beside trivial baselines.",
    )
)
def evaluate(
    ctx: typer.Context,
    *,
    corpus: Annotated[
        str,
        typer.Argument(
            metavar=both("THƯ MỤC", "CORPUS"),
            help=both("Thư mục các báo cáo đã gắn nhãn.", "The folder of labelled reports."),
        ),
    ],
    ruleset: Annotated[str, RULESET] = "nd-04-2015",
    format_: Annotated[
        str | None,
        typer.Option(
            "-f",
            "--format",
            metavar="terminal|json",
            help=both("Bảng để đọc (mặc định) hoặc JSON.", "Tables to read (default) or JSON."),
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar=both("TỆP", "FILE"),
            help=both("Ghi vào tệp thay vì in ra màn hình.", "Write to a file instead of standard output."),
        ),
    ] = None,
    items: Annotated[
        bool,
        typer.Option("--items", help=both("In thêm bảng theo từng nội dung.", "Add the table by item.")),
    ] = False,
    fail_under: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-under",
            metavar=both("TÊN=SỐ", "NAME=VALUE"),
            help=both(
                "Kết thúc với mã 1 khi chỉ số chung thấp hơn, ví dụ gap_f1=0.9; dùng được nhiều lần.",
                "Exit with 1 when the pooled figure is lower, as in gap_f1=0.9; may be repeated.",
            ),
        ),
    ] = None,
    fail_over: Annotated[
        list[str] | None,
        typer.Option(
            "--fail-over",
            metavar=both("TÊN=SỐ", "NAME=VALUE"),
            help=both(
                "Kết thúc với mã 1 khi chỉ số chung cao hơn, ví dụ silent_passes=0.01; dùng được nhiều lần.",
                "Exit with 1 when the pooled figure is higher, as in silent_passes=0.01; may be repeated.",
            ),
        ),
    ] = None,
) -> ExitCode:
    """Measure, print, and hold the figures against the thresholds."""
    from checker.evaluation.evaluate import evaluate as measure_corpus
    from checker.evaluation.measure import figures
    from checker.rendering.evaluation import render, render_json

    lang = str(ctx.obj)
    target = _target(format_, output, corpus)
    floors = _thresholds("--fail-under", fail_under or ())
    ceilings = _thresholds("--fail-over", fail_over or ())
    result = measure_corpus(Path(corpus), ruleset)
    text = render_json(result, lang) if target.format == "json" else render(result, lang, items=items)
    if target.path:
        write_file(target.path, text)
    else:
        write_out(text)
    return _accept(figures(result.pooled), floors, ceilings, lang)


def _target(format_: str | None, output: str | None, corpus: str) -> Target:
    folder = Path(corpus)
    inputs = [str(file) for file in folder.iterdir() if file.is_file()] if folder.is_dir() else []
    target = plan([format_] if format_ else [], [output] if output else [], inputs)[0]
    if target.format not in _FORMATS:
        raise UsageError(
            f"Kết quả đo chỉ có dạng terminal và json, không có {target.format!r}.",
            f"An evaluation is written as terminal or json, not as {target.format!r}.",
        )
    if target.files is not None:
        raise UsageError(f"{output} là một thư mục, không ghi kết quả vào được.", f"{output} is a folder.")
    return target


def _thresholds(option: str, words: Sequence[str]) -> dict[str, float]:
    """The thresholds of one option by the name of the figure."""
    from checker.evaluation.measure import LOWER_IS_BETTER, figures, measure

    known = [name for name in figures(measure(())) if (name in LOWER_IS_BETTER) == (option == "--fail-over")]
    result: dict[str, float] = {}
    for word in words:
        name, _, text = word.partition("=")
        if name not in known:
            listed = ", ".join(known)
            raise UsageError(
                f"{option}: không dùng được với {name!r}. Các chỉ số: {listed}.",
                f"{option}: {name!r} is no figure for it. There are: {listed}.",
            )
        try:
            value = float(text.strip().replace(",", "."))
        except ValueError:
            value = -2.0
        if not -1 <= value <= 1:
            raise UsageError(
                f"{option}: cần dạng {name}=số từ 0 đến 1, không phải {word!r}.",
                f"{option}: {name}=number from 0 to 1 is needed, not {word!r}.",
            )
        result[name] = value
    return result


def _accept(
    values: Mapping[str, float | None], floors: Mapping[str, float], ceilings: Mapping[str, float], lang: str
) -> ExitCode:
    """Say which figures miss their threshold; one that could not be measured misses it as well."""
    code = ExitCode.OK
    for limits, sign in ((floors, 1), (ceilings, -1)):
        for name, limit in limits.items():
            value = values[name]
            if value is not None and (value - limit) * sign >= 0:
                continue
            code = ExitCode.FALLS_SHORT
            shown = "-" if value is None else f"{value:.4f}"
            vi = f"{name} là {shown}, {'thấp' if sign > 0 else 'cao'} hơn ngưỡng {limit:g}."
            en = f"{name} is {shown}, {'below' if sign > 0 else 'above'} the threshold {limit:g}."
            complain(en if lang == "en" else vi, lang, plain=True)
    return code
