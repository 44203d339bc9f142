"""What is found across the library, and its index; what is the same text, `data.text` says."""
