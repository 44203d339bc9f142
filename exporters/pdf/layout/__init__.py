"""Content to placed boxes on pages: flow, notes, tables, sheets.

Knows what lines measure, from `exporters.pdf.text`, and nothing of how a PDF is written.
"""
