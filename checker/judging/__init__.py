"""From candidates to verdicts, and from verdicts to the score."""
