"""The analyst's own page: its parts, their entries, tables and glossary."""
