"""Readings that stand above their words on the page, between its lines."""
