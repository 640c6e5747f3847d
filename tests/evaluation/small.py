"""A ruleset of two items and reports of a few lines, small enough to judge and count by hand."""

from __future__ import annotations

import json

RULESET = """\
schema: rasoat-ruleset/1
id: mau
version: 1.0.0
title: {vi: Bộ quy tắc mẫu, en: Sample ruleset}
instrument: Nghị định 04/2015/NĐ-CP
footer: {vi: Chỉ để thử., en: For tests only.}
validity: [{from: "2015-02-25", status: ok, note: {vi: Còn hiệu lực., en: In force.}}]
grades: [{from: 0, title: {vi: Yếu, en: Poor}}]
use: [people, acts, assertion, structure]
modes:
  disclosed: {title: {vi: công khai, en: disclosed}, acts: act.disclosed}
groups: [{id: cong-khai, title: {vi: Việc phải công khai, en: Disclosures}, weight: 100}]
items:
  - id: m.ke-hoach
    group: cong-khai
    title: {vi: Kế hoạch công tác, en: Work plan}
    mode: disclosed
    citation: {article: Điều 7, clause: khoản 2, verified: true}
    section: {vi: Kết quả thực hiện, en: Results}
    advice: {vi: Nêu ngày và nơi công khai., en: State when and where.}
    wording: {vi: Đơn vị đã công khai kế hoạch …, en: The unit published the plan …}
    facets: [{id: ke-hoach, title: {vi: kế hoạch công tác, en: work plan}, phrases: [kế hoạch công tác]}]
  - id: m.noi-quy
    group: cong-khai
    title: {vi: Nội quy cơ quan, en: Internal rules}
    mode: disclosed
    citation: {article: Điều 7, clause: khoản 7, verified: false}
    section: {vi: Kết quả thực hiện, en: Results}
    advice: {vi: Nêu ngày và nơi công khai., en: State when and where.}
    wording: {vi: Đơn vị đã công khai nội quy …, en: The unit published the rules …}
    facets: [{id: noi-quy, title: {vi: nội quy cơ quan, en: internal rules}, phrases: [nội quy cơ quan]}]
"""

PLAN = "Đơn vị đã niêm yết công khai kế hoạch công tác năm 2022 tại bảng tin."
RULES = "Đơn vị đã niêm yết công khai nội quy cơ quan tại phòng họp."
RULES_AHEAD = "Công khai nội quy cơ quan tại phòng họp trong quý I."


def report(*results, ahead=()):
    """The text of a report with these paragraphs as results and those as tasks ahead."""
    lines = ["BÁO CÁO", "Kết quả thực hiện dân chủ năm 2022", "I. KẾT QUẢ THỰC HIỆN", *results]
    return "\n\n".join([*lines, "II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023", *ahead]) + "\n"


def label(verdict, *evidence, sure=True):
    return {"verdict": verdict, "evidence": list(evidence), "substantiated": False, "sure": sure}


def write(folder, name, text, labels, **keys):
    """Put a report and its labels into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    sheet = {"ruleset": "mau", "labels": labels} | keys
    (folder / f"{name}.labels.json").write_text(json.dumps(sheet, ensure_ascii=False), encoding="utf-8")


def ruleset(folder):
    """The small ruleset in a folder, as the name to load it by."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ruleset.yaml").write_text(RULESET, encoding="utf-8")
    return str(folder)
