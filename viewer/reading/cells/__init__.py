"""What is seen of tables and figures beyond their text, and what the caret does in cells."""
