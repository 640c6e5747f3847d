"""From a folder of YAML files to a ruleset: the cache, and errors that name their place."""

from __future__ import annotations

import json
import shutil
import unicodedata

import pytest
from jsonschema import Draft202012Validator

from checker.errors import RulesetError
from checker.ruleset import load
from checker.ruleset.load import load_ruleset
from checker.ruleset.source import library, read_source, schema, shipped_ids
from tests.ruleset.small import dump, item, line_of, ruleset, text, write


@pytest.fixture(autouse=True)
def cache(monkeypatch, tmp_path):
    folder = tmp_path / "cache"
    monkeypatch.setenv("RASOAT_CACHE", str(folder))
    return folder


def error_of(name):
    with pytest.raises(RulesetError) as caught:
        load_ruleset(name)
    return caught.value


def assert_error_at(error, file, line, column, vi, en):
    """The error names file:line:column in both languages, and shows the line with a pointer under it."""
    shown = file.read_text(encoding="utf-8").splitlines()[line - 1]
    label = file.relative_to(file.parents[1] if file.parent.name != "items" else file.parents[2]).as_posix()
    for message, words in ((error.vi, vi), (error.en, en)):
        first, offending, pointer = message.split("\n")
        assert first.startswith(f"{label}:{line}:{column}: ")
        assert words in first
        assert offending == f"    {shown}"
        assert pointer == "    " + " " * (column - 1) + "^"


# -- what is shipped ---------------------------------------------------------------------------------


def test_the_schema_is_a_valid_json_schema():
    Draft202012Validator.check_schema(schema())
    assert schema()["$id"] == "rasoat-ruleset/1"


def test_the_ruleset_on_the_decree_is_shipped():
    assert "nd-04-2015" in shipped_ids()


@pytest.mark.parametrize("name", shipped_ids())
def test_every_shipped_ruleset_loads_under_the_name_of_its_folder(name):
    loaded = load_ruleset(name)
    assert loaded.id == name
    assert loaded.items
    assert {item.group for item in loaded.items} == {group.id for group in loaded.groups}


def test_an_unknown_name_is_answered_with_the_known_ones():
    error = error_of("nd-99")
    for message in (error.vi, error.en):
        assert "'nd-99'" in message
        assert all(name in message for name in shipped_ids())


def test_a_folder_without_a_ruleset(tmp_path):
    assert "ruleset.yaml" in error_of(str(tmp_path)).vi


def test_a_file_that_is_not_utf_8(tmp_path):
    folder = tmp_path / "cu"
    folder.mkdir()
    (folder / "ruleset.yaml").write_bytes("id: đ".encode("utf-16"))
    assert "UTF-8" in error_of(str(folder)).en


# -- a folder outside the library --------------------------------------------------------------------


def test_a_folder_anywhere_is_a_ruleset(tmp_path):
    loaded = load_ruleset(write(tmp_path / "mau", ruleset()))
    assert [item.id for item in loaded.items] == ["a.mot", "a.hai"]
    assert [item.weight for item in loaded.items] == [50, 50]
    assert loaded.item("a.mot").citation.instrument == "Nghị định mẫu"


def test_the_file_itself_may_be_named(tmp_path):
    write(tmp_path / "mau", ruleset())
    assert load_ruleset(str(tmp_path / "mau" / "ruleset.yaml")).id == "mau"


def test_items_may_stand_in_files_of_their_own(tmp_path):
    name = write(tmp_path / "mau", ruleset(), parts=[[item("b.mot", "họp")], [item("c.mot", "bàn")]])
    assert [item.id for item in load_ruleset(name).items] == ["a.mot", "a.hai", "b.mot", "c.mot"]


def test_shared_vocabularies_are_taken_up_and_may_be_replaced(tmp_path):
    data = ruleset(use=["people"], vocabulary={"staff": ["thuyền viên"]})
    data["items"] = [item("a.mot", "{staff} họp", "{board} họp")]
    compiled = load.compile_source(read_source(write(tmp_path / "mau", data)))
    assert compiled["ruleset"]["vocabulary"]["staff"] == ["thuyền viên"]
    assert "board" in compiled["ruleset"]["vocabulary"]
    assert compiled["ruleset"]["abbreviations"]["CBCC"] == "cán bộ công chức"


