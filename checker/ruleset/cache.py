"""The user's cache of what was compiled from YAML: plain data, keyed by the hash of its sources."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any


def cache_folder() -> Path:
    """The user's cache folder for this tool, by the habits of the platform."""
    if os.environ.get("RASOAT_CACHE"):
        return Path(os.environ["RASOAT_CACHE"])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "rasoat" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "rasoat"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "rasoat"


def read_cache(file: Path, keys: set[str]) -> dict[str, Any] | None:
    """What was kept, or None when it is not there, not whole, or lacks one of the keys."""
    try:
        plain = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return None
    return plain if isinstance(plain, dict) and keys <= plain.keys() else None


def write_cache(file: Path, plain: dict[str, Any]) -> None:
    """Keep what was compiled; a cache that cannot be written is no error."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_name(f"{file.name}.{os.getpid()}")
        partial.write_text(json.dumps(plain, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        partial.replace(file)
