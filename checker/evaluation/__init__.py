"""How well the verdicts of a ruleset agree with those of careful readers, in numbers.

``evaluate`` is the door; ``measure`` is arithmetic alone, ``corpus`` loads labelled reports, ``evidence``
compares quotes, ``baselines`` are the trivial answers that a checker has to beat.
"""
