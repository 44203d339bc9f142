"""A note as it is written and as a card shows it."""
