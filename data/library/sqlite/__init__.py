"""The engine that keeps a library in a file of SQLite."""
