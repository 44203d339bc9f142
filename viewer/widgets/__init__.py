"""What several features are put together from."""
