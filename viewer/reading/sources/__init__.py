"""What leads from the text to elsewhere, and back to the file that it was read from."""
