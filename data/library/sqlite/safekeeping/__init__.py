"""The library kept from harm: copies, checks, repair, and what may take whose place.

What the library's rows mean stands in the rooms above; here they are whole or not.
"""
