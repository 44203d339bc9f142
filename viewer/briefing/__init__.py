"""A handout composed, previewed, exported and printed; what gets into it, `data.briefing` says."""
