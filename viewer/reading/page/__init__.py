"""The page as it is set: how blocks look, how far down they stand, and their lines.

Nothing here is done for all of a document but what is quick: lines are broken where somebody looks.
"""
