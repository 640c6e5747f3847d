"""The HTML page: whole, safe, and usable without its script."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from base64 import b64encode
from itertools import pairwise
from pathlib import Path

import pytest

from checker.check import check
from checker.rendering.html import render
from checker.rendering.html.elements import Markup, join, tag, text
from tests.builders import make_report
from tests.rendering.hostile import hostile_report
from tests.rendering.readings import Page

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).resolve().parents[2]
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@pytest.fixture(scope="module")
def real():
    return check(ROOT / "fixtures" / "reports" / "bao-cao-mau.docx")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_golden(lang):
    """The page without style and script, an element a line; RASOAT_GOLDEN=1 writes it anew."""
    page = SCRIPT.sub("<script></script>", STYLE.sub("<style></style>", render(make_report(), lang)))
    page = re.sub(r"sha256-[\w+/=]+", "sha256-", page).replace("><", ">\n<")
    file = GOLDEN / f"{lang}.html"
    if os.environ.get("RASOAT_GOLDEN") == "1":
        file.write_text(page, encoding="utf-8", newline="\n")
    assert page == file.read_text(encoding="utf-8")


def test_nothing_is_loaded_and_only_the_two_parts_of_the_page_may_run(real):
    page = render(real)
    policy = next(attrs["content"] for tag, attrs in Page(page).tags if attrs.get("http-equiv"))
    for kind, pattern in (("style-src", STYLE), ("script-src", SCRIPT)):
        (content,) = pattern.findall(page)
        digest = b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind} 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    for tag_, attrs in Page(page).tags:
        assert not {"src", "style", "action", "srcset"} & set(attrs), tag_
        assert not [name for name in attrs if name.startswith("on")], tag_
        assert attrs.get("href", "#").startswith("#")


def test_every_link_leads_somewhere_and_every_id_is_given_once(real):
    for report in (real, make_report(), hostile_report()):
        page = Page(render(report))
        assert len(page.ids) == len(set(page.ids))
        assert {link[1:] for link in page.links} <= set(page.ids)


def test_two_rulesets_with_the_same_items_do_not_mix():
    report = make_report()
    page = Page(render(report._replace(parts=report.parts * 2)))
    assert len(page.ids) == len(set(page.ids))
    assert {"muc-1-d7.k1", "muc-2-d7.k1"} <= set(page.ids)


def test_the_quote_of_every_piece_of_evidence_is_marked_in_the_full_text(real):
    page = render(real)
    marked = " ".join(re.findall(r"<mark[^>]*>(.*?)</mark>", page))
    words = set(re.findall(r"\w+", marked))
    for verdict in real.parts[0].verdicts:
        for found in verdict.evidence:
            assert set(re.findall(r"\w+", found.quote)) <= words


def test_the_full_text_is_all_there(real):
    page = re.sub(r'<a [^>]*class="back"[^>]*>.*?</a>', "", render(real))
    shown = "".join(Page(page).text)
    for block in real.document.blocks:
        for word in block.text.replace("|", " ").split():
            assert word in shown


def test_a_strangers_text_stays_text():
    page = Page(render(hostile_report()))
    names = {tag for tag, _ in page.tags}
    assert not names & {"img", "iframe", "object", "b"}
    assert [tag for tag, _ in page.tags].count("script") == 1
    for _, attrs in page.tags:
        assert not [name for name in attrs if name.startswith("on")]
        assert attrs.get("href", "#").startswith("#")
    shown = "".join(page.text)
    assert "<script>alert(1)</script>" in shown
    assert not {"\x1b", "\x00", "\u202e", "\u200b", "\ud800"} & set(shown)
    render(hostile_report()).encode("utf-8")


def test_headings_go_down_one_level_at_a_time_and_regions_have_names():
    tags = Page(render(make_report())).tags
    levels = [int(name[1]) for name, _ in tags if re.fullmatch(r"h[1-6]", name)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = set(Page(render(make_report())).ids)
    for name, attrs in tags:
        if name == "section":
            assert attrs["aria-labelledby"] in ids
    assert [name for name, _ in tags].count("main") == 1


def colours(block):
    return dict(re.findall(r"--([\w-]+): (#\w+)", block))


def luminance(colour):
    colour = colour[1:] if len(colour) == 7 else "".join(char * 2 for char in colour[1:])
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_letters_stand_out_from_their_ground(scheme):
    """WCAG 2 AA asks for 4.5 to 1 (https://www.w3.org/TR/WCAG22/#contrast-minimum)."""
    style = (ROOT / "checker" / "rendering" / "html" / "page.css").read_text(encoding="utf-8")
    own = colours(re.findall(r":root \{(.*?)\}", style, re.DOTALL)[scheme])
    pairs = [(ink, ground) for ink in ("ink", "soft", "link", "accent") for ground in ("paper", "page")]
    pairs += [(name, f"{name}-bg") for name in ("met", "partial", "missing", "na")]
    pairs += [("ink", f"{name}-bg") for name in ("met", "partial", "missing", "na")]
    pairs += [("ink", f"mark-{name}") for name in ("met", "partial", "target")]
    weak = {pair: contrast(own[pair[0]], own[pair[1]]) for pair in pairs}
    assert {pair: value for pair, value in weak.items() if value < 4.5} == {}


def test_markup_is_made_by_its_own_functions_only():
    assert (
        tag("p", "a < b & c", Markup("<br>"), title='"x"')
        == '<p title="&quot;x&quot;">a &lt; b &amp; c<br></p>'
    )
    assert tag("input", checked=True, name=None) == "<input checked>"
    assert join(["<a>", tag("b", "c")], ", ") == "&lt;a&gt;,<b>c</b>"
    assert text("a\x1b[31m\u202eb") == "ab"


@pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not installed")
def test_the_browser_runs_the_filters_and_complains_of_nothing(real, tmp_path):
    file = tmp_path / "bao-cao.html"
    file.write_text(render(real), encoding="utf-8")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--v=0"]
    done = subprocess.run(
        [*command, f"--user-data-dir={tmp_path}/profile", "--dump-dom", file.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert f"Đang hiện {len(real.parts[0].verdicts)} trên" in done.stdout
    assert "CONSOLE" not in done.stderr
