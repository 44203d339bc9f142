"""What the model is made with: values, points in time, progress, notes.

It knows nothing of documents.
"""
