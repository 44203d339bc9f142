"""Files of the user and of others: their paths, their bytes, and archives among them.

What the bytes mean is not known here; `data.intake` reads them.
"""
