"""The window in which a briefing is composed: its sources, its pieces, its pages."""
