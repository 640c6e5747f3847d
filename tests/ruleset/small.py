"""A small ruleset without a single problem, to be changed by the tests."""

from __future__ import annotations

import yaml

from checker.ruleset.linting.names import ENGINE

EXAMPLES = ("met-a", "met-b", "partial-a", "missing-a")


def text(vi, en="text"):
    return {"vi": vi, "en": en}


def item(item_id, *phrases, **changes):
    facet = {"id": "mot", "title": text("ý thứ nhất"), "phrases": list(phrases)}
    return {
        "id": item_id,
        "group": "nhom",
        "title": text("Việc phải báo cáo"),
        "mode": "done",
        "citation": {"article": "Điều 1", "verified": True},
        "advice": text("Nêu việc đã làm."),
        "wording": text("Đơn vị đã làm … việc."),
        "section": text("Kết quả thực hiện"),
        "facets": [facet],
    } | changes


def ruleset(**changes):
    return {
        "schema": "rasoat-ruleset/1",
        "id": "mau",
        "version": "1.0.0",
        "title": text("Bộ quy tắc mẫu"),
        "instrument": "Nghị định mẫu",
        "footer": text("Chỉ để thử."),
        "validity": [{"from": "2020-01-01", "status": "ok", "note": text("Còn hiệu lực.")}],
        "grades": [{"from": 50, "title": text("Đạt")}, {"from": 0, "title": text("Yếu")}],
        "vocabulary": {name: [f"từ {number}"] for number, name in enumerate(ENGINE)},
        "modes": {"done": {"title": text("đã làm")}},
        "groups": [{"id": "nhom", "title": text("Nhóm"), "weight": 100}],
        "items": [item("a.mot", "quy chế làm việc"), item("a.hai", "tiếp công dân")],
    } | changes


def write(folder, data, *, parts=(), examples=EXAMPLES):
    """Write a ruleset, further files of items, and empty examples; returns what the loader takes."""
    folder.mkdir(exist_ok=True)
    (folder / "ruleset.yaml").write_text(dump(data), encoding="utf-8")
    for number, items in enumerate(parts):
        (folder / "items").mkdir(exist_ok=True)
        (folder / "items" / f"{number}.yaml").write_text(dump(items), encoding="utf-8")
    for entry in [*data.get("items", ()), *(entry for items in parts for entry in items)]:
        for name in examples:
            file = folder / "examples" / entry["id"] / f"{name}.txt"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("# also: none\n\nVăn bản thử.\n", encoding="utf-8")
    return str(folder)


def dump(value):
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=1000)


def line_of(file, fragment):
    """The number of the only line that holds ``fragment``, and the column at which that begins."""
    found = [
        (number, line.index(fragment) + 1)
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if fragment in line
    ]
    assert len(found) == 1, (fragment, found)
    return found[0]
