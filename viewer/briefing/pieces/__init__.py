"""What is asked of one piece: its commitments, and what a topic or document takes with it."""
