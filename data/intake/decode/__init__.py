"""Bytes to text: encodings, mojibake, and codes that were left in it; no lines and no headings."""
