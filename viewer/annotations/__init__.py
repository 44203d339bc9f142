"""The annotations of the open document: their cards, the editor of a note, and what the keys do.

Changes go through the session; no other pane is known here.
"""
