"""Content as tables for spreadsheets: its own tables, or what was marked and noted, row by row."""
