"""What the reader does with tables and sees of them, beyond their text."""
