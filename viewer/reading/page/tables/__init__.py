"""Tables on the page: each row is one block of text, whose cells stand in columns."""
