"""Many documents: finding them, checking them in processes of their own, and what became of each."""
