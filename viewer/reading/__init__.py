"""The page: a document laid out to be read and marked."""
