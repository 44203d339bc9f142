"""A passage, described so that it is found again: in its text, a newer edition, a new structure."""
