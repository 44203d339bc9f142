"""PDFium: what a PDF holds, as runs of text on its pages.

Hostile files make PDFium take memory without end, hang or crash: it is called only where files are
read, in the process of `data.confined`. Its modules import nothing of ours but each other.
"""
