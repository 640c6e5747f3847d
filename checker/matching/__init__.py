"""From a document to candidates: its words, the phrases found in them, and what stands around those."""
