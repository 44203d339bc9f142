"""Where the analyst's notes stand: in the margin, at the foot, at the end."""
