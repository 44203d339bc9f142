"""Lines and the marks inside them, as several formats have them in common; no reader of its own."""
