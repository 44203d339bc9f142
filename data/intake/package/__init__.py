"""What documents of several formats are kept in: an archive of parts, many of them XML."""