def test_line_ends_do_not_change_the_identity_of_a_ruleset(tmp_path):
    name = write(tmp_path / "mau", ruleset())
    before = read_source(name).sha256
    file = tmp_path / "mau" / "ruleset.yaml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert read_source(name).sha256 == before
    file.write_text(dump(ruleset(version="1.0.1")), encoding="utf-8")
    assert read_source(name).sha256 != before


def test_the_place_of_a_ruleset_does_not_change_its_identity(tmp_path, monkeypatch):
    write(tmp_path / "mau", ruleset())
    write(tmp_path / "ban-sao", ruleset())
    monkeypatch.chdir(tmp_path / "mau")
    hashes = {read_source(name).sha256 for name in (".", "ruleset.yaml", "../mau", str(tmp_path / "ban-sao"))}
    assert len(hashes) == 1


# -- the cache ---------------------------------------------------------------------------------------


def forbid_compiling(monkeypatch):
    def refuse(_):
        raise AssertionError("compiled again")

    monkeypatch.setattr(load, "compile_source", refuse)


def test_a_loaded_ruleset_is_kept_and_used_again(tmp_path, cache, monkeypatch):
    name = write(tmp_path / "mau", ruleset())
    first = load_ruleset(name)
    (file,) = cache.iterdir()
    assert read_source(name).sha256 in file.name
    forbid_compiling(monkeypatch)
    assert load_ruleset(name) == first


def test_a_changed_ruleset_is_compiled_again(tmp_path, cache):
    name = write(tmp_path / "mau", ruleset())
    load_ruleset(name)
    write(tmp_path / "mau", ruleset(version="2.0.0"))
    assert load_ruleset(name).version == "2.0.0"
    assert len(list(cache.iterdir())) == 2


def test_without_the_cache_nothing_is_written_or_read(tmp_path, cache, monkeypatch):
    name = write(tmp_path / "mau", ruleset())
    load_ruleset(name, cache=False)
    assert not cache.exists()
    load_ruleset(name)
    forbid_compiling(monkeypatch)
    with pytest.raises(AssertionError, match="compiled again"):
        load_ruleset(name, cache=False)


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b'{"ruleset": {}}',
        pytest.param(
            b'{"ruleset": {}, "lexicon": {}}',
        ),
    ],
)
def test_a_damaged_cache_file_is_ignored_and_replaced(tmp_path, cache, damage):
    name = write(tmp_path / "mau", ruleset())
    first = load_ruleset(name)
    (file,) = cache.iterdir()
    file.write_bytes(damage)
    assert load_ruleset(name) == first
    assert json.loads(file.read_bytes()).keys() == {"ruleset", "lexicon"}


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path, cache):
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert load_ruleset(write(tmp_path / "mau", ruleset())).id == "mau"


# -- errors with their place -------------------------------------------------------------------------


def test_a_yaml_error(tmp_path):
    name = write(tmp_path / "mau", ruleset())
    file = tmp_path / "mau" / "ruleset.yaml"
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[2] = 'version: "1.0.0" 7'
    file.write_text("\n".join(lines), encoding="utf-8")
    assert_error_at(error_of(name), file, 3, 18, "YAML không hợp lệ", "not valid YAML")


def test_a_file_that_is_no_mapping(tmp_path):
    name = write(tmp_path / "mau", ruleset())
    file = tmp_path / "mau" / "ruleset.yaml"
    file.write_text("- mot\n", encoding="utf-8")
    assert_error_at(error_of(name), file, 1, 1, "phải là một bảng", "must be a mapping")


def test_a_file_of_items_that_is_no_list(tmp_path):
    name = write(tmp_path / "mau", ruleset(), parts=[[]])
    file = tmp_path / "mau" / "items" / "0.yaml"
    file.write_text("id: mot\n", encoding="utf-8")
    assert_error_at(error_of(name), file, 1, 1, "phải là một danh sách mục", "must be a list of items")


