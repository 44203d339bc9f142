"""Highlights under the reader's hand: words selected, ends moved, one of several meant."""
