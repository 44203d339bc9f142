"""Installed fonts as faces of one PDF: for scripts that our own lack, and for emoji."""
