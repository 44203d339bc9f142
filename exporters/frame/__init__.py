"""What a handout says of itself, in the language of its frame."""
