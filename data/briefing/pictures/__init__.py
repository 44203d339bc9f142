"""Pictures that a letterhead may have: proved to be what they say, and to refer to nothing."""
