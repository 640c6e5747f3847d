"""PDF of what is written as Word, made by LibreOffice where it is installed."""

from __future__ import annotations

import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from checker.document.office import find_office
from checker.errors import UsageError

_SECONDS = 120


def as_pdf(docx: bytes) -> bytes:
    """Convert a Word file that this program wrote; UsageError when LibreOffice is not there or fails.

    LibreOffice puts the time of writing into a PDF: of all that is written here, only that changes.
    """
    program = find_office()
    if program is None:
        raise UsageError(
            "Muốn ghi PDF thì máy phải có LibreOffice. Hãy ghi thành .docx rồi lưu thành PDF trong Word.",
            "To write PDF, LibreOffice has to be installed. Write .docx and save it as PDF in Word.",
        )
    with tempfile.TemporaryDirectory(prefix="rasoat-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / "letter.docx"
        source.write_bytes(docx)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        convert = ("--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder), str(source))
        # How it ended is told by the file that is there or not.
        with suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run([program, profile, *convert], capture_output=True, check=False, timeout=_SECONDS)
        written = source.with_suffix(".pdf")
        if not written.is_file():
            raise UsageError(
                "LibreOffice không chuyển được sang PDF. Hãy ghi thành .docx rồi lưu thành PDF trong Word.",
                "LibreOffice could not make the PDF. Write .docx and save it as PDF in Word.",
            )
        return written.read_bytes()
