"""rasoat audit as a process: interrupted, killed, taken up again, watched by a person."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from checker.__main__ import main
from tests.batch.small import text

ROOT = Path(__file__).resolve().parents[2]
unix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals on Windows")
MANY = 150
RULES = ("-r", "nd-04-2015")
LINE = "Đã tổ chức hội nghị và công khai quy chế làm việc cho cán bộ, công chức trong năm 2025.\n\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with a cache of its own."""
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    place = tmp_path / "bao-cao"
    place.mkdir()
    return place


@pytest.fixture
def many(folder):
    for number in range(MANY):
        more = LINE.replace("hội nghị", f"hội nghị lần {number}") * 12
        (folder / f"u{number:03}.txt").write_text(text(f"UBND XÃ {number}", number, more), encoding="utf-8")
    return folder


def start(*words):
    return subprocess.Popen(
        [sys.executable, "-m", "checker", "audit", *words],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def kept(tmp_path):
    """How many reports are on disk."""
    files = list((tmp_path / "cache").glob("audit-*.sqlite"))
    try:
        with closing(sqlite3.connect(files[0])) as database:
            return database.execute("SELECT count(*) FROM reports").fetchone()[0]
    except (IndexError, sqlite3.Error):
        return 0


def wait_until_half_way(process, tmp_path):
    while kept(tmp_path) < 20:
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)


def running(marker):
    """The processes whose environment names this place (Linux)."""
    found = []
    for place in Path("/proc").glob("[0-9]*/environ"):
        try:
            if marker.encode() in place.read_bytes():
                found.append(int(place.parent.name))
        except OSError:
            continue
    return [pid for pid in found if pid != os.getpid()]


@unix
class TestAnAuditThatIsInterrupted:
    @pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
    def test_ends_with_what_is_done_kept(self, how, many, tmp_path):
        process = start("bao-cao", "--lang", "en", "--jobs", "2")
        wait_until_half_way(process, tmp_path)
        process.send_signal(how)
        out, err = process.communicate(timeout=30)
        assert process.returncode == 130
        assert out == ""
        assert "Stopped:" in err
        assert "Run the command again to go on." in err
        assert "Traceback" not in err
        assert kept(tmp_path) >= 20

    def test_goes_on_where_it_was_killed_and_leaves_no_process(self, many, tmp_path):
        process = start("bao-cao", "-f", "jsonl", "-o", "a.jsonl", "--jobs", "2")
        wait_until_half_way(process, tmp_path)
        process.kill()
        process.communicate()
        before = kept(tmp_path)
        assert 20 <= before < MANY
        assert not (tmp_path / "a.jsonl").exists(), "results are whole or not there"
        if sys.platform == "linux":
            deadline = time.monotonic() + 20
            while running(str(tmp_path)) and time.monotonic() < deadline:
                time.sleep(0.1)
            assert running(str(tmp_path)) == []
        process = start("bao-cao", "-f", "jsonl", "-o", "a.jsonl", "--jobs", "2")
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
        resumed = (tmp_path / "a.jsonl").read_bytes()
        process = start("bao-cao", "-f", "jsonl", "-o", "b.jsonl", "--jobs", "1", "--no-cache")
        process.communicate(timeout=120)
        assert resumed == (tmp_path / "b.jsonl").read_bytes()
        assert resumed.count(b"\n") == MANY


@unix
def test_a_person_sees_a_bar_and_a_pipe_does_not(folder, tmp_path):
    import pty

    (folder / "a.txt").write_text(text(), encoding="utf-8")
    process = start("bao-cao")
    _, err = process.communicate(timeout=60)
    assert err == "Đã rà soát 1 trong 1 tệp.\n"
    parent, child = pty.openpty()
    done = subprocess.run(
        [sys.executable, "-m", "checker", "audit", "bao-cao", "--no-cache"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "TERM": "xterm", "COLUMNS": "120"},
        stdout=subprocess.DEVNULL,
        stderr=child,
        timeout=60,
        check=False,
    )
    os.close(child)
    with open(parent, "rb", buffering=0) as screen:  # noqa: PTH123 - a terminal, no file
        seen = screen.read(65_536).decode("utf-8", errors="replace")
    assert done.returncode == 0
    assert "Rà soát" in seen
    assert "a.txt" in seen


