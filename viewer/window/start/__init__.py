"""What stands in the window while no document is open."""
