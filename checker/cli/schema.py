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
        "In lược đồ JSON của kết quả rà soát (report) hoặc của bộ quy tắc (ruleset).",
        "Print the JSON Schema of the output (report) or of a ruleset (ruleset).",
    )
)
def schema(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[report|ruleset]", help=both("Mặc định là report.", "The default is report.")
        ),
    ] = "report",
) -> ExitCode:
    """Print a schema as it stands in its file."""
    if name == "report":
        from checker.rendering.json_ import schema_text

        write_out(schema_text())
    elif name == "ruleset":
        write_out(ruleset_schema())
    else:
        raise UsageError(
            f"Không có lược đồ {name!r}; chỉ có report và ruleset.",
            f"There is no schema {name!r}; only report and ruleset.",
        )
    return ExitCode.OK


def ruleset_schema() -> str:
    """The schema of the ruleset language, as JSON text."""
    import json

    from checker.ruleset.source import schema as load

    return json.dumps(load(), ensure_ascii=False, indent=2) + "\n"
