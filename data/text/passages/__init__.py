"""What words of a block bear besides their letters, readings and marks, and how they are copied."""
