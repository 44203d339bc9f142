"""Passages on the page: cut into stretches, with tabs and handles, from word to word."""
