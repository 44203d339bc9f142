"""How words, numbers, dates, notes and tables are written in a text, and asked for."""
