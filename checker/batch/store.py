"""The reports of audits on disk, in one SQLite file in the user's cache folder.

It is the cache between runs, the journal of a run that was interrupted, and what keeps memory from growing.
A report is kept whole or not at all, under the hash of everything that it depends on: the content of the
document, the rulesets, the program, the limits. It quotes the document: the file is for the user alone.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Self

from checker.errors import UsageError
from checker.ruleset.cache import folder
from checker.ruleset.source import read_source, shipped_ids

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import TracebackType

    from checker.batch.worker import Settings

FORMAT = 1
"""Part of the name of the file: raise it when the table changes."""
KEPT_DAYS = 90
"""Reports that no audit asked for in so many days are forgotten."""
_PACKAGE = Path(__file__).resolve().parent.parent


class Store:
    """Packed reports by key. Without ``lasting`` they are forgotten at the end. Raises UsageError."""

    def __init__(self, *, lasting: bool = True) -> None:
        self._temporary = (
            None if lasting else TemporaryDirectory(prefix="rasoat-", ignore_cleanup_errors=True)
        )
        place = Path(self._temporary.name) if self._temporary else folder()
        self._file = place / f"audit-{FORMAT}.sqlite"
        self._used: set[str] = set()
        try:
            place.mkdir(parents=True, exist_ok=True)
            self._open()
        except sqlite3.OperationalError as error:
            raise self._unusable(error) from None
        except sqlite3.DatabaseError:
            # Not ours, or damaged: what it held can be found out again.
            with suppress(OSError):
                self._file.unlink()
            self._open()
        except OSError as error:
            raise self._unusable(error) from None

    def _open(self) -> None:
        with suppress(FileExistsError):
            os.close(os.open(self._file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        self._db = sqlite3.connect(self._file, timeout=60, isolation_level=None)
        # A crash of the program loses nothing, one of the machine perhaps the last reports.
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute(
            "CREATE TABLE IF NOT EXISTS reports"
            " (key TEXT PRIMARY KEY, packed BLOB NOT NULL, day INTEGER NOT NULL)"
        )
        self._db.execute("DELETE FROM reports WHERE day < ?", (_today() - KEPT_DAYS,))

    def __enter__(self) -> Self:
        """Use it as a context: what was used is noted at the end."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        with suppress(sqlite3.Error):
            today = _today()
            self._db.executemany(
                "UPDATE reports SET day = ?1 WHERE key = ?2 AND day <> ?1",
                ((today, key) for key in self._used),
            )
        self._db.close()
        if self._temporary:
            self._temporary.cleanup()

    def get(self, key: str) -> bytes | None:
        """The report kept under a key."""
        try:
            row = self._db.execute("SELECT packed FROM reports WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            raise self._unusable(error) from None
        if row is None:
            return None
        self._used.add(key)
        return bytes(row[0])

    def put(self, key: str, packed: bytes) -> None:
        """Keep a report under a key, at once."""
        try:
            self._db.execute("INSERT OR REPLACE INTO reports VALUES (?, ?, ?)", (key, packed, _today()))
        except sqlite3.Error as error:
            raise self._unusable(error) from None

    def _unusable(self, error: Exception) -> UsageError:
        return UsageError(
            f"Không ghi được kết quả tạm vào {self._file.parent} ({error}). Hãy kiểm tra dung lượng đĩa và "
            "quyền ghi, chọn thư mục khác bằng biến môi trường RASOAT_CACHE, hoặc thêm --no-cache.",
            f"Cannot keep results in {self._file.parent} ({error}). Check the space on the disk and the "
            "permission to write, choose another folder with the variable RASOAT_CACHE, or add --no-cache.",
        )


def key_of(data: bytes, name: str, settings: Settings) -> str:
    """Under what the report on a document is kept: all that it depends on."""
    told = (
        hashlib.sha256(data).hexdigest(),
        Path(name).suffix.lower(),
        bool(settings.rulesets),
        rulesets_id(settings.rulesets),
        program_id(),
        repr(settings.limits),
        settings.threshold,
        settings.findings and settings.severities,
        settings.ocr,
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()


@cache
def rulesets_id(rulesets: tuple[str, ...]) -> str:
    """The hash of the rulesets named, or of all that one may be chosen from. Raises RulesetError."""
    return _digest(read_source(name).sha256.encode() for name in rulesets or shipped_ids())


@cache
def program_id() -> str:
    """The hash of the program itself: its version, and any change of it by whoever works on it."""
    files = (path for path in _PACKAGE.rglob("*") if path.suffix in {".py", ".json", ".yaml"})
    shipped = _PACKAGE / "data"
    return _digest(path.read_bytes() for path in sorted(files) if shipped not in path.parents)


def _digest(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(hashlib.sha256(piece).digest())
    return digest.hexdigest()


def _today() -> int:
    return datetime.now(UTC).date().toordinal()
