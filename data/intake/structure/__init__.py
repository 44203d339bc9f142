"""A stream of pieces to a document: headings, levels, blocks, masthead, furniture.

Goes by evidence over the whole stream, and knows neither the format nor the file.
"""
