"""The plain calls of ``rasoat check``, read without Typer, whose import takes as long as reading a report.

Whatever is not plain (help, a mistake, a clever spelling) is left to Typer and its messages. A test holds the
words known here and those declared in ``check`` together.
"""

from __future__ import annotations

from typing import Any

REPEATED = {
    "-r": "rulesets",
    "--ruleset": "rulesets",
    "-f": "formats",
    "--format": "formats",
    "-o": "outputs",
    "--output": "outputs",
    "--limit": "limits",
}
SINGLE = {
    "--receipt": "receipt",
    "--fail-under": "fail_under",
    "--fail-on": "fail_on",
    "--policy": "policy",
    "--today": "today",
    "--findings": "findings",
}
FLAGS = {"--brief": "brief", "--ocr": "ocr"}


def parse(args: list[str]) -> dict[str, Any] | None:
    """The arguments of ``check_files`` for a plain call; None when Typer has to read it."""
    call: dict[str, Any] = {"files": []}
    words = iter(args)
    for word in words:
        if word == "-" or not word.startswith("-"):
            call["files"].append(word)
            continue
        if word in FLAGS:
            call[FLAGS[word]] = True
            continue
        name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        if not equals:
            value = next(words, "")
        plain = value == "-" or (value and not value.startswith("-"))
        if plain and name in REPEATED:
            call.setdefault(REPEATED[name], []).append(value)
        elif plain and name in SINGLE:
            call[SINGLE[name]] = value
        else:
            return None
    return call
