"""Font files: what is in them and installed, and the part of one that a PDF gets."""
