"""One file per format; each turns bytes into a ``Reading`` and is imported only when it is needed."""
