"""The topic sidebar."""
