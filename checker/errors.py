"""The tree of errors, and what each means for the exit code.

RasoatError
├── UsageError            the call itself is wrong                     exit 2
├── RulesetError          a ruleset cannot be loaded or is not valid   exit 2
└── DocumentError         a document could not be read                 exit 3
    ├── NotFoundError     no such file, or a folder where a file is due
    ├── EmptyDocumentError
    ├── UnsupportedFormatError
    ├── ScannedError      pictures of pages, without text
    ├── OcrError          text recognition is wanted and cannot be done
    ├── EncryptedError
    ├── SignedError       digitally signed: a copy of it would not be
    ├── DamagedError      a container or its XML is broken
    ├── NotAReportError   a text that is no report at all
    └── LimitError        too large, too deep, or a decompression bomb

Every error carries its message in Vietnamese and in English; ``message(lang)`` picks one.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells its caller. Of several, ``worst`` picks one."""

    OK = 0
    FALLS_SHORT = 1
    USAGE = 2
    UNREADABLE = 3
    INTERNAL = 4

    @staticmethod
    def worst(codes: list[ExitCode]) -> ExitCode:
        """The code that wins when several apply: 4, 2, 3, 1, 0 in that order of precedence."""
        order = (ExitCode.INTERNAL, ExitCode.USAGE, ExitCode.UNREADABLE, ExitCode.FALLS_SHORT)
        return next((code for code in order if code in codes), ExitCode.OK)


class RasoatError(Exception):
    """Base of all errors that the user can do something about."""

    exit_code = ExitCode.INTERNAL

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(vi)
        self.vi = vi
        self.en = en

    def message(self, lang: str = "vi") -> str:
        """The text for the user: what is wrong and what to do."""
        return self.en if lang == "en" else self.vi

    def __reduce__(self) -> tuple[type[RasoatError], tuple[str, str]]:
        """Errors cross process borders in batches."""
        return type(self), (self.vi, self.en)


class UsageError(RasoatError):
    """The command was called with something that makes no sense."""

    exit_code = ExitCode.USAGE


class RulesetError(RasoatError):
    """A ruleset cannot be loaded; the message names file:line:column."""

    exit_code = ExitCode.USAGE


class DocumentError(RasoatError):
    """A document could not be read, and so was not checked."""

    exit_code = ExitCode.UNREADABLE


class NotFoundError(DocumentError):
    """There is no such file, or a folder stands there."""


class EmptyDocumentError(DocumentError):
    """The file holds no text at all."""


class UnsupportedFormatError(DocumentError):
    """The content is of a kind that no reader knows."""


class ScannedError(DocumentError):
    """The document is a scan: its pages are pictures, and nothing in it can be checked."""


class OcrError(DocumentError):
    """Text recognition was asked for, and its program is missing or failed."""


class EncryptedError(DocumentError):
    """The document is protected by a password."""


class SignedError(DocumentError):
    """The document is digitally signed, and what was asked for would break the signature."""


class DamagedError(DocumentError):
    """The container or its XML is broken."""


class NotAReportError(DocumentError):
    """The document was read, but is no report that could be held against a ruleset."""


class LimitError(DocumentError):
    """The document is larger, deeper or more compressed than the limits allow."""
