"""``rasoat schema``: the published schemas."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli.help import both
from checker.cli.output import write_out
from checker.errors import ExitCode, UsageError

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(
    help=both(
        "In lược đồ JSON của kết quả rà soát (report), của biên nhận (receipt) hoặc của bộ quy tắc "
        "(ruleset).",
        "Print the JSON Schema of the output (report), of a receipt (receipt) or of a ruleset (ruleset).",
    )
)
def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[report|receipt|ruleset]", help=both("Mặc định là report.", "The default is report.")
        ),
    ] = "report",
) -> ExitCode:
    """Print a schema as it stands in its file."""
    if name in {"report", "receipt"}:
        from checker.rendering.json_ import schema_text

        write_out(schema_text(name))
    elif name == "ruleset":
        write_out(ruleset_schema())
    else:
        raise UsageError(
            f"Không có lược đồ {name!r}; chỉ có report, receipt và ruleset.",
            f"There is no schema {name!r}; only report, receipt and ruleset.",
        )
    return ExitCode.OK


def ruleset_schema() -> str:
    """The schema of the ruleset language, as JSON text."""
    import json

    from checker.ruleset.source import schema as load

    return json.dumps(load(), ensure_ascii=False, indent=2) + "\n"