def test_an_unknown_key_in_an_item(tmp_path):
    name = write(
        tmp_path / "mau", ruleset(), parts=[[item("b.mot", "họp"), item("b.hai", "bàn", avdice="x")]]
    )
    file = tmp_path / "mau" / "items" / "0.yaml"
    line, column = line_of(file, "id: b.hai")
    assert_error_at(error_of(name), file, line, column, "'avdice'", "'avdice' was unexpected")


def test_an_unknown_key_at_the_top(tmp_path):
    name = write(tmp_path / "mau", ruleset(wieghts=3))
    assert_error_at(error_of(name), tmp_path / "mau" / "ruleset.yaml", 1, 1, "'wieghts'", "'wieghts'")


@pytest.mark.parametrize("key", ["citation", "advice", "wording", "section"])
def test_an_item_that_lacks_a_key(tmp_path, key):
    lacking = item("a.mot", "họp")
    del lacking[key]
    name = write(tmp_path / "mau", ruleset(items=[lacking]))
    file = tmp_path / "mau" / "ruleset.yaml"
    line, column = line_of(file, "id: a.mot")
    assert_error_at(error_of(name), file, line, column, f"'{key}'", f"'{key}' is a required property")


def test_an_unknown_shared_vocabulary(tmp_path):
    name = write(tmp_path / "mau", ruleset(use=["peple"]))
    file = tmp_path / "mau" / "ruleset.yaml"
    line, column = line_of(file, "- peple")
    assert_error_at(
        error_of(name), file, line, column, "từ vựng chung tên 'peple'", "vocabulary called 'peple'"
    )


def test_an_unknown_vocabulary_in_a_phrase(tmp_path):
    name = write(tmp_path / "mau", ruleset(items=[item("a.mot", "họp", "họp {stafff}")]))
    file = tmp_path / "mau" / "ruleset.yaml"
    line, column = line_of(file, "họp {stafff}")
    assert_error_at(
        error_of(name), file, line, column, "cụm từ không hợp lệ", "no vocabulary is called 'stafff'"
    )


def test_an_unknown_vocabulary_in_a_condition(tmp_path):
    entry = item("a.mot", "họp")
    entry["facets"][0]["requires"] = ["stafff"]
    name = write(tmp_path / "mau", ruleset(items=[entry]))
    file = tmp_path / "mau" / "ruleset.yaml"
    line, column = line_of(file, "id: mot")
    assert_error_at(error_of(name), file, line, column, "không có từ vựng 'stafff'", "no vocabulary 'stafff'")


def test_an_item_id_that_stands_twice(tmp_path):
    name = write(tmp_path / "mau", ruleset(), parts=[[item("a.mot", "bàn")]])
    file = tmp_path / "mau" / "items" / "0.yaml"
    line, column = line_of(file, "a.mot")
    assert_error_at(error_of(name), file, line, column, "trùng mã mục 'a.mot'", "'a.mot' is used twice")


def test_a_group_that_is_not_there(tmp_path):
    name = write(tmp_path / "mau", ruleset(items=[item("a.mot", "họp", group="nhóm khác")]))
    file = tmp_path / "mau" / "ruleset.yaml"
    line, column = line_of(file, "nhóm khác")
    assert_error_at(error_of(name), file, line, column, "không có nhóm", "there is no group 'nhóm khác'")


def test_a_mode_that_is_not_there(tmp_path):
    name = write(tmp_path / "mau", ruleset(items=[item("a.mot", "họp", mode="disclosed")]))
    file = tmp_path / "mau" / "ruleset.yaml"
    line, column = line_of(file, "id: mot")
    assert_error_at(error_of(name), file, line, column, "phương thức", "there is no such mode")


