"""Renderers that do to their process what hostile files and defects of libraries do."""

from __future__ import annotations

import os
import signal
import time


def name_of(report, lang):
    return report.document.name


def nothing(report, lang):
    return ""


def fail(report, lang):
    """A defect that shows in one file."""
    if "bad" in report.document.name:
        raise KeyError("boom")
    return ""


def die(report, lang):
    """The process is gone, as after a fault of memory."""
    if "bad" in report.document.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return ""


def hang(report, lang):
    """Python goes on for ever."""
    while "bad" in report.document.name:
        time.sleep(0.01)
    return ""


def deaf(report, lang):
    """Code outside Python goes on for ever and hears no signal."""
    if "bad" in report.document.name:
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        time.sleep(600)
    return ""


def greedy(report, lang):
    """A file needs more memory than there is."""
    return "" if "bad" not in report.document.name else str(len(bytearray(1 << 31)))


class Once:
    """The process dies while it is at work, but only the first time."""

    def __init__(self, marker):
        self.marker = marker

    def __call__(self, report, lang):
        if "bad" in report.document.name:
            try:
                os.close(os.open(self.marker, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                return ""
            os.kill(os.getpid(), signal.SIGKILL)
        return ""
