"""Text to lines: faces, shaping, breaking, justification."""
