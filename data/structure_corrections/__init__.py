"""What the user corrected of a document's structure and details, and the document after it.

The document as it was read is never changed, and no file is.
"""
