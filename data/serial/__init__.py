"""How documents, annotations, labels, plans and corrections are kept as JSON, with versions."""
