"""What a passage of a briefing says of commitments, corrected by its author."""
