"""Which page is before the reader, and pages that were."""
