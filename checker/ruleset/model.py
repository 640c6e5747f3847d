"""What is required: a ruleset as it stands after loading. All values are immutable."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

Status = Literal["ok", "warning", "error"]

NOT = ".not"
"""A vocabulary "x.not" takes back what "x" finds inside its own hits ("nhân dân" in "ủy ban nhân dân")."""
NUMBER = "#"
"""The name under which numbers in the text can be referred to."""


class Text(NamedTuple):
    """A text in the two languages of the tool."""

    vi: str
    en: str

    def get(self, lang: str) -> str:
        """The text in ``lang`` ("vi" or "en")."""
        return self.en if lang == "en" else self.vi


class Citation(NamedTuple):
    """The clause that asks for an item. ``clause`` is empty where its order is not confirmed."""

    instrument: str
    article: str
    clause: str
    verified: bool


class Frame(NamedTuple):
    """One way in which a report can name a part of an item.

    ``facet`` is the core facet that a hit names. ``gives`` is the best verdict that it can support.
    ``phrases`` and ``unless`` are names in the lexicon: a hit of ``unless`` in the same clause voids
    the frame. ``requires`` are vocabularies, one of which must stand in the sentence or in what governs
    it; ``beside`` the same without headings; ``not_under`` are acts that must not govern the hit.
    ``titles``: words inside the title of an instrument count. ``roles``: the only section roles that
    count (none: all but tasks ahead and proposals). ``nil``: the phrase itself says that nothing
    occurred, so a "không" in front of it is no negation. ``headings``: a heading counts as evidence.
    ``asserted``: a plan or a denial is only partial. ``opening``: counts only in the opening of the report.
    ``orders``: giving the order is the act itself. ``section``: the phrase names a section; in a heading it
    counts when the text under that says that something was done.
    """

    facet: str
    phrases: str
    gives: Literal["met", "partial"] = "met"
    mode: str = "done"
    unless: str = ""
    requires: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    not_under: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    titles: bool = False
    nil: bool = False
    headings: bool = False
    asserted: bool = True
    opening: bool = False
    orders: bool = False
    section: bool = False


class Facet(NamedTuple):
    """A core part of an item's content, as the gap report names it."""

    id: str
    title: Text


class Check(NamedTuple):
    """One thing that the form of a document must fulfil (see ``checker.form``).

    ``name`` is the kind of check, ``part`` the part of the document that it is about, ``values`` what it asks
    for. ``essential``: where it fails, the component is not there at all. ``advisory``: it is told and costs
    nothing, because the instrument does not ask for it or that is not verified.
    """

    id: str
    name: str
    title: Text
    part: str
    essential: bool
    advisory: bool
    values: dict[str, Any]


class Case(NamedTuple):
    """A case in which an item applies; all that is given must hold.

    The period ends in from..until (ISO dates, empty: open), the report names one of the vocabularies in
    ``mentions``, the name of the agency one of those in ``units``. What is not known of a report holds.
    """

    period_from: str
    period_until: str
    mentions: tuple[str, ...]
    units: tuple[str, ...]


class Condition(NamedTuple):
    """When an item applies: in any of the cases. ``otherwise`` says why it does not in the others."""

    cases: tuple[Case, ...]
    otherwise: Text


class Item(NamedTuple):
    """One thing that a report must contain.

    ``weight`` are its points of the ruleset's 100; ``like`` is the item of the base whose frames it has;
    ``optional`` says why it does not apply to a report that does not name it, ``skip`` why a ruleset made
    from another does not ask for it. An item about the form of a document has ``checks`` instead of frames,
    and its facets are what they ask for. ``figures`` are the rows of the table that a template asks for.
    """

    id: str
    group: str
    title: Text
    mode: str
    need: int
    weight: float
    citation: Citation
    facets: tuple[Facet, ...]
    frames: tuple[Frame, ...]
    advice: Text
    wording: Text
    section: Text
    unless: str = ""
    blanket: str = ""
    not_applicable: str = ""
    applies_when: Condition | None = None
    like: str = ""
    optional: Text | None = None
    skip: Text | None = None
    checks: tuple[Check, ...] = ()
    figures: tuple[Text, ...] = ()


class Group(NamedTuple):
    """Items that belong together; ``weight`` is shared equally among them.

    ``blanket`` names the phrases that claim the whole group without naming an item; they count for
    the items of ``blanket_mode``.
    """

    id: str
    title: Text
    weight: float
    blanket: str = ""
    blanket_mode: str = ""


class Mode(NamedTuple):
    """The kind of act that an item asks for (see the labelling guide, "Mode").

    All but ``title`` name vocabularies: ``acts`` count, but not inside ``not_acts``; ``weak`` acts are
    dissemination only and give at most partial; ``foreign`` acts belong to another mode
    (``foreign_above``: only in what governs the clause), ``between`` acts only keep an object that
    stands behind them from the act; ``audience`` is who must be addressed or act; ``others`` are
    addressees that do not count unless the audience is named too, ``elsewhere`` places that never
    count; ``actors`` must be named for the act to count; ``not_actors`` in front of the act take it
    away, unless one of the later ``actors`` stands beside them.
    """

    id: str
    title: Text
    acts: str = ""
    not_acts: str = ""
    weak: str = ""
    foreign: tuple[str, ...] = ()
    foreign_above: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    audience: str = ""
    others: str = ""
    elsewhere: str = ""
    actors: tuple[str, ...] = ()
    not_actors: str = ""


class Grade(NamedTuple):
    """A band of the score, from ``minimum`` (of 100) upwards."""

    minimum: float
    title: Text


class Validity(NamedTuple):
    """How far the ruleset is the right one for a period that ends in from..until (ISO dates)."""

    start: str
    until: str
    status: Status
    note: Text


class Terms(NamedTuple):
    """What a kind of unit says instead of the general terms of advice and model wording.

    ``unit`` names a vocabulary of which a phrase stands in the name of the agency; ``vi`` and ``en`` are
    pairs of a general term, in small letters, and its own; a term that is kept stands for itself.
    """

    unit: str
    vi: tuple[tuple[str, str], ...]
    en: tuple[tuple[str, str], ...]


class Ruleset(NamedTuple):
    """A ruleset: what it requires, of whom, since when, and how it is scored.

    ``sha256`` is over the source files, ``lexicon`` the compiled phrases (see ruleset.lexicon).
    ``abbreviations`` maps an upper-case short form to the words it stands for, ``outline`` names the
    sections of a report in their order (as the items name them in Vietnamese).
    """

    id: str
    version: str
    title: Text
    sha256: str
    groups: tuple[Group, ...]
    items: tuple[Item, ...]
    modes: tuple[Mode, ...]
    grades: tuple[Grade, ...]
    validity: tuple[Validity, ...]
    footer: Text
    partial_credit: float
    lexicon: dict[str, Any]
    abbreviations: dict[str, str]
    terms: tuple[Terms, ...] = ()
    outline: tuple[str, ...] = ()

    def item(self, item_id: str) -> Item | None:
        """The item of that id, or None."""
        return next((item for item in self.items if item.id == item_id), None)

    def mode(self, mode_id: str) -> Mode:
        """The mode of that id; KeyError when the ruleset has none such."""
        for mode in self.modes:
            if mode.id == mode_id:
                return mode
        raise KeyError(mode_id)

    def status_for(self, period_end: str) -> Validity | None:
        """The statement on its validity that applies to a period ending on ``period_end`` (ISO)."""
        if not period_end:
            return None
        return next((v for v in self.validity if v.start <= period_end <= (v.until or "9999")), None)
