"""Files that cannot be read: each its own message and exit code, no traceback, and the others are still checked."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checker.__main__ import main

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = ROOT / "fixtures" / "hostile"
REPORT = ROOT / "fixtures" / "reports" / "sub-dept.txt"

SAID = {
    "bomb.zip": ("bom nén", "bomb"),
    "binary.txt": ("không phải tệp văn bản", "not a text file"),
    "blank.txt": ("tệp rỗng", "the file is empty"),
    "broken-xml.docx": ("bị hỏng", "damaged"),
    "deep-groups.rtf": ("lồng nhau quá", "nested"),
    "deep-nesting.html": ("lồng nhau quá", "nested"),
    "deep-nesting.docx": ("lồng nhau quá", "nested"),
    "empty.docx": ("tệp rỗng", "the file is empty"),
    "empty.txt": ("tệp rỗng", "the file is empty"),
    "entity-bomb.odt": ("thực thể XML", "entit"),
    "entity-bomb.docx": ("thực thể XML", "entit"),
    "external-entity.docx": ("thực thể XML", "entit"),
    "half.zip": ("gói nén bị hỏng", "archive is damaged"),
    "lost-letters.txt": ("thay bằng dấu hỏi", "question marks"),
    "nested.zip": ("gói nén nằm trong gói nén", "archive within an archive"),
    "no-report.txt": ("không nhận ra đây là báo cáo", "does not look like a report"),
    "no-text.docx": ("không có chữ nào", "no text"),
    "old-word.doc": ("đời cũ (.doc)", "old Word file (.doc)"),
    "old-workbook.doc": ("bảng tính Excel (.xls)", "Excel workbook (.xls)"),
    "only-scripts.html": ("không có chữ nào", "no text"),
    "other-encoding.txt": ("không nhận ra bảng mã", "encoding of the text is unknown"),
    "other-zip.docx": ("không có văn bản nào", "there is no document"),
    "password.docx": ("mật khẩu", "password"),
    "password.odt": ("LibreOffice, bỏ mật khẩu", "protected by a password"),
    "password.pdf": ("PDF có đặt mật khẩu", "protected by a password"),
    "scan.pdf": ("bản quét, chưa kiểm tra được", "a scan, not checked"),
    "truncated.pdf": ("PDF bị hỏng", "the PDF is damaged"),
    "spreadsheet.odt": ("bảng tính OpenDocument", "a spreadsheet in OpenDocument"),
    "truncated.rtf": ("tải về chưa đủ", "not downloaded completely"),
    "truncated.docx": ("bị hỏng", "damaged"),
    "workbook.docx": ("bảng tính Excel", "Excel"),
    "zip-bomb.docx": ("bom nén", "bomb"),
}
READ = "utf-16.txt"
"""The one that can be read: it has a byte order mark."""


def run(capsys, *args):
    status = main(["check", *map(str, args)])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.out + printed.err
    assert "\x1b" not in printed.out + printed.err
    return status, printed.out, printed.err


def test_every_hostile_file_has_its_message_here():
    files = {path.name for path in HOSTILE.iterdir()} - {"README.md", READ}

    assert files == set(SAID)


@pytest.mark.parametrize("name", SAID)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(name, lang, capsys):
    status, out, err = run(capsys, HOSTILE / name, "--lang", lang)

    assert status == 3
    assert out == ""
    assert name in err
    assert SAID[name][lang == "en"] in err


@pytest.mark.parametrize("name", SAID)
def test_the_other_file_of_the_call_is_still_checked(name, capsys):
    status, out, err = run(capsys, HOSTILE / name, REPORT, "-f", "jsonl")

    assert status == 3
    assert name in err
    assert [json.loads(line)["document"]["path"] for line in out.splitlines()] == [REPORT.name]


def test_all_of_them_at_once_are_told_apart(capsys):
    status, out, err = run(capsys, *(HOSTILE / name for name in SAID), REPORT, "-f", "jsonl")

    assert status == 3
    assert len(out.splitlines()) == 1
    assert [name for name in SAID if name not in err] == []


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_what_holds_nothing_to_read_says_so(kind, capsys, tmp_path):
    name = tmp_path / "bao-cao-thang"
    if kind == "folder":
        name.mkdir()

    status, _, err = run(capsys, name, REPORT, "--brief")

    assert status == 3
    assert ("không có văn bản nào" if kind == "folder" else "không tìm thấy tệp") in err


def test_a_folder_and_an_archive_are_read_alike(capsys, tmp_path):
    folder = tmp_path / "thang-6"
    folder.mkdir()
    shutil.copy(REPORT, folder / "b.txt")
    shutil.copy(ROOT / "fixtures" / "reports" / "bao-cao-mau.docx", folder / "a.docx")
    (folder / "a_signed.pdf").write_bytes(b"%PDF-1.7")
    (folder / "hong.docx").write_bytes((HOSTILE / "truncated.docx").read_bytes())
    archive = Path(shutil.make_archive(str(tmp_path / "thang-6"), "zip", folder))
    found = []
    for place in (folder, archive):
        status, out, err = run(capsys, place, "-f", "jsonl")

        assert status == 3
        assert f"{place.name}/hong.docx: tệp bị hỏng" in err
        documents = [json.loads(line)["document"] for line in out.splitlines()]
        assert [document["path"] for document in documents] == [f"{place.name}/a.docx", f"{place.name}/b.txt"]
        assert "không đọc “a_signed.pdf”" in documents[0]["read"]["notes"][0]
        found.append([document["sha256"] for document in documents])
    assert found[0] == found[1]


def test_a_file_of_200_megabytes_is_refused_without_being_read(capsys, tmp_path):
    file = tmp_path / "qua-lon.docx"
    with file.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)  # a hole: takes no room and no time

    status, _, err = run(capsys, file)

    assert status == 3
    assert "200 MB" in err
    assert "giới hạn" in err


def test_a_report_with_strange_names_is_checked(capsys, tmp_path):
    file = tmp_path / "báo cáo [bản 2] & phụ lục.txt"
    shutil.copy(REPORT, file)

    status, out, _ = run(capsys, file, "--brief")

    assert status == 0
    assert "báo cáo [bản 2]" in out


def test_a_ruleset_with_an_error_stops_the_call(capsys, tmp_path):
    folder = tmp_path / "quy-tac"
    folder.mkdir()
    (folder / "ruleset.yaml").write_text("schema: rasoat-ruleset/1\nid: [hỏng\n", encoding="utf-8")

    status, out, err = run(capsys, REPORT, "-r", folder)

    assert status == 2
    assert out == ""
    assert "ruleset.yaml" in err


def test_a_report_in_utf_16_is_checked(capsys):
    status, out, _ = run(capsys, HOSTILE / READ, "-f", "json")

    assert status == 0
    assert json.loads(out)["document"]["path"] == READ


def test_a_report_on_a_web_page_gets_the_verdicts_of_its_text(capsys, tmp_path):
    file = tmp_path / "bao-cao.html"
    lines = "".join(f"<p>{line}</p>\n" for line in REPORT.read_text(encoding="utf-8").splitlines())
    menu = "<nav><a href='/'>Trang chủ</a> <a href='/tin'>Tin tức</a></nav>"
    file.write_text(f"<!DOCTYPE html>\n<html><body>\n{menu}{lines}</body></html>\n", encoding="utf-8")

    _, page, _ = run(capsys, file, "-f", "json")
    _, text, _ = run(capsys, REPORT, "-f", "json")

    page, text = json.loads(page), json.loads(text)
    assert page["document"]["format"] == "html"
    assert "Trang chủ" in page["document"]["read"]["notes"][0]
    assert [item["verdict"] for item in page["items"]] == [item["verdict"] for item in text["items"]]
