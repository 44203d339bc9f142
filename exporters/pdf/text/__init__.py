"""Text to lines: faces, shaping, breaking, justification; knows no page."""
