"""``rasoat audit``: all the reports of folders and archives at once."""

from __future__ import annotations

from typing import Annotated

import typer

from checker.cli.auditing import Call, audit_files
from checker.cli.help import both
from checker.cli.options import FAIL_ON, FAIL_UNDER, FINDINGS, LIMIT, OCR, POLICY, RULESETS, TODAY
from checker.errors import ExitCode  # noqa: TC001 - Typer evaluates the annotations
from checker.rendering import FORMATS

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)


@app.command(
    help=both(
        "Rà soát mọi báo cáo trong thư mục, gói .zip hoặc theo mẫu tên tệp, và tổng hợp: đơn vị nào đạt, nội "
        "dung nào hay thiếu, tệp nào không đọc được và vì sao. Một tệp hỏng hoặc quá nặng không làm dừng các "
        "tệp khác; lần chạy bị ngắt được làm tiếp khi gọi lại.\n\nMã kết thúc như rasoat check; 130 khi bị "
        "ngắt.",
        "Check all reports in folders, .zip archives or by a pattern of names, and sum up: which units are "
        "as asked, which items are most often missing, which files could not be read and why. A bad file "
        "does not stop the others; a run that was interrupted goes on when it is called again.\n\nExit codes "
        "as for rasoat check; 130 when interrupted.",
    )
)
def audit(
    ctx: typer.Context,
    *,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=both("NƠI...", "PATH..."),
            help=both("Thư mục, gói .zip, tệp hoặc mẫu tên tệp.", "Folders, .zip archives, files, patterns."),
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
                f"Dạng kết quả, dùng được nhiều lần: {', '.join(FORMATS)}. Không ghi thì theo đuôi của tệp ở "
                "--output.",
                f"The form of the results, may be repeated: {', '.join(FORMATS)}. Without it, the suffix of "
                "the file of --output tells.",
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
                "Ghi kết quả cả đợt vào tệp; ghi vào thư mục thì mỗi báo cáo có một tệp cùng tên. Tệp thứ n "
                "nhận dạng thứ n. Không ghi thì in ra màn hình.",
                "Write the results of all to a file; in a folder every report gets a file of its name. The "
                "n-th file takes the n-th format. Without it: standard output.",
            ),
        ),
    ] = None,
    fail_under: Annotated[str | None, FAIL_UNDER] = None,
    fail_on: Annotated[str | None, FAIL_ON] = None,
    policy: Annotated[str | None, POLICY] = None,
    today: Annotated[str | None, TODAY] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar=both("TỆP", "FILE"),
            help=both(
                "So với một đợt trước (kết quả dạng jsonl): đã khắc phục gì, kém đi gì.",
                "Compare with an earlier audit (its results as jsonl): what was fixed, what got worse.",
            ),
        ),
    ] = None,
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar=both("TỆP", "FILE"),
            help=both(
                "Những chỗ thiếu đã có từ trước và được chấp nhận: chỉ chỗ thiếu mới làm kết thúc với mã 1.",
                "Gaps of before that are accepted: only new ones make the exit code 1.",
            ),
        ),
    ] = None,
    write_baseline: Annotated[
        str | None,
        typer.Option(
            "--write-baseline",
            metavar=both("TỆP", "FILE"),
            help=both("Ghi mọi chỗ thiếu bây giờ vào tệp đó.", "Write all gaps of now to that file."),
        ),
    ] = None,
    findings: Annotated[str, FINDINGS] = "on",
    ocr: Annotated[bool, OCR] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            "--jobs",
            metavar=both("SỐ", "NUMBER"),
            help=both("Số tiến trình (mặc định: số nhân).", "Processes (default: one for each core)."),
        ),
    ] = None,
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            metavar=both("GIÂY", "SECONDS"),
            help=both("Thời gian nhiều nhất cho một tệp (mặc định 120).", "Time for one file (default 120)."),
        ),
    ] = None,
    memory: Annotated[
        int | None,
        typer.Option(
            "--memory",
            metavar="MIB",
            help=both(
                "Bộ nhớ nhiều nhất cho một tiến trình, trên Linux (mặc định 2048).",
                "Memory for one process, on Linux (default 2048).",
            ),
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            metavar=both("ĐỊA-CHỈ", "ADDRESS"),
            help=both(
                "Làm trên cụm máy Dask, ví dụ tcp://may-chu:8786 (cần rasoat[cluster] trên các máy).",
                "Work on a Dask cluster, as tcp://scheduler:8786 (the machines need rasoat[cluster]).",
            ),
        ),
    ] = None,
    cache: Annotated[
        bool,
        typer.Option(
            "--cache/--no-cache",
            help=both(
                "Dùng lại kết quả của những tệp không đổi (mặc định), hoặc rà soát lại tất cả và không giữ "
                "gì.",
                "Use the results of unchanged files again (default), or check everything and keep nothing.",
            ),
        ),
    ] = True,
    limits: Annotated[list[str] | None, LIMIT] = None,
) -> ExitCode:
    """Read the words of the command; ``auditing`` does the work."""
    return audit_files(
        Call(
            paths=paths or [],
            rulesets=rulesets or [],
            formats=formats or [],
            outputs=outputs or [],
            fail_under=fail_under,
            fail_on=fail_on,
            policy=policy,
            today=today,
            against=against,
            baseline=baseline,
            write_baseline=write_baseline,
            findings=findings,
            ocr=ocr,
            jobs=jobs,
            timeout=timeout,
            memory=memory,
            cluster=cluster,
            cache=cache,
            limits=limits or [],
            lang=str(ctx.obj),
        )
    )