class TestAWholeFolder:
    @pytest.fixture
    def mixed(self, folder):
        for name, agency in (("mot", "UBND XÃ MỘT"), ("hai", "UBND XÃ HAI")):
            (folder / f"{name}.txt").write_text(text(agency), encoding="utf-8")
        (folder / "rong.txt").touch()
        (folder / "anh.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        with zipfile.ZipFile(folder / "goi.zip", "w") as archive:
            archive.writestr("ba.txt", text("UBND XÃ BA"))
        return folder

    def test_is_summed_up_and_every_result_written(self, mixed, tmp_path, capsys):
        words = ["-f", "terminal", "-f", "csv", "-f", "sarif", "-f", "junit", "-f", "jsonl"]
        words += ["-o", "-", "-o", "b.csv", "-o", "b.sarif", "-o", "b.xml", "-o", "b.jsonl"]
        assert main(["audit", "bao-cao", *RULES, *words, "--lang", "en"]) == 3
        printed = capsys.readouterr()
        assert printed.out.startswith("AUDIT OF REPORTS\n")
        assert "    3  Accepted" in printed.out
        assert "bao-cao/rong.txt: Unreadable. The file is empty" in printed.out
        assert printed.err == (
            "Passed over 1 files that are no documents: bao-cao/anh.png\nChecked 3 of 4 files.\n"
        )
        lines = [json.loads(line) for line in (tmp_path / "b.jsonl").read_text("utf-8").splitlines()]
        # The order is that of the names, a folder's archives among its files.
        assert [one["document"]["agency"][-2:] for one in lines] == ["BA", "AI", "ỘT"]
        assert (tmp_path / "b.csv").read_text("utf-8-sig").count("UBND XÃ HAI") == len(lines[0]["items"])
        (run,) = json.loads((tmp_path / "b.sarif").read_text("utf-8"))["runs"]
        assert [one["location"]["uri"] for one in run["artifacts"]] == [
            "bao-cao/goi.zip/ba.txt",
            "bao-cao/hai.txt",
            "bao-cao/mot.txt",
        ]

    def test_in_a_folder_every_document_has_its_file(self, mixed, tmp_path):
        (tmp_path / "trang").mkdir()
        assert main(["audit", "bao-cao", *RULES, "-f", "html", "-f", "de-nghi", "-o", "trang/"]) == 3
        names = sorted(path.name for path in (tmp_path / "trang").iterdir())
        assert names == [f"{n}{end}" for n in ("ba", "hai", "mot") for end in (".de-nghi.docx", ".html")]
        first = (tmp_path / "trang" / "ba.html").read_bytes()
        assert main(["audit", "bao-cao", *RULES, "-f", "html", "-o", "trang/"]) == 3
        assert (tmp_path / "trang" / "ba.html").read_bytes() == first, "from the cache as from the file"

    def test_gaps_that_were_accepted_pass_and_new_ones_do_not(self, mixed):
        (mixed / "rong.txt").unlink()
        assert main(["audit", "bao-cao", *RULES, "--fail-on", "missing"]) == 1
        assert (
            main(["audit", "bao-cao", *RULES, "--fail-on", "missing", "--write-baseline", "co-san.json"]) == 1
        )
        assert main(["audit", "bao-cao", *RULES, "--fail-on", "missing", "--baseline", "co-san.json"]) == 0
        (mixed / "mot.txt").write_text("BÁO CÁO\n\nI. KẾT QUẢ\n\nKhông.\n\nII. ĐÁNH GIÁ CHUNG\n", "utf-8")
        assert main(["audit", "bao-cao", *RULES, "--fail-on", "missing", "--baseline", "co-san.json"]) == 1

    def test_what_was_fixed_since_is_shown(self, mixed, capsys):
        main(["audit", "bao-cao", *RULES, "-f", "jsonl", "-o", "truoc.jsonl"])
        more = "Đã ban hành và công khai quy chế làm việc của cơ quan ngày 20/02/2025."
        (mixed / "hai.txt").write_text(text("UBND XÃ HAI", more=more), encoding="utf-8")
        (mixed / "mot.txt").unlink()
        capsys.readouterr()
        main(["audit", "bao-cao", *RULES, "--against", "truoc.jsonl", "--lang", "en"])
        out = capsys.readouterr().out
        assert "Fixed: 1; worse than before: 0" in out
        assert "UBND XÃ MỘT" in out

    def test_a_policy_is_applied_and_its_waivers_shown(self, mixed, tmp_path, capsys):
        (mixed / "rong.txt").unlink()
        waiver = {
            "item": "d7.k7",
            "reason": "Mới thành lập",
            "approver": "Văn phòng",
            "expires": "2026-12-31",
        }
        policy = {
            "schema": "rasoat-policy/1",
            "must": ["d7.k7"],
            "waivers": [waiver | {"agency": "UBND XÃ MỘT"}],
        }
        (tmp_path / "p.yaml").write_text(json.dumps(policy), encoding="utf-8")
        assert (
            main(["audit", "bao-cao", *RULES, "--policy", "p.yaml", "--today", "2026-06-01", "--lang", "en"])
            == 1
        )
        out = capsys.readouterr().out
        assert "    1  Accepted" in out
        assert "    2  Falls short" in out
        assert "Mới thành lập" in out
