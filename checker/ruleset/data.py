"""Knowledge that belongs to no single ruleset (``rulesets/<folder>/*.yaml``), parsed once and cached."""

from __future__ import annotations

import hashlib
from typing import Any

from checker.errors import RulesetError
from checker.ruleset.cache import read_plain, write_plain
from checker.ruleset.source import library, parse_yaml


def load_data(folder: str) -> dict[str, Any]:
    """The YAML files of ``rulesets/<folder>`` by stem, taken from the cache when they have not changed.

    Raises RulesetError when the folder is not there or a file does not parse.
    """
    files = sorted((library() / folder).glob("*.yaml"))
    try:
        texts = {file.stem: file.read_text(encoding="utf-8") for file in files}
    except (OSError, UnicodeDecodeError) as error:
        raise _unreadable(folder) from error
    if not texts:
        raise _unreadable(folder)
    digest = hashlib.sha256(repr(sorted(texts.items())).encode()).hexdigest()
    kept = f"data-{folder}-{digest}.json"
    plain = read_plain(kept, frozenset(texts))
    if plain is None:
        plain = {stem: parse_yaml(f"{folder}/{stem}.yaml", text) for stem, text in texts.items()}
        write_plain(kept, plain)
    return plain


def _unreadable(folder: str) -> RulesetError:
    return RulesetError(
        f"Không đọc được dữ liệu đi kèm ở thư mục rulesets/{folder}; hãy cài đặt lại.",
        f"Cannot read the data that came with the tool in rulesets/{folder}; install it again.",
    )
