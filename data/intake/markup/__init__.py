"""Web pages and Markdown to a stream of pieces."""
