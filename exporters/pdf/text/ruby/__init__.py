"""Readings that stand above their words in a PDF: their size, place and letters."""
