"""Colours, icons and the appearance that widgets follow."""
