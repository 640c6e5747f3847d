"""Files as LibreOffice writes them; tests that need them are skipped where it is not installed."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from checker.document.office import find_office

if TYPE_CHECKING:
    from pathlib import Path

SOFFICE = find_office()

needs_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


def converted(content: bytes, kinds: tuple[str, ...], folder: Path, suffix: str = "docx") -> dict[str, bytes]:
    """The same document in other formats, all made by one start of the program."""
    assert SOFFICE is not None
    source = folder / f"report.{suffix}"
    source.write_bytes(content)
    results = {}
    for kind in kinds:
        subprocess.run(
            [
                SOFFICE,
                f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                "--headless",
                *("--convert-to", kind, "--outdir", str(folder), str(source)),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        results[kind] = source.with_suffix(f".{kind}").read_bytes()
    return results
