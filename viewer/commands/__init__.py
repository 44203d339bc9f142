"""The command line: its grammar and its verbs, without Qt.

What the window does, too, stands in `viewer.services`.
"""
