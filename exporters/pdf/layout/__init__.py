"""Content to placed boxes on pages: flow, notes, tables, sheets."""
