"""The library's screens: documents, search, labels, trash, copies, exchange, editions.

SQLite is not known here, nor what a damaged row is.
"""
