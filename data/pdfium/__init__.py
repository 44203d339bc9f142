"""PDFium in a process of its own: what the worker runs that `data.intake.pdf` starts.

Hostile files make PDFium take memory without end, hang or crash; here they take only the worker
with them. Its modules import nothing of ours but each other, so that it starts quickly.
"""
