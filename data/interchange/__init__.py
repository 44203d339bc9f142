"""Annotations that go to colleagues and come from them, as files."""

PACKAGE = ".briefing"
"""The suffix of a document with its annotations, which comes in as a whole."""
