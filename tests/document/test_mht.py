"""Web pages saved as one file."""

from __future__ import annotations

import base64

import pytest

from checker.document import read as door
from checker.document.readers.mht import _page
from checker.errors import DamagedError

PAGE = "<html><body><p>Cơ quan đã họp.</p></body></html>"


def mht(page, encoding="base64", kind="text/html; charset=utf-8"):
    lines = [
        "MIME-Version: 1.0",
        'Content-Type: multipart/related; boundary="x"',
        "",
        "--x",
        "Content-Type: image/png",
        "",
        "no page",
        "--x",
        f"Content-Type: {kind}",
        f"Content-Transfer-Encoding: {encoding}",
        "",
        page,
        "--x--",
        "",
    ]
    return "\r\n".join(lines).encode()


@pytest.fixture
def plain_pages(monkeypatch):
    """Pages read as text: what matters here is that they are found and decoded."""
    monkeypatch.setitem(door.READERS, "html", "text:read_text")


@pytest.mark.usefixtures("plain_pages")
@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1252"])
def test_the_page_is_found_among_the_parts_and_decoded(charset):
    page = "<html><p>Các phòng</p></html>"
    encoded = base64.encodebytes(page.encode(charset)).decode()

    reading = door.reading_of(
        mht(encoded, kind=f"text/html; charset={charset}"), "a.doc", door.DEFAULT_LIMITS
    )

    assert [block.text for block in reading.blocks] == [page]
    assert reading.format == "mht"


def test_the_page_is_read_as_a_page():
    encoded = base64.encodebytes(PAGE.encode()).decode()

    reading = door.reading_of(mht(encoded), "a.doc", door.DEFAULT_LIMITS)

    assert [block.text for block in reading.blocks] == ["Cơ quan đã họp."]


def test_a_page_without_a_charset_speaks_for_itself():
    assert _page(mht("<html>x</html>", "8bit", "text/html")) == b"<html>x</html>"


@pytest.mark.parametrize(
    "data",
    [
        mht("", kind="text/html"),
        mht("YWJj", kind="text/plain"),
        mht("YWJj", kind="text/html; charset=khong-co"),
        mht("w/8=", kind="text/html; charset=utf-8"),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n",
        b"MIME-Version: 1.0\n" + b'Content-Type: multipart/related; boundary="x"\n\n--x\n' * 3_000,
    ],
    ids=["empty", "no page", "unknown charset", "wrong charset", "half", "nested"],
)
def test_a_file_without_a_page_is_damaged(data):
    with pytest.raises(DamagedError) as caught:
        door.reading_of(data, "a.mht", door.DEFAULT_LIMITS)

    assert "a.mht" in caught.value.vi
