"""Annotations that go to colleagues and come from them, as files."""
