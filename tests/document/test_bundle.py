"""Folders and archives: every document in them once, in order, and what is wrong with the others."""

from __future__ import annotations

import io
import pickle
import zipfile
import zlib

import pytest

from checker.document.bundle import open_bundle
from checker.document.limits import Limits
from checker.document.read import read
from checker.errors import (
    DamagedError,
    EncryptedError,
    LimitError,
    NotFoundError,
    UnsupportedFormatError,
)
from tests.document.compound_files import compound, fib
from tests.document.docx_files import docx, p, zipped

PDF = b"%PDF-1.7\n..."
WORD = docx(p("Báo cáo"))
TEXT = "Báo cáo".encode()
WORKBOOK = zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""})


def report(number="57/BC-SNV", title="Kết quả thực hiện dân chủ năm 2021"):
    """The text of a report with a head."""
    return f"SỞ NỘI VỤ\n\nSố: {number}\n\nBÁO CÁO\n\n{title}\n\nI. KẾT QUẢ\n\nĐã họp."


def word(text):
    return docx("".join(p(line) for line in text.split("\n\n")))


@pytest.fixture(params=["folder", "archive"])
def bundle(request, tmp_path):
    """A function that makes a bundle called "goi" of files and opens it; both kinds behave alike."""

    def make(files, **limits):
        if request.param == "folder":
            place = tmp_path / "goi"
            for name, data in files.items():
                path = place / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            place.mkdir(exist_ok=True)
        else:
            place = tmp_path / "goi.zip"
            place.write_bytes(zipped(files))
        opened = open_bundle(place, Limits(**limits))
        return Seen(opened, place.name)

    return make


class Seen:
    """A bundle with the name of the folder or archive taken off its names."""

    def __init__(self, opened, name):
        self.opened = opened
        self.names = [each.name.removeprefix(f"{name}/") for each in opened.documents]
        self.notes = {each.name.removeprefix(f"{name}/"): each.notes for each in opened.documents}
        self.errors = {key.removeprefix(f"{name}/"): error for key, error in opened.errors}
        self.passed_over = [each.removeprefix(f"{name}/") for each in opened.passed_over]


def test_documents_come_in_the_order_of_their_paths_whatever_their_suffix(bundle):
    found = bundle(
        {"thang-6/b.docx": WORD, "thang.txt": TEXT, "a.txt": TEXT, "thang-12/a": WORD, "thang-6/a.PDF": PDF}
    )

    assert found.names == ["a.txt", "thang-12/a", "thang-6/a.PDF", "thang-6/b.docx", "thang.txt"]
    assert found.opened.documents[1].load() == WORD


def test_a_document_is_read_under_its_path(bundle):
    (each,) = bundle({"thang-6/a.docx": WORD}).opened.documents

    document = read(each.name, each.load(), name=each.name, notes=(("một", "one"),))

    assert document.name.endswith("/thang-6/a.docx")
    assert document.notes[0] == ("một", "one")


def test_what_is_no_document_is_passed_over_and_named(bundle):
    files = {
        "a.txt": TEXT,
        "b.xlsx": WORKBOOK,
        "c.docx": WORKBOOK,
        "d.jpg": b"\xff\xd8\xff\xe0",
        "e.csv": TEXT,
    }
    files |= {"f.xls": compound({"Workbook": b""}), "g.exe": b"MZ\x90\x00", "h.json": b"{}"}

    found = bundle(files)

    assert found.names == ["a.txt"]
    assert found.passed_over == ["b.xlsx", "c.docx", "d.jpg", "e.csv", "f.xls", "g.exe", "h.json"]
    assert found.errors == {}


def test_what_programs_leave_behind_is_not_even_named(bundle):
    hidden = ["~$bao-cao.docx", ".git/config", "__MACOSX/._a.docx", "Thumbs.db", "desktop.ini", ".DS_Store"]

    found = bundle({"a.txt": TEXT, **dict.fromkeys(hidden, WORD)})

    assert (found.names, found.passed_over, found.errors) == (["a.txt"], [], {})


