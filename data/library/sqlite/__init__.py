"""The engine that keeps a library in a file of SQLite.

Nothing outside names it but `data.library.location`; others know the port.
"""
