"""The ways to divide a text into topics, compared as wholes.

Lines that are set alike make a class; classes, numbers in sequence and what a format declares make
candidates; a dozen documented terms score each candidate as a whole. How far the best one is ahead
says how sure the division is.
"""