@pytest.mark.parametrize("files", [{}, {"a.xlsx": WORKBOOK}], ids=["empty", "workbooks"])
def test_nothing_to_check_is_an_error(bundle, files):
    with pytest.raises(NotFoundError) as caught:
        bundle(files)

    assert "không có văn bản nào" in caught.value.vi


def test_more_documents_than_allowed_are_refused(bundle):
    with pytest.raises(LimitError) as caught:
        bundle({f"{number}.txt": TEXT for number in range(4)}, documents=3)

    assert "--limit documents=" in caught.value.vi


def test_submissions_can_be_sent_to_another_process(bundle):
    documents = bundle({"a.docx": WORD}).opened.documents

    assert pickle.loads(pickle.dumps(documents))[0].load() == WORD


# -- the same document twice ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "signed",
    [
        *("bc_signed.pdf", "bc.signed.pdf", "bc.pdf", "bc (ký số).pdf", "bc_da_ky.pdf", "bc-da-ky-so.pdf"),
        *("bc_signed_signed.pdf", "bc(đã ký).pdf", "bc-signed (1).PDF", "bc_kyso.pdf", "bc_signed.docx"),
    ],
)
def test_of_a_word_file_and_its_signed_copy_the_word_file_is_read(bundle, signed):
    found = bundle({"bc.docx": WORD, signed: WORD if signed.endswith("docx") else PDF, "khac.pdf": PDF})

    assert found.names == ["bc.docx", "khac.pdf"]
    ((vi, en),) = found.notes["bc.docx"]
    assert f"đã đọc “bc.docx”, không đọc “{signed}”" in vi
    assert f"“{signed}” was not" in en
    assert found.notes["khac.pdf"] == ()


def test_an_old_word_file_goes_before_a_print_and_behind_a_new_one(bundle):
    old = compound({"WordDocument": fib()})

    assert bundle({"a.doc": old, "a.pdf": PDF}).names == ["a.doc"]
    found = bundle({"b.docx": WORD, "b.doc": old, "b.pdf": PDF})
    assert found.names[-1] == "b.docx"
    assert "“b.doc”, “b.pdf”" in found.notes["b.docx"][0][0]


@pytest.mark.parametrize("other", ["thang-7/bc_signed.pdf", "bc-2.pdf", "bc design.pdf", "BC.pdf"])
def test_other_names_are_other_documents(bundle, other):
    assert len(bundle({"bc.docx": WORD, other: PDF}).names) == 2


def test_the_same_number_and_title_make_one_document_whatever_the_names(bundle):
    text = report()
    files = {
        "bao cao.docx": word(text),
        "van ban 57.txt": text.encode(),
        "khac.txt": report("58/BC-SNV").encode(),
    }

    found = bundle(files)

    assert found.names == ["bao cao.docx", "khac.txt"]
    assert "“van ban 57.txt”" in found.notes["bao cao.docx"][0][0]


def test_two_word_files_with_one_number_are_both_read(bundle):
    files = {"a.docx": word(report()), "b.docx": word(report()), "c.txt": TEXT}

    assert bundle(files).names == ["a.docx", "b.docx", "c.txt"]


# -- archives -------------------------------------------------------------------------------------


def archived(tmp_path, data, name="goi.zip"):
    (tmp_path / name).write_bytes(data)
    return open_bundle(tmp_path / name, Limits())


def test_an_archive_in_a_folder_is_opened_and_one_in_an_archive_is_not(tmp_path):
    inner = zipped({"a.docx": WORD})
    (tmp_path / "trong.zip").write_bytes(inner)
    (tmp_path / "ngoai.zip").write_bytes(zipped({"trong.zip": inner, "b.txt": TEXT}))

    found = Seen(open_bundle(tmp_path, Limits()), tmp_path.name)

    assert found.names == ["ngoai.zip/b.txt", "trong.zip/a.docx"]
    assert list(found.errors) == ["ngoai.zip/trong.zip"]
    assert isinstance(found.errors["ngoai.zip/trong.zip"], UnsupportedFormatError)


