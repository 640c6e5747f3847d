"""``rasoat verify``: whether the receipt of a check still holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from checker.cli.help import both
from checker.cli.output import write_out
from checker.errors import ExitCode, RulesetError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.receipt import Receipt

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(
    help=both(
        "Rà soát lại báo cáo và so với biên nhận đã lập bằng rasoat check --receipt: tài liệu, bộ quy tắc, "
        "kết luận, điểm.\n\nMã kết thúc: 0 biên nhận đúng; 1 không khớp; 2 biên nhận hoặc bộ quy tắc không "
        "dùng được; 3 không đọc được báo cáo.",
        "Check the report again and compare with the receipt that rasoat check --receipt wrote: document, "
        "rulesets, verdicts, score.\n\nExit codes: 0 the receipt holds; 1 it does not; 2 the receipt or a "
        "ruleset is not usable; 3 the report cannot be read.",
    )
)
def verify(
    ctx: typer.Context,
    receipt: Annotated[
        str,
        typer.Argument(metavar=both("BIÊN NHẬN", "RECEIPT"), help=both("Tệp biên nhận.", "The receipt.")),
    ],
    file: Annotated[str, typer.Argument(metavar=both("TỆP", "FILE"), help=both("Báo cáo.", "The report."))],
    rulesets: Annotated[
        list[str] | None,
        typer.Option(
            "-r",
            "--ruleset",
            metavar=both("TÊN", "NAME"),
            help=both(
                "Bộ quy tắc, nếu không phải là bộ có sẵn mang mã ghi trong biên nhận; dùng được nhiều lần.",
                "The ruleset, if it is not the shipped one of the id in the receipt; may be repeated.",
            ),
        ),
    ] = None,
) -> ExitCode:
    """Read the receipt, check the report under the rulesets that it names, and say what differs."""
    from checker.check import check
    from checker.receipt import differences, holds
    from checker.receipt import receipt as receipt_of
    from checker.rendering.receipt import verification

    lang = str(ctx.obj)
    claimed = _read(receipt)
    found = differences(claimed, receipt_of(check(file, rulesets or _shipped(claimed))))
    write_out(verification(claimed, found, lang))
    return ExitCode.OK if holds(found) else ExitCode.FALLS_SHORT


def _read(name: str) -> Receipt:
    from checker.receipt import LARGEST, from_json
    from checker.rendering.json_ import schema

    try:
        with Path(name).open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(
            f"Không mở được biên nhận {name}: {error.strerror}.",
            f"Cannot open the receipt {name}: {error.strerror}.",
        ) from None
    try:
        return from_json(data, schema("receipt"))
    except UsageError as error:
        raise UsageError(f"{name}: {error.vi}", f"{name}: {error.en}") from None


def _shipped(claimed: Receipt) -> Sequence[str]:
    """The rulesets of a receipt: only ids of shipped ones, for a stranger's receipt must not name paths."""
    from checker.ruleset.source import shipped_ids

    names = list(dict.fromkeys(result.ruleset for result in claimed.results))
    unknown = [name for name in names if name not in shipped_ids()]
    if unknown:
        listed = ", ".join(unknown)
        raise RulesetError(
            f"Bộ quy tắc ghi trong biên nhận không đi kèm chương trình: {listed}. Hãy chỉ thư mục của bộ quy "
            "tắc bằng --ruleset.",
            f"A ruleset of the receipt did not come with the program: {listed}. Name its folder with "
            "--ruleset.",
        )
    return names
