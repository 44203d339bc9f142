"""How things are kept: as JSON, by the fields of their types, with a version for each kind."""
