"""What several features are put together from; what one alone needs stands in that one."""
