"""The command line: one thin file per command; with the terminal renderer the only room that prints."""
