"""Colours, icons and the appearance that widgets follow; draws no widget of its own."""
