"""What a compound file is: by its directory, not by what is embedded in it, and never with a crash."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document.compound import kind
from tests.document.compound_files import compound, fib

INSTALLER = bytes.fromhex("84100c0000000000c000000000000046")


@pytest.mark.parametrize(
    ("streams", "expected"),
    [
        ({"1Table": b"", "WordDocument": fib()}, "doc"),
        ({"WordDocument": fib(encrypted=True)}, "encrypted"),
        ({"EncryptionInfo": b"", "EncryptedPackage": b""}, "encrypted"),
        ({"Workbook": b""}, "xls"),
        ({"Book": b""}, "xls"),
        ({"PowerPoint Document": b""}, "ppt"),
        ({"__properties_version1.0": b""}, "msg"),
        ({"VisioDocument": b""}, "visio"),
        ({"Catalog": b""}, "thumbnails"),
        ({"Something": b""}, ""),
        ({}, ""),
    ],
)
def test_the_names_of_the_streams_tell_the_kind(streams, expected):
    assert kind(compound(streams)) == expected


def test_an_installer_is_told_by_its_class():
    assert kind(compound({"x": b""}, root_class=INSTALLER)) == "installer"


@pytest.mark.parametrize(
    ("own", "embedded", "expected"),
    [("WordDocument", "Workbook", "doc"), ("Workbook", "WordDocument", "xls")],
)
def test_what_is_embedded_does_not_count(own, embedded, expected):
    assert kind(compound({own: fib()}, inner={"ObjectPool": embedded})) == expected


@pytest.mark.parametrize("length", [0, 8, 30, 76, 511, 512, 600, 1024, 1100])
def test_half_a_file_is_of_no_kind(length):
    assert kind(compound({"WordDocument": fib()})[:length]) == ""


def test_a_directory_that_bites_its_tail_comes_to_an_end():
    data = bytearray(compound({"WordDocument": fib()}))
    data[512 + 4 * 4 : 512 + 4 * 5] = (1).to_bytes(4, "little")  # the last sector leads to the first

    assert kind(bytes(data)) == "doc"


def test_entries_that_are_their_own_neighbours_are_met_once():
    data = bytearray(compound({"a": b"", "b": b"", "WordDocument": fib()}))
    data[1024 + 128 * 3 + 72 : 1024 + 128 * 3 + 76] = (1).to_bytes(4, "little")

    assert kind(bytes(data)) == "doc"


@given(st.binary(min_size=0, max_size=700), st.integers(0, 1500))
def test_no_damage_makes_it_fail(noise, place):
    data = bytearray(compound({"WordDocument": fib()}))
    data[place : place + len(noise)] = noise

    assert isinstance(kind(bytes(data)), str)
