"""Checks of a report against itself: numbering, sums, dates, instruments, names. No ruleset is needed.

One module for each family; every check is a pure function from ``Material`` to findings, listed in
``registry``.
"""
