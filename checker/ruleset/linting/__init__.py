"""The checks of ``checker.ruleset.lint``, by subject."""
