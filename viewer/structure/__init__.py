"""How a document was read, and what the user corrects of it; the page shows the outcome."""
