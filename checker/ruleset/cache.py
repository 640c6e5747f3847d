"""Compiled forms of rulesets, kept in the user's cache folder by the hash of what they were made from."""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any


def folder() -> Path:
    """The user's cache folder for this tool, by the habits of the platform; ``RASOAT_CACHE`` moves it."""
    if os.environ.get("RASOAT_CACHE"):
        return Path(os.environ["RASOAT_CACHE"])
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "rasoat" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "rasoat"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "rasoat"


def read_plain(name: str, keys: frozenset[str]) -> dict[str, Any] | None:
    """What was kept under a name; None when it is not there or lacks one of the keys."""
    try:
        plain = json.loads((folder() / name).read_bytes())
    except (OSError, ValueError):
        return None
    return plain if isinstance(plain, dict) and keys <= plain.keys() else None


def write_plain(name: str, plain: dict[str, Any]) -> None:
    """Keep plain data under a name; a cache that cannot be written is no error."""
    file = folder() / name
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        partial = file.with_name(f"{file.name}.{os.getpid()}")
        partial.write_text(json.dumps(plain, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        partial.replace(file)
