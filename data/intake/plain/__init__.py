"""Plain text to a stream of pieces."""
