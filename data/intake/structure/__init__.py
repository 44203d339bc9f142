"""A stream of pieces to a document: headings, levels, blocks, masthead, furniture."""
