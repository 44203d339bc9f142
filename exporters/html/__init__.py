"""The handout as one web page that needs nothing else: no scripts, nothing fetched."""
