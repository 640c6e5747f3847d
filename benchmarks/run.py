"""The cost floors of the project, as ratios within one run: ``python benchmarks/run.py [--rounds N]``.

Milliseconds of one machine say little about another, and a busy machine is slow at everything. So each
figure is a quotient of two things measured in turn, round after round, in CPU time, and the medians are
divided. Rows over their target are marked; the exit code is 0 in any case, since this measures and does not
judge.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / "fixtures" / "reports" / "bao-cao-mau.docx"
TIMES = 10
"""How many times the body of the report is repeated for the rows on scaling."""

READ_ONLY = (
    "import sys; from pathlib import Path; from checker.document.limits import Limits; "
    "from checker.document.readers.docx import read_docx; "
    "read_docx(Path(sys.argv[1]).read_bytes(), 'x.docx', Limits())"
)
NAIVE = (
    "import sys, zipfile; from lxml import etree; "
    "root = etree.fromstring(zipfile.ZipFile(sys.argv[1]).read('word/document.xml')); "
    "' '.join(t.text or '' for t in root.iter("
    "'{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t'))"
)
PEAK = (
    "import resource, subprocess, sys; "
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True); "
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
)
"""A launcher between us and the process: a child's peak counts the memory of whoever forked it."""

READ = (
    "from pathlib import Path; from checker.document.limits import Limits; "
    "from checker.document.read import reading_of; "
    "reading_of(Path(file).read_bytes(), file, Limits())"
)
BARE = {
    "docx": "import zipfile; from lxml import etree; root = etree.fromstring(zipfile.ZipFile(file).read("
    "'word/document.xml')); ' '.join(root.itertext())",
    "odt": "import zipfile; from lxml import etree; root = etree.fromstring(zipfile.ZipFile(file).read("
    "'content.xml')); ' '.join(root.itertext())",
    "html": "from lxml import html; html.parse(file).getroot().text_content()",
    "rtf": "open(file, 'rb').read().split(b'\\\\')",
    "pdf": "import pypdfium2; [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file)]",
    "txt": "open(file, 'rb').read().decode()",
}
"""By format, the least that yields its text: the library that parses it, without a thought for the content.
RTF has no such library; its bytes are cut at the control words."""
MANY = 40
"""Old Word files in one call of LibreOffice."""

OTHERS = {
    "textlint": ("textlint", "{text}"),
    "markdownlint": ("markdownlint", "{text}"),
    "markitdown": ("markitdown", "{report}"),
}
"""Programs that check or read texts; run without rules of ours, so their real cost is higher than this."""


@dataclass(frozen=True, slots=True)
class Row:
    """One floor: ``value`` is None when it was not measured, and ``note`` says why."""

    id: str
    what: str
    value: float | None
    target: float | None
    unit: str = "x"
    note: str = ""
    at_least: bool = False

    @property
    def misses(self) -> bool:
        """Whether the figure is on the wrong side of its target."""
        if self.value is None or self.target is None:
            return False
        return self.value < self.target if self.at_least else self.value > self.target


def main() -> int:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description="Measure the cost floors and print them as ratios.")
    parser.add_argument("--rounds", type=int, default=15, help="rounds per figure (default: 15)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RASOAT_CACHE"] = str(Path(folder) / "cache")
        for name in [name for name in os.environ if name.startswith("PYTHON")]:
            # An installed program has its bytecode beside it; no setting may forbid that here.
            del os.environ[name]
        refuse_another_tree(folder)
        big = Path(folder) / "big.docx"
        repeat_body(REPORT, big, TIMES)
        rows = [
            *process_rows(Path(folder), rounds),
            *inside_rows(big, rounds),
            *memory_rows(big),
            *format_rows(Path(folder), rounds),
            *pdf_rows(Path(folder), rounds),
            *old_word_rows(Path(folder)),
            *other_rows(Path(folder), rounds),
        ]
    print(table(rows))
    return 0


def refuse_another_tree(elsewhere: str) -> None:
    """End with a message when the program that is installed is not the one beside these benchmarks."""
    command = [sys.executable, "-c", "import checker; print(checker.__file__)"]
    found = subprocess.run(command, cwd=elsewhere, capture_output=True, text=True, check=False).stdout.strip()
    if not found or not Path(found).resolve().is_relative_to(ROOT):
        sys.exit("Another tree is installed, or none: run pip install -e . first.")


