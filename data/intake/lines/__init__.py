"""Lines and the marks inside them, as plain text and Markdown have in common."""
