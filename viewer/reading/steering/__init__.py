"""How one gets about in a document: from the reading position, to an address, and back."""
