"""What the program asks of the machine: display, folders, a single instance, its end.

Knows no document.
"""
