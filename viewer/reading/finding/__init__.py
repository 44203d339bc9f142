"""Finding in the document: what is looked for, what was found, and the way through it."""
