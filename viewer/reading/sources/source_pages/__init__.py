"""The pages of the file that was read, drawn beside its text."""
