"""LibreOffice as a helper: old Word files become .docx files, many in one call.

A start of LibreOffice takes a second and a further file a tenth of it, so whoever has many files hands them
over together. The files are strangers': they get names of ours in a folder of their own, the profile is a
fresh one in which macros are off and links are not followed, and the call ends when its time is over.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel"
 oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks"
 oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link"
 oor:op="fuse"><value>2</value></prop></item>
</oor:items>
"""
"""Macros off, at the highest level; links to other files and to the network neither loaded nor updated."""

_ARGUMENTS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
_FILTER = "docx:MS Word 2007 XML"


def find_office() -> str | None:
    """The program of LibreOffice: on the search path, or where it is installed by default."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return found
    return next((str(path) for path in _default_places() if path.is_file()), None)


def to_docx(files: Sequence[bytes], seconds: float) -> list[bytes | None]:
    """Convert documents that LibreOffice reads to .docx, in one call; None for one that it could not read.

    ``seconds`` is for all of them together. Raises FileNotFoundError when LibreOffice is not installed, and
    TimeoutError when the time is over.
    """
    program = find_office()
    if program is None:
        raise FileNotFoundError("soffice")
    with tempfile.TemporaryDirectory(prefix="rasoat-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
        sources = []
        for number, content in enumerate(files):
            source = folder / f"{number}.doc"
            source.write_bytes(content)
            sources.append(str(source))
        target = folder / "docx"
        command = [program, f"-env:UserInstallation={profile.as_uri()}", *_ARGUMENTS]
        _run([*command, "--convert-to", _FILTER, "--outdir", str(target), *sources], seconds)
        results = [target / f"{number}.docx" for number in range(len(files))]
        return [result.read_bytes() if result.is_file() else None for result in results]


def _run(command: list[str], seconds: float) -> None:
    """Run LibreOffice to its end, whatever its exit code; the files it wrote say how it went."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program with the helpers it started: ``soffice`` itself is only a launcher."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _default_places() -> Iterator[Path]:
    if sys.platform == "win32":
        for variable in ("ProgramW6432", "ProgramFiles", "ProgramFiles(x86)"):
            if folder := os.environ.get(variable):
                yield Path(folder) / "LibreOffice" / "program" / "soffice.exe"
    elif sys.platform == "darwin":
        for applications in (Path("/Applications"), Path.home() / "Applications"):
            yield applications / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        yield Path("/usr/lib/libreoffice/program/soffice")
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        yield Path("/snap/bin/libreoffice")
