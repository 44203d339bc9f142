"""How a document names its topics and paragraphs, in its own numbers where it has some.

What stands in square brackets is counted by us, as editors set apart what they add.
"""
