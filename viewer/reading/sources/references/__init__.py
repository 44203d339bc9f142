"""What leads elsewhere from a place of the text: links, and the marks of footnotes."""