def test_a_further_frame_for_a_facet_that_is_not_there(tmp_path):
    name = write(
        tmp_path / "mau", ruleset(items=[item("a.mot", "họp", also=[{"id": "hai", "phrases": ["bàn"]}])])
    )
    file = tmp_path / "mau" / "ruleset.yaml"
    line, column = line_of(file, "id: hai")
    assert_error_at(error_of(name), file, line, column, "không có vế 'hai'", "there is no facet 'hai'")


def test_more_facets_needed_than_there_are(tmp_path):
    name = write(tmp_path / "mau", ruleset(items=[item("a.mot", "họp", need=2)]))
    file = tmp_path / "mau" / "ruleset.yaml"
    line, _ = line_of(file, "need: 2")
    assert_error_at(error_of(name), file, line, 9, "need lớn hơn số vế", "more than the number of facets")


def test_an_expansion_that_is_too_large(tmp_path):
    phrase = "x" + "".join(f" [{letter}]" for letter in "abcdefghik")
    name = write(tmp_path / "mau", ruleset(), parts=[[item("b.mot", "họp", phrase)]])
    file = tmp_path / "mau" / "items" / "0.yaml"
    line, column = line_of(file, "x [a]")
    assert_error_at(error_of(name), file, line, column, "more than 600", "more than 600 sequences")


def test_a_vocabulary_that_refers_to_itself(tmp_path):
    name = write(tmp_path / "mau", ruleset(vocabulary={"a": ["họp", "{a} bàn"]}))
    file = tmp_path / "mau" / "ruleset.yaml"
    line, column = line_of(file, "{a} bàn")
    # In YAML the phrase stands between quotation marks.
    assert_error_at(error_of(name), file, line, column - 1, "refer to each other", "a -> a")


def test_vocabularies_in_a_circle(tmp_path):
    name = write(tmp_path / "mau", ruleset(vocabulary={"a": ["họp {b}"], "b": ["bàn {a}"]}))
    file = tmp_path / "mau" / "ruleset.yaml"
    line, column = line_of(file, "họp {b}")
    assert_error_at(error_of(name), file, line, column, "vòng tròn", "circle")


def test_vocabularies_in_a_circle_are_refused(tmp_path):
    name = write(tmp_path / "mau", ruleset(vocabulary={"a": ["họp {b}"], "b": ["bàn {a}"]}))
    error = error_of(name)
    assert "vòng tròn" in error.vi
    assert "circle" in error.en


@pytest.mark.parametrize(
    "changes", [{"items": 5}, {"use": 5}, {"vocabulary": ["a"]}, {"abbreviations": 3}], ids=str
)
def test_a_key_of_another_type_is_a_schema_error(tmp_path, changes):
    folder = tmp_path / "mau"
    folder.mkdir()
    (folder / "ruleset.yaml").write_text(dump(ruleset() | changes), encoding="utf-8")
    assert next(iter(changes)) in error_of(str(folder)).en


def test_a_date_must_stand_between_quotation_marks(tmp_path):
    name = write(tmp_path / "mau", ruleset())
    file = tmp_path / "mau" / "ruleset.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("'2020-01-01'", "2020-01-01"), encoding="utf-8")
    assert error_of(name).en.startswith(f"mau/ruleset.yaml:{line_of(file, '2020-01-01')[0]}:")


def test_no_error_names_an_absolute_path(tmp_path):
    name = write(tmp_path / "mau", ruleset(items=[item("a.mot", "họp (")]))
    assert str(tmp_path) not in error_of(name).vi


def test_a_copy_of_a_shipped_ruleset_is_the_same_ruleset(tmp_path):
    shipped = library() / "nd-04-2015"
    copy = tmp_path / "nd-04-2015"
    shutil.copytree(shipped, copy, ignore=shutil.ignore_patterns("examples"))
    assert load_ruleset(str(copy)) == load_ruleset("nd-04-2015")


def test_texts_are_kept_as_they_are_written(tmp_path):
    title = unicodedata.normalize("NFC", "Việc “cần” làm – và đã làm")
    name = write(tmp_path / "mau", ruleset(title=text(title, "What was done")))
    assert load_ruleset(name).title.vi == title
    assert load_ruleset(name).title.en == "What was done"
