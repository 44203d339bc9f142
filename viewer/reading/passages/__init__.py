"""Passages on the page: cut into stretches, with tabs, handles and a bar, from word to word."""
