"""Web pages to a stream of pieces; nothing in them is run, fetched or followed."""
