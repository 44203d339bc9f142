"""The page: a document laid out to be read and marked, found in, and walked through.

Makes no annotation: it tells what is wanted with a passage.
"""
