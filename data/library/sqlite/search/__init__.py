"""What is found across the library, and the index behind it."""
