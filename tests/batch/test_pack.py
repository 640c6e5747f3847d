"""A report on its way between processes and into the cache."""

from __future__ import annotations

import pickle
import zlib
from pathlib import PurePosixPath

import pytest

from checker.batch.pack import pack, unpack
from checker.batch.worker import by_id
from checker.check import check
from checker.rendering import FORMATS
from tests.batch.small import RULESETS, text


@pytest.fixture
def report():
    return check("x.txt", RULESETS, data=text().encode())


def test_a_report_comes_back_as_it_went(report):
    back = unpack(pack(report), by_id(RULESETS))
    assert back == report
    for name in ("json", "sarif", "markdown", "html"):
        assert FORMATS[name].render(back) == FORMATS[name].render(report), name


def test_rulesets_do_not_travel(report):
    assert len(pack(report)) < len(zlib.compress(pickle.dumps(report))) / 4
    assert unpack(pack(report), by_id(RULESETS)).parts[0].ruleset is by_id(RULESETS)(
        "nd-04-2015", report.parts[0].ruleset.sha256
    )


def test_another_version_of_the_ruleset_is_not_taken_for_this_one(report):
    def other(name, sha256):
        raise ValueError(name)

    with pytest.raises(ValueError, match="nd-04-2015"):
        unpack(pack(report), other)


class Evil:
    def __reduce__(self):
        return (exec, ("raise SystemExit('it ran')",))


@pytest.mark.parametrize(
    "value", [Evil(), PurePosixPath("x"), "a text", ("a", 1)], ids=["code", "other-class", "text", "tuple"]
)
def test_nothing_but_a_report_is_read_back(value):
    with pytest.raises(ValueError):
        unpack(zlib.compress(pickle.dumps(value)), by_id(RULESETS))


@pytest.mark.parametrize("junk", [b"", b"junk", zlib.compress(b""), zlib.compress(b"\x80\x05.")])
def test_junk_is_refused(junk):
    with pytest.raises(ValueError):
        unpack(junk, by_id(RULESETS))
