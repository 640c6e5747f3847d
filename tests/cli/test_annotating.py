"""``rasoat annotate`` on Word files, which a scenario cannot hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.__main__ import main
from tests.document.docx_files import zipped
from tests.document.test_comments import commented, contents

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "fixtures" / "reports" / "bao-cao-mau.docx"


@pytest.fixture
def report(tmp_path, monkeypatch):
    """A copy of the sample report in the working folder."""
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "bao-cao.docx"
    file.write_bytes(SAMPLE.read_bytes())
    return file


def test_writes_a_copy_beside_the_report_and_leaves_the_report(report, capsys):
    assert main(["annotate", "bao-cao.docx"]) == 0
    assert "Đã ghi bao-cao.ra-soat.docx: nhận xét về 14 nội dung" in capsys.readouterr().out
    assert len(commented((report.parent / "bao-cao.ra-soat.docx").read_bytes())) == 17
    assert report.read_bytes() == SAMPLE.read_bytes()


def test_beside_the_report_is_where_the_report_is(report):
    folder = report.parent / "thang-12"
    folder.mkdir()
    report.rename(folder / "bao-cao.docx")
    assert main(["annotate", "thang-12/bao-cao.docx"]) == 0
    assert sorted(file.name for file in folder.iterdir()) == ["bao-cao.docx", "bao-cao.ra-soat.docx"]


def test_a_file_with_macros_keeps_its_kind(report):
    report.rename(report.with_suffix(".docm"))
    assert main(["annotate", "bao-cao.docm"]) == 0
    assert (report.parent / "bao-cao.ra-soat.docm").is_file()


@pytest.mark.parametrize(("lang", "words"), [("vi", "đã ký số"), ("en", "digitally signed")])
def test_a_signed_file_is_refused(report, capsys, lang, words):
    report.write_bytes(zipped(contents(SAMPLE.read_bytes()) | {"_xmlsignatures/sig1.xml": b"<Signature/>"}))
    assert main(["annotate", "bao-cao.docx", "--lang", lang]) == 3
    assert words in capsys.readouterr().err
    assert [file.name for file in report.parent.iterdir()] == ["bao-cao.docx"]


def test_a_damaged_file_is_refused(report, capsys):
    report.write_bytes(SAMPLE.read_bytes()[:9000])
    assert main(["annotate", "bao-cao.docx"]) == 3
    assert "bị hỏng" in capsys.readouterr().err
    assert [file.name for file in report.parent.iterdir()] == ["bao-cao.docx"]


def test_the_same_name_in_other_letters_or_by_a_link_is_the_report_too(report):
    link = report.parent / "khac.docx"
    try:
        link.symlink_to(report)
    except OSError:
        pytest.skip("links cannot be made here")
    assert main(["annotate", "bao-cao.docx", "-o", "khac.docx", "--force"]) == 2
    assert report.read_bytes() == SAMPLE.read_bytes()
