"""What the user has otherwise than the program comes: look of the text, theme, name, keys."""
