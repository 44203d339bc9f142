"""Changes that an open document makes of several annotations, of passages, of conflicts."""
