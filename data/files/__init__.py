"""Files of the user and of others: their paths, their bytes, and archives among them."""
