"""Old Word files: read through LibreOffice, refused with what to do without it; and all that only looks like one."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from checker.document import office
from checker.document.limits import Limits
from checker.document.read import read
from checker.document.readers.doc import read_doc
from checker.errors import (
    DamagedError,
    DocumentError,
    EncryptedError,
    LimitError,
    UnsupportedFormatError,
)
from tests.document.compound_files import compound, fib
from tests.document.docx_files import OUTLINE, content_types, docx, listed, p, r

needs_office = pytest.mark.skipif(office.find_office() is None, reason="LibreOffice is not installed")
OLD_WORD = compound({"WordDocument": fib()})


def refused(data, **limits):
    with pytest.raises(DocumentError) as caught:
        read("bao-cao.doc", data, limits=Limits(**limits))
    assert caught.value.vi.startswith("bao-cao.doc: ")
    assert caught.value.en.startswith("bao-cao.doc: ")
    return caught.value


@pytest.mark.parametrize(
    ("stream", "vi", "en"),
    [
        ("Workbook", "Excel (.xls)", "Excel workbook (.xls)"),
        ("PowerPoint Document", "PowerPoint (.ppt)", "PowerPoint presentation (.ppt)"),
        ("__properties_version1.0", "Outlook (.msg)", "Outlook message (.msg)"),
        ("Something", "loại khác", "another kind"),
    ],
)
def test_another_old_office_file_is_called_what_it_is(stream, vi, en):
    error = refused(compound({stream: b""}))

    assert isinstance(error, UnsupportedFormatError)
    assert vi in error.vi
    assert en in error.en


@pytest.mark.parametrize(
    "data",
    [compound({"WordDocument": fib(encrypted=True)}), compound({"EncryptedPackage": b""})],
    ids=["doc", "docx"],
)
def test_a_password_is_called_one(data):
    assert isinstance(refused(data), EncryptedError)


def test_without_libreoffice_the_message_says_how_to_save_the_file(monkeypatch):
    monkeypatch.setattr("checker.document.readers.doc.find_office", lambda: None)

    error = refused(OLD_WORD)

    assert isinstance(error, UnsupportedFormatError)
    assert "lưu lại thành .docx" in error.vi
    assert "install LibreOffice" in error.en


@pytest.fixture
def pretended(monkeypatch, tmp_path):
    """A program in the place of LibreOffice, written in Python; returns how to set what it does."""

    def write(code):
        script = tmp_path / "soffice"
        script.write_text(
            f"#!{sys.executable}\nimport sys, time, subprocess\nfrom pathlib import Path\n{code}\n",
            encoding="utf-8",
        )
        script.chmod(0o755)
        monkeypatch.setattr(office, "find_office", lambda: str(script))
        monkeypatch.setattr("checker.document.readers.doc.find_office", lambda: str(script))

    return write


posix = pytest.mark.skipif(sys.platform == "win32", reason="the pretended program is a script")


@posix
def test_a_program_that_hangs_is_ended_with_its_helpers_when_the_time_is_over(pretended, tmp_path):
    started = tmp_path / "helper"
    helper = f"import os, time; open({str(started)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    pretended(f"subprocess.Popen([sys.executable, '-c', {helper!r}])\ntime.sleep(60)")
    begun = time.monotonic()

    error = refused(OLD_WORD, seconds=2)

    assert isinstance(error, LimitError)
    assert "quá 2 giây" in error.vi
    assert time.monotonic() - begun < 20
    if started.exists():
        state = subprocess.run(
            ["ps", "-o", "stat=", "-p", started.read_text()], capture_output=True, text=True, check=False
        )
        assert state.stdout.strip() in {"", "Z"}


@posix
def test_a_file_that_the_program_makes_nothing_of_is_damaged(pretended):
    pretended("sys.exit(1)")

    assert isinstance(refused(OLD_WORD), DamagedError)


@posix
def test_the_call_has_a_profile_of_its_own_without_macros_and_names_no_file_of_the_user(pretended, tmp_path):
    seen = tmp_path / "seen"
    pretended(
        f"profile = next(a for a in sys.argv if a.startswith('-env:')).partition('file://')[2]\n"
        f"settings = (Path(profile) / 'user' / 'registrymodifications.xcu').read_text()\n"
        f"Path({str(seen)!r}).write_text('\\n'.join(sys.argv) + settings)"
    )

    refused(OLD_WORD)

    call = seen.read_text(encoding="utf-8")
    assert "DisableMacrosExecution" in call
    assert "bao-cao" not in call
    assert "--headless" in call


@pytest.mark.parametrize(
    ("platform", "place"),
    [
        ("win32", "LibreOffice/program/soffice.exe"),
        ("darwin", "Applications/LibreOffice.app/Contents/MacOS/soffice"),
    ],
)
def test_it_is_found_where_it_is_installed_by_default(platform, place, monkeypatch, tmp_path):
    program = tmp_path / place
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setattr(office.shutil, "which", lambda _: None)
    monkeypatch.setattr(office.sys, "platform", platform)
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    monkeypatch.setattr(office.Path, "home", lambda: tmp_path)

    assert office.find_office() == str(program)


# -- with LibreOffice itself ----------------------------------------------------------------------

BODY = (
    listed("KẾT QUẢ")
    + listed("Cơ quan đã họp giao ban.", 1)
    + p(r("Së ®· c«ng khai quü.", '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'))
    + p('<w:del w:id="1" w:author="A"><w:r><w:delText>Đã bỏ.</w:delText></w:r></w:del>' + r("Còn lại."))
)


@pytest.fixture(scope="module")
def old_word_file(tmp_path_factory):
    """A .doc made by LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    source = folder / "bao-cao.docx"
    source.write_bytes(docx(BODY, numbering=OUTLINE, extra={"[Content_Types].xml": content_types()}))
    profile = (folder / "profile").as_uri()
    command = [office.find_office(), f"-env:UserInstallation={profile}", "--headless", "--convert-to", "doc"]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)], capture_output=True, timeout=120, check=True
    )
    return (folder / "bao-cao.doc").read_bytes()


@needs_office
def test_an_old_word_file_is_read_with_its_numbers_its_fonts_and_its_deletions(old_word_file):
    reading = read_doc(old_word_file, "bao-cao.doc", Limits())

    assert [f"{block.label} {block.text}".strip() for block in reading.blocks] == [
        "I. KẾT QUẢ",
        "1. Cơ quan đã họp giao ban.",
        "Sở đã công khai quỹ.",
        "Còn lại.",
    ]
    assert reading.format == "doc"
    assert reading.deleted == ("Đã bỏ.",)
    assert [("LibreOffice" in vi, "TCVN3" in vi) for vi, _ in reading.notes][:1] == [(True, False)]
    assert any("TCVN3" in vi for vi, _ in reading.notes)


@needs_office
def test_several_files_go_in_one_call_and_a_broken_one_does_not_stop_the_others(old_word_file):
    broken = old_word_file[:1500]

    first, second, third = office.to_docx([old_word_file, broken, old_word_file], 120)

    assert first is not None
    assert first[:2] == b"PK"
    assert third is not None
    assert second is None or second[:2] == b"PK"
