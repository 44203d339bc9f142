"""What the user corrected of a document's structure, and the document after it."""