def repeat_body(source: Path, target: Path, times: int) -> None:
    """Write a copy of a Word file whose body stands in it several times over."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "word/document.xml":
                found = re.fullmatch(rb"(.*<w:body>)(.*)(<w:sectPr.*)", content, re.DOTALL)
                if found is None:
                    message = f"{source.name} has no body that ends with a section"
                    raise ValueError(message)
                content = found[1] + found[2] * times + found[3]
            new.writestr(info, content)


def interleaved(
    candidates: Mapping[str, Callable[[], object]], rounds: int, clock: Callable[[], float]
) -> dict[str, float]:
    """The median seconds of each candidate, all of them run once before the first that counts."""
    for run in candidates.values():
        run()
    seconds: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(rounds):
        for name, run in candidates.items():
            start = clock()
            run()
            seconds[name].append(clock() - start)
    return {name: median(values) for name, values in seconds.items()}


def program(*words: str) -> list[str]:
    """The command that runs the installed program."""
    script = shutil.which("rasoat", path=sysconfig.get_path("scripts"))
    return [script, *words] if script else [sys.executable, "-m", "checker", *words]


def process(command: Sequence[str], **environment: str) -> Callable[[], object]:
    """A function that runs a command to its end, without its output."""
    variables = os.environ | environment

    def run() -> object:
        return subprocess.run(command, stdout=subprocess.DEVNULL, cwd=ROOT, env=variables, check=True)

    return run


def children_seconds() -> float:
    """The CPU time of all processes run so far; their wall time holds the work of others as well."""
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def process_rows(folder: Path, rounds: int) -> list[Row]:
    """Rows F1 to F4: whole processes."""
    cold = folder / "cold"

    def check_cold() -> object:
        shutil.rmtree(cold, ignore_errors=True)
        return process(program("check", str(REPORT)), RASOAT_CACHE=str(cold))()

    seconds = interleaved(
        {
            "bare": process([sys.executable, "-c", "pass"]),
            "version": process(program("--version")),
            "module": process([sys.executable, "-m", "checker", "--version"]),
            "check": process(program("check", str(REPORT))),
            "naive": process([sys.executable, "-c", NAIVE, str(REPORT)]),
            "read": process([sys.executable, "-c", READ_ONLY, str(REPORT)]),
            "cold": check_cold,
        },
        rounds,
        children_seconds,
    )
    bare, check = seconds["bare"], seconds["check"]
    return [
        Row("F1", "process `rasoat --version` / `python -c pass`", seconds["version"] / bare, 1.5),
        Row("F1", "the same as `python -m checker --version`", seconds["module"] / bare, None),
        Row("F2", "process `rasoat check` of a .docx, warm cache / `python -c pass`", check / bare, 9),
        Row(
            "F3",
            "the same / process that only reads the .docx with this reader",
            check / seconds["read"],
            1.6,
        ),
        Row("F3", "the same / process that only joins `w:t` with lxml", check / seconds["naive"], None),
        Row("F4", "the same with a cold cache / warm", seconds["cold"] / check, 3.5),
    ]


def inside_rows(big: Path, rounds: int) -> list[Row]:
    """Rows F5 to F8 and the scaling: work inside one process."""
    from checker.check import check_document
    from checker.document.read import read
    from checker.matching.find import find
    from checker.matching.index import index
    from checker.ruleset.lexicon import compile_lexicon
    from checker.ruleset.load import load_ruleset

    ruleset = load_ruleset("nd-04-2015")
    cached = next(Path(os.environ["RASOAT_CACHE"]).glob("ruleset-*.json"))
    document = read(REPORT)
    text = index(document, ruleset.abbreviations)
    lexicons = {
        count: compile_lexicon({f"phrase.{n}": [phrase] for n, phrase in enumerate(phrases(count))})
        for count in (1_000, 5_000)
    }
    candidates: dict[str, Callable[[], object]] = {
        "read": lambda: read(REPORT),
        "check": lambda: check_document(read(REPORT), [ruleset]),
        "big": lambda: check_document(read(big), [ruleset]),
        "naive": lambda: naive_text(REPORT),
        "full": lambda: full_text(REPORT),
        "naive big": lambda: naive_text(big),
        "full big": lambda: full_text(big),
        "1000": lambda: find(lexicons[1_000], text.keys, text.breaks),
        "5000": lambda: find(lexicons[5_000], text.keys, text.breaks),
        "load": lambda: load_ruleset("nd-04-2015"),
        "json": lambda: json.loads(cached.read_bytes()),
    }
    library, python_docx = python_docx_reader()
    if library:
        candidates["python-docx"] = library
    # The clock of the CPU ticks in steps too coarse for short work on some platforms: repeat each.
    seconds = interleaved(
        {name: repeated(run, 1 if name.endswith("big") else 5) for name, run in candidates.items()},
        max(rounds // 2, 3),
        time.process_time,
    )
    for name in seconds:
        seconds[name] /= 1 if name.endswith("big") else 5
    read_time = seconds["read"]
    against = seconds["full"] / seconds["python-docx"] if library else None
    return [
        Row("F5", "in one process: read and check / read", seconds["check"] / read_time, 2.0),
        Row("F6", "the .docx reader / joining `w:t` with lxml", seconds["full"] / seconds["naive"], 2.5),
        Row("F6", f"the same, {TIMES} times the body", seconds["full big"] / seconds["naive big"], 2.5),
        Row("F6", "the .docx reader / python-docx `.paragraphs`", against, 0.5, note=python_docx),
        Row("F7", "finding 1,000 phrases / reading the .docx", seconds["1000"] / read_time, 0.25),
        Row("F7", "finding 5,000 phrases / reading the .docx", seconds["5000"] / read_time, 0.5),
        Row("F8", "ruleset from the cache / `json.loads` of it", seconds["load"] / seconds["json"], 1.5),
        Row("-", f"{TIMES} times the text: time of read and check", seconds["big"] / seconds["check"], 11),
    ]


def repeated(run: Callable[[], object], times: int) -> Callable[[], object]:
    """A function that does the same several times."""

    def runs() -> None:
        for _ in range(times):
            run()

    return runs


def phrases(count: int) -> list[str]:
    """As many different phrases of three to five syllables, cut from the reports among the fixtures."""
    found: dict[str, None] = {}
    for length in (3, 4, 5):
        for file in sorted(REPORT.parent.glob("*.txt")):
            syllables = re.findall(r"[^\W\d_]+", file.read_text(encoding="utf-8").lower())
            for start in range(0, len(syllables) - length, 7):
                found[" ".join(syllables[start : start + length])] = None
    return list(found)[:count]


def naive_text(file: Path) -> str:
    """All the text of the body and nothing else: the least that any reader does."""
    from lxml import etree

    with zipfile.ZipFile(file) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return " ".join(
        text.text or ""
        for text in root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t")
    )


def full_text(file: Path) -> object:
    """What our reader makes of the file, without outline and metadata."""
    from checker.document.limits import Limits
    from checker.document.readers.docx import read_docx

    return read_docx(file.read_bytes(), file.name, Limits())


def python_docx_reader() -> tuple[Callable[[], object] | None, str]:
    """A function that reads with python-docx; none, with the reason, where it is not installed."""
    try:
        import docx
    except ImportError:
        return None, "python-docx is not installed"

    def run() -> object:
        return [paragraph.text for paragraph in docx.Document(str(REPORT)).paragraphs]

    return run, ""


def format_rows(folder: Path, rounds: int) -> list[Row]:
    """Time and memory of reading the report in each format, against the bare library for that format."""
    from checker.document.read import READERS
    from checker.document.signature import kind_of

    files, note = saved_in_all_formats(folder)
    rows = []
    for name, bare in BARE.items():
        time_row, memory_row = f"reading .{name} / bare library: time", f"reading .{name}: peak memory"
        file = files.get(name)
        if file is None or kind_of(file.read_bytes()) not in READERS:
            rows.append(Row("-", time_row, None, None, note="no reader" if file else note))
            continue
        seconds = interleaved(
            {"ours": repeated(running(READ, file), 5), "bare": repeated(running(bare, file), 5)},
            max(rounds // 2, 3),
            time.process_time,
        )
        rows.append(Row("-", time_row, seconds["ours"] / seconds["bare"], None))
        most = {code: peak([sys.executable, "-c", f"file = {str(file)!r}; {code}"]) for code in (READ, bare)}
        least = f"bare library: {most[bare][0]:.0f} MiB" if most[bare][0] else most[bare][1]
        rows.append(Row("-", memory_row, most[READ][0], None, "MiB", least))
    return rows


def pdf_rows(folder: Path, rounds: int) -> list[Row]:
    """Row F9: a PDF of the report against PDFium's bare text, by lines and by single characters."""
    from checker.document.limits import Limits
    from checker.document.read import read
    from checker.document.readers import pdf

    times = {
        "the .pdf reader / pypdfium2 `get_text_range`": 1.15,
        "the same by single characters (damaged letters)": 6,
    }
    recalls = ("words of the .docx in the .pdf as read, share", "the same by single characters")
    file = folder / f"{REPORT.stem}.pdf"
    if not file.exists():
        note = "LibreOffice is not installed"
        return [
            *(Row("F9", what, None, target, note=note) for what, target in times.items()),
            *(Row("F9", what, None, 0.99, note=note, at_least=True) for what in recalls),
        ]
    content = file.read_bytes()
    comes_apart = pdf.comes_apart

    def by_lines() -> list[str]:
        return [block.text for block in pdf.read_pdf(content, file.name, Limits()).blocks]

    def by_characters() -> list[str]:
        pdf.comes_apart = lambda *_, **__: True
        try:
            return by_lines()
        finally:
            pdf.comes_apart = comes_apart

    seconds = interleaved(
        {
            "bare": repeated(running(BARE["pdf"], file), 5),
            "lines": repeated(by_lines, 5),
            "characters": repeated(by_characters, 5),
        },
        max(rounds // 2, 3),
        time.process_time,
    )
    measured = (seconds["lines"], seconds["characters"])
    words = Counter(word for block in read(REPORT).blocks for word in block.text.split())
    found = [Counter(" ".join(texts()).split()) for texts in (by_lines, by_characters)]
    return [
        *(
            Row("F9", what, own / seconds["bare"], target)
            for (what, target), own in zip(times.items(), measured, strict=True)
        ),
        *(
            Row("F9", what, (words & own).total() / words.total(), 0.99, at_least=True)
            for what, own in zip(recalls, found, strict=True)
        ),
    ]


def running(code: str, file: Path) -> Callable[[], object]:
    """A function that runs a line of code on a file."""
    compiled = compile(code, "<benchmark>", "exec")
    return lambda: exec(compiled, {"file": str(file)})


def saved_in_all_formats(folder: Path) -> tuple[dict[str, Path], str]:
    """The report in every format, made by LibreOffice; only those at hand, with the reason, without it."""
    from checker.document.office import find_office
    from checker.document.read import read

    text = folder / "report.txt"
    lines = (f"{block.label} {block.text}".strip() for block in read(REPORT).blocks)
    text.write_bytes("\n\n".join(lines).encode())
    files = {"docx": REPORT, "txt": text}
    office = find_office()
    if office is None:
        return files, "LibreOffice is not installed"
    for name in ("odt", "html", "rtf", "pdf", "doc"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", name, "--outdir", str(folder), str(REPORT)]
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        files[name] = folder / f"{REPORT.stem}.{name}"
    return files, ""


def old_word_rows(folder: Path) -> list[Row]:
    """Row F11: many old Word files in one call of LibreOffice."""
    from checker.document.office import find_office, to_docx

    what = f"{MANY} files .doc / one, through LibreOffice"
    if find_office() is None:
        return [Row("F11", what, None, 5, note="LibreOffice is not installed")]
    data = (folder / f"{REPORT.stem}.doc").read_bytes()
    seconds = interleaved(
        {"one": lambda: to_docx([data], 600), "many": lambda: to_docx([data] * MANY, 600)},
        3,
        time.perf_counter,
    )
    return [Row("F11", what, seconds["many"] / seconds["one"], 5)]


def memory_rows(big: Path) -> list[Row]:
    """Row F13: the peak of the resident memory of one check."""
    rows = []
    for name, file, target in (("the report", REPORT, 45), (f"{TIMES} times its body", big, 70)):
        what = f"peak memory of `rasoat check`, {name}"
        value, note = peak(program("check", str(file)))
        rows.append(Row("F13", what, value, target, "MiB", note))
    return rows


def peak(command: Sequence[str]) -> tuple[float | None, str]:
    """The most memory a command held, in MiB."""
    if sys.platform == "win32":
        return None, "no such figure on Windows"
    done = subprocess.run(
        [sys.executable, "-c", PEAK, *command], cwd=ROOT, capture_output=True, text=True, check=True
    )
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return int(done.stdout.split()[-1]) / unit, ""


def other_rows(folder: Path, rounds: int) -> list[Row]:
    """Row F14: other programs, where they are installed."""
    text = folder / "report.md"
    text.write_bytes((REPORT.parent / "treasury.txt").read_bytes())
    rows = []
    for name, words in OTHERS.items():
        what = f"process `{name}` / process `rasoat check`, same report"
        if not shutil.which(words[0]):
            rows.append(Row("F14", what, None, 3, note=f"{name} is not installed", at_least=True))
            continue
        command = [word.format(text=text, report=REPORT) for word in words]

        def run(command: Sequence[str] = command) -> object:
            # Linters end with 1 when they find something; that is no failure of the measurement.
            return subprocess.run(command, capture_output=True, check=False)

        seconds = interleaved(
            {"other": run, "check": process(program("check", str(REPORT)))},
            max(rounds // 3, 3),
            time.perf_counter,
        )
        rows.append(Row("F14", what, seconds["other"] / seconds["check"], 3, at_least=True))
    return rows


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table."""
    lines = [
        f"Python {sys.version.split()[0]} on {sys.platform}",
        "",
        "| floor | what | measured | target | |",
        "| --- | --- | ---: | ---: | --- |",
    ]
    for row in rows:
        unit = "" if row.unit == "x" else f" {row.unit}"
        value = "not measured" if row.value is None else f"{row.value:.2f}{unit}"
        sign = "≥" if row.at_least else "≤"
        target = "" if row.target is None else f"{sign} {row.target:g}{unit}"
        lines.append(f"| {row.id} | {row.what} | {value} | {target} | {row.note or _mark(row)} |")
    return "\n".join(lines)


def _mark(row: Row) -> str:
    if row.target is None:
        return "for comparison"
    return "**over the target**" if row.misses else "ok"


if __name__ == "__main__":
    sys.exit(main())
