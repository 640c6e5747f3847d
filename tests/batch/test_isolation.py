"""One file's failure is its own outcome: the others go on, nothing is lost and nothing comes twice."""

from __future__ import annotations

import sys

import pytest

from tests.batch import failing
from tests.batch.small import audit, inputs, text

NAMES = [f"u{number:02}" for number in range(12)]
FILES = inputs(**{("bad" if name == "u05" else name): text(f"UBND XÃ {name}") for name in NAMES})
unix = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals on Windows")


def run(renderer, **changes):
    outcomes, results, seen, _ = audit(FILES, renderers=(renderer,), **changes)
    assert [one.path for one in outcomes] == [one.path for one in FILES], "in order, each exactly once"
    assert sorted(path for path, _ in seen) == sorted(one.path for one in FILES), "each told of exactly once"
    assert results.counts["ok"] == 11 + (outcomes[5].status == "ok")
    return outcomes[5]


def test_a_defect_met_in_one_file_is_told_with_its_name():
    bad = run(failing.fail)
    assert bad.status == "internal-error"
    assert "KeyError: 'boom'" in bad.message.en


@unix
def test_a_file_that_kills_its_process_is_found_out():
    bad = run(failing.die)
    assert bad.status == "internal-error"
    assert "ended abruptly" in bad.message.en


@unix
def test_a_process_that_dies_once_costs_no_file(tmp_path):
    assert run(failing.Once(str(tmp_path / "marker"))).status == "ok"


@unix
def test_a_file_that_hangs_is_stopped():
    bad = run(failing.hang, seconds=1.0)
    assert bad.status == "timed-out"
    assert "longer than 1 seconds" in bad.message.en


@unix
def test_a_file_that_hangs_where_nothing_can_interrupt_it_costs_its_process():
    assert run(failing.deaf, seconds=0.7, grace=0.3).status == "timed-out"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process")
def test_a_file_that_needs_too_much_memory_is_stopped():
    bad = run(failing.greedy, memory=1024)
    assert bad.status == "out-of-memory"
    assert bad.unit == "bad"


def test_renderings_come_with_the_file_they_belong_to():
    _, _, seen, _ = audit(FILES, renderers=(failing.name_of, failing.nothing), lasting=False)
    assert {path: done.renderings for path, done in seen} == {one.path: (one.path, "") for one in FILES}
