"""Which format goes where: pairs of ``--format`` and ``--output``, suffixes, folders, names of files."""

from __future__ import annotations

import os
import unicodedata
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import UsageError
from checker.rendering import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Target(NamedTuple):
    """A format and where it goes; no path means standard output.

    For a folder ``files`` gives the file in it that each document gets, by the document as the user named it;
    for a single file it is None.
    """

    format: str
    path: Path | None
    files: Mapping[str, Path] | None = None


def plan(
    formats: Sequence[str], outputs: Sequence[str], inputs: Sequence[str], receipt: str | None = None
) -> list[Target]:
    """Pair formats with outputs: the n-th goes to the n-th; a single folder takes all the formats.

    A missing format follows from the suffix of its output. ``receipt`` is the output of the format of that
    name. Raises UsageError.
    """
    if len(outputs) == 1 and _is_folder(outputs[0]):
        outputs = [*outputs] * max(len(formats), 1)
    targets = []
    for index in range(max(len(formats), len(outputs), 1)):
        output = outputs[index] if index < len(outputs) else "-"
        targets.append(_target(formats[index] if index < len(formats) else "", output, inputs))
    if receipt is not None:
        targets.append(_target("receipt", receipt, inputs))
    _check_distinct(targets)
    return targets


def _target(name: str, output: str, inputs: Sequence[str]) -> Target:
    if name and name not in FORMATS:
        known = ", ".join(FORMATS)
        raise UsageError(
            f"Không có dạng {name!r}. Các dạng: {known}.", f"No format {name!r}. There are: {known}."
        )
    if output == "-":
        return _screen(name or "terminal")
    if _is_folder(output):
        folder = _in_existing_folder(Path(output))
        name = name or "terminal"
        return Target(name, folder, names_in(folder, inputs, FORMATS[name].endings[0]))
    path = place(output, inputs)
    name = name or _by_suffix(path)
    _check_suffix(name, path)
    return Target(name, path)


def place(output: str, inputs: Sequence[str]) -> Path:
    """The file that an output names; UsageError for a folder, for one in no folder, and for an input."""
    if _is_folder(output):
        raise UsageError(f"{output} là một thư mục, không ghi kết quả vào được.", f"{output} is a folder.")
    path = _in_existing_folder(Path(output))
    if any(_same(path, Path(given)) for given in inputs if given != "-"):
        raise UsageError(
            f"Không ghi kết quả đè lên báo cáo {output}; hãy chọn tên tệp khác.",
            f"The result must not overwrite the report {output}; choose another name.",
        )
    return path


def _screen(name: str) -> Target:
    if FORMATS[name].binary:
        example = f"-o ket-qua{FORMATS[name].endings[0]}"
        raise UsageError(
            f"Dạng {name} không in ra màn hình được; hãy ghi vào tệp, ví dụ {example}",
            f"The format {name} cannot go to the screen; write it to a file, for example {example}",
        )
    return Target(name, None)


def _is_folder(output: str) -> bool:
    return output.endswith(("/", os.sep)) or (output != "-" and Path(output).is_dir())


def _in_existing_folder(path: Path) -> Path:
    if not path.parent.is_dir():
        raise UsageError(
            f"Không có thư mục {path.parent}; hãy tạo trước khi ghi kết quả.",
            f"There is no folder {path.parent}; create it first.",
        )
    return path


def names_in(folder: Path, inputs: Sequence[str], ending: str) -> dict[str, Path]:
    """The file in a folder that each document gets: ``bao-cao.docx`` -> ``bao-cao.html``.

    Of documents that would get the same, the second gets ``bao-cao.docx.html``, the next ones
    ``bao-cao-2.html`` and so on, in the order in which they were named; no document is ever overwritten.
    Letters are compared as on Windows and macOS, so that the names are the same everywhere.
    """
    taken = {_key(Path(given)) for given in inputs if given != "-"}
    files: dict[str, Path] = {}
    for given in dict.fromkeys(inputs):
        document = Path("stdin" if given == "-" else given)
        stems = chain((document.stem, document.name), (f"{document.stem}-{n}" for n in count(2)))
        file = next(file for stem in stems if _key(file := folder / f"{stem}{ending}") not in taken)
        taken.add(_key(file))
        files[given] = file
    return files


def _key(file: Path) -> str:
    return unicodedata.normalize("NFC", os.path.realpath(file)).casefold()


def _by_suffix(path: Path) -> str:
    """The format whose ending is the longest that fits; a name without a suffix is text to read."""
    name = path.name.lower()
    endings = {ending: entry.name for entry in FORMATS.values() for ending in entry.endings}
    fitting = [ending for ending in endings if name.endswith(ending)]
    if path.suffix and not fitting:
        known = ", ".join(endings)
        raise UsageError(
            f"Không biết ghi dạng nào vào {path}. Hãy dùng đuôi {known}, hoặc chọn dạng bằng --format.",
            f"Cannot tell what to write to {path}. Use one of the suffixes {known}, or choose with --format.",
        )
    return endings[max(fitting, key=len)] if fitting else "terminal"


def _check_suffix(name: str, path: Path) -> None:
    """A suffix that belongs to other formats only is a slip in the order of the words."""
    suffix = path.suffix.lower()
    owners = [
        entry.name
        for entry in FORMATS.values()
        if suffix in {Path(f"x{ending}").suffix for ending in entry.endings}
    ]
    if owners and name not in owners:
        raise UsageError(
            f"Tệp {path} có đuôi của dạng {owners[0]} nhưng được ghép với dạng {name}. Dạng thứ nhất ghép "
            "với tệp thứ nhất, dạng thứ hai với tệp thứ hai; ghi “-o -” cho dạng in ra màn hình.",
            f"{path} has the suffix of {owners[0]} but is paired with {name}. The first format goes with "
            "the first output, the second with the second; write “-o -” for what goes to the screen.",
        )


def _same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return os.path.normcase(os.path.realpath(one)) == os.path.normcase(os.path.realpath(other))


def _check_distinct(targets: Sequence[Target]) -> None:
    seen: set[str] = set()
    for target in targets:
        files = [target.path] if target.files is None else list(target.files.values())
        places = {os.path.normcase(os.path.realpath(file)) if file else "-" for file in files}
        if seen & places == {"-"}:
            raise UsageError(
                "Chỉ in được một dạng ra màn hình; hãy ghi các dạng khác vào tệp bằng --output.",
                "Only one format can go to the screen; send the others to files with --output.",
            )
        if seen & places:
            raise UsageError(
                f"Hai dạng cùng ghi vào tệp {target.path}.", f"Two formats go to the same file {target.path}."
            )
        seen |= places
