"""The documents that are open, as tabs above them."""
