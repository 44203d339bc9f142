"""The guide inside the program: its chapters, searched and printed, with the keys as they are."""
