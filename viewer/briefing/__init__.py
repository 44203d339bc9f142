"""Composing, previewing and printing a handout."""
