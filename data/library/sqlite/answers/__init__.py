"""What the user answered when asked about documents, each answer kept with its document."""
