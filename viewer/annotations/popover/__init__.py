"""An annotation shown and changed at its passage, with the list of annotations or without."""
