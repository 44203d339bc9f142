"""The library kept from harm: copies, checks, repair, and what may take whose place."""
