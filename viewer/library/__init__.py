"""The shelf of documents."""
