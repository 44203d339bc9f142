"""A plan, or the pieces of a briefing, become the content of a handout."""
