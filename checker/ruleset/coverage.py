"""From the law to the items to their examples: what a ruleset covers of its law, and the holes in it.

A hole is a provision that no item asks for and that does not say why (``not_asked``), an item that cites
none of the listed provisions, or an item with too few examples.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from checker.ruleset.linting.texts import examples_needed
from checker.ruleset.load import load_ruleset
from checker.ruleset.merge import merge
from checker.ruleset.model import Citation, Text
from checker.ruleset.source import example_files, read_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.ruleset.model import Item


@dataclass(frozen=True, slots=True)
class Covering:
    """An item under a provision, and how many examples it has of each verdict."""

    item: Item
    examples: Mapping[str, int]

    @property
    def is_hole(self) -> bool:
        """Whether too few examples show that the item works."""
        needed = examples_needed(optional=self.item.optional is not None)
        return self.item.skip is None and any(self.examples[name] < least for name, least in needed.items())


@dataclass(frozen=True, slots=True)
class Provision:
    """A clause of the law and the items that cite it; ``not_asked`` says why there may be none.

    ``provision`` is None for the items that cite no clause of the list.
    """

    provision: Citation | None
    items: tuple[Covering, ...]
    not_asked: Text | None = None

    @property
    def is_hole(self) -> bool:
        """Whether something is not covered here, and nothing says why."""
        if self.provision is None:
            return bool(self.items)
        return not self.items and self.not_asked is None


def coverage(name_or_path: str) -> tuple[Provision, ...]:
    """The provisions that a ruleset lists, in their order, with the items that cite them.

    An item that cites an article without a clause stands under each provision of that article that has no
    clause either, or else under the first of the article. Raises RulesetError.
    """
    source = read_source(name_or_path)
    ruleset = load_ruleset(name_or_path)
    data = merge(source)[0]
    told = data.get("provisions") or []
    listed = [_citation(provision, data["instrument"]) for provision in told]
    under: dict[int, list[Covering]] = {}
    for item in ruleset.items:
        files = example_files(source, item.id, item.like)
        covering = Covering(item, Counter(file.name.split("-", 1)[0] for file in files))
        under.setdefault(_place(item.citation, listed), []).append(covering)
    rows = [
        Provision(
            cited,
            tuple(under.get(number, ())),
            Text(**provision["not_asked"]) if "not_asked" in provision else None,
        )
        for number, (cited, provision) in enumerate(zip(listed, told, strict=True))
    ]
    return (*rows, *([Provision(None, tuple(under[-1]))] if -1 in under else []))


def _citation(provision: dict[str, Any], instrument: str) -> Citation:
    named = provision.get("instrument", instrument)
    return Citation(named, provision["article"], provision.get("clause", ""), verified=True)


def _place(cited: Citation, listed: list[Citation]) -> int:
    """The number of the provision that a citation belongs to; -1 when none is listed."""
    same = [
        number
        for number, other in enumerate(listed)
        if (other.instrument, other.article) == (cited.instrument, cited.article)
    ]
    exact = [number for number in same if listed[number].clause == cited.clause]
    return next(iter(exact or ([] if cited.clause and same else same)), -1)
