"""``rasoat check``: the gap report of one document or of several."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli.checking import check_files
from checker.cli.help import both
from checker.cli.options import FAIL_ON, FAIL_UNDER, FINDINGS, LIMIT, OCR, POLICY, RULESETS, TODAY
from checker.errors import ExitCode  # noqa: TC001 - Typer evaluates the annotations
from checker.rendering import FORMATS

_OTHERS = ", ".join(name for name in FORMATS if name != "terminal")

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(
    help=both(
        "Rà soát một hay nhiều báo cáo theo bộ quy tắc và in ra: điểm, nội dung còn thiếu hoặc chưa đủ kèm "
        "căn cứ và câu mẫu, nội dung đã đạt kèm trích dẫn.\n\nMã kết thúc: 0 không tệp nào dưới ngưỡng; 1 có "
        "tệp dưới ngưỡng; 2 gọi sai hoặc bộ quy tắc có lỗi; 3 có tệp không đọc được; 4 lỗi của chương trình.",
        "Check one report or several against a ruleset and print the score, what is missing or insufficient "
        "with its citation and model wording, and what is met with its quote.\n\nExit codes: 0 nothing falls "
        "short; 1 a report falls short of the threshold; 2 wrong call or ruleset error; 3 a file could not "
        "be read; 4 program error.",
    )
)
def check(
    ctx: typer.Context,
    *,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=both("TỆP...", "FILE..."),
            help=both(
                "Các báo cáo, hoặc thư mục, gói .zip chứa báo cáo; ghi “-” để đọc từ đầu vào chuẩn.",
                "The reports, or folders and .zip archives of them; “-” reads standard input.",
            ),
        ),
    ] = None,
    rulesets: Annotated[list[str] | None, RULESETS] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "-f",
            "--format",
            metavar=both("DẠNG", "FORMAT"),
            help=both(
                "Dạng kết quả, dùng được nhiều lần: terminal (mặc định, để đọc), "
                f"{_OTHERS}. Không ghi thì theo đuôi của tệp ở --output.",
                f"The form of the result, may be repeated: terminal (default, to read), {_OTHERS}. Without "
                "it, the suffix of the file of --output tells.",
            ),
        ),
    ] = None,
    outputs: Annotated[
        list[str] | None,
        typer.Option(
            "-o",
            "--output",
            metavar=both("TỆP|THƯ MỤC/", "FILE|FOLDER/"),
            help=both(
                "Ghi kết quả vào tệp; tệp thứ n nhận dạng thứ n. Ghi vào thư mục thì mỗi báo cáo có một tệp "
                "cùng tên. Không ghi thì in ra màn hình.",
                "Write the result to a file; the n-th file takes the n-th format. In a folder every report "
                "gets a file of its name. Without it: standard output.",
            ),
        ),
    ] = None,
    receipt: Annotated[
        str | None,
        typer.Option(
            "--receipt",
            metavar=both("TỆP|THƯ MỤC/", "FILE|FOLDER/"),
            help=both(
                "Ghi thêm biên nhận để nơi nhận kiểm lại bằng rasoat verify.",
                "Write a receipt as well, which others can check with rasoat verify.",
            ),
        ),
    ] = None,
    fail_under: Annotated[str | None, FAIL_UNDER] = None,
    fail_on: Annotated[str | None, FAIL_ON] = None,
    policy: Annotated[str | None, POLICY] = None,
    today: Annotated[str | None, TODAY] = None,
    findings: Annotated[str, FINDINGS] = "on",
    brief: Annotated[
        bool,
        typer.Option(
            "--brief",
            help=both(
                "Chỉ in điểm và mỗi nội dung cần bổ sung một dòng.",
                "Print only the score and a line per open item.",
            ),
        ),
    ] = False,
    ocr: Annotated[bool, OCR] = False,
    limits: Annotated[list[str] | None, LIMIT] = None,
) -> ExitCode:
    """Read the words of the command; ``checking`` does the work, ``fast`` knows the same words."""
    return check_files(
        files or [],
        rulesets=rulesets or [],
        formats=formats or [],
        outputs=outputs or [],
        receipt=receipt,
        fail_under=fail_under,
        fail_on=fail_on,
        policy=policy,
        today=today,
        findings=findings,
        brief=brief,
        ocr=ocr,
        limits=limits or [],
        lang=str(ctx.obj),
    )
