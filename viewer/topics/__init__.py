"""The topic sidebar: topics, labels, and what was taken out; it goes nowhere by itself."""
