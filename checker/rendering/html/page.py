"""The frame of a page: one file with its style and its script, allowed to run and load nothing else.

Style and script stand in files beside the renderers and are put into the page, which names their hashes in
its policy, so that nothing in a stranger's document can run or load.
"""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from checker.rendering.html.elements import Markup, join, tag

_LOOK = Path(__file__).resolve().parent / "page.css"


def page(title: str, body: Markup, lang: str, *, style: Path, script: Path) -> str:
    """A page in UTF-8. ``style`` is the file of its own style, after the one that all pages share."""
    looks = Markup("\n".join(file.read_text(encoding="utf-8").strip() for file in (_LOOK, style)))
    runs = Markup(script.read_text(encoding="utf-8").strip())
    allowed = f"style-src {_hash(looks)}; script-src {_hash(runs)}"
    policy = f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", title),
        tag("style", looks),
    )
    whole = tag("html", head, tag("body", join([body, tag("script", runs)])), lang=lang)
    return f"<!DOCTYPE html>\n{whole}\n"


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
