"""A passage, described so that it is found again: in its text, a newer edition, a new structure.

Asks no user and keeps nothing: what is not found for certain is given back with its doubt.
"""
