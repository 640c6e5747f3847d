"""What a text says around its phrases, by subject: the thing that candidates and verdicts ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.matching.acts import Acts
from checker.matching.assertion import Assertion
from checker.matching.context import Context
from checker.matching.found import Found
from checker.matching.placeholders import Placeholders
from checker.matching.sections import Sections
from checker.matching.titles import Recitals, Titles
from checker.matching.units import Units

if TYPE_CHECKING:
    from checker.matching.find import Hits
    from checker.matching.index import Index


class Facts:
    """The hits of a lexicon in a document, and what is known about the places where they stand.

    ``kinds`` are the names of the phrases that stand in the name of the agency.

    Nothing is worked out before it is asked for, and nothing twice.
    """

    def __init__(self, text: Index, hits: Hits, kinds: frozenset[str] = frozenset()) -> None:
        self.text = text
        self.hits = hits
        self.kinds = kinds
        self.found = Found(text, hits)
        self.context = Context(self.found)
        self.sections = Sections(self.found, self.context)
        self.titles = Titles(self.found)
        self.recitals = Recitals(self.found)
        self.placeholders = Placeholders(self.found)
        self.assertion = Assertion(self.found, self.context)
        self.units = Units(self.found)
        self.acts = Acts(self.found, self.context, self.titles)
