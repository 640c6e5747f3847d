"""The form of a document held against what a ruleset asks of it: parts, checks, verdicts."""
