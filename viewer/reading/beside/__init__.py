"""A second pane beside the page, and how the two move together."""
