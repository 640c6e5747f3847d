"""From candidates to a verdict for each item, and from the verdicts to the score."""
