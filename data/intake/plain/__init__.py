"""Plain text to a stream of pieces, also text that was converted to Markdown and saved as plain."""
