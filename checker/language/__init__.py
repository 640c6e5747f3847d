"""Vietnamese text: normal forms, syllables, tokens, abbreviations."""