def test_a_damaged_archive_in_a_folder_does_not_cost_the_others(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "hong.zip").write_bytes(zipped({"x/b.txt": TEXT})[:-30])

    found = Seen(open_bundle(tmp_path, Limits()), tmp_path.name)

    assert found.names == ["a.txt"]
    assert isinstance(found.errors["hong.zip"], DamagedError)


def test_paths_that_lead_out_of_the_archive_lead_nowhere(tmp_path):
    files = {"../../etc/a.txt": TEXT, "/b.txt": TEXT, "C:\\\\c\\d.txt": TEXT, "e/./../f.txt": TEXT}

    found = archived(tmp_path, zipped(files))

    assert sorted(each.name for each in found.documents) == [
        *("goi.zip/C:/c/d.txt", "goi.zip/b.txt", "goi.zip/e/f.txt", "goi.zip/etc/a.txt")
    ]
    assert {each.load() for each in found.documents} == {TEXT}
    assert [path.name for path in tmp_path.iterdir()] == ["goi.zip"]


def test_names_that_an_archiver_wrote_in_utf_8_without_saying_so_are_shown_rightly(tmp_path):
    data = zipped({"báo cáo.txt": TEXT}).replace(b"\x00\x08", b"\x00\x00")  # the flag of UTF-8

    (each,) = archived(tmp_path, data).documents

    assert each.name == "goi.zip/báo cáo.txt"


def test_an_archive_with_a_password_says_so(tmp_path):
    data = bytearray(zipped({"a.docx": WORD}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1

    ((name, error),) = archived(tmp_path, bytes(data)).errors

    assert name == "goi.zip/a.docx"
    assert isinstance(error, EncryptedError)


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path, monkeypatch):
    data = zipped({"a.txt": bytes(30_000_000), "b.txt": TEXT})
    most = []

    real = zlib.decompressobj

    class Watched:
        def __init__(self, *args):
            self.inner = real(*args)

        def decompress(self, data, most_bytes):
            most.append(most_bytes)
            return self.inner.decompress(data, most_bytes)

    monkeypatch.setattr("checker.document.archive.zlib.decompressobj", Watched)
    found = archived(tmp_path, data)

    assert [each.name for each in found.documents] == ["goi.zip/b.txt"]
    assert isinstance(found.errors[0][1], LimitError)
    assert "bom nén" in found.errors[0][1].vi
    assert max(most, default=0) < 10_000


def test_a_member_that_lies_about_its_size_is_damaged(tmp_path):
    data = zipped({"a.txt": TEXT * 1000})
    data = data.replace((len(TEXT) * 1000).to_bytes(4, "little"), (99).to_bytes(4, "little"))

    (each,) = archived(tmp_path, data).documents
    with pytest.raises(DamagedError):
        each.load()


def test_too_many_members_are_refused_before_they_are_listed(tmp_path, monkeypatch):
    data = zipped({f"{number}.txt": b"" for number in range(6_000)})

    def no_listing(*_):
        raise AssertionError("the members were listed")

    monkeypatch.setattr("checker.document.archive.zipfile.ZipFile", no_listing)
    with pytest.raises(LimitError) as caught:
        archived(tmp_path, data)

    assert "--limit parts=" in caught.value.vi


@pytest.mark.parametrize("part", [0.1, 0.5, 0.8, 0.95])
def test_a_part_of_an_archive_is_damaged(tmp_path, part):
    data = zipped({"x/a.txt": TEXT * 20, "x/b.docx": WORD})

    with pytest.raises(DamagedError):
        archived(tmp_path, data[: int(len(data) * part)])


def test_a_method_of_packing_that_nobody_uses_is_refused(tmp_path):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", TEXT * 100)

    ((_, error),) = archived(tmp_path, buffer.getvalue()).errors

    assert isinstance(error, DamagedError)


def test_links_to_folders_are_not_followed(tmp_path):
    (tmp_path / "a.txt").write_bytes(TEXT)
    try:
        (tmp_path / "vong").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")

    assert Seen(open_bundle(tmp_path, Limits()), tmp_path.name).names == ["a.txt"]
