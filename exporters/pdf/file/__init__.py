"""The PDF file: pages drawn, structure tagged, metadata and attachments written.

Where things stand on the pages is decided before, in `exporters.pdf.layout`.
"""
