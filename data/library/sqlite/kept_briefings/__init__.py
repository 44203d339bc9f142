"""The briefings of a library, and what was changed of them."""
