"""What a topic or a whole document takes with it into a briefing."""
