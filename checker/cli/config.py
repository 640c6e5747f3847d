"""``rasoat config``: the settings that are in effect here, and where each comes from."""

from __future__ import annotations

import typer

from checker.cli.help import both
from checker.cli.output import write_out
from checker.cli.settings import KINDS, settings
from checker.errors import ExitCode
from checker.rendering.layout import clean

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(
    help=both(
        "In các thiết lập có hiệu lực ở thư mục này và nguồn của từng thiết lập: rasoat.toml hoặc bảng "
        "[tool.rasoat] trong pyproject.toml, tìm từ thư mục hiện tại trở lên.",
        "Print the settings in effect in this folder and where each comes from: rasoat.toml or the table "
        "[tool.rasoat] of pyproject.toml, looked for from the working folder upwards.",
    )
)
def config(ctx: typer.Context) -> ExitCode:
    """Print a setting a line: name, value, place."""
    set_ = settings()
    default = "default" if str(ctx.obj) == "en" else "mặc định"
    for name in KINDS:
        value, place = (set_[name].value, set_[name].place) if name in set_ else ("-", default)
        told = ", ".join(value) if isinstance(value, list) else str(value)
        write_out(f"{name:<12}{clean(told):<40} {clean(place)}\n")
    return ExitCode.OK
