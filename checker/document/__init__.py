"""What was submitted: reading files into documents of addressed blocks."""
