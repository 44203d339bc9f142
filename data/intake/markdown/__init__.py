"""Markdown in its many dialects to a stream of pieces; HTML in it is read as web pages are."""
