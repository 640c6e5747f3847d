"""What a user gets out of each rendering, read back with a reader of its format: item ids and verdicts."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

from lxml import etree

from checker.rendering.texts import VERDICTS

CODES = {text.get(lang): code for code, text in VERDICTS.items() for lang in ("vi", "en")}


class Page(HTMLParser):
    """The elements of a page: names, attributes, and the text inside each id."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.text = [], [], [], []
        self.open = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        if tag not in {"meta", "input"}:
            self.open.append(tag)
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if "href" in attrs:
            self.links.append(attrs["href"])

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data):
        if not self.open or self.open[-1] not in {"style", "script"}:
            self.text.append(data)

    def close(self):
        super().close()
        assert self.open == []


def from_json(content):
    return {item["id"]: item["verdict"] for item in json.loads(content)["items"]}


def from_html(content):
    items = [attrs for _, attrs in Page(content).tags if "data-verdict" in attrs]
    return {attrs["id"].split("-", 2)[2]: attrs["data-verdict"] for attrs in items}


def from_csv(content):
    rows = csv.DictReader(io.StringIO(content.removeprefix("\ufeff"), newline=""))
    return {row.get("Mã") or row["Id"]: CODES[row.get("Kết luận") or row["Verdict"]] for row in rows}


def from_markdown(content):
    found, closed = {}, ""
    for line in content.split("\n"):
        heading = re.match(r"### \d+\. ([^:]+): .* \(([^()]+)\)$", line)
        if heading:
            found[heading[2]] = CODES[heading[1]]
        elif line.startswith("## "):
            closed = {"đã đạt": "met", "met": "met", "không áp dụng": "not_applicable"}.get(
                re.split(r"[:(]", line[3:].lower())[0].strip().replace("not applicable", "không áp dụng"), ""
            )
        elif closed and line.startswith("| ") and not re.match(r"\| (---|Mã|Id) ", line):
            found[line.split(" | ")[0][2:]] = closed
    return found


def from_xlsx(content):
    from openpyxl import load_workbook

    rows = load_workbook(io.BytesIO(content)).worksheets[1].iter_rows(values_only=True)
    heads = next(rows)
    item = heads.index("Mã") if "Mã" in heads else heads.index("Id")
    verdict = heads.index("Kết luận") if "Kết luận" in heads else heads.index("Verdict")
    return {row[item]: CODES[row[verdict]] for row in rows}


def from_gap_report(content):
    """The page for people gives the ids of open items only; its rows are folded."""
    rows = re.findall(
        r"^\d+\. ([^:]+): .*?\((?:mã )?([a-z]\w*\.[\w-]+)\)", content.replace("\n   ", " "), re.MULTILINE
    )
    return {item: CODES[word] for word, item in rows}


def from_sarif(content):
    levels = {"error": "missing", "warning": "partial"}
    return {
        result["ruleId"]: levels[result["level"]]
        for run in json.loads(content)["runs"]
        for result in run["results"]
        if "toolComponent" in result["rule"] and result["level"] in levels
    }


def from_junit(content):
    found = {}
    for case in etree.fromstring(content.encode()).iter("testcase"):
        failure, skipped = case.find("failure"), case.find("skipped")
        verdict = "met" if failure is None else failure.get("type")
        if not case.get("classname").startswith("rasoat."):
            found[case.get("name").split(":")[0]] = verdict if skipped is None else "not_applicable"
    return found


def from_github(content):
    rows = re.findall(r"^::(\w+) file=.*?,title=([\w.-]+)%2C.*?::([^:]+):", content, re.MULTILINE)
    return _open(rows, {"error": "missing", "warning": "partial"})


def from_github_summary(content):
    rows = re.findall(r"^\| (\S+) \| `([^`]+)` \| ([^:|]+):", content, re.MULTILINE)
    return _open(rows, {"❌": "missing", "⚠️": "partial"})


def from_gitlab(content):
    rows = [
        (entry["severity"], entry["check_name"], entry["description"].split(":")[0])
        for entry in json.loads(content)
    ]
    return _open(rows, {"major": "missing", "minor": "partial"})


def _open(rows, marks):
    """The open items of rows (mark, id, word): mark and word have to say the same."""
    found = {}
    for mark, item, word in rows:
        if CODES.get(word) in {"missing", "partial"}:
            assert marks[mark] == CODES[word]
            found[item] = CODES[word]
    return found


def from_receipt(content):
    return json.loads(content)["rulesets"][0]["verdicts"]


READERS = {
    "terminal": from_gap_report,
    "json": from_json,
    "jsonl": from_json,
    "html": from_html,
    "xlsx": from_xlsx,
    "markdown": from_markdown,
    "csv": from_csv,
    "sarif": from_sarif,
    "junit": from_junit,
    "github": from_github,
    "github-summary": from_github_summary,
    "gitlab": from_gitlab,
    "receipt": from_receipt,
}
GAPS_ONLY = {"terminal", "sarif", "github", "github-summary", "gitlab"}
"""Formats that name the open items alone; the others name all."""
