"""Knowledge that belongs to no ruleset: read once, kept, and refused with a clear message when it is not there."""

from __future__ import annotations

import pytest

from checker.errors import RulesetError
from checker.ruleset import data


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(data, "library", lambda: tmp_path)
    monkeypatch.setenv("RASOAT_CACHE", str(tmp_path / "cache"))
    place = tmp_path / "facts"
    place.mkdir()
    (place / "words.yaml").write_text("lists: [một, hai]\n", encoding="utf-8")
    return place


def test_files_are_read_by_their_stem(folder):
    (folder / "names.yaml").write_text("- Hà Nam\n", encoding="utf-8")
    assert data.load_data("facts") == {"names": ["Hà Nam"], "words": {"lists": ["một", "hai"]}}


@pytest.mark.usefixtures("folder")
def test_what_was_read_once_is_not_parsed_again(monkeypatch):
    first = data.load_data("facts")
    monkeypatch.setattr(data, "parse_yaml", lambda *_: pytest.fail("parsed again"))
    assert data.load_data("facts") == first


def test_a_change_is_noticed(folder):
    data.load_data("facts")
    (folder / "words.yaml").write_text("lists: [ba]\n", encoding="utf-8")
    assert data.load_data("facts") == {"words": {"lists": ["ba"]}}


@pytest.mark.usefixtures("folder")
def test_a_cache_that_is_broken_is_made_anew(tmp_path):
    first = data.load_data("facts")
    for file in (tmp_path / "cache").iterdir():
        file.write_text("{", encoding="utf-8")
    assert data.load_data("facts") == first


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"a: [1"])
def test_a_file_that_cannot_be_read_is_refused(folder, content):
    (folder / "words.yaml").write_bytes(content)
    with pytest.raises(RulesetError):
        data.load_data("facts")


@pytest.mark.usefixtures("folder")
def test_a_folder_that_is_not_there_is_named():
    with pytest.raises(RulesetError) as error:
        data.load_data("none")
    assert "rulesets/none" in error.value.vi
    assert "rulesets/none" in error.value.en
