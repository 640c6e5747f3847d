"""What the checks know: rules, instruments, names and words (``rulesets/consistency``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from checker.consistency.references import references

if TYPE_CHECKING:
    from collections.abc import Mapping


class Rule(NamedTuple):
    """A check's severity when nothing lowers it, and what to do about its findings (vi, en)."""

    id: str
    severity: str
    advice: tuple[str, str]


class Instrument(NamedTuple):
    """What is known of one instrument; ISO dates, empty where unknown.

    From ``repealed`` on, citing it as in force is an error. ``marks`` are words that only it uses.
    ``subject`` are words of its abstract, needed to recognise it where numbers are used again every year.
    Facts that are not verified never carry a finding above "info".
    """

    key: str
    issuer: str
    date: str
    year: str
    ended: str
    severity: str
    successor: str
    subject: str
    verified: bool
    repealed: str
    marks: tuple[str, ...]


class Knowledge(NamedTuple):
    """The data of the checks; ``words`` holds lists by name."""

    rules: Mapping[str, Rule]
    instruments: Mapping[str, Instrument]
    suffixes: tuple[tuple[str, tuple[str, ...]], ...]
    issuers: tuple[str, ...]
    provinces: tuple[str, ...]
    leftovers: tuple[tuple[str, str, str], ...]
    slips: Mapping[str, str]
    words: Mapping[str, frozenset[str]]


def knowledge(plain: Mapping[str, Any]) -> Knowledge:
    """From the parsed YAML files, by stem."""
    instruments = plain["instruments"]
    names = plain["names"]
    words = plain["words"]
    return Knowledge(
        rules={
            rule["id"]: Rule(rule["id"], rule["severity"], (rule["advice"]["vi"], rule["advice"]["en"]))
            for rule in plain["rules"]
        },
        instruments={_key(entry["key"]): _instrument(entry) for entry in instruments["instruments"]},
        suffixes=tuple((entry["suffix"], tuple(entry["issuers"])) for entry in instruments["suffixes"]),
        issuers=tuple(instruments["issuers"]),
        provinces=tuple(names["provinces"]),
        leftovers=tuple((entry["name"], entry["until"], entry["now"]) for entry in names["leftovers"]),
        slips=words["slips"],
        words={name: frozenset(listed) for name, listed in words["lists"].items()},
    )


def _key(written: str) -> str:
    """The spelling in which references are compared: "04/2015/NĐ-CP" and "4/2015/NĐ-CP" are one."""
    return next(references(written)).key


def _instrument(entry: Mapping[str, Any]) -> Instrument:
    date = str(entry.get("date", ""))
    return Instrument(
        entry["key"],
        entry.get("issuer", ""),
        date if len(date) == 10 else "",
        date[:4],
        entry.get("ended", ""),
        entry.get("severity", "info"),
        entry.get("successor", ""),
        entry.get("subject", ""),
        bool(entry.get("verified", False)),
        entry.get("repealed", ""),
        tuple(entry.get("marks", ())),
    )
