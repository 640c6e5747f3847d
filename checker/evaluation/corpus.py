"""Labelled reports: ``<name>.<ext>`` with ``<name>.labels.json`` beside it.

A labels file is ``{"ruleset": id, "labels": {item id: {"verdict", "evidence": [quote], "substantiated",
"sure"}}}``; further keys are allowed and left alone. Every item of the ruleset must be labelled: an item left
out would be an error that nobody sees.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.errors import UsageError
from checker.judging.model import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from checker.ruleset.model import Ruleset

LABELS = ".labels.json"
KINDS = ("real", "written")


@dataclass(frozen=True, slots=True)
class Label:
    """What the readers say of one item; ``sure``: they agreed, and none called it hard."""

    verdict: str
    evidence: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report and its labels; ``kind`` is "real" (from an office) or "written" (to be measured on)."""

    name: str
    kind: str
    path: Path
    labels: dict[str, Label]


def load_corpus(folder: Path, ruleset: Ruleset) -> tuple[Labelled, ...]:
    """The labelled reports of a folder, in order of their names.

    Raises UsageError for a folder without labels, labels without a report or with several, and labels that
    are not what the ruleset needs. A document without labels is no part of the corpus.
    """
    if not folder.is_dir():
        raise UsageError(
            f"{folder}: không phải là thư mục chứa báo cáo đã gắn nhãn.",
            f"{folder}: not a folder of labelled reports.",
        )
    files = sorted(file for file in folder.iterdir() if file.is_file())
    sheets = [file for file in files if file.name.endswith(LABELS)]
    if not sheets:
        raise UsageError(
            f"{folder}: không có tệp nhãn nào (<tên>{LABELS} đặt cạnh <tên>.txt, <tên>.docx ...).",
            f"{folder}: no labels (<name>{LABELS} beside <name>.txt, <name>.docx ...).",
        )
    return tuple(_load(sheet, files, ruleset) for sheet in sheets)


def kind_of(name: str, sheet: Mapping[str, Any]) -> str:
    """Whether a report is a real one or was written for measuring.

    What its labels say counts: ``"kind": "real"`` or ``"written"``, else ``"written": true``. Where they say
    nothing the name tells: names that start with 0 are real reports.
    """
    kind = sheet.get("kind")
    if kind in KINDS:
        return str(kind)
    if sheet.get("written") is True:
        return "written"
    return "real" if name.startswith("0") else "written"


def _load(sheet: Path, files: list[Path], ruleset: Ruleset) -> Labelled:
    name = sheet.name.removesuffix(LABELS)
    data = _parse(sheet)
    documents = [file for file in files if file.stem == name and not file.name.endswith(".json")]
    if len(documents) != 1:
        listed = ", ".join(file.name for file in documents)
        raise _malformed(
            sheet,
            f"có nhiều báo cáo cùng tên ({listed})" if documents else f"không có báo cáo {name}.* bên cạnh",
            f"several reports of that name ({listed})" if documents else f"no report {name}.* beside it",
        )
    if data.get("ruleset", ruleset.id) != ruleset.id:
        raise _malformed(
            sheet,
            f"nhãn được gắn theo bộ quy tắc {data['ruleset']!r}, không phải {ruleset.id!r}",
            f"the labels are for the ruleset {data['ruleset']!r}, not {ruleset.id!r}",
        )
    if "kind" in data and data["kind"] not in KINDS:
        raise _malformed(
            sheet,
            f"kind phải là real hoặc written, không phải {data['kind']!r}",
            f"kind must be real or written, not {data['kind']!r}",
        )
    return Labelled(name, kind_of(name, data), documents[0], _labels(sheet, data, ruleset))


def _parse(sheet: Path) -> dict[str, Any]:
    try:
        data = json.loads(sheet.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise _malformed(
            sheet, f"không mở được ({error.strerror})", f"cannot be opened ({error.strerror})"
        ) from None
    except UnicodeDecodeError:
        raise _malformed(sheet, "không phải văn bản UTF-8", "not UTF-8 text") from None
    except ValueError as error:
        raise _malformed(sheet, f"không phải JSON ({error})", f"not JSON ({error})") from None
    if not isinstance(data, dict) or not isinstance(data.get("labels"), dict):
        raise _malformed(sheet, "thiếu bảng “labels”", "the mapping “labels” is missing")
    return data


def _labels(sheet: Path, data: dict[str, Any], ruleset: Ruleset) -> dict[str, Label]:
    labels = data["labels"]
    known = {item.id for item in ruleset.items}
    unknown = sorted(set(labels) - known)
    if unknown:
        raise _malformed(
            sheet,
            f"bộ quy tắc {ruleset.id} không có {_some(unknown)}",
            f"the ruleset {ruleset.id} has no {_some(unknown)}",
        )
    left_out = sorted(known - set(labels))
    if left_out:
        raise _malformed(sheet, f"chưa gắn nhãn cho {_some(left_out)}", f"no label for {_some(left_out)}")
    return {item.id: _label(sheet, item.id, labels[item.id]) for item in ruleset.items}


def _label(sheet: Path, item: str, value: Any) -> Label:
    if not isinstance(value, dict) or value.get("verdict") not in VERDICTS:
        allowed = ", ".join(VERDICTS)
        raise _malformed(
            sheet, f"{item}: “verdict” phải là {allowed}", f"{item}: “verdict” must be {allowed}"
        )
    evidence = value.get("evidence", [])
    if not isinstance(evidence, list) or not all(isinstance(quote, str) for quote in evidence):
        raise _malformed(
            sheet,
            f"{item}: “evidence” phải là danh sách các trích dẫn",
            f"{item}: “evidence” must be a list of quotes",
        )
    sure = value.get("sure", True)
    if not isinstance(sure, bool):
        raise _malformed(
            sheet, f"{item}: “sure” phải là true hoặc false", f"{item}: “sure” must be true or false"
        )
    return Label(value["verdict"], tuple(evidence), sure)


def _some(names: list[str]) -> str:
    return ", ".join(names[:5]) + (" ..." if len(names) > 5 else "")


def _malformed(sheet: Path, vi: str, en: str) -> UsageError:
    return UsageError(f"{sheet.name}: {vi}.", f"{sheet.name}: {en}.")
