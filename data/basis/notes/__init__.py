"""What notes say: read once from what was typed, shown by every output."""
