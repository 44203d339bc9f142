"""Annotations as the engine keeps them: the store, their changes, their trash, their origins."""
