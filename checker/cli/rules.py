"""``rasoat rules``: the rulesets there are, what is in them, and whether they hold."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from checker.cli.help import both
from checker.cli.output import complain, write_out
from checker.errors import ExitCode, RulesetError, UsageError
from checker.rendering.layout import BLANK, Line, plain, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.ruleset.model import Group, Item, Ruleset

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help=both("Xem và kiểm tra các bộ quy tắc.", "Look at rulesets and test them."),
)

Name = Annotated[
    str | None,
    typer.Argument(
        metavar=both("[MÃ|THƯ MỤC]", "[ID|FOLDER]"),
        help=both(
            "Bộ quy tắc; không ghi thì là mọi bộ có sẵn.",
            "The ruleset; without it, all those that are shipped.",
        ),
    ),
]


Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=both("[MÃ|THƯ MỤC|TỆP]...", "[ID|FOLDER|FILE]..."),
        help=both(
            "Các bộ quy tắc, theo mã, thư mục hoặc tệp của chúng; không ghi thì là mọi bộ có sẵn.",
            "Rulesets, by id, folder or any of their files; without it, all those that are shipped.",
        ),
    ),
]


@app.command("list", help=both("Liệt kê các bộ quy tắc có sẵn.", "List the rulesets that are shipped."))
def list_(ctx: typer.Context) -> ExitCode:
    """One line per ruleset; one that does not load is reported, and the others still listed."""
    from checker.ruleset.load import load_ruleset

    lang = str(ctx.obj)
    codes: list[ExitCode] = []
    for name in _names(None):
        try:
            rules = load_ruleset(name)
        except RulesetError as error:
            codes.append(error.exit_code)
            complain(error.message(lang), lang)
            continue
        count = f"{len(rules.items)} items" if lang == "en" else f"{len(rules.items)} nội dung"
        text = f"{rules.id} {rules.version}: {tidy(rules.title.get(lang))} ({count})"
        write_out(plain([Line("plain", 0, text, hang=2)]))
    return ExitCode.worst(codes)


@app.command(help=both("In nội dung của một bộ quy tắc.", "Print what a ruleset asks for."))
def show(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(metavar=both("MÃ|THƯ MỤC", "ID|FOLDER"), help=both("Bộ quy tắc.", "The ruleset.")),
    ],
    item: Annotated[
        str | None,
        typer.Argument(
            metavar=both("[MỤC]", "[ITEM]"), help=both("Chỉ in nội dung có mã này.", "Only that item.")
        ),
    ] = None,
) -> ExitCode:
    """Groups and items with their citation, their parts and the model wording."""
    from checker.ruleset.load import load_ruleset

    lang = str(ctx.obj)
    rules = load_ruleset(name)
    if item is None:
        write_out(plain(_ruleset(rules, lang)))
        return ExitCode.OK
    found = rules.item(item)
    if found is None:
        raise UsageError(
            f"Bộ quy tắc {rules.id} không có nội dung nào mang mã {item!r}. Xem các mã: rasoat rules show "
            f"{name}",
            f"The ruleset {rules.id} has no item {item!r}. For its items: rasoat rules show {name}",
        )
    write_out(plain(_item(found, lang)))
    return ExitCode.OK


@app.command(
    help=both(
        "Tìm chỗ sai trong bộ quy tắc. Mã kết thúc 2 khi có lỗi; chỉ có cảnh báo thì 0.",
        "Find defects in a ruleset. Exits with 2 when there are errors, with 0 for warnings alone.",
    )
)
def lint(ctx: typer.Context, names: Names = None) -> ExitCode:
    """Print the problems of the rulesets; a ruleset that does not load is a problem as well."""
    from checker.ruleset.lint import lint as find_problems

    lang = str(ctx.obj)
    codes: list[ExitCode] = []
    for ruleset in _each(names):
        try:
            problems = list(find_problems(ruleset))
        except RulesetError as error:
            codes.append(error.exit_code)
            complain(error.message(lang), lang)
            continue
        for problem in problems:
            word = _severity(problem.severity, lang)
            text = f"{problem.where}: {word}: {problem.en if lang == 'en' else problem.vi}"
            write_out(plain([Line("plain", 0, tidy(text), hang=2)]))
        if any(problem.severity == "error" for problem in problems):
            codes.append(ExitCode.USAGE)
        total = f"problems: {len(problems)}" if lang == "en" else f"{len(problems)} chỗ cần xem"
        write_out(f"{tidy(ruleset)}: {total}\n")
    return ExitCode.worst(codes)


@app.command(
    "test",
    help=both(
        "Chạy các ví dụ của bộ quy tắc. Mã kết thúc 1 khi có ví dụ không đúng như ghi.",
        "Run the examples of a ruleset. Exits with 1 when one is not judged as it says.",
    ),
)
def run_examples(ctx: typer.Context, names: Names = None) -> ExitCode:
    """Print the examples that fail, and the counts; a ruleset without examples has not been tested.

    A known miss (``# todo``) is counted and does not fail; one that is right by now does,
    until its mark is gone.
    """
    from checker.examples import run

    lang = str(ctx.obj)
    codes: list[ExitCode] = []
    for ruleset in _each(names):
        results = list(run(ruleset))
        failed = [result for result in results if result.ok == bool(result.todo)]
        for result in failed:
            write_out(plain([Line("plain", 0, _failure(result, lang), hang=2)]))
        passed = sum(result.ok for result in results)
        known = sum(bool(result.todo) and not result.ok for result in results)
        if lang == "en":
            told = f"{passed} of {len(results)} examples as expected"
            told += f"; {known} known to be wrong (# todo)" if known else ""
        else:
            told = f"{passed} trong {len(results)} ví dụ đúng như ghi"
            told += f"; {known} ví dụ đã biết là còn sai (# todo)" if known else ""
        write_out(f"{tidy(ruleset)}: {told}\n")
        if not results:
            codes.append(ExitCode.USAGE)
            complain(
                f"{ruleset} has no examples." if lang == "en" else f"{ruleset} không có ví dụ nào.",
                lang,
            )
        elif failed:
            codes.append(ExitCode.FALLS_SHORT)
    return ExitCode.worst(codes)


@app.command(help=both("In lược đồ JSON của bộ quy tắc.", "Print the JSON Schema of rulesets."))
def schema() -> ExitCode:
    """Print the schema of the ruleset language."""
    from checker.cli.schema import ruleset_schema

    write_out(ruleset_schema())
    return ExitCode.OK


@app.command(
    help=both(
        "In bảng từ điều khoản của văn bản đến nội dung và ví dụ, kèm chỗ còn trống. Mã kết thúc 1 khi có "
        "chỗ trống không nêu lý do.",
        "Print the law, the items that cite it and their examples, with the holes. Exits with 1 when a hole "
        "is not explained.",
    )
)
def coverage(ctx: typer.Context, name: Name = None) -> ExitCode:
    """Print what each ruleset covers of its law."""
    from checker.rendering.authoring import coverage_page
    from checker.ruleset.coverage import coverage as cover

    codes: list[ExitCode] = []
    for ruleset in _names(name):
        rows = cover(ruleset)
        write_out(plain(coverage_page(ruleset, rows, str(ctx.obj))))
        if any(row.is_hole or any(item.is_hole for item in row.items) for row in rows):
            codes.append(ExitCode.FALLS_SHORT)
    return ExitCode.worst(codes)


@app.command(
    help=both(
        "So hai phiên bản của bộ quy tắc: báo cáo trước đây đạt nay có thể mất gì, và phiên bản phải tăng số "
        "nào. Mã kết thúc 1 khi số phiên bản không nói đủ.",
        "Compare two versions of a ruleset: what a report that passed may now lose, and which number of the "
        "version must rise. Exits with 1 when the version says less than that.",
    )
)
def diff(
    ctx: typer.Context,
    old: Annotated[
        str, typer.Argument(metavar=both("CŨ", "OLD"), help=both("Bộ quy tắc cũ.", "The old ruleset."))
    ],
    new: Annotated[
        str, typer.Argument(metavar=both("MỚI", "NEW"), help=both("Bộ quy tắc mới.", "The new ruleset."))
    ],
) -> ExitCode:
    """Print the differences, the examples that get worse, and what the version must say."""
    from checker.examples import lost
    from checker.rendering.authoring import diff_page
    from checker.ruleset.compare import compare, enough
    from checker.ruleset.load import load_ruleset

    changes = compare(old, new)
    versions = (load_ruleset(old).version, load_ruleset(new).version)
    write_out(plain(diff_page(changes, tuple(lost(old, new)), versions, str(ctx.obj))))
    return ExitCode.OK if enough(changes, versions) else ExitCode.FALLS_SHORT


@app.command(
    help=both(
        "Tạo bộ quy tắc mới từ đề cương (Markdown hoặc Word): đầu mục thành nội dung, gạch đầu dòng thành ý. "
        "Điều gì không ghi bằng tùy chọn thì hỏi.",
        "Make a new ruleset from an outline (Markdown or Word): headings become items, their points become "
        "facets. What no option says is asked.",
    )
)
def new(
    ctx: typer.Context,
    outline: Annotated[
        str, typer.Argument(metavar=both("ĐỀ-CƯƠNG", "OUTLINE"), help=both("Tệp đề cương.", "The outline."))
    ],
    output: Annotated[
        str,
        typer.Option(
            "-o",
            "--output",
            metavar=both("THƯ-MỤC", "FOLDER"),
            help=both("Thư mục mới; tên thư mục là mã.", "A new folder; its name is the id."),
        ),
    ],
    title: Annotated[
        str | None, typer.Option(help=both("Tên bộ quy tắc.", "The title of the ruleset."))
    ] = None,
    instrument: Annotated[
        str | None,
        typer.Option(help=both("Văn bản yêu cầu báo cáo.", "The letter that asks for the report.")),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="YYYY-MM-DD",
            help=both("Áp dụng cho kỳ báo cáo từ ngày.", "For periods from this day on."),
        ),
    ] = None,
) -> ExitCode:
    """Write the files of a new ruleset, and say what to do next."""
    from checker.cli.drafting import write_draft

    write_draft(outline, output, title, instrument, start, str(ctx.obj))
    return ExitCode.OK


def _each(names: Sequence[str] | None) -> Sequence[str]:
    """The rulesets that are named, each once; a file stands for the ruleset that it belongs to."""
    return list(dict.fromkeys(_of_file(name) for name in names)) if names else _names(None)


def _of_file(name: str) -> str:
    """The folder of a ruleset for one of its files, as hooks name them."""
    folders = Path(name).parents if name.endswith((".yaml", ".yml", ".txt")) else ()
    return next((str(folder) for folder in folders if (folder / "ruleset.yaml").is_file()), name)


def _names(name: str | None) -> tuple[str, ...]:
    """The ruleset that was named, or all that are shipped."""
    from checker.ruleset.source import shipped_ids

    names = (name,) if name else shipped_ids()
    if not names:
        raise RulesetError(
            "Không có bộ quy tắc nào đi kèm chương trình; hãy cài đặt lại.",
            "No ruleset came with the program; install it again.",
        )
    return names


def _severity(severity: str, lang: str) -> str:
    from checker.rendering.texts import SEVERITIES

    return SEVERITIES.get(severity, SEVERITIES["info"]).get(lang).lower()


def _failure(result: Any, lang: str) -> str:
    if result.ok:
        told = "right by now: take out # todo" if lang == "en" else "nay đã đúng, hãy bỏ dòng # todo"
        return f"{tidy(str(result.path))}: {told}"
    if lang == "en":
        return f"{tidy(str(result.path))}: expected {result.expected}, got {result.got}"
    return f"{tidy(str(result.path))}: phải là {result.expected}, lại là {result.got}"


def _ruleset(rules: Ruleset, lang: str) -> Iterator[Line]:
    version = f"version {rules.version}" if lang == "en" else f"phiên bản {rules.version}"
    yield Line("plain", 0, f"{tidy(rules.title.get(lang))} ({rules.id}, {version})")
    for validity in rules.validity:
        until = validity.until or "…"
        yield Line("plain", 0, f"{validity.start} - {until}: {tidy(validity.note.get(lang))}", hang=2)
    for group in rules.groups:
        yield from (BLANK, Line("plain", 0, _group(group, lang)))
        for item in rules.items:
            if item.group == group.id:
                yield from (BLANK, *_item(item, lang))
    yield from (BLANK, Line("plain", 0, tidy(rules.footer.get(lang))))


def _group(group: Group, lang: str) -> str:
    points = f"{group.weight:g} points" if lang == "en" else f"{group.weight:g} điểm".replace(".", ",")
    return f"{tidy(group.title.get(lang))} ({points})"


def _item(item: Item, lang: str) -> Iterator[Line]:
    from checker.rendering.words import citation

    def say(vi: str, en: str) -> str:
        return en if lang == "en" else vi

    yield Line("plain", 0, f"{item.id}: {tidy(item.title.get(lang))}", hang=2)
    yield Line("plain", 2, citation(item.citation, lang), say("Căn cứ:", "Required by:"))
    parts = "; ".join(tidy(facet.title.get(lang)) for facet in item.facets)
    need = say(
        f"ít nhất {item.need} trong {len(item.facets)} ý: ", f"at least {item.need} of {len(item.facets)}: "
    )
    yield Line("plain", 2, (need if len(item.facets) > 1 else "") + parts, say("Phải nêu:", "Must name:"))
    yield Line("plain", 2, tidy(item.wording.get(lang)), say("Câu mẫu:", "Model wording:"))
    yield Line("plain", 2, tidy(item.section.get(lang)), say("Viết vào:", "Where:"))
