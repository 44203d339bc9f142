"""How words, numbers, dates, notes and tables are written in a text, and asked for.

What is the same text is said here alone; nothing here looks for it in a library or on a page.
"""
