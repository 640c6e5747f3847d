"""How much a document may ask of the machine before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one document; the defaults leave room for any real report.

    ``ratio`` counts from the first MiB of a member on: small parts of blanks compress well and harm
    nobody. ``depth`` stays under the 256 levels at which the XML parser itself gives up.
    """

    file_bytes: int = 100 * MIB
    unpacked_bytes: int = 200 * MIB
    ratio: int = 100
    ratio_from: int = MIB
    members: int = 5_000
    depth: int = 200
    pages: int = 1_000
    seconds: float = 60.0
    """For reading one file, text recognition apart."""
    page_seconds: float = 120.0
    """For recognising the text of one page."""
