"""Every rule has its folder of examples; each names all that is found in it, and nothing else is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.consistency.knowledge import knowledge
from checker.consistency.registry import review
from checker.document.read import read
from checker.ruleset.data import load_data

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "fixtures" / "findings"
KNOWN = knowledge(load_data("consistency"))
EXAMPLES = sorted(FOLDER.glob("*/*.txt"))


def expected(text):
    """The lines "# rule severity words of the quote" at the top, and the report below them."""
    lines = text.splitlines(keepends=True)
    wanted = []
    while lines and lines[0].startswith("# "):
        rule, severity, quote = lines.pop(0)[2:].rstrip("\n").split(" ", 2)
        wanted.append((rule, severity, quote))
    return wanted, "".join(lines)


def test_every_rule_has_two_examples_that_fire_and_two_that_do_not():
    lacking = [
        rule
        for rule in KNOWN.rules
        if len(list((FOLDER / rule).glob("fires-*.txt"))) < 2
        or len(list((FOLDER / rule).glob("silent-*.txt"))) < 2
    ]
    assert not lacking


def test_every_folder_of_examples_belongs_to_a_rule():
    assert {path.name for path in FOLDER.iterdir()} == set(KNOWN.rules)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_example_gets_what_it_names_and_nothing_else(path):
    wanted, text = expected(path.read_text(encoding="utf-8"))
    found = review(read("bao-cao.txt", text.encode()), KNOWN)
    assert [(f.rule, f.severity) for f in found] == [(rule, severity) for rule, severity, _ in wanted]
    assert all(quote in f.quote for f, (_, _, quote) in zip(found, wanted, strict=True)), [
        f.quote for f in found
    ]
    fires = path.stem.startswith("fires-")
    assert bool(wanted) is fires
    assert not fires or path.parent.name in {rule for rule, _, _ in wanted}
